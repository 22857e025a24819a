import { Link } from 'react-aria-components/Link';
import type { ClaimDetail, ClaimLine } from '../../api/functions.gen.ts';
import { useCall } from '../../api/query.ts';
import { plainDay } from '../../lib/dates.ts';
import { LinePanel } from '../../ui/LinePanel.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { toast } from '../../ui/toasts.ts';

const refreshes = ['get-claim', 'get-claims', 'get-claim-history', 'get-charges', 'get-billing-queue'] as const;

const wordsOf = (text: string) => text.trim().toUpperCase().split(/\s+/).filter(Boolean);

/** Replaces a claim that the payer decided on: what of it may be put right here, service by service. */
export function ReplaceClaim({
  claim,
  onClose,
  onMade,
}: {
  claim: ClaimDetail;
  onClose: () => void;
  onMade: (draft: ClaimLine) => void;
}) {
  const replace = useCall('replace-claim', { refreshes });
  const start: Record<string, string> = {
    reason: '',
    place: claim.place_of_service,
    authorization_number: claim.authorization_number ?? '',
    ...Object.fromEntries(claim.lines.map((line) => [line.charge_id, line.modifiers.join(' ')])),
  };
  return (
    <LinePanel<Record<string, string>>
      title={`Replace claim ${claim.number}`}
      submitLabel="Make replacement"
      start={start}
      fields={[
        { name: 'reason', label: 'What was wrong', kind: 'area', missing: 'Say in a few words what was wrong.' },
        {
          name: 'place',
          label: 'Place of service',
          missing: 'Enter two digits.',
          help: '11 office, 10 at home by video.',
        },
        { name: 'authorization_number', label: 'Prior authorization number' },
        ...claim.lines.map((line) => ({
          name: line.charge_id,
          label: `Modifiers of ${line.code}, ${plainDay(line.service_on)}`,
          help: 'Up to four, with blanks between them, such as 95.',
        })),
      ]}
      loading={replace.isPending}
      submitError={replace.error}
      onClose={onClose}
      onSave={(values) =>
        replace.mutate(
          {
            id: claim.id,
            row_version: claim.row_version,
            reason: values.reason ?? '',
            place_of_service: (values.place ?? '').trim(),
            ...(values.authorization_number?.trim()
              ? { authorization_number: values.authorization_number.trim() }
              : {}),
            lines: claim.lines
              .filter((line) => wordsOf(values[line.charge_id] ?? '').join(' ') !== line.modifiers.join(' '))
              .map((line) => ({ charge_id: line.charge_id, modifiers: wordsOf(values[line.charge_id] ?? '') })),
          },
          {
            onSuccess: (draft) => {
              toast(`Claim ${draft.number} replaces it: check it and submit`);
              onMade(draft);
            },
          },
        )
      }
    >
      <p className="text-ink-muted">
        Coverage, names and numbers are taken as they are when you submit, so put those right first. A wrong code or
        amount cannot be replaced: ask the payer to void the claim, correct the charge, and claim it anew.
      </p>
    </LinePanel>
  );
}

/** Asks the payer to void a claim it decided on. */
export function RecallClaim({
  claim,
  onClose,
  onMade,
}: {
  claim: ClaimDetail;
  onClose: () => void;
  onMade: (draft: ClaimLine) => void;
}) {
  const recall = useCall('recall-claim', { refreshes });
  return (
    <LinePanel<{ reason: string }>
      title={`Ask the payer to void claim ${claim.number}`}
      submitLabel="Make request"
      start={{ reason: '' }}
      fields={[{ name: 'reason', label: 'Why', kind: 'area', missing: 'Say in a few words why.' }]}
      loading={recall.isPending}
      submitError={recall.error}
      onClose={onClose}
      onSave={({ reason }) =>
        recall.mutate(
          { id: claim.id, row_version: claim.row_version, reason },
          {
            onSuccess: (draft) => {
              toast(`Request ${draft.number} is made: check it and submit`);
              onMade(draft);
            },
          },
        )
      }
    >
      <p className="text-ink-muted">
        When the payer takes its payment back, the client's share is theirs again, and the charges can be corrected and
        claimed anew. Until then nothing moves.
      </p>
    </LinePanel>
  );
}

/** How this claim stands to another one. */
export function CorrectionNotice({ claim }: { claim: ClaimDetail }) {
  if (claim.corrected_by_id) {
    return (
      <Notice
        title={
          claim.status === 'reversed' || claim.status === 'void'
            ? 'This claim was corrected'
            : 'A correction of this claim is under way'
        }
      >
        <Link href={`/claims/${claim.corrected_by_id}`} className="underline">
          Open claim {claim.corrected_by_number}
        </Link>
      </Notice>
    );
  }
  if (!claim.replaces_id) return null;
  return (
    <Notice
      title={claim.kind === 'replacement' ? 'This claim replaces another one' : 'This asks the payer to void a claim'}
    >
      <Link href={`/claims/${claim.replaces_id}`} className="underline">
        Open claim {claim.replaces_number}
      </Link>
    </Notice>
  );
}
