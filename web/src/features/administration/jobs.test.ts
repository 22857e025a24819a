import { expect, test } from 'vitest';
import { countWords, jobName, jobState, reasonWords } from './jobs.ts';

test('a job that failed and waits is told from one that was not tried yet', () => {
  expect(jobState({ status: 'queued', error_code: null }).word).toBe('Waiting');
  expect(jobState({ status: 'queued', error_code: 'timeout' }).word).toBe('Will be tried again');
  expect(jobState({ status: 'dead', error_code: 'timeout' }).word).toBe('Given up');
});

test('work and reasons that have no words yet are still read', () => {
  expect(jobName('send-claim-file')).toBe('Send a claim file');
  expect(jobName('fold-letters')).toBe('Fold letters');
  expect(reasonWords('unavailable')).toBe('The other side could not be reached');
  expect(reasonWords('paper_jam')).toBe('Paper jam');
});

test('the counts of a run are what it did, without what it did none of', () => {
  expect(countWords({ sent: 3, skipped: 0, too_late: 1 })).toBe('3 sent, 1 too late');
  expect(countWords(null)).toBe('');
});
