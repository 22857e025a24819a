import type { BackgroundJob, JobRun, JobStatus, RunOutcome } from '../../api/functions.gen.ts';
import { plainWords } from '../../lib/actions.ts';
import type { Tone } from '../../ui/tone.tsx';

/*
 * Background work in words. The server shows what kind of work it is and how it went, never what it was about.
 */

const names: Record<string, string> = {
  'collect-claim-answers': 'Fetch answers to claims',
  'create-charge': 'Charge a signed note',
  'discard-leftovers': 'Clear uploads nobody finished',
  'look-for-claim-answers': 'Look for answers to claims',
  'notify-person': 'Put a line into a bell',
  'scan-waiting-file': 'Scan a file for malware',
  'send-claim-file': 'Send a claim file',
  'send-outbox-message': 'Send a mail',
  'send-visit-reminders': 'Remind clients of visits',
  'settle-charges': 'Settle charges',
  'sweep-uploads': 'Clear old uploads',
};

export const jobName = (name: string) => names[name] ?? plainWords(name);

export const jobStates: Record<JobStatus, { word: string; tone: Tone }> = {
  queued: { word: 'Waiting', tone: 'neutral' },
  running: { word: 'Running', tone: 'info' },
  succeeded: { word: 'Done', tone: 'good' },
  dead: { word: 'Given up', tone: 'danger' },
};

/** A job that failed before and waits for its next attempt is told from one that was never tried. */
export function jobState(job: Pick<BackgroundJob, 'status' | 'error_code'>): { word: string; tone: Tone } {
  return job.status === 'queued' && job.error_code
    ? { word: 'Will be tried again', tone: 'warn' }
    : jobStates[job.status];
}

export const shownStates = (['dead', 'queued', 'running'] as const).map((value) => ({
  value,
  label: jobStates[value].word,
}));

export const runOutcomes: Record<RunOutcome, { word: string; tone: Tone }> = {
  succeeded: { word: 'Done', tone: 'good' },
  failed: { word: 'Failed', tone: 'warn' },
  dead: { word: 'Gave up', tone: 'danger' },
  lost: { word: 'Interrupted', tone: 'warn' },
};

const reasons: Record<string, string> = {
  conflict: 'Something had changed meanwhile',
  forbidden: 'It was not allowed',
  internal: 'An error in the program; its log has more',
  invalid: 'What it was given does not hold any more',
  not_configured: 'It is not set up',
  not_found: 'What it was about is not there any more',
  panic: 'An error in the program; its log has more',
  rate_limited: 'The other side asked for a pause',
  timeout: 'It took too long',
  unavailable: 'The other side could not be reached',
};

/** Why it failed, in a sentence where the code is known. */
export const reasonWords = (code: string) => reasons[code] ?? plainWords(code);

/** "3 reminders, 1 skipped", from the counts of a run. */
export function countWords(counts: JobRun['counts']): string {
  if (typeof counts !== 'object' || counts === null) return '';
  return Object.entries(counts)
    .filter(([, many]) => typeof many === 'number' && many > 0)
    .map(([word, many]) => `${many} ${plainWords(word).toLowerCase()}`)
    .join(', ');
}
