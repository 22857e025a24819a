import { Label } from 'react-aria-components/Label';
import { ProgressBar } from 'react-aria-components/ProgressBar';

/** How far something is that takes a while. Without a share it is under way, nobody knows how far. */
export function Progress({ label, share }: { label: string; share?: number | undefined }) {
  const known = share !== undefined;
  return (
    <ProgressBar value={known ? share * 100 : 0} isIndeterminate={!known} className="flex flex-col gap-1">
      {({ percentage, valueText }) => (
        <>
          <span className="flex justify-between text-sm">
            <Label>{label}</Label>
            <span className="text-ink-muted tabular-nums">{known ? valueText : ''}</span>
          </span>
          <span className="block h-1.5 overflow-hidden rounded-full bg-hover">
            <span
              className={`block h-full rounded-full bg-accent ${known ? '' : 'animate-pulse-quiet'}`}
              style={{ width: `${known ? (percentage ?? 0) : 100}%` }}
            />
          </span>
        </>
      )}
    </ProgressBar>
  );
}
