import { Link } from 'react-aria-components/Link';
import type { Grant, Verdict } from '../../api/functions.gen.ts';
import { useCall } from '../../api/query.ts';
import { useMe } from '../../app/me.ts';
import { moment } from '../../lib/dates.ts';
import { Facts } from '../../ui/Facts.tsx';
import { LinePanel } from '../../ui/LinePanel.tsx';
import { SidePanel } from '../../ui/SidePanel.tsx';
import { toast } from '../../ui/toasts.ts';
import { chartPath } from './words.ts';

const title = 'Chart opened in an emergency';
const verdicts: { value: Verdict; label: string }[] = [
  { value: 'appropriate', label: 'Appropriate' },
  { value: 'inappropriate', label: 'Inappropriate' },
];

/** One opening: the reason that was given, and the judgement of somebody else. A judgement is final. */
export function GrantPanel({ grant, mayReview, onClose }: { grant: Grant; mayReview: boolean; onClose: () => void }) {
  const review = useCall('review-break-glass-grant', { refreshes: ['get-break-glass-grants'] });
  if (!mayReview) {
    return (
      <SidePanel title={title} isOpen onClose={onClose}>
        <GrantFacts grant={grant} />
      </SidePanel>
    );
  }
  return (
    <LinePanel<{ verdict: string; note: string }>
      title={title}
      submitLabel="Save the review"
      start={{ verdict: '', note: '' }}
      fields={[
        {
          name: 'verdict',
          label: 'What the review found',
          kind: 'choice',
          options: verdicts,
          missing: 'Choose what the review found.',
          help: 'It cannot be changed afterwards.',
        },
        { name: 'note', label: 'Note', kind: 'area' },
      ]}
      loading={review.isPending}
      submitError={review.error}
      onClose={onClose}
      onSave={({ verdict, note }) =>
        review.mutate(
          { id: grant.id, verdict: verdict as Verdict, note: note.trim() || null },
          {
            onSuccess: () => {
              toast('The review is saved');
              onClose();
            },
          },
        )
      }
    >
      <GrantFacts grant={grant} />
    </LinePanel>
  );
}

function GrantFacts({ grant }: { grant: Grant }) {
  const { practice } = useMe();
  return (
    <Facts
      facts={[
        ['Opened by', grant.name],
        ['Chart', <ChartLink key="chart" grant={grant} />],
        ['Opened', moment(grant.granted_at, practice.timeZone)],
        ['Until', moment(grant.expires_at, practice.timeZone)],
        ['Reason', grant.reason],
        ...(grant.reviewed_at
          ? ([
              ['Reviewed', moment(grant.reviewed_at, practice.timeZone)],
              ['Found', verdicts.find((verdict) => verdict.value === grant.verdict)?.label ?? ''],
              ...(grant.review_note ? [['Note', grant.review_note] as const] : []),
            ] as const)
          : []),
      ]}
    />
  );
}

function ChartLink({ grant }: { grant: Grant }) {
  if (!grant.client_name) return 'Of a client you do not treat';
  return (
    <Link href={chartPath(grant.client_id)} className="inline-flex min-h-6 items-center font-medium underline">
      {grant.client_name}, {grant.mrn}
    </Link>
  );
}
