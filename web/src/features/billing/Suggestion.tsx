import { Check, Minus } from 'lucide-react';
import type { MatchSuggestion } from '../../api/functions.gen.ts';
import { plainDay } from '../../lib/dates.ts';
import { money } from '../../lib/money.ts';
import { Button } from '../../ui/Button.tsx';
import { claimNames } from './words.ts';

/** A claim that a payment may be for: how likely, and what the score is made of. */
export function Suggestion({
  claim,
  isPending,
  onMatch,
}: {
  claim: MatchSuggestion;
  isPending: boolean;
  onMatch: () => void;
}) {
  return (
    <div className="flex flex-col gap-2 py-3">
      <div className="flex items-start gap-3">
        <div className="min-w-0 flex-1">
          <p className="font-medium">
            {claim.client_name} <span className="text-ink-muted tabular-nums">{claim.number}</span>
          </p>
          <p className="text-sm text-ink-muted tabular-nums">
            {plainDay(claim.first_service_on)}, {claim.payer_name}, {claimNames[claim.status].toLowerCase()}
          </p>
          <p className="text-sm text-ink-muted tabular-nums">
            {money(claim.total_cents)} claimed, {money(claim.open_insurance_cents)} open
          </p>
        </div>
        <div className="flex flex-col items-end gap-1">
          <Button size="small" isPending={isPending} onPress={onMatch}>
            <span aria-hidden>Match</span>
            <span className="sr-only">
              Match claim {claim.number} of {claim.client_name}
            </span>
          </Button>
          <span className="text-sm tabular-nums">{claim.score} of 100</span>
        </div>
      </div>
      <ul aria-label={`What speaks for claim ${claim.number}`} className="grid gap-1 text-sm">
        {claim.grounds.map((ground) => (
          <li key={ground.words} className={`flex items-center gap-2 ${ground.points > 0 ? '' : 'text-ink-muted'}`}>
            {ground.points > 0 ? (
              <Check aria-hidden size={14} className="shrink-0 text-good" />
            ) : (
              <Minus aria-hidden size={14} className="shrink-0" />
            )}
            <span className="min-w-0 flex-1">{ground.words}</span>
            <span className="tabular-nums">{ground.points > 0 ? `+${ground.points}` : '0'}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
