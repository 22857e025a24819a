import type { Alike, Evidence } from '../../api/functions.gen.ts';
import { plainDay } from '../../lib/dates.ts';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { chartPath, plainWord } from './words.ts';

/** Records that may be the same person, each with what speaks for and against. A person decides. */
export function Duplicates({
  found,
  confirmed,
  onConfirm,
}: {
  found: readonly Alike[];
  confirmed: boolean;
  onConfirm: (confirmed: boolean) => void;
}) {
  const likely = found.some((alike) => alike.likelihood === 'likely');
  return (
    <div className="flex flex-col gap-3">
      <Notice tone={likely ? 'warn' : 'info'} title={likely ? 'This may be somebody you know' : 'Somebody similar'}>
        <ul className="mt-1 flex flex-col gap-2">
          {found.slice(0, 4).map((alike) => (
            <li key={alike.id}>
              <a
                href={chartPath(alike.id)}
                target="_blank"
                rel="noreferrer"
                className="inline-flex min-h-6 items-center font-medium underline underline-offset-2"
              >
                {alike.first_name} {alike.last_name}, {plainDay(alike.birth_date)}, {alike.mrn}
              </a>
              <span className="block">{reasons(alike.score.evidence)}</span>
            </li>
          ))}
        </ul>
      </Notice>
      {likely ? (
        <Checkbox value={confirmed} onChange={onConfirm}>
          I looked: this is another person
        </Checkbox>
      ) : null}
    </div>
  );
}

/** "Last name: the same (+80). Phone: different (−10)." */
export function reasons(evidence: readonly Evidence[]): string {
  return evidence
    .filter((part) => part.weight !== 0)
    .map((part) => {
      const weight = part.weight > 0 ? `+${part.weight}` : `−${Math.abs(part.weight)}`;
      return `${plainWord(part.field)}: ${part.finding} (${weight}).`;
    })
    .join(' ');
}
