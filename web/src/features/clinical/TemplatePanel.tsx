import type { Field, Section, Template } from '../../api/functions.gen.ts';
import { SidePanel } from '../../ui/SidePanel.tsx';
import { answerWords, needWords } from './template.ts';
import { kindNames } from './words.ts';

/** All that one template asks, section by section, as the note's editor shows it. */
export function TemplatePanel({ template, onClose }: { template: Template; onClose: () => void }) {
  return (
    <SidePanel title={template.name} isOpen plain onClose={onClose}>
      <div className="flex flex-col gap-6">
        <p className="text-ink-muted">
          {kindNames[template.kind]}, version {template.version}
        </p>
        {template.sections.map((section) => (
          <section key={section.key}>
            <h3 className="pb-2 font-semibold">{section.title}</h3>
            <ul className="divide-y divide-line border-y border-line">
              {section.fields.map((field) => (
                <FieldLine key={field.key} field={field} section={section} />
              ))}
            </ul>
            {section.shortcuts.length > 0 ? (
              <p className="pt-2 text-sm text-ink-muted">
                By one press: {section.shortcuts.map((shortcut) => shortcut.label).join(', ')}
              </p>
            ) : null}
          </section>
        ))}
      </div>
    </SidePanel>
  );
}

function FieldLine({ field, section }: { field: Field; section: Section }) {
  const need = needWords(field, section);
  return (
    <li className="py-2">
      <p className="font-medium">{field.label}</p>
      <p className="text-sm break-words text-ink-muted">{answerWords(field)}</p>
      {field.help ? <p className="text-sm break-words text-ink-muted">{field.help}</p> : null}
      {need ? <p className="text-sm font-medium">{need}</p> : null}
    </li>
  );
}
