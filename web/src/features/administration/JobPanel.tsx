import { useQuery } from '@tanstack/react-query';
import { RotateCcw } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { BackgroundJob } from '../../api/functions.gen.ts';
import { listQuery, useCall } from '../../api/query.ts';
import { useMe } from '../../app/me.ts';
import { moment } from '../../lib/dates.ts';
import { Badge } from '../../ui/Badge.tsx';
import { Button } from '../../ui/Button.tsx';
import { ConfirmDialog } from '../../ui/Dialog.tsx';
import { Facts } from '../../ui/Facts.tsx';
import { SidePanel } from '../../ui/SidePanel.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { ErrorState } from '../../ui/States.tsx';
import { toast } from '../../ui/toasts.ts';
import { countWords, jobName, jobState, reasonWords, runOutcomes } from './jobs.ts';

/** One piece of background work: how far it is, how each attempt went, and another try where it was given up. */
export function JobPanel({ job, onClose }: { job: BackgroundJob; onClose: () => void }) {
  const zone = useMe().practice.timeZone;
  const [asking, setAsking] = useState(false);
  const requeue = useCall('requeue-job', { refreshes: ['get-jobs', 'get-job-runs', 'get-system-health'] });
  const state = jobState(job);
  const facts: [string, ReactNode][] = [
    [
      'State',
      <Badge key="state" tone={state.tone}>
        {state.word}
      </Badge>,
    ],
    ['Attempts', `${job.attempts} of ${job.max_attempts}`],
    ['Came in', moment(job.created_at, zone)],
  ];
  if (job.status === 'queued') facts.push(['Due', moment(job.due_at, zone)]);
  if (job.finished_at) facts.push(['Given up', moment(job.finished_at, zone)]);
  if (job.error_code) facts.push(['Last failure', `${reasonWords(job.error_code)} (${job.error_code})`]);
  return (
    <SidePanel title={jobName(job.name)} isOpen plain={job.status !== 'dead'} onClose={onClose}>
      <div className="flex flex-col gap-6">
        <Facts facts={facts} />
        {job.status === 'dead' ? (
          <div>
            <Button kind="primary" icon={<RotateCcw aria-hidden size={16} />} onPress={() => setAsking(true)}>
              Try again…
            </Button>
          </div>
        ) : null}
        <Runs id={job.id} zone={zone} />
      </div>
      <ConfirmDialog
        title="Try this again?"
        isOpen={asking}
        onClose={() => setAsking(false)}
        confirmLabel="Try again"
        loading={requeue.isPending}
        submitError={requeue.error}
        onConfirm={() =>
          requeue.mutate(
            { job_id: job.id },
            {
              onSuccess: () => {
                toast(`${jobName(job.name)} is back in the queue`);
                onClose();
              },
            },
          )
        }
      >
        It goes to the head of the queue and has all its {job.max_attempts} attempts again. What it has done already is
        not done twice. If the cause is still there, it will be given up again.
      </ConfirmDialog>
    </SidePanel>
  );
}

/** Each attempt, the latest first. */
function Runs({ id, zone }: { id: string; zone: string }) {
  const runs = useQuery(listQuery('get-job-runs', { job_id: id, limit: 50 }));
  return (
    <section className="border-t border-line pt-4">
      <h3 className="pb-2 font-semibold">Attempts</h3>
      {runs.isPending ? <Skeleton rows={3} /> : null}
      {runs.isError ? (
        <ErrorState message={runs.error.message} requestId={runs.error.requestId} onRetry={() => runs.refetch()} />
      ) : null}
      {runs.data?.rows.length === 0 ? <p className="text-ink-muted">It was not tried yet.</p> : null}
      <ol className="divide-y divide-line">
        {(runs.data?.rows ?? []).map((run) => (
          <li key={run.id} className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1 py-2">
            <div className="min-w-0 flex-1">
              <p className="tabular-nums">{moment(run.started_at, zone)}</p>
              <p className="text-sm text-ink-muted">
                {run.error_code ? reasonWords(run.error_code) : countWords(run.counts) || `Attempt ${run.attempt}`}
              </p>
            </div>
            <Badge tone={runOutcomes[run.outcome].tone}>{runOutcomes[run.outcome].word}</Badge>
          </li>
        ))}
      </ol>
    </section>
  );
}
