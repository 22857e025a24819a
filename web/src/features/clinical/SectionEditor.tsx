import type { FieldContent, Section } from '../../api/functions.gen.ts';
import { Button } from '../../ui/Button.tsx';
import { answerIn, missingIn, withAnswers } from './content.ts';
import { FieldEditor } from './FieldEditor.tsx';

/** One section of a note while it is written. */
export function SectionEditor({
  section,
  fields,
  showMissing,
  onChange,
  onBlur,
}: {
  section: Section;
  fields: readonly FieldContent[] | undefined;
  /** After somebody tried to sign: what is missing is marked. */
  showMissing: boolean;
  onChange: (fields: FieldContent[]) => void;
  onBlur: () => void;
}) {
  const missing = new Set(missingIn(section, fields));
  return (
    <section
      id={`section-${section.key}`}
      aria-labelledby={`heading-${section.key}`}
      className="scroll-mt-32 border-t border-line py-6 first:border-t-0 first:pt-0"
    >
      <div className="mb-4 flex flex-wrap items-center justify-between gap-2">
        <h2 id={`heading-${section.key}`} className="text-md font-semibold">
          {section.title}
        </h2>
        <div className="flex flex-wrap gap-2">
          {section.shortcuts.map((shortcut) => (
            <Button key={shortcut.label} size="small" onPress={() => onChange(withAnswers(fields, shortcut.answers))}>
              {shortcut.label}
            </Button>
          ))}
        </div>
      </div>
      <div className="space-y-5">
        {section.fields.map((field) => {
          const answer = answerIn(fields, field.key);
          const needed = missing.has(field.label);
          return (
            <FieldEditor
              key={field.key}
              field={field}
              answer={answer}
              required={field.required === true || needed}
              problem={showMissing && needed ? 'Needed before the note can be signed.' : undefined}
              onChange={(next) => onChange(withAnswers(fields, [next]))}
              onBlur={onBlur}
            />
          );
        })}
      </div>
    </section>
  );
}
