import type {
  AdjustmentReason,
  AdjustmentStatus,
  ChargeStatus,
  ClaimKind,
  ClaimStatus,
  Debtor,
  EntryKind,
  Finding,
  HoldReason,
  Mismatch,
  UnmatchedStatus,
} from '../../api/functions.gen.ts';
import type { Role } from '../../api/roles.ts';
import type { Tone } from '../../ui/tone.tsx';

/*
 * What the server's vocabularies are called on the screen.
 */

export const chargeNames: Record<ChargeStatus, string> = {
  held: 'Held',
  ready: 'Ready to claim',
  self_pay: 'Client pays',
  claimed: 'Claimed',
  partially_paid: 'Partly paid',
  paid: 'Paid',
  voided: 'Voided',
};

export const chargeTones: Record<ChargeStatus, Tone> = {
  held: 'warn',
  ready: 'info',
  self_pay: 'neutral',
  claimed: 'neutral',
  partially_paid: 'info',
  paid: 'good',
  voided: 'neutral',
};

/** Why a charge is held, and what to do. */
export const holdWords: Record<HoldReason, string> = {
  no_fee: 'No price is known for this code. Enter the amount here, or add it to the fee schedule for the next ones.',
  minutes_missing: 'The code is billed by time, but the note documents no minutes. Choose a code that is not.',
  minutes_do_not_fit: 'The documented minutes do not make this code. Choose the code that they make.',
  add_on_alone: 'This is an add-on code, and the note has no service it belongs to. Choose another code.',
  no_diagnosis: 'The note names no diagnosis, and a payer wants one. Let the client pay, or void the charge.',
};

export const claimNames: Record<ClaimStatus, string> = {
  draft: 'Draft',
  queued: 'Queued',
  submitted: 'Submitted',
  accepted: 'Accepted',
  rejected: 'Rejected',
  denied: 'Denied',
  partially_paid: 'Partly paid',
  paid: 'Paid',
  reversed: 'Taken back',
  void: 'Withdrawn',
};

export const claimTones: Record<ClaimStatus, Tone> = {
  draft: 'neutral',
  queued: 'info',
  submitted: 'info',
  accepted: 'good',
  rejected: 'danger',
  denied: 'danger',
  partially_paid: 'warn',
  paid: 'good',
  reversed: 'warn',
  void: 'neutral',
};

export const entryNames: Record<EntryKind, string> = {
  charge: 'Charge',
  charge_change: 'Charge corrected',
  charge_void: 'Charge voided',
  insurance_payment: 'Insurance decided',
  provider_adjustment: "Payer's own adjustment",
  client_payment: 'Client paid',
  credit_applied: 'Credit applied',
  credit_released: 'Kept as credit',
  adjustment: 'Written off',
  adjustment_reversal: 'Write-off taken back',
};

export const unmatchedNames: Record<UnmatchedStatus, string> = {
  open: 'To be matched',
  set_aside: 'Not ours',
  matched: 'Matched',
};

export const unmatchedTones: Record<UnmatchedStatus, Tone> = { open: 'warn', set_aside: 'neutral', matched: 'good' };

/** Why a remittance did not match a payment by itself. */
export const mismatchWords: Record<Mismatch, string> = {
  number_unknown: 'No claim of ours has this number',
  amount_differs: 'The claim of this number asks for another amount',
  several_claims: "Several claims have the payer's number",
};

export const choicesOf = <V extends string>(names: Record<V, string>): { value: V; label: string }[] =>
  (Object.keys(names) as V[]).map((value) => ({ value, label: names[value] }));

export const adjustmentNames: Record<AdjustmentStatus, string> = {
  requested: 'To be decided',
  posted: 'Written off',
  rejected: 'Rejected',
  reversed: 'Taken back',
};

export const adjustmentTones: Record<AdjustmentStatus, Tone> = {
  requested: 'warn',
  posted: 'good',
  rejected: 'danger',
  reversed: 'neutral',
};

export const adjustmentReasons: Record<AdjustmentReason, string> = {
  uncollectible: 'Uncollectible',
  small_balance: 'Small balance',
  hardship: 'Financial hardship',
  courtesy: 'Courtesy',
  not_covered: 'Not covered',
  timely_filing: 'Claimed too late',
  contract: "Payer's contract",
};

export const debtorNames: Record<Debtor, string> = { insurance: 'Insurance', client: 'The client' };

/** What a claim that corrects another one is called. */
export const kindNames: Record<ClaimKind, string> = {
  original: 'Claim',
  replacement: 'Replacement',
  void_request: 'Request to void',
};

/** Claims that a payer decided on: another one may correct them. */
export const correctable: readonly ClaimStatus[] = ['denied', 'partially_paid', 'paid'];

/** Claims that can be sent. */
export const sendable: readonly ClaimStatus[] = ['draft', 'rejected'];

/** Where a finding is put right, and what the link is called. Nobody is sent where they may not go. */
export function remedyOf(finding: Finding, roles: readonly Role[]): { href: string; label: string } | null {
  switch (finding.place) {
    case 'client':
      return finding.subject_id ? { href: `/clients/${finding.subject_id}/profile`, label: 'Open the chart' } : null;
    case 'coverage':
      return finding.subject_id ? { href: `/clients/${finding.subject_id}/insurance`, label: 'Open coverage' } : null;
    case 'payer':
      return { href: '/practice/payers', label: 'Open payers' };
    case 'clinician':
      return roles.includes('administrator') ? { href: '/people', label: 'Open people' } : null;
    case 'settings':
      return { href: '/billing-settings', label: 'Open billing settings' };
    default:
      return null;
  }
}

export const count = (many: number, one: string, more = `${one}s`) => `${many} ${many === 1 ? one : more}`;
