import { Check, Circle } from 'lucide-react';
import type { Note } from '../../api/functions.gen.ts';
import { type Contents, missingIn } from './content.ts';

/** The parts of the note, and which of them still lack something. */
export function SectionRail({ note, contents }: { note: Note; contents: Contents }) {
  return (
    <nav aria-label="Sections" className="sticky top-32">
      <ol className="space-y-0.5">
        {note.template.sections.map((section) => {
          const missing = missingIn(section, contents.get(section.key)).length;
          return (
            <li key={section.key}>
              <a
                href={`#section-${section.key}`}
                onClick={(event) => {
                  event.preventDefault();
                  const target = document.getElementById(`section-${section.key}`);
                  target?.scrollIntoView({ block: 'start' });
                  target?.querySelector<HTMLElement>('textarea, [role=radio], button')?.focus({ preventScroll: true });
                }}
                className="flex items-center gap-2 rounded-control px-2 py-1.5 text-ink-muted hover:bg-hover hover:text-ink"
              >
                {missing === 0 ? (
                  <Check aria-hidden size={14} className="shrink-0 text-good" />
                ) : (
                  <Circle aria-hidden size={14} className="shrink-0" />
                )}
                <span className="min-w-0 flex-1 truncate">{section.title}</span>
                {missing > 0 ? (
                  <span className="text-xs tabular-nums">
                    {missing}
                    <span className="sr-only"> required left</span>
                  </span>
                ) : null}
              </a>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
