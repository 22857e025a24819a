import type { Note } from '../../api/functions.gen.ts';
import { Button } from '../../ui/Button.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { answerIn, linesOf, titleOf } from './content.ts';
import type { Draft } from './draft.ts';
import type { Clash } from './draftState.ts';

/** Sections that were changed here and in another window: both texts, and what shall stand. */
export function Conflict({ note, draft, clashes }: { note: Note; draft: Draft; clashes: readonly Clash[] }) {
  return (
    <div role="alert" className="mb-6 space-y-4">
      <Notice tone="warn" title="This note was changed in another window at the same time">
        Nothing was overwritten. Choose what shall stand; saving goes on once you have.
      </Notice>
      {clashes.map((clash) => (
        <section key={clash.section} className="rounded-surface border border-line p-4">
          <h2 className="mb-3 font-semibold">{titleOf(note, clash.section)}</h2>
          <div className="grid gap-4 sm:grid-cols-2">
            <Side title="Here" note={note} section={clash.section} fields={clash.mine}>
              <Button size="small" onPress={() => draft.settle(clash.section, clash.mine)}>
                Keep this text
              </Button>
            </Side>
            <Side title="In the other window" note={note} section={clash.section} fields={clash.theirs}>
              <Button size="small" onPress={() => draft.settle(clash.section, clash.theirs)}>
                Take that text
              </Button>
            </Side>
          </div>
          <Button
            size="small"
            kind="quiet"
            className="mt-3"
            onPress={() => draft.settle(clash.section, both(note, clash))}
          >
            Keep both, one below the other
          </Button>
        </section>
      ))}
    </div>
  );
}

/** Both texts of every written field; of a choice, what was chosen here. */
function both(note: Note, clash: Clash) {
  const section = note.template.sections.find((candidate) => candidate.key === clash.section);
  return (section?.fields ?? []).map((field) => {
    const mine = answerIn(clash.mine, field.key);
    const theirs = answerIn(clash.theirs, field.key);
    if (field.kind !== 'text') return mine.picks.length > 0 ? mine : theirs;
    const texts = [...new Set([theirs.text, mine.text])].filter((text) => text.trim() !== '');
    return { ...mine, text: texts.join('\n\n') };
  });
}

function Side({
  title,
  note,
  section,
  fields,
  children,
}: {
  title: string;
  note: Note;
  section: string;
  fields: Clash['mine'];
  children: React.ReactNode;
}) {
  const template = note.template.sections.find((candidate) => candidate.key === section);
  return (
    <div>
      <p className="mb-1 text-sm font-medium text-ink-muted">{title}</p>
      <div className="mb-2 space-y-1 text-sm break-words whitespace-pre-wrap">
        {linesOf(template, fields).map((line) => (
          <p key={line}>{line}</p>
        ))}
      </div>
      {children}
    </div>
  );
}
