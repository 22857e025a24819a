import type { NoteKind, NoteStatus } from '../../api/functions.gen.ts';
import type { Tone } from '../../ui/tone.tsx';

/*
 * What the server's vocabularies are called on the screen.
 */

export const kindNames: Record<NoteKind, string> = {
  progress_note: 'Progress note',
  intake_assessment: 'Intake assessment',
};

export const statusNames: Record<NoteStatus, string> = {
  draft: 'Draft',
  awaiting_cosign: 'Awaiting cosignature',
  returned: 'Returned',
  final: 'Final',
};

export const statusTones: Record<NoteStatus, Tone> = {
  draft: 'neutral',
  awaiting_cosign: 'info',
  returned: 'warn',
  final: 'good',
};

export const choicesOf = <V extends string>(names: Record<V, string>): { value: V; label: string }[] =>
  (Object.keys(names) as V[]).map((value) => ({ value, label: names[value] }));

export const clinicians = ['supervisor', 'therapist', 'associate_trainee'] as const;
