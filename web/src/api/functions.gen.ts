// Derived from the functions' declarations. Do not edit: change the function, then run `mentalspace functions derive`.

export type Aal = 'aal1' | 'aal2';

export type Action = 'check_in' | 'start' | 'check_out' | 'mark_no_show' | 'update' | 'reschedule' | 'cancel';

export type AddressKind = 'home' | 'mailing' | 'temporary' | 'work';

/** An adjustment. */
export interface Adjustment {
  /** How much, in cents. */
  amount_cents: number;
  /** The charge on which money is given up. */
  charge_id: string;
  /** Whose. */
  client_id: string;
  /** Their name. */
  client_name: string;
  /** The code of the charge. */
  code: string;
  /** Whose debt is given up. */
  debtor: Debtor;
  /** When. */
  decided_at: string | null;
  /** Who decided. */
  decided_by_name: string | null;
  /** Its id. */
  id: string;
  /** The same in the words of whoever asked. */
  note: string;
  /** Open with the debtor on the charge now, in cents. */
  open_cents: number;
  /** Why. */
  reason: AdjustmentReason;
  /** Why it was rejected. */
  rejection: string | null;
  /** When. */
  requested_at: string;
  /** Who asked. */
  requested_by_name: string | null;
  /** Why it was taken back. */
  reversal: string | null;
  /** When. */
  reversed_at: string | null;
  /** Who took it back. */
  reversed_by_name: string | null;
  /** The version to send back when deciding on it. */
  row_version: number;
  /** The day of the service. */
  service_on: string;
  /** Where it stands. */
  status: AdjustmentStatus;
}

/** Yes or no. */
export interface AdjustmentDecision {
  /** The adjustment. */
  id: string;
  /** Why not; left out to approve it. */
  rejection?: string | null;
  /** The version that was seen. */
  row_version: number;
}

/** Which. */
export interface AdjustmentQuery {
  /** Only those of this client. */
  client_id?: string | null;
  /** The `x-next-cursor` of the page before. */
  cursor?: Cursor | null;
  /** Rows on the page, 1 to 200; 50 if it is left out. */
  limit?: number | null;
  /** Only those that stand here. */
  status?: AdjustmentStatus | null;
}

export type AdjustmentReason = 'contract' | 'timely_filing' | 'not_covered' | 'uncollectible' | 'small_balance' | 'hardship' | 'courtesy';

export type AdjustmentStatus = 'requested' | 'posted' | 'rejected' | 'reversed';

/** What is given up. */
export interface AdjustmentToRequest {
  /** How much, in cents. */
  amount_cents: number;
  /** On which charge. */
  charge_id: string;
  /** Whose debt. */
  debtor: Debtor;
  /** The same in words. */
  note: string;
  /** Why. */
  reason: AdjustmentReason;
}

/** Which, and why. */
export interface AdjustmentToReverse {
  /** The adjustment. */
  id: string;
  /** Why. */
  reason: string;
  /** The version that was seen. */
  row_version: number;
}

/** How far ahead. */
export interface Ahead {
  /** Days ahead; 60 if it is left out. */
  within_days?: number | null;
}

/** A record that is alike. */
export interface Alike {
  /** Birth date. */
  birth_date: string;
  /** First name. */
  first_name: string;
  /** The client. */
  id: string;
  /** Last name. */
  last_name: string;
  /** How sure one can be. */
  likelihood: Likelihood;
  /** The chart's number. */
  mrn: string;
  /** Why. */
  score: Score;
}

/** One line of: what a client must not be given or exposed to. */
export interface Allergy {
  /** The record it stands in. */
  client_id: string;
  /** Its id. */
  id: string;
  /** Medication, food, environment or other. */
  kind: AllergyKind;
  /** Since when. */
  onset_on: string | null;
  /** What happens. */
  reaction: string | null;
  /** The version to send back when changing it. */
  row_version: number;
  /** How bad. */
  severity: Severity;
  /** Whether it still holds. */
  status: AllergyStatus;
  /** What. */
  substance: string;
}

/** A new line, or a change of one. */
export interface AllergyEntry {
  /** What to write. What is left out is emptied. */
  client_allergy: AllergyFacts;
  /** Whose chart. */
  client_id: string;
  /** Which line to change; left out for a new one. */
  id?: string | null;
  /** The version that was seen, when changing one. */
  row_version?: number | null;
}

/** What is written down. */
export interface AllergyFacts {
  /** Medication, food, environment or other. */
  kind: AllergyKind;
  /** Since when. */
  onset_on?: string | null;
  /** What happens. */
  reaction?: string | null;
  /** How bad. */
  severity: Severity;
  /** Whether it still holds. */
  status: AllergyStatus;
  /** What. */
  substance: string;
}

export type AllergyKind = 'medication' | 'food' | 'environment' | 'other';

export type AllergyStatus = 'active' | 'inactive' | 'entered_in_error';

/** What was added to a final note. */
export interface Amendment {
  /** By whom. */
  author_id: string;
  /** Their name. */
  author_name: string;
  /** Which one. */
  number: number;
  /** When. */
  signed_at: string;
  /** The words. */
  text: string;
  /** The signer's name, as typed. */
  typed_name: string;
}

/** One step of a visit. */
export interface AppointmentChange {
  /** When. */
  changed_at: string;
  /** By whom; none if it was the program, or the client by a link. */
  changed_by: string | null;
  /** Their name. */
  changed_by_name: string | null;
  /** From where; none for the booking itself. */
  from_status: Status | null;
  /** Its id. */
  id: string;
  /** What was said about it. */
  reason: string | null;
  /** To where. */
  to_status: Status;
}

/** Which visits. */
export interface AppointmentQuery {
  /** Only of this client. */
  client_id?: string | null;
  /** Only of these clinicians; of all if it is empty. */
  clinician_ids?: string[];
  /** From this moment on: visits that end after it. */
  from: string;
  /** Only those that stand here; all if it is empty. */
  statuses?: Status[];
  /** Up to this moment: visits that begin before it. At most 62 days later, or ten years if a client is named. */
  to: string;
}

/** Which visit. */
export interface AppointmentRef {
  /** The visit. */
  id: string;
}

/** A kind of visit. */
export interface AppointmentType {
  /** Whether it can be booked. */
  active: boolean;
  /** What it is usually billed as. */
  billing_code_id: string | null;
  /** Its color in the calendar. */
  color: Color;
  /** How long it usually lasts. */
  default_minutes: number;
  /** Its id. */
  id: string;
  /** How many clients it is for at most. */
  max_clients: number;
  /** How client and clinician usually meet. */
  modality: Modality;
  /** Its name. */
  name: string;
  /** The version to send back when changing it. */
  row_version: number;
}

/** A new kind of visit, or a change. */
export interface AppointmentTypeEntry {
  /** The kind of visit. */
  appointment_type: AppointmentTypeFacts;
  /** Which one to change; left out: a new one. */
  id?: string | null;
  /** The version that was seen. */
  row_version?: number | null;
}

/** What an administrator writes about a kind of visit. */
export interface AppointmentTypeFacts {
  /** Whether it can be booked. */
  active: boolean;
  /** What it is usually billed as. */
  billing_code_id?: string | null;
  /** Its color in the calendar. */
  color: Color;
  /** How long it usually lasts. */
  default_minutes: number;
  /** How many clients it is for at most. */
  max_clients: number;
  /** How client and clinician usually meet. */
  modality: Modality;
  /** Its name. */
  name: string;
}

/** Which kinds. */
export interface AppointmentTypeQuery {
  /** Also those that are switched off. */
  include_inactive?: boolean;
}

/** Which visit, and how it stands from now on, whole. */
export interface AppointmentUpdate {
  /** What kind of visit. */
  appointment_type_id: string;
  /** The visit. */
  id: string;
  /** For the staff, about organizing the visit. Nothing clinical. */
  note?: string | null;
  /** How and where they meet. */
  place: Place;
  /** The version that was seen. */
  row_version: number;
}

/** Where bytes are about to arrive. */
export interface ArrivalQuery {
  /** The object, as it stands in the link. */
  object_id: string;
}

/** Who, to whom, as what. */
export interface Assignment {
  /** The client. */
  client_id: string;
  /** The clinician. */
  profile_id: string;
  /** As what. */
  role: CareRole;
}

/** Which attempts. */
export interface AttemptQuery {
  /** Only earlier ones: the last `attempted_at` of the page before. */
  before?: string | null;
  /** Rows, 1 to 200. */
  limit?: number | null;
  /** Only this person's. */
  user_id?: string | null;
}

/** The words of one version. */
export interface Attestation {
  /** What an amendment's author says. */
  amendment: string;
  /** What an author says. */
  author: string;
  /** What a supervisor says. */
  cosigner: string;
  /** Which version: it is sent back with the signature. */
  version: number;
}

/** One event and the rows it changed. */
export interface AuditEvent {
  /** The function they called. */
  action: string;
  /** Who; nobody for the program itself. */
  actor_id: string | null;
  /** Their name today. */
  actor_name: string | null;
  /** The roles they held then. */
  actor_role: string | null;
  /** Where it came from. */
  address: string | null;
  /** The rows it changed: `[{table, row_id, command, before, after}]`. */
  changes: unknown;
  /** The clients whose data was shown or changed. */
  client_ids: string[];
  /** `read` or `write`. */
  effect: string;
  /** Its id. */
  id: string;
  /** When. */
  occurred_at: string;
  /** How it ended. */
  outcome: Outcome;
  /** The reason that was given, or why it was refused. */
  reason: string | null;
  /** The request it came in. */
  request_id: string;
  /** The kind of thing it was about. */
  resource: string | null;
  /** Which ones. */
  resource_ids: string[];
  /** The program it came from, as it names itself. */
  user_agent: string | null;
}

/** The log at one moment, signed. */
export interface AuditHead {
  /** Which key signed. */
  key_id: string;
  /** The root over them, in hexadecimal: compare it with a copy kept elsewhere. */
  root: string;
  /** When it was signed. */
  signed_at: string;
  /** How many events it has, of all practices of this installation. */
  size: number;
}

/** The audit log. */
export interface AuditHealth {
  /** The newest head. */
  head: AuditHead | null;
  /** How long ago it was signed. */
  head_age_seconds: number | null;
  /** How long the oldest of them has waited; 0 if there is none. More than a few seconds means that the sealer does not work. */
  lag_seconds: number;
  /** Events that are not sealed yet. */
  unsealed: number;
}

/** Which events. */
export interface AuditQuery {
  /** Only calls of this function. */
  action?: string | null;
  /** Only what this person did. */
  actor_id?: string | null;
  /** Only what showed or changed this client's data. */
  client_id?: string | null;
  /** The `x-next-cursor` of the page before. */
  cursor?: Cursor | null;
  /** From this moment on. */
  from?: string | null;
  /** Rows on the page, 1 to 200. */
  limit?: number | null;
  /** Only what ended so. */
  outcome?: Outcome | null;
  /** Only this kind of thing. */
  resource?: string | null;
  /** Only what was about this thing. */
  resource_id?: string | null;
  /** Words in the action, the resource, the role or the reason. */
  search?: string | null;
  /** Before this moment. */
  to?: string | null;
}

/** What was found. */
export interface AuditVerification {
  /** Bad entries. */
  bad: number;
  /** Entries that were compared with their sealed hash. */
  entries: number;
  /** The first of them. */
  first_bad: BadEntry | null;
  /** The newest head after the check. */
  head: AuditHead | null;
  /** Whether every entry is as it was sealed. */
  ok: boolean;
  /** The root that was computed, in hexadecimal. */
  root: string;
  /** Events that are not sealed yet: their own seals were checked. */
  unsealed: number;
  /** When this was checked. */
  verified_at: string;
}

/** What is awaited there. */
export interface AwaitedBytes {
  /** Whether it comes in parts. */
  in_parts: boolean;
  /** Their SHA-256 in hexadecimal, if it was announced. */
  sha256: string | null;
  /** How many bytes it has in all. */
  size_bytes: number;
  /** The upload. */
  upload_id: string;
}

/** One job. */
export interface BackgroundJob {
  /** Attempts so far. */
  attempts: number;
  /** When it came in. */
  created_at: string;
  /** Waiting: not before this. Running: until then its worker has it. */
  due_at: string;
  /** Why its last run failed, in one word. */
  error_code: string | null;
  /** When it ended for good. */
  finished_at: string | null;
  /** Its id. */
  id: string;
  /** Attempts in all. */
  max_attempts: number;
  /** What it does. */
  name: string;
  /** When its last run began. */
  started_at: string | null;
  /** How far it is. */
  status: JobStatus;
}

/** The first bad entry. */
export interface BadEntry {
  /** The event, if it is of this practice. */
  event_id: string | null;
  /** Its place in the log, from 0; none if it was never sealed. */
  index: number | null;
  /** What is wrong. */
  kind: Damage;
  /** The same in words. */
  words: string;
}

/** Which line. */
export interface BellLine {
  /** Its id. */
  id: string;
}

/** Which page. */
export interface BellPage {
  /** The `x-next-cursor` of the page before. */
  cursor?: Cursor | null;
  /** Rows on the page, 1 to 200. */
  limit?: number | null;
}

/** What waits. Amounts are in cents. */
export interface BillingQueue {
  /** Adjustments that an administrator must decide on. */
  adjustments_to_decide: number;
  /** What they come to. */
  denied_cents: number;
  /** Claims that were denied. */
  denied_claims: number;
  /** What they come to. */
  draft_cents: number;
  /** Claims that were not sent. */
  draft_claims: number;
  /** What they come to. */
  held_cents: number;
  /** Charges that something must be put right on. */
  held_charges: number;
  /** What they come to. */
  ready_cents: number;
  /** Charges that wait for a claim. */
  ready_charges: number;
  /** What they come to. */
  rejected_cents: number;
  /** Claims that were turned away. */
  rejected_claims: number;
  /** Remittances that wait to be posted. */
  remittances_to_post: number;
  /** What they come to. */
  to_decide_cents: number;
  /** What they come to. */
  to_post_cents: number;
  /** What they come to. */
  unmatched_cents: number;
  /** Payments for claims that are not known here. */
  unmatched_payments: number;
  /** What they come to. */
  waiting_cents: number;
  /** Claims that wait for the payer. */
  waiting_claims: number;
}

/** The settings as they are. */
export interface BillingSettings {
  /** City. */
  city: string | null;
  /** Whom payers call. */
  contact_name: string | null;
  /** Under which number. */
  contact_phone: string | null;
  /** Nine digits, as 12345-6789. */
  postal_code: string | null;
  /** As the practice knows the clearinghouse. */
  receiver_id: string | null;
  /** The clearinghouse's name. */
  receiver_name: string | null;
  /** The version to send back when changing them. */
  row_version: number;
  /** State. */
  state: string | null;
  /** Street; no post-office box. */
  street: string | null;
  /** As the clearinghouse knows the practice. */
  submitter_id: string | null;
  /** Employer identification number. */
  tax_id: string | null;
  /** Taxonomy code of the practice. */
  taxonomy_code: string | null;
  /** Claims are marked as a test: nothing is to be paid. */
  test_claims: boolean;
}

/** A note, as billing sees it. */
export interface BillingSummary {
  /** Its visit. */
  appointment_id: string | null;
  /** By whom. */
  author_id: string;
  /** Their name. */
  author_name: string;
  /** About whom. */
  client_id: string;
  /** Their name. */
  client_name: string | null;
  /** The services' codes with their modifiers: `90837-95`. */
  codes: string[];
  /** The diagnoses' codes, 1 first. */
  diagnoses: string[];
  /** When it became final. */
  finalized_at: string | null;
  /** The note. */
  id: string;
  /** What kind. */
  kind: NoteKind;
  /** Minutes in all. */
  minutes: number | null;
  /** The day of the service. */
  service_on: string;
  /** Where it stands. */
  status: NoteStatus;
}

/** Which. */
export interface BillingSummaryQuery {
  /** Only about this client. */
  client_id?: string | null;
  /** The `x-next-cursor` of the page before. */
  cursor?: Cursor | null;
  /** From this day of service on. */
  from?: string | null;
  /** Rows on the page, 1 to 200. */
  limit?: number | null;
  /** Only those that stand so. */
  status?: NoteStatus | null;
  /** Until this day of service. */
  to?: string | null;
}

export type BirthSex = 'female' | 'male' | 'intersex' | 'declined';

export type BlockKind = 'meeting' | 'lunch' | 'training' | 'supervision' | 'documentation' | 'personal' | 'other';

/** A blocked time. */
export interface BlockedTime {
  /** Whose. */
  clinician_id: string;
  /** Until when. */
  ends_at: string;
  /** Those made together by one rule share it. */
  group_id: string;
  /** Its id. */
  id: string;
  /** For what. */
  kind: BlockKind;
  /** What was said. */
  note: string | null;
  /** From when. */
  starts_at: string;
}

/** Which blocked time. */
export interface BlockedTimeRef {
  /** Also those after it that were made by the same rule. */
  following?: boolean;
  /** The blocked time. */
  id: string;
}

/** One thing, by its id. */
export interface ById {
  /** Its id. */
  id: string;
}

export type CancelReason = 'client_request' | 'illness' | 'schedule_conflict' | 'no_transportation' | 'emergency' | 'weather' | 'insurance_issue' | 'clinician_unavailable' | 'practice_closed' | 'other';

/** Which visit, and why. */
export interface Cancellation {
  /** That it does not count as late, although it is. */
  excused?: boolean;
  /** The visit. */
  id: string;
  /** What was said besides. */
  note?: string | null;
  /** Why. */
  reason: CancelReason;
}

/** Whom to look for. */
export interface Candidate {
  /** Birth date. */
  birth_date: string;
  /** The name that is used. */
  chosen_name?: string | null;
  /** First name. */
  first_name: string;
  /** Last name. */
  last_name: string;
  /** Telephone. */
  phone?: string | null;
}

export type CareRole = 'primary_therapist' | 'psychiatrist' | 'case_manager' | 'covering';

/** A place in a care team. */
export interface CareTeamMember {
  /** Whose team. */
  client_id: string;
  /** Its id. */
  id: string;
  /** Their name. */
  name: string;
  /** Who. */
  profile_id: string;
  /** As what. */
  role: CareRole;
  /** Since when. */
  valid_from: string;
  /** Until when. */
  valid_to: string | null;
}

/** A kind of document. */
export interface CategoryInUse {
  /** Whether those who bill see such documents. */
  billing_may_see: boolean;
  /** The word for it. */
  category: DocumentCategory;
  /** The word on the screen. */
  label: string;
}

/** A charge, as a list shows it. */
export interface Charge {
  /** In cents, for all units. */
  amount_cents: number;
  /** The claim it stands on. */
  claim_id: string | null;
  /** That claim's number. */
  claim_number: string | null;
  /** Whose. */
  client_id: string;
  /** The policy that is billed; none if the client pays. */
  client_insurance_id: string | null;
  /** The client's name, for those who may see the client. */
  client_name: string | null;
  /** Who saw the client. */
  clinician_id: string;
  /** Their name. */
  clinician_name: string | null;
  /** The code. */
  code: string;
  /** The practice's words for it. */
  description: string;
  /** Why it is held. */
  hold_reason: HoldReason | null;
  /** Its id. */
  id: string;
  /** Documented minutes. */
  minutes: number | null;
  /** Modifiers. */
  modifiers: string[];
  /** Open with the client, in cents. */
  open_client_cents: number;
  /** Open with insurance, in cents. */
  open_insurance_cents: number;
  /** The payer. */
  payer_name: string | null;
  /** The CMS code of the place. */
  place_of_service: string;
  /** The version to send back when changing it. */
  row_version: number;
  /** The day. */
  service_on: string;
  /** Where it stands. */
  status: ChargeStatus;
  /** Units. */
  units: number;
}

/** A charge with what it was for. */
export interface ChargeDetail {
  /** In cents, for all units. */
  amount_cents: number;
  /** The claim it stands on. */
  claim_id: string | null;
  /** That claim's number. */
  claim_number: string | null;
  /** Whose. */
  client_id: string;
  /** The policy that is billed; none if the client pays. */
  client_insurance_id: string | null;
  /** The client's name, for those who may see the client. */
  client_name: string | null;
  /** Who saw the client. */
  clinician_id: string;
  /** Their name. */
  clinician_name: string | null;
  /** The code. */
  code: string;
  /** The practice's words for it. */
  description: string;
  /** Its diagnoses, the weightiest first. */
  diagnoses: string[];
  /** Why it is held. */
  hold_reason: HoldReason | null;
  /** Its id. */
  id: string;
  /** Documented minutes. */
  minutes: number | null;
  /** Modifiers. */
  modifiers: string[];
  /** Open with the client, in cents. */
  open_client_cents: number;
  /** Open with insurance, in cents. */
  open_insurance_cents: number;
  /** The payer. */
  payer_name: string | null;
  /** The CMS code of the place. */
  place_of_service: string;
  /** The version to send back when changing it. */
  row_version: number;
  /** The day. */
  service_on: string;
  /** Where it stands. */
  status: ChargeStatus;
  /** Units. */
  units: number;
}

/** Which. */
export interface ChargeQuery {
  /** Only those of this client. */
  client_id?: string | null;
  /** The `x-next-cursor` of the page before. */
  cursor?: Cursor | null;
  /** Not before this day. */
  from?: string | null;
  /** Rows on the page, 1 to 200; 50 if it is left out. */
  limit?: number | null;
  /** Only those that stand here; all if it is empty. */
  statuses?: ChargeStatus[];
  /** Not after this day. */
  to?: string | null;
}

export type ChargeStatus = 'held' | 'ready' | 'self_pay' | 'claimed' | 'partially_paid' | 'paid' | 'voided';

/** Which, and why. */
export interface ChargeToVoid {
  /** The charge. */
  id: string;
  /** Why. */
  reason: string;
  /** The version that was seen. */
  row_version: number;
}

/** Which charges. */
export interface ChargesToClaim {
  /** Their ids, at most a hundred. */
  charge_ids: string[];
}

/** Whose chart. */
export interface Chart {
  /** The client. */
  client_id: string;
}

/** One look at a client's record, or one change of it. */
export interface ChartAccess {
  /** The function they called. */
  action: string;
  /** Who; nobody for the program itself. */
  actor_id: string | null;
  /** Their name today. */
  actor_name: string | null;
  /** The roles they held then. */
  actor_role: string | null;
  /** `read` or `write`. */
  effect: string;
  /** The event. */
  id: string;
  /** When. */
  occurred_at: string;
  /** How it ended. */
  outcome: Outcome;
  /** The reason that was given, or why it was refused. */
  reason: string | null;
  /** The kind of thing it was about. */
  resource: string | null;
}

/** Whose record. */
export interface ChartAccessQuery {
  /** Only what this person did. */
  actor_id?: string | null;
  /** The client. */
  client_id: string;
  /** The `x-next-cursor` of the page before. */
  cursor?: Cursor | null;
  /** Rows on the page, 1 to 200. */
  limit?: number | null;
}

/** Which visit, and when it was. */
export interface CheckOut {
  /** When it really ended; left out: now if it is in session, else as planned. */
  ended_at?: string | null;
  /** The visit. */
  id: string;
  /** When it really began; left out: when it was started, else as planned. */
  started_at?: string | null;
}

/** A claim with what stands on it. */
export interface ClaimDetail {
  /** The payer's authorization. */
  authorization_number: string | null;
  /** Whose. */
  client_id: string;
  /** Their name. */
  client_name: string;
  /** Who saw the client. */
  clinician_name: string;
  /** The claim that corrects it. */
  corrected_by_id: string | null;
  /** The number of that claim. */
  corrected_by_number: string | null;
  /** The diagnoses, to which the services point by position, from 1. */
  diagnoses: string[];
  /** First day of service. */
  first_service_on: string;
  /** Its id. */
  id: string;
  /** Whether it corrects another one. */
  kind: ClaimKind;
  /** What the payer said last. */
  last_detail: string | null;
  /** The services. */
  lines: ClaimService[];
  /** Our number. */
  number: string;
  /** Open with insurance, in cents. */
  open_insurance_cents: number;
  /** The payer's own number of it. */
  payer_claim_number: string | null;
  /** Who pays. */
  payer_name: string;
  /** The CMS code of the place. */
  place_of_service: string;
  /** The claim it corrects. */
  replaces_id: string | null;
  /** The number of that claim. */
  replaces_number: string | null;
  /** The version to send back when changing it. */
  row_version: number;
  /** How many services. */
  services: number;
  /** Where it stands. */
  status: ClaimStatus;
  /** The charge in cents. */
  total_cents: number;
}

/** What was found on a claim. */
export interface ClaimFindings {
  /** The claim. */
  claim_id: string;
  /** Nothing stops it. */
  clean: boolean;
  /** The findings, in the order of the claim. */
  findings: Finding[];
}

/** A printed claim. */
export interface ClaimForm {
  /** The PDF in base64. It is made at this moment and kept nowhere. */
  content: string;
  /** A name for the file, which says nothing about whose claim it is. */
  file_name: string;
  /** How many forms: one for each six services. */
  pages: number;
}

export type ClaimKind = 'original' | 'replacement' | 'void_request';

/** A claim, as a list shows it. */
export interface ClaimLine {
  /** The payer's authorization. */
  authorization_number: string | null;
  /** Whose. */
  client_id: string;
  /** Their name. */
  client_name: string;
  /** Who saw the client. */
  clinician_name: string;
  /** The claim that corrects it. */
  corrected_by_id: string | null;
  /** The number of that claim. */
  corrected_by_number: string | null;
  /** First day of service. */
  first_service_on: string;
  /** Its id. */
  id: string;
  /** Whether it corrects another one. */
  kind: ClaimKind;
  /** What the payer said last. */
  last_detail: string | null;
  /** Our number. */
  number: string;
  /** Open with insurance, in cents. */
  open_insurance_cents: number;
  /** The payer's own number of it. */
  payer_claim_number: string | null;
  /** Who pays. */
  payer_name: string;
  /** The CMS code of the place. */
  place_of_service: string;
  /** The claim it corrects. */
  replaces_id: string | null;
  /** The number of that claim. */
  replaces_number: string | null;
  /** The version to send back when changing it. */
  row_version: number;
  /** How many services. */
  services: number;
  /** Where it stands. */
  status: ClaimStatus;
  /** The charge in cents. */
  total_cents: number;
}

/** Which. */
export interface ClaimQuery {
  /** Only those of this client. */
  client_id?: string | null;
  /** The `x-next-cursor` of the page before. */
  cursor?: Cursor | null;
  /** Rows on the page, 1 to 200; 50 if it is left out. */
  limit?: number | null;
  /** Only those that stand here; all if it is empty. */
  statuses?: ClaimStatus[];
}

/** A service on a claim. */
export interface ClaimService {
  /** In cents. */
  amount_cents: number;
  /** The charge it asks money for. */
  charge_id: string;
  /** The code. */
  code: string;
  /** Not owed by contract, in cents. */
  contractual_cents: number;
  /** What insurance paid, in cents. */
  insurance_paid_cents: number;
  /** Documented minutes. */
  minutes: number | null;
  /** Modifiers. */
  modifiers: string[];
  /** Open with the client, in cents. */
  open_client_cents: number;
  /** The diagnoses it was for, by their places. */
  pointers: number[];
  /** Its place. */
  position: number;
  /** The day. */
  service_on: string;
  /** Units. */
  units: number;
}

export type ClaimStatus = 'draft' | 'queued' | 'submitted' | 'accepted' | 'rejected' | 'denied' | 'partially_paid' | 'paid' | 'reversed' | 'void';

/** A step of a claim. */
export interface ClaimStep {
  /** When. */
  changed_at: string;
  /** Who took it, if a person. */
  changed_by_name: string | null;
  /** What was said. */
  detail: string | null;
  /** The file that said it. */
  file_name: string | null;
  /** From where; none for the first. */
  from_status: ClaimStatus | null;
  /** To where. */
  to_status: ClaimStatus;
}

/** Which claim, why, and what is put right. */
export interface ClaimToReplace {
  /** The payer's authorization; as it was if it is left out. */
  authorization_number?: string | null;
  /** The claim. */
  id: string;
  /** Services whose modifiers change. */
  lines?: CorrectedService[];
  /** The CMS code of the place; as it was if it is left out. */
  place_of_service?: string | null;
  /** Why. */
  reason: string;
  /** The version that was seen. */
  row_version: number;
}

/** Which, and why. */
export interface ClaimToVoid {
  /** The claim. */
  id: string;
  /** Why. */
  reason: string;
  /** The version that was seen. */
  row_version: number;
}

export type Clearable = 'middle_name' | 'suffix' | 'chosen_name' | 'pronouns' | 'referral_reason' | 'time_zone';

/** Which, and why. */
export interface Clearing {
  /** The flag. */
  id: string;
  /** Why. */
  reason: string;
}

/** A client's record. */
export interface Client {
  /** Full years today, where the practice is. */
  age: number;
  /** Birth date. */
  birth_date: string;
  /** The name to use. */
  chosen_name: string | null;
  /** How to reach them. */
  contact_preference: ContactPreference;
  /** When they died. */
  deceased_on: string | null;
  /** When treatment was ended. */
  discharged_on: string | null;
  /** The e-mail to try first. */
  email: string | null;
  /** Whether the caller keeps it at hand. */
  favorite: boolean;
  /** First name. */
  first_name: string;
  /** What must be seen first: kind and note of every open flag. */
  flags: string[];
  /** The id. */
  id: string;
  /** Last name. */
  last_name: string;
  /** The record that this one was merged into. */
  merged_into_id: string | null;
  /** Middle name. */
  middle_name: string | null;
  /** The chart's number. */
  mrn: string;
  /** The number to try first. */
  phone: string | null;
  /** Pronouns. */
  pronouns: string | null;
  /** Why they came. */
  referral_reason: string | null;
  /** Since when. */
  registered_on: string;
  /** The version to send back when changing it. */
  row_version: number;
  /** As payers want it. */
  sex: Sex;
  /** Where the client stands. */
  status: ClientStatus;
  /** Jr., III. */
  suffix: string | null;
  /** The primary therapist. */
  therapist_id: string | null;
  /** Their name. */
  therapist_name: string | null;
  /** The zone they live in, if not the practice's. */
  time_zone: string | null;
}

/** One line of: where a client lives and gets mail. */
export interface ClientAddress {
  /** City. */
  city: string;
  /** The record it stands in. */
  client_id: string;
  /** The client asked to be written to here and nowhere else. */
  confidential: boolean;
  /** Its id. */
  id: string;
  /** Home, mailing, temporary or work. */
  kind: AddressKind;
  /** Postal code. */
  postal_code: string;
  /** The version to send back when changing it. */
  row_version: number;
  /** State. */
  state: string;
  /** Street and number. */
  street: string;
  /** Apartment or suite. */
  unit: string | null;
  /** Since when. */
  valid_from: string | null;
  /** Until when. */
  valid_to: string | null;
}

/** A new line, or a change of one. */
export interface ClientAddressEntry {
  /** What to write. What is left out is emptied. */
  client_address: ClientAddressFacts;
  /** Whose chart. */
  client_id: string;
  /** Which line to change; left out for a new one. */
  id?: string | null;
  /** The version that was seen, when changing one. */
  row_version?: number | null;
}

/** What is written down. */
export interface ClientAddressFacts {
  /** City. */
  city: string;
  /** The client asked to be written to here and nowhere else. */
  confidential?: boolean;
  /** Home, mailing, temporary or work. */
  kind: AddressKind;
  /** Postal code. */
  postal_code: string;
  /** State. */
  state: string;
  /** Street and number. */
  street: string;
  /** Apartment or suite. */
  unit?: string | null;
  /** Since when. */
  valid_from?: string | null;
  /** Until when. */
  valid_to?: string | null;
}

/** What a client owes. */
export interface ClientBalance {
  /** What is owed less the credit: negative if the client has something left. */
  balance_cents: number;
  /** Paid for no charge yet, in cents. */
  credit_cents: number;
  /** Open on charges, in cents. */
  owed_cents: number;
}

/** Whose record, and what shall change. */
export interface ClientChange {
  /** The client. */
  id: string;
  /** What shall change; what is left out stays. */
  updates: ClientUpdates;
}

/** A client as a line in a list. */
export interface ClientLine {
  /** Birth date. */
  birth_date: string;
  /** The name to use. */
  chosen_name: string | null;
  /** The e-mail to try first. */
  email: string | null;
  /** Whether the caller keeps it at hand. */
  favorite: boolean;
  /** First name. */
  first_name: string;
  /** The id. */
  id: string;
  /** Last name. */
  last_name: string;
  /** Middle name. */
  middle_name: string | null;
  /** The chart's number. */
  mrn: string;
  /** The number to try first. */
  phone: string | null;
  /** Pronouns. */
  pronouns: string | null;
  /** Since when. */
  registered_on: string;
  /** The version to send back when changing it. */
  row_version: number;
  /** Where the client stands. */
  status: ClientStatus;
  /** The primary therapist. */
  therapist_id: string | null;
  /** Their name. */
  therapist_name: string | null;
}

/** A client's small photo. */
export interface ClientPhoto {
  /** The client. */
  client_id: string;
  /** The picture, as a `data:` address. */
  image: string;
  /** When it was set. */
  set_at: string;
}

/** Which clients. */
export interface ClientQuery {
  /** The `x-next-cursor` of the page before. A search has one page: type more to see others. */
  cursor?: Cursor | null;
  /** Rows on the page, 1 to 200. */
  limit?: number | null;
  /** The beginning of a name, a chart number, a telephone number (or its last four digits), a birth date; several words narrow it down. One wrong letter in a name is forgiven. */
  search?: string | null;
  /** Only those who stand here. */
  status?: ClientStatus | null;
  /** Only those in whose care team this person is. */
  therapist_id?: string | null;
}

export type ClientStatus = 'active' | 'on_hold' | 'inactive' | 'discharged' | 'deceased';

/** What shall change; what is left out stays. */
export interface ClientUpdates {
  /** Birth date. */
  birth_date?: string | null;
  /** The name to use. */
  chosen_name?: string | null;
  /** Fields to empty: `middle_name`, `suffix`, `chosen_name`, `pronouns`, `referral_reason`, `time_zone`. */
  clear?: Clearable[];
  /** How to reach them. */
  contact_preference?: ContactPreference | null;
  /** First name. */
  first_name?: string | null;
  /** Last name. */
  last_name?: string | null;
  /** Middle name. */
  middle_name?: string | null;
  /** Pronouns. */
  pronouns?: string | null;
  /** Why they came. */
  referral_reason?: string | null;
  /** The version that was seen. Without it the last writer wins. */
  row_version?: number | null;
  /** As payers want it. */
  sex?: Sex | null;
  /** Jr., III. */
  suffix?: string | null;
  /** The zone they live in. */
  time_zone?: string | null;
}

/** Somebody with whom appointments can be made. */
export interface Clinician {
  /** The letters behind the name. */
  credentials: string | null;
  /** First name. */
  first_name: string;
  /** Last name. */
  last_name: string;
  /** The states in which they may practise today. */
  licensed_states: string[];
  /** Their NPI. */
  npi: string | null;
  /** Their id. */
  profile_id: string;
  /** What they are called here. */
  title: string | null;
}

/** A version of somebody's weekly hours. */
export interface ClinicianSchedule {
  /** Minutes between two visits. */
  buffer_minutes: number;
  /** Whose. */
  clinician_id: string;
  /** Its id. */
  id: string;
  /** The most visits in a day. */
  max_per_day: number | null;
  /** The most visits in a week. */
  max_per_week: number | null;
  /** The version to send back when changing it. */
  row_version: number;
  /** The shifts, in the order of the week. */
  shifts: Shift[];
  /** The zone in which the hours are meant. */
  time_zone: string;
  /** The first day on which it holds. */
  valid_from: string;
  /** The last day; none if it goes on. */
  valid_to: string | null;
}

/** A code of the list. */
export interface Code {
  /** It can stand on a claim; a header can not, its children can. */
  billable: boolean;
  /** The code. */
  code: string;
  /** What it says. */
  description: string;
  /** The header above it. */
  parent_code: string | null;
}

/** What to look for. */
export interface CodeQuery {
  /** No headers. */
  billable_only?: boolean;
  /** Rows, 1 to 200. */
  limit?: number | null;
  /** As the list held on this day; today if it is left out. */
  on?: string | null;
  /** List what stands below this header. */
  parent?: string | null;
  /** The beginning of a code, or words of its description; one wrong letter is forgiven. */
  search?: string | null;
}

/** Somebody on the staff, as everybody on the staff sees them. */
export interface Colleague {
  /** The letters behind the name. */
  credentials: string | null;
  /** First name. */
  first_name: string;
  /** Last name. */
  last_name: string;
  /** The first name they go by, if another. */
  preferred_name: string | null;
  /** Their id. */
  profile_id: string;
  /** The roles they hold. */
  roles: Role[];
  /** What they are called here. */
  title: string | null;
}

export type Color = 'teal' | 'blue' | 'violet' | 'rose' | 'orange' | 'amber' | 'green' | 'slate';

export type Confirmation = 'confirmed' | 'already_confirmed' | 'too_late' | 'not_open';

/** The secret of the link. */
export interface ConfirmationLink {
  /** What stands behind `#token=` in the link. */
  token: string;
}

/** What became of it. No name, and no kind of visit. */
export interface ConfirmedVisit {
  /** What became of it. */
  outcome: Confirmation;
  /** The practice. */
  practice: string;
  /** When the visit begins. */
  starts_at: string;
  /** The zone it was agreed in. */
  time_zone: string;
}

/** That a client gave or refused a consent. */
export interface Consent {
  /** Whose. */
  client_id: string;
  /** To which words. */
  consent_type_id: string;
  /** What was said. */
  decision: Decision;
  /** Last day. */
  expires_on: string | null;
  /** Its id. */
  id: string;
  /** It holds today. */
  in_force: boolean;
  /** The word for it. */
  key: string;
  /** How. */
  method: ConsentMethod;
  /** Its name. */
  name: string;
  /** Why. */
  revocation_reason: string | null;
  /** When it was taken back. */
  revoked_at: string | null;
  /** In what capacity. */
  signed_as: SignedAs;
  /** When. */
  signed_at: string;
  /** By whom. */
  signed_by_name: string;
  /** The version of the words. */
  version: number;
}

export type ConsentMethod = 'in_person' | 'paper' | 'portal' | 'telephone';

/** The wording of a consent. */
export interface ConsentType {
  /** Its words. */
  body: string;
  /** Its id. */
  id: string;
  /** The word for it. */
  key: string;
  /** Its name. */
  name: string;
  /** Since when. */
  published_at: string;
  /** After so many days it is asked again. */
  renew_after_days: number | null;
  /** Nobody is treated without it. */
  required: boolean;
  /** Its version. */
  version: number;
}

/** Which. */
export interface ConsentTypeQuery {
  /** Also words that were replaced. */
  include_older?: boolean;
}

export type ContactKind = 'mobile' | 'home' | 'work' | 'other';

/** One line of: the numbers and addresses a client is reached at. */
export interface ContactPoint {
  /** The record it stands in. */
  client_id: string;
  /** Its id. */
  id: string;
  /** Mobile, home, work or other. */
  kind: ContactKind;
  /** What to mind. */
  note: string | null;
  /** 1 is tried first. */
  rank: number;
  /** The version to send back when changing it. */
  row_version: number;
  /** Telephone or e-mail. */
  system: ContactSystem;
  /** Text messages may be sent. */
  text_consent: boolean;
  /** The number or address. */
  value: string;
  /** A message may be left. */
  voicemail_allowed: boolean;
}

/** A new line, or a change of one. */
export interface ContactPointEntry {
  /** What to write. What is left out is emptied. */
  client_contact_point: ContactPointFacts;
  /** Whose chart. */
  client_id: string;
  /** Which line to change; left out for a new one. */
  id?: string | null;
  /** The version that was seen, when changing one. */
  row_version?: number | null;
}

/** What is written down. */
export interface ContactPointFacts {
  /** Mobile, home, work or other. */
  kind: ContactKind;
  /** What to mind. */
  note?: string | null;
  /** 1 is tried first. */
  rank: number;
  /** Telephone or e-mail. */
  system: ContactSystem;
  /** Text messages may be sent. */
  text_consent?: boolean;
  /** The number or address. */
  value: string;
  /** A message may be left. */
  voicemail_allowed?: boolean;
}

export type ContactPreference = 'phone' | 'text' | 'email' | 'portal' | 'mail';

export type ContactSystem = 'phone' | 'email';

/** The whole entry as it is to be: what is left out is emptied. */
export interface CorrectedDocument {
  /** What it is. */
  category: DocumentCategory;
  /** More about it. */
  description?: string | null;
  /** The document. */
  id: string;
  /** The version of its entry that was seen. */
  row_version: number;
  /** Words to find it by. */
  tags?: string[];
  /** Its title. */
  title: string;
}

/** A service whose modifiers are put right. */
export interface CorrectedService {
  /** Its charge. */
  charge_id: string;
  /** All its modifiers. */
  modifiers: string[];
}

/** The charge as it is to be. */
export interface Correction {
  /** In cents, for all units. */
  amount_cents: number;
  /** The policy that is billed; left out if the client pays. */
  client_insurance_id?: string | null;
  /** The code. */
  code: string;
  /** The charge. */
  id: string;
  /** Up to four modifiers. */
  modifiers?: string[];
  /** The CMS code of the place. */
  place_of_service: string;
  /** The version that was seen. */
  row_version: number;
  /** Units. */
  units: number;
}

/** How it stands with a note's cosignature. */
export interface Cosignature {
  /** When it was. */
  decided_at: string | null;
  /** Until when it is to be decided. */
  due_on: string;
  /** How it stands. */
  status: CosignatureStatus;
  /** When it was last handed in. */
  submitted_at: string;
  /** Who was asked. */
  supervisor_id: string;
  /** Their name. */
  supervisor_name: string;
}

/** One step of the way. */
export interface CosignatureEvent {
  /** By whom. */
  actor_id: string;
  /** Their name. */
  actor_name: string;
  /** What they said. */
  comment: string | null;
  /** What happened. */
  kind: CosignatureEventKind;
  /** When. */
  occurred_at: string;
  /** To which version of the note. */
  version_number: number;
}

export type CosignatureEventKind = 'submitted' | 'returned' | 'cosigned';

export type CosignatureStatus = 'waiting' | 'returned' | 'cosigned';

/** Who was added. */
export interface Created {
  /** Whether an invitation is on its way. */
  invited: boolean;
  /** The person. */
  user_id: string;
}

/** Where a page begins: opaque to the caller. */
export type Cursor = string;

export type Damage = 'edited' | 'deleted' | 'inserted' | 'reordered' | 'truncated' | 'rolled_back' | 'head_forged' | 'head_missing' | 'export_damaged' | 'export_missing';

/** The database. */
export interface Database {
  /** The newest migration in it. */
  migration: number;
  /** Whether its schema is this program's. */
  migrations_current: boolean;
  /** The newest migration this program knows. */
  newest_migration: number;
  /** How large the database is. */
  size_bytes: number;
  /** PostgreSQL's version. */
  version: string;
}

export type DatabaseState = 'connected';

/** Which day, and whose. */
export interface DayQuery {
  /** Only of these clinicians; of all that the caller may see if it is empty. */
  clinician_ids?: string[];
  /** The day, where the practice is; today if it is left out. */
  day?: string | null;
}

/** A visit of the day. */
export interface DayVisit {
  /** What it still needs, as far as the caller may know. */
  needs: Need[];
  /** The visit. */
  visit: Visit;
}

/** The person as they are now, and what they leave behind. */
export interface Deactivated {
  /** Whether appointments can be made with them. */
  bookable: boolean;
  /** The letters behind the name: LCSW, PhD. */
  credentials: string | null;
  /** Since when the door is closed. */
  deactivated_at: string | null;
  /** The address they sign in with. */
  email: string;
  /** How they work here. */
  employment: Employment;
  /** First name. */
  first_name: string;
  /** The visits they still have, soonest first; at most 200 of them. */
  future_appointments: FutureAppointment[];
  /** How many there are. */
  future_appointments_total: number;
  /** Since when they belong here. */
  joined_at: string;
  /** Last name. */
  last_name: string;
  /** Their NPI. */
  npi: string | null;
  /** Telephone. */
  phone: string | null;
  /** The first name they go by, if another. */
  preferred_name: string | null;
  /** Their id. */
  profile_id: string;
  /** The roles they hold. */
  roles: Role[];
  /** The version to send back when changing them. */
  row_version: number;
  /** Whether their door is open. */
  status: MembershipStatus;
  /** Why it is closed. */
  status_reason: string | null;
  /** Their specialty. */
  taxonomy_code: string | null;
  /** What they are called here: Therapist, Biller. */
  title: string | null;
}

/** Whom, and why. */
export interface Deactivation {
  /** Whom. */
  profile_id: string;
  /** Why: it stands in the audit log. */
  reason: string;
}

export type Debtor = 'insurance' | 'client';

export type Decision = 'given' | 'refused';

/** How a person describes themselves. */
export interface Demographics {
  /** The client. */
  client_id: string;
  /** Employment. */
  employment: EmploymentStatus | null;
  /** Ethnicity. */
  ethnicity: Ethnicity | null;
  /** Former names. */
  former_names: string[];
  /** Gender, in the words of the person. */
  gender_identity: string | null;
  /** Housing. */
  housing: Housing | null;
  /** Languages, the preferred one first. */
  languages: string[];
  /** Marital status. */
  marital_status: MaritalStatus | null;
  /** An interpreter is needed. */
  needs_interpreter: boolean;
  /** Race, in the categories of OMB. */
  races: Race[];
  /** The version to send back; 0 if nothing was written yet. */
  row_version: number;
  /** Sex assigned at birth. */
  sex_assigned_at_birth: BirthSex | null;
  /** Sexual orientation, in the words of the person. */
  sexual_orientation: string | null;
  /** Served in the armed forces. */
  veteran: boolean | null;
}

/** Whose, and what. */
export interface DemographicsEntry {
  /** The client. */
  client_id: string;
  /** What to write. What is left out is emptied. */
  demographics: DemographicsFacts;
  /** The version that was seen; 0 if there was none. */
  row_version: number;
}

/** What is written down. */
export interface DemographicsFacts {
  /** Employment. */
  employment?: EmploymentStatus | null;
  /** Ethnicity. */
  ethnicity?: Ethnicity | null;
  /** Former names. */
  former_names?: string[];
  /** Gender, in the words of the person. */
  gender_identity?: string | null;
  /** Housing. */
  housing?: Housing | null;
  /** Languages, the preferred one first. */
  languages?: string[];
  /** Marital status. */
  marital_status?: MaritalStatus | null;
  /** An interpreter is needed. */
  needs_interpreter?: boolean;
  /** Race, in the categories of OMB. */
  races?: Race[];
  /** Sex assigned at birth. */
  sex_assigned_at_birth?: BirthSex | null;
  /** Sexual orientation, in the words of the person. */
  sexual_orientation?: string | null;
  /** Served in the armed forces. */
  veteran?: boolean | null;
}

/** Which time off, and why not. */
export interface Denial {
  /** The time off. */
  id: string;
  /** Why not. */
  reason: string;
}

/** A diagnosis. */
export interface Diagnosis {
  /** The record it stands in. */
  client_id: string;
  /** The code. */
  code: string;
  /** As the list had it that day. */
  description: string;
  /** By whom. */
  diagnosed_by: string | null;
  /** When it was made. */
  diagnosed_on: string;
  /** When it ended. */
  ended_on: string | null;
  /** Its id. */
  id: string;
  /** More of it. */
  note: string | null;
  /** When it began. */
  onset_on: string | null;
  /** 1 weighs most. */
  rank: number;
  /** The version to send back when changing it. */
  row_version: number;
  /** Whether it holds. */
  status: DiagnosisStatus;
}

/** A new diagnosis, or a change. */
export interface DiagnosisEntry {
  /** The client. */
  client_id: string;
  /** The diagnosis. */
  diagnosis: DiagnosisFacts;
  /** Which one to change. */
  id?: string | null;
  /** The version that was seen. */
  row_version?: number | null;
}

/** What is written down. */
export interface DiagnosisFacts {
  /** The code, with its dot. */
  code: string;
  /** When it was made. */
  diagnosed_on: string;
  /** When it ended: for resolved, ruled out and mistaken ones. */
  ended_on?: string | null;
  /** More of it. */
  note?: string | null;
  /** When it began. */
  onset_on?: string | null;
  /** 1 weighs most. */
  rank: number;
  /** Whether it holds. */
  status: DiagnosisStatus;
}

/** Whose. */
export interface DiagnosisQuery {
  /** The client. */
  client_id: string;
  /** Also those that ended. */
  include_ended?: boolean;
}

export type DiagnosisStatus = 'provisional' | 'active' | 'in_remission' | 'resolved' | 'ruled_out' | 'entered_in_error';

export type Direction = 'to' | 'from' | 'both';

/** Which page. */
export interface DirectoryPage {
  /** The `x-next-cursor` of the page before. */
  cursor?: Cursor | null;
  /** Rows on the page, 1 to 200. */
  limit?: number | null;
}

/** A document with its versions and signatures. */
export interface Document {
  /** Why. */
  archive_reason: string | null;
  /** When it was set aside. */
  archived_at: string | null;
  /** By whom. */
  archived_by_name: string | null;
  /** What it is. */
  category: DocumentCategory;
  /** The record it stands in. */
  client_id: string;
  /** When it was made. */
  created_at: string;
  /** More about it. */
  description: string | null;
  /** Its id. */
  id: string;
  /** The version of this entry, to send back when changing it. */
  row_version: number;
  /** Since when the client sees it in the portal. */
  shared_at: string | null;
  /** Who shared it. */
  shared_by_name: string | null;
  /** Its signatures, the latest first. */
  signatures: DocumentSignature[];
  /** Words to find it by. */
  tags: string[];
  /** Its title. */
  title: string;
  /** Its versions, the present one first. */
  versions: DocumentVersion[];
}

/** Which, and why. */
export interface DocumentArchiving {
  /** The document. */
  id: string;
  /** Why. */
  reason: string;
  /** The version of its entry that was seen. */
  row_version: number;
}

/** All of it. */
export interface DocumentCategories {
  /** The kinds of documents. */
  categories: CategoryInUse[];
  /** What may be sent, by purpose. */
  uploads: UploadLimit[];
}

export type DocumentCategory = 'consent_form' | 'intake_form' | 'identification' | 'insurance_card' | 'billing' | 'lab_result' | 'imaging' | 'outside_records' | 'assessment' | 'correspondence' | 'treatment_plan' | 'progress_note' | 'other';

/** A document as a line in a list: its present version. */
export interface DocumentLine {
  /** When this version was added. */
  added_at: string;
  /** Who added it. */
  added_by_name: string | null;
  /** When it was set aside. */
  archived_at: string | null;
  /** What it is. */
  category: DocumentCategory;
  /** The record it stands in. */
  client_id: string;
  /** When the document was made. */
  created_at: string;
  /** More about it. */
  description: string | null;
  /** Its id. */
  id: string;
  /** What its file is. */
  kind: FileKind;
  /** The version of this entry, to send back when changing it. */
  row_version: number;
  /** What the malware scanner said. */
  scan_status: ScanStatus;
  /** Since when the client sees it in the portal. */
  shared_at: string | null;
  /** How many signatures this version bears. */
  signatures: number;
  /** How many bytes it has. */
  size_bytes: number;
  /** Words to find it by. */
  tags: string[];
  /** Its title. */
  title: string;
  /** The number of its present version. */
  version: number;
}

/** Which document. */
export interface DocumentQuery {
  /** Its id. */
  id: string;
}

/** A signature, as it is shown. */
export interface DocumentSignature {
  /** From which address. */
  address: string | null;
  /** The SHA-256 of what was signed, in hexadecimal. */
  content_sha256: string;
  /** Its id. */
  id: string;
  /** Who was signed in. */
  recorded_by_name: string | null;
  /** As what. */
  signed_as: DocumentSignerRole;
  /** When. */
  signed_at: string;
  /** The wording it was given under. */
  statement_version: number;
  /** The name that was typed. */
  typed_name: string;
  /** The number of the version that was signed. */
  version: number;
}

export type DocumentSignerRole = 'staff' | 'client' | 'guardian' | 'witness';

/** What is signed, by whom. */
export interface DocumentSigning {
  /** The SHA-256 of what was read, in hexadecimal: nothing else is signed. */
  content_sha256: string;
  /** The document. */
  id: string;
  /** The version of its entry that was seen. */
  row_version: number;
  /** As what: for oneself, or for the client who signs here and now. */
  signed_as: DocumentSignerRole;
  /** The wording that was shown. */
  statement_version: number;
  /** The signer's name, typed by the signer. */
  typed_name: string;
  /** The number of the version that was read. */
  version: number;
}

/** One version of a document. */
export interface DocumentVersion {
  /** When it was added. */
  added_at: string;
  /** By whom. */
  added_by_name: string | null;
  /** The name of its file. */
  file_name: string;
  /** Pixels from top to bottom, of a picture. */
  height: number | null;
  /** Its id. */
  id: string;
  /** What its file is. */
  kind: FileKind;
  /** What changed. */
  note: string | null;
  /** Its number, from 1. */
  number: number;
  /** What the malware scanner said. */
  scan_status: ScanStatus;
  /** Their SHA-256, in hexadecimal. */
  sha256: string;
  /** How many bytes it has. */
  size_bytes: number;
  /** What it found, if it found something. */
  threat: string | null;
  /** Pixels from left to right, of a picture. */
  width: number | null;
}

/** One time that it was opened. */
export interface DocumentView {
  /** Its id. */
  id: string;
  /** Their name. */
  name: string | null;
  /** By whom. */
  profile_id: string;
  /** The number of the version. */
  version: number;
  /** When. */
  viewed_at: string;
}

/** When notes are due, when the week locks, who needs a cosignature. */
export interface DocumentationSettings {
  /** Days until that signature is overdue. */
  cosign_due_days: number;
  /** Whether an associate's note needs a supervisor's signature. */
  cosign_required: boolean;
  /** Days after the visit until its note is due. */
  note_due_days: number;
  /** The time of that day. */
  note_lockout_time: string;
  /** The day on which unsigned notes of the week are locked. */
  note_lockout_weekday: Weekday;
  /** The version that was seen. */
  row_version: number;
}

/** Whose, and which. */
export interface DocumentsQuery {
  /** Those that were set aside, instead of those in use. */
  archived?: boolean;
  /** Only those of this kind. */
  category?: DocumentCategory | null;
  /** Whose chart. */
  client_id: string;
  /** The `x-next-cursor` of the page before. */
  cursor?: Cursor | null;
  /** Rows on the page, 1 to 200. */
  limit?: number | null;
}

/** Something was done. */
export interface Done {
  /** In one sentence. */
  message: string;
}

/** A link. */
export interface DownloadLink {
  /** When it ends. */
  expires_at: string;
  /** The SHA-256 of what is there, in hexadecimal. */
  sha256: string;
  /** The address, on this server. */
  url: string;
}

/** Which chart, and why. */
export interface Emergency {
  /** The birth date. */
  birth_date: string;
  /** The chart's number. */
  mrn: string;
  /** Why it must be opened now. */
  reason: string;
}

/** One line of: whom to call when something happens to a client. */
export interface EmergencyContact {
  /** The record it stands in. */
  client_id: string;
  /** E-mail. */
  email: string | null;
  /** Its id. */
  id: string;
  /** Call them first. */
  is_primary: boolean;
  /** Whether the client lets us speak about their health. */
  may_discuss_health: boolean;
  /** Whether a message may be left. */
  may_leave_message: boolean;
  /** Who. */
  name: string;
  /** Another number. */
  other_phone: string | null;
  /** Their number. */
  phone: string;
  /** What they are to the client. */
  relationship: string;
  /** The version to send back when changing it. */
  row_version: number;
}

/** A new line, or a change of one. */
export interface EmergencyContactEntry {
  /** Whose chart. */
  client_id: string;
  /** What to write. What is left out is emptied. */
  emergency_contact: EmergencyContactFacts;
  /** Which line to change; left out for a new one. */
  id?: string | null;
  /** The version that was seen, when changing one. */
  row_version?: number | null;
}

/** What is written down. */
export interface EmergencyContactFacts {
  /** E-mail. */
  email?: string | null;
  /** Call them first. */
  is_primary?: boolean;
  /** Whether the client lets us speak about their health. */
  may_discuss_health?: boolean;
  /** Whether a message may be left. */
  may_leave_message?: boolean;
  /** Who. */
  name: string;
  /** Another number. */
  other_phone?: string | null;
  /** Their number. */
  phone: string;
  /** What they are to the client. */
  relationship: string;
}

export type Employment = 'employee' | 'contractor' | 'intern' | 'volunteer';

export type EmploymentStatus = 'full_time' | 'part_time' | 'self_employed' | 'unemployed' | 'student' | 'retired' | 'disabled' | 'declined';

/** What ended. */
export interface Ended {
  /** How many sessions. */
  sessions: number;
}

export type EntryKind = 'charge' | 'charge_change' | 'charge_void' | 'insurance_payment' | 'provider_adjustment' | 'client_payment' | 'credit_applied' | 'credit_released' | 'adjustment' | 'adjustment_reversal';

export type Ethnicity = 'hispanic' | 'not_hispanic' | 'declined';

/** Why a score is what it is: one line per field. */
export interface Evidence {
  /** The field. */
  field: string;
  /** What was found, in words. */
  finding: string;
  /** What it counts. */
  weight: number;
}

export type ExceptionKind = 'time_off' | 'sick' | 'holiday' | 'conference' | 'training' | 'emergency' | 'other';

/** Which time off. */
export interface ExceptionQuery {
  /** Only of these clinicians; of all that the caller may see if it is empty. */
  clinician_ids?: string[];
  /** From this moment on. */
  from: string;
  /** Only those that stand here; all if it is empty. */
  statuses?: ExceptionStatus[];
  /** Up to this moment, at most 400 days later. */
  to: string;
}

/** Which time off. */
export interface ExceptionRef {
  /** The time off. */
  id: string;
}

/** The time off that is asked for. */
export interface ExceptionRequest {
  /** For whom. */
  clinician_id: string;
  /** Until when. */
  ends_at: string;
  /** Why. */
  kind: ExceptionKind;
  /** What is to be said. */
  note?: string | null;
  /** From when. */
  starts_at: string;
}

export type ExceptionStatus = 'requested' | 'approved' | 'denied' | 'withdrawn';

/** Whether it is kept now. */
export interface Favorite {
  /** Kept at hand. */
  favorite: boolean;
}

/** A price. */
export interface FeeAnswer {
  /** For one unit, in cents; none if none is known. */
  fee_cents: number | null;
}

/** Which service, for whom, when. */
export interface FeeQuestion {
  /** The code. */
  code: string;
  /** Its modifiers. */
  modifiers?: string[];
  /** Who pays; left out if the client does. */
  payer_id?: string | null;
  /** The day. */
  service_on: string;
}

/** A price list. */
export interface FeeSchedule {
  /** Its id. */
  id: string;
  /** Whose. */
  kind: FeeScheduleKind;
  /** Its name. */
  name: string;
  /** The payer it was agreed with. */
  payer_id: string | null;
  /** Their name. */
  payer_name: string | null;
  /** Its prices. */
  rates: Rate[];
  /** The version to send back when changing it. */
  row_version: number;
  /** First day. */
  valid_from: string;
  /** Last day. */
  valid_to: string | null;
}

/** A new list, or a changed one. */
export interface FeeScheduleEntry {
  /** Which one to change. */
  id?: string | null;
  /** Its name. */
  name: string;
  /** With which payer it was agreed; left out for the practice's own. It stays as it was when a list is changed. */
  payer_id?: string | null;
  /** The prices, at most 500. */
  rates: RateInput[];
  /** The version that was seen. */
  row_version?: number | null;
  /** First day. */
  valid_from: string;
  /** Last day. */
  valid_to?: string | null;
}

export type FeeScheduleKind = 'standard' | 'contract';

/** One question. */
export interface Field {
  /** What to think of. */
  help: string | null;
  /** Its name within the section. */
  key: string;
  /** How it is answered. */
  kind: FieldKind;
  /** What it asks. */
  label: string;
  /** What can be chosen. */
  options: string[];
  /** A note without it is not signed. */
  required: boolean;
  /** A note without it is not signed once one of these is answered otherwise. */
  required_unless: Unless[];
}

/** The answer to one field. */
export interface FieldContent {
  /** Which field. */
  key: string;
  /** What was chosen. */
  picks: string[];
  /** The words, with their line breaks, as they were typed. */
  text: string;
}

/** The answer to one field. */
export interface FieldContentInput {
  /** Which field. */
  key: string;
  /** What was chosen. */
  picks?: string[];
  /** The words, with their line breaks, as they were typed. */
  text?: string;
}

export type FieldKind = 'text' | 'choice' | 'choices';

export type FileKind = 'pdf' | 'doc' | 'docx' | 'jpeg' | 'png' | 'gif' | 'webp' | 'mp4' | 'webm';

/** Which file. */
export interface FileQuery {
  /** Whether this is a further piece of what was opened before: that counts as no new view. */
  continued?: boolean;
  /** The file, as it stands in the link. */
  file_id: string;
}

/** Which file: that of a version of a document, the present one if none is named. */
export interface FileToScan {
  /** The document. */
  document_id: string;
  /** The number of the version. */
  version?: number | null;
}

/** Something wrong with a claim. */
export interface Finding {
  /** The field, in the words of the screen. */
  field: string;
  /** What is wrong and how to put it right, in one sentence. */
  message: string;
  /** Where it is put right. */
  place: FindingPlace;
  /** The rule's name, which never changes. */
  rule: string;
  /** What is put right there: a client, a payer, a person, a charge. */
  subject_id: string | null;
  /** Whether it stops the claim. */
  weight: Weight;
}

export type FindingPlace = 'client' | 'coverage' | 'payer' | 'clinician' | 'settings' | 'charge' | 'claim';

/** What the file is. */
export interface FinishedUpload {
  /** Pixels from top to bottom, of a picture. */
  height: number | null;
  /** What it is, by its bytes. */
  kind: FileKind;
  /** What the malware scanner said. A file that waits for it cannot be opened. */
  scan_status: ScanStatus;
  /** Their SHA-256, in hexadecimal. */
  sha256: string;
  /** How many bytes are kept. */
  size_bytes: number;
  /** The upload, for `create-document`, `add-document-version` or `set-client-photo`. */
  upload_id: string;
  /** Pixels from left to right, of a picture. */
  width: number | null;
}

/** A flag. */
export interface Flag {
  /** When it was cleared. */
  cleared_at: string | null;
  /** Why. */
  cleared_reason: string | null;
  /** On whose chart. */
  client_id: string;
  /** When it was raised. */
  created_at: string;
  /** Last day. */
  expires_on: string | null;
  /** Its id. */
  id: string;
  /** What about. */
  kind: FlagKind;
  /** What. */
  note: string;
  /** By whom. */
  raised_by: string;
}

export type FlagKind = 'safety' | 'no_contact' | 'custody' | 'billing_hold' | 'interpreter' | 'other';

/** Whose. */
export interface FlagQuery {
  /** The client. */
  client_id: string;
  /** Also those that were cleared. */
  include_cleared?: boolean;
}

/** What happened. */
export interface ForeignAttempt {
  /** The address that was typed. */
  email: string;
  /** Why not. */
  error_message?: string | null;
  /** Whether it succeeded. */
  success: boolean;
}

export type Frequency = 'daily' | 'weekly' | 'monthly_by_day' | 'monthly_by_weekday';

/** A visit that is still to come. */
export interface FutureAppointment {
  /** With whom. */
  client_ids: string[];
  /** When it ends. */
  ends_at: string;
  /** Its id. */
  id: string;
  /** In person, by video or by phone. */
  modality: string;
  /** When it begins. */
  starts_at: string;
  /** The zone in which the time was agreed. */
  time_zone: string;
}

/** Who the practice is and how it is reached. */
export interface GeneralSettings {
  /** E-mail. */
  email: string | null;
  /** The name on claims and contracts. */
  legal_name: string;
  /** The name people know. */
  name: string;
  /** The practice's own NPI. */
  npi: string | null;
  /** Telephone. */
  phone: string | null;
  /** The version that was seen. */
  row_version: number;
  /** The zone its days and deadlines are reckoned in. */
  time_zone: string;
  /** Website. */
  website: string | null;
}

/** Who the practice is and how it is reached. */
export interface GeneralSettingsInput {
  /** E-mail. */
  email?: string | null;
  /** The name on claims and contracts. */
  legal_name: string;
  /** The name people know. */
  name: string;
  /** The practice's own NPI. */
  npi?: string | null;
  /** Telephone. */
  phone?: string | null;
  /** The version that was seen. */
  row_version: number;
  /** The zone its days and deadlines are reckoned in. */
  time_zone: string;
  /** Website. */
  website?: string | null;
}

/** A chart opened in an emergency. */
export interface Grant {
  /** Whose chart. */
  client_id: string;
  /** The client's name, where the reader may open the chart too. */
  client_name: string | null;
  /** Until when. */
  expires_at: string;
  /** When. */
  granted_at: string;
  /** Its id. */
  id: string;
  /** The chart's number, where the reader may open it too. */
  mrn: string | null;
  /** Their name. */
  name: string;
  /** Who opened it. */
  profile_id: string;
  /** Why. */
  reason: string;
  /** More of it. */
  review_note: string | null;
  /** When it was reviewed. */
  reviewed_at: string | null;
  /** What the review found. */
  verdict: Verdict | null;
}

/** Which. */
export interface GrantQuery {
  /** Also those that were reviewed. */
  include_reviewed?: boolean;
}

/** What speaks for a claim, or against it. */
export interface Ground {
  /** What it adds to the score; 0 speaks against it. */
  points: number;
  /** In one plain sentence. */
  words: string;
}

/** One line of: who may act for a client, and in what. */
export interface Guardian {
  /** The record it stands in. */
  client_id: string;
  /** E-mail. */
  email: string | null;
  /** What was seen. */
  evidence: string | null;
  /** Its id. */
  id: string;
  /** Parent, legal guardian and so on. */
  kind: GuardianKind;
  /** May write to the clinician. */
  may_message: boolean;
  /** May make and cancel appointments. */
  may_schedule: boolean;
  /** May see bills. */
  may_view_billing: boolean;
  /** May read notes. */
  may_view_notes: boolean;
  /** Who. */
  name: string;
  /** Telephone. */
  phone: string | null;
  /** The version to send back when changing it. */
  row_version: number;
  /** Whether the paper was seen. */
  status: GuardianStatus;
  /** When it was seen. */
  verified_at: string | null;
}

/** A new line, or a change of one. */
export interface GuardianEntry {
  /** Whose chart. */
  client_id: string;
  /** What to write. What is left out is emptied. */
  guardian_relationship: GuardianFacts;
  /** Which line to change; left out for a new one. */
  id?: string | null;
  /** The version that was seen, when changing one. */
  row_version?: number | null;
}

/** What is written down. */
export interface GuardianFacts {
  /** E-mail. */
  email?: string | null;
  /** Parent, legal guardian and so on. */
  kind: GuardianKind;
  /** Who. */
  name: string;
  /** Telephone. */
  phone?: string | null;
}

export type GuardianKind = 'parent' | 'legal_guardian' | 'foster_parent' | 'custodial_grandparent' | 'other';

/** What the guardian may. */
export interface GuardianScopes {
  /** The guardian. */
  id: string;
  /** Write to the clinician. */
  may_message?: boolean;
  /** Make and cancel appointments. */
  may_schedule?: boolean;
  /** See bills. */
  may_view_billing?: boolean;
  /** Read notes. */
  may_view_notes?: boolean;
}

export type GuardianStatus = 'pending_verification' | 'active' | 'ended';

export type Health = 'healthy';

/** How the program is. */
export interface HealthReport {
  /** Its database. */
  database: DatabaseState;
  /** The program. */
  status: Health;
  /** When this was asked. */
  timestamp: string;
}

export type HoldReason = 'no_fee' | 'minutes_missing' | 'minutes_do_not_fit' | 'add_on_alone' | 'no_diagnosis';

/** A span of days in which hours are looked at. */
export interface HoursQuery {
  /** Only of these clinicians; of all that the caller may see if it is empty. */
  clinician_ids?: string[];
  /** From this moment on. */
  from: string;
  /** Up to this moment, at most 400 days later. */
  to: string;
}

export type Housing = 'stable' | 'unstable' | 'homeless' | 'institution' | 'declined';

/** A number, masked. */
export interface Identifier {
  /** Whose. */
  client_id: string;
  /** Its id. */
  id: string;
  /** Who gave it. */
  issuer: string | null;
  /** What kind. */
  kind: IdentifierKind;
  /** Its end. */
  last_four: string;
}

/** Which number. */
export interface IdentifierEntry {
  /** The client. */
  client_id: string;
  /** Who gave it. */
  issuer?: string | null;
  /** What kind. */
  kind: IdentifierKind;
  /** The number. */
  value: string;
}

export type IdentifierKind = 'ssn' | 'previous_mrn' | 'external';

export type Information = 'attendance' | 'diagnosis' | 'treatment_plan' | 'progress_summary' | 'assessments' | 'medications' | 'billing' | 'substance_use' | 'full_record';

/** Who comes. */
export interface Intake {
  /** The person. */
  client: NewClient;
  /** Somebody looked at the records that are alike and found that this is another person. */
  confirmed_new?: boolean;
}

/** How much background work a practice has. */
export interface JobCounts {
  /** Given up. */
  dead: number;
  /** Due, and not begun. */
  due: number;
  /** Since when the oldest that is due has waited. */
  oldest_due_at: string | null;
  /** Planned for later. */
  planned: number;
  /** Being worked on. */
  running: number;
}

/** Which job. */
export interface JobId {
  /** The job. */
  job_id: string;
}

/** Which jobs. */
export interface JobQuery {
  /** The `x-next-cursor` of the page before. */
  cursor?: Cursor | null;
  /** Rows on the page, 1 to 200. */
  limit?: number | null;
  /** Only jobs that do this. */
  name?: string | null;
  /** Only these: `queued`, `running` or `dead`. */
  status?: JobStatus | null;
}

/** One attempt at a job. */
export interface JobRun {
  /** Which attempt it was, from 1. */
  attempt: number;
  /** How many things it did, by word. */
  counts: unknown;
  /** When it ended. */
  ended_at: string;
  /** Why it failed, in one word. */
  error_code: string | null;
  /** Its id. */
  id: string;
  /** Of which job. */
  job_id: string;
  /** What that does. */
  name: string;
  /** How. */
  outcome: RunOutcome;
  /** When it began. */
  started_at: string;
}

export type JobStatus = 'queued' | 'running' | 'succeeded' | 'dead';

/** A step of the account. Amounts are in cents. */
export interface LedgerStep {
  /** What the client owes after it; negative is credit. */
  balance_cents: number;
  /** Charged. */
  charged_cents: number;
  /** How many charges it touched. */
  charges: number;
  /** Paid by the client. */
  client_paid_cents: number;
  /** The code of the charge, if it touched one. */
  code: string | null;
  /** Not owed by contract. */
  contractual_cents: number;
  /** When it counts. */
  effective_on: string;
  /** Its id. */
  id: string;
  /** Paid by insurance. */
  insurance_paid_cents: number;
  /** What happened. */
  kind: EntryKind;
  /** How the client paid. */
  method: PaymentMethod | null;
  /** Open with insurance after it. */
  open_insurance_cents: number;
  /** The receipt of the payment. */
  receipt_number: number | null;
  /** The day of that service. */
  service_on: string | null;
  /** Given up. */
  written_off_cents: number;
}

/** Which licence, and what shall stand in it. */
export interface LicenseChange {
  /** Which. */
  id: string;
  /** The licence, as it shall be. */
  license: LicenseFacts;
  /** The version that was seen. */
  row_version: number;
}

/** What an administrator writes about a licence. */
export interface LicenseFacts {
  /** Its last day. */
  expires_on: string;
  /** Its first day. */
  issued_on?: string | null;
  /** What it licenses, in the board's words. */
  license_type: string;
  /** Its number. */
  number: string;
  /** The state. */
  state: string;
  /** What the board says of it. */
  status: LicenseStatus;
}

export type LicenseStatus = 'active' | 'suspended' | 'surrendered';

/** A licence and how it stands today. */
export interface LicenseToday {
  /** Days to its last one; negative when it has passed. */
  days_left: number;
  /** Its last day. */
  expires_on: string;
  /** The holder's first name. */
  first_name: string;
  /** Its id. */
  id: string;
  /** Its first day. */
  issued_on: string | null;
  /** The holder's last name. */
  last_name: string;
  /** What it licenses, in the board's words: LCSW, PsyD. */
  license_type: string;
  /** Its number. */
  number: string;
  /** Who holds it. */
  profile_id: string;
  /** The version to send back when changing it. */
  row_version: number;
  /** Whether its holder may practise under it today. */
  standing: Standing;
  /** The state. */
  state: string;
  /** What the board says of it. */
  status: LicenseStatus;
}

export type Likelihood = 'likely' | 'possible';

/** Which line of a chart. */
export interface Line {
  /** Its id. */
  id: string;
}

/** An office. */
export interface Location {
  /** Whether it can be booked. */
  active: boolean;
  /** City. */
  city: string | null;
  /** Its id. */
  id: string;
  /** Its name. */
  name: string;
  /** Telephone. */
  phone: string | null;
  /** The code that claims from here carry. */
  place_of_service: string;
  /** Postal code. */
  postal_code: string | null;
  /** The version to send back when changing it. */
  row_version: number;
  /** State. */
  state: string | null;
  /** Street and number. */
  street: string | null;
  /** The zone its hours are in. */
  time_zone: string;
}

/** Which office, and what shall stand in it. */
export interface LocationChange {
  /** Which. */
  id: string;
  /** The office, as it shall be. What is left out is emptied. */
  location: LocationFacts;
  /** The version that was seen. */
  row_version: number;
}

/** Which office. */
export interface LocationClosing {
  /** Which. */
  id: string;
  /** The version that was seen. */
  row_version: number;
}

/** What an administrator writes about an office. */
export interface LocationFacts {
  /** City. */
  city?: string | null;
  /** Its name. */
  name: string;
  /** Telephone. */
  phone?: string | null;
  /** The code that claims from here carry. */
  place_of_service: string;
  /** Postal code. */
  postal_code?: string | null;
  /** State. */
  state?: string | null;
  /** Street and number. */
  street?: string | null;
  /** The zone its hours are in. */
  time_zone: string;
}

/** Which offices. */
export interface LocationQuery {
  /** Also those that are closed. */
  include_inactive?: boolean;
}

/** One attempt. */
export interface LoginAttempt {
  /** Where from. */
  address: string | null;
  /** When. */
  attempted_at: string;
  /** Why not. */
  failure_reason: string | null;
  /** Its id. */
  id: string;
  /** By which proof. */
  method: string;
  /** Whether it succeeded. */
  succeeded: boolean;
  /** The program, as it names itself. */
  user_agent: string | null;
  /** Whose account it was. */
  user_id: string | null;
}

export type MailWay = 'smtp' | 'folder' | 'not_set_up';

export type MaritalStatus = 'single' | 'married' | 'partnered' | 'separated' | 'divorced' | 'widowed' | 'declined';

/** Which to which. */
export interface Match {
  /** The claim it is for. */
  claim_id: string;
  /** The payment. */
  payment_id: string;
}

/** A claim that may be meant, the likeliest first. */
export interface MatchSuggestion {
  /** The claim. */
  claim_id: string;
  /** Whose. */
  client_id: string;
  /** Their name. */
  client_name: string;
  /** First day of service. */
  first_service_on: string;
  /** What the score is made of. */
  grounds: Ground[];
  /** Its number. */
  number: string;
  /** Open with insurance, in cents. */
  open_insurance_cents: number;
  /** Its payer. */
  payer_name: string;
  /** 0 to 100: the sum of the grounds. */
  score: number;
  /** Where it stands. */
  status: ClaimStatus;
  /** What it asks for, in cents. */
  total_cents: number;
}

/** The caller. */
export interface Me {
  /** How surely the session is theirs: with `aal1`, ask for the second factor. */
  aal: Aal;
  /** The address they sign in with. */
  email: string;
  /** First name. */
  first_name: string;
  /** Last name. */
  last_name: string;
  /** The practice. */
  organization_id: string;
  /** Its name. */
  organization_name: string;
  /** Telephone. */
  phone: string | null;
  /** The first name they go by, if another. */
  preferred_name: string | null;
  /** The person. */
  profile_id: string;
  /** The roles they hold now. */
  roles: Role[];
  /** The version to send back when changing these. */
  row_version: number;
  /** The zone its days are reckoned in. */
  time_zone: string;
}

/** One line of: what a client takes. */
export interface Medication {
  /** The record it stands in. */
  client_id: string;
  /** How much. */
  dose: string | null;
  /** How often. */
  frequency: string | null;
  /** Its id. */
  id: string;
  /** Which. */
  name: string;
  /** Who prescribed it. */
  prescriber: string | null;
  /** What for. */
  purpose: string | null;
  /** How it is taken. */
  route: string | null;
  /** The version to send back when changing it. */
  row_version: number;
  /** First day. */
  started_on: string | null;
  /** Taking, paused or stopped. */
  status: MedicationStatus;
  /** Why it was stopped. */
  stop_reason: string | null;
  /** Last day. */
  stopped_on: string | null;
}

/** A new line, or a change of one. */
export interface MedicationEntry {
  /** Whose chart. */
  client_id: string;
  /** What to write. What is left out is emptied. */
  client_medication: MedicationFacts;
  /** Which line to change; left out for a new one. */
  id?: string | null;
  /** The version that was seen, when changing one. */
  row_version?: number | null;
}

/** What is written down. */
export interface MedicationFacts {
  /** How much. */
  dose?: string | null;
  /** How often. */
  frequency?: string | null;
  /** Which. */
  name: string;
  /** Who prescribed it. */
  prescriber?: string | null;
  /** What for. */
  purpose?: string | null;
  /** How it is taken. */
  route?: string | null;
  /** First day. */
  started_on?: string | null;
  /** Taking, paused or stopped. */
  status: MedicationStatus;
  /** Why it was stopped. */
  stop_reason?: string | null;
  /** Last day. */
  stopped_on?: string | null;
}

export type MedicationStatus = 'taking' | 'paused' | 'stopped' | 'entered_in_error';

export type MembershipStatus = 'active' | 'deactivated';

/** Which goes on, which ends. */
export interface Merge {
  /** The record that goes on. */
  keep_id: string;
  /** The record that is merged into it. */
  merge_id: string;
  /** Why they are the same person. */
  reason: string;
}

/** A record that ended in another one. */
export interface MergedRecord {
  /** Birth date in it. */
  birth_date: string;
  /** First name in it. */
  first_name: string;
  /** The merge. */
  id: string;
  /** Last name in it. */
  last_name: string;
  /** When they were merged. */
  merged_at: string;
  /** By whom. */
  merged_by_name: string | null;
  /** The record. */
  merged_id: string;
  /** Its number. */
  mrn: string;
  /** Why the two are one person. */
  reason: string;
}

export type Mismatch = 'number_unknown' | 'amount_differs' | 'several_claims';

export type Modality = 'in_person' | 'video' | 'phone';

/** One's own names and number, as they shall be. What is left out is emptied. */
export interface MyProfile {
  /** First name. */
  first_name: string;
  /** Last name. */
  last_name: string;
  /** Telephone. */
  phone?: string | null;
  /** The first name to go by, if another. */
  preferred_name?: string | null;
  /** The version that was seen. */
  row_version: number;
}

/** One sign-in on one device. */
export interface MySession {
  /** How surely it is the person's. */
  aal: string;
  /** Where it began. */
  address: string | null;
  /** When it began. */
  created_at: string;
  /** When it ends at the latest. */
  expires_at: string;
  /** Its id. */
  id: string;
  /** `browser` or `bearer`. */
  kind: string;
  /** When it was last used. */
  last_seen_at: string;
  /** The program, as it names itself. */
  user_agent: string | null;
}

/** Something that a visit still needs. */
export interface Need {
  /** How much, in cents. */
  amount_cents: number | null;
  /** Whose. */
  client_id: string;
  /** Until when. */
  due_on: string | null;
  /** What kind of thing. */
  kind: NeedKind;
  /** Which one: the name of the consent or of the payer. */
  what: string | null;
}

export type NeedKind = 'note' | 'consent_missing' | 'consent_expires' | 'insurance_unverified' | 'copay' | 'care_team';

/** What is added. */
export interface NewAmendment {
  /** The note. */
  id: string;
  /** The signature. */
  signature: Signature;
  /** The words. */
  text: string;
}

/** The visit to book. */
export interface NewAppointment {
  /** The visit. */
  appointment: Wish;
}

/** The settings as they are to be; what is left out is emptied. */
export interface NewBillingSettings {
  /** City. */
  city?: string | null;
  /** Whom payers call. */
  contact_name?: string | null;
  /** Under which number. */
  contact_phone?: string | null;
  /** Nine digits, as 12345-6789. */
  postal_code?: string | null;
  /** As the practice knows the clearinghouse. */
  receiver_id?: string | null;
  /** The clearinghouse's name. */
  receiver_name?: string | null;
  /** The version that was seen. */
  row_version: number;
  /** State. */
  state?: string | null;
  /** Street; no post-office box. */
  street?: string | null;
  /** As the clearinghouse knows the practice. */
  submitter_id?: string | null;
  /** Employer identification number: nine digits. */
  tax_id?: string | null;
  /** Taxonomy code of the practice. */
  taxonomy_code?: string | null;
  /** Claims are marked as a test: nothing is to be paid. */
  test_claims: boolean;
}

/** The time to keep free. */
export interface NewBlockedTime {
  /** Whose. */
  clinician_id: string;
  /** For what. */
  kind: BlockKind;
  /** For how long. */
  minutes: number;
  /** What is to be said. */
  note?: string | null;
  /** By which rule it repeats; once if it is left out. */
  recurrence?: Recurrence | null;
  /** From when. */
  starts_at: string;
  /** The zone in which a rule is meant. */
  time_zone: string;
}

/** Somebody new: twelve fields, three of which must be filled in. */
export interface NewClient {
  /** Birth date. */
  birth_date: string;
  /** The name to use. */
  chosen_name?: string | null;
  /** E-mail. */
  email?: string | null;
  /** First name. */
  first_name: string;
  /** Last name. */
  last_name: string;
  /** Their number there. */
  member_id?: string | null;
  /** Who pays. */
  payer_id?: string | null;
  /** Telephone. */
  phone?: string | null;
  /** Pronouns. */
  pronouns?: string | null;
  /** Why they come. */
  referral_reason?: string | null;
  /** As payers want it. */
  sex?: Sex | null;
  /** Who will treat them. */
  therapist_id?: string | null;
}

/** Where to, and why. */
export interface NewClientStatus {
  /** Since when; today if it is left out. */
  effective_on?: string | null;
  /** The client. */
  id: string;
  /** Why. */
  reason: string;
  /** Where the client now stands. */
  status: ClientStatus;
}

/** What was said. */
export interface NewConsent {
  /** The client. */
  client_id: string;
  /** To which words. */
  consent_type_id: string;
  /** What was said. */
  decision: Decision;
  /** Last day; as the words say if it is left out. */
  expires_on?: string | null;
  /** How. */
  method: ConsentMethod;
  /** In what capacity. */
  signed_as: SignedAs;
  /** When; now if it is left out. */
  signed_at?: string | null;
  /** By whom. */
  signed_by_name: string;
}

/** What it is. */
export interface NewDocument {
  /** What it is. */
  category: DocumentCategory;
  /** Whose chart. */
  client_id: string;
  /** More about it. */
  description?: string | null;
  /** Words to find it by. */
  tags?: string[];
  /** Its title. */
  title: string;
  /** The finished upload. */
  upload_id: string;
}

/** What must be seen. */
export interface NewFlag {
  /** The client. */
  client_id: string;
  /** Last day. */
  expires_on?: string | null;
  /** What about. */
  kind: FlagKind;
  /** What. */
  note: string;
}

/** Whose licence, and which. */
export interface NewLicense {
  /** The licence. */
  license: LicenseFacts;
  /** Who holds it. */
  profile_id: string;
}

/** The office to open. */
export interface NewLocation {
  /** The office. */
  location: LocationFacts;
}

/** Which note. */
export interface NewNote {
  /** The visit; without one the note stands by itself. */
  appointment_id?: string | null;
  /** The client; may be left out for a visit of one client. */
  client_id?: string | null;
  /** What kind; by the visit's service if it is left out. */
  kind?: NoteKind | null;
  /** The day of the service; the visit's, or today. */
  service_on?: string | null;
  /** Which template; the kind's first if it is left out. */
  template_id?: string | null;
}

/** What was paid. */
export interface NewPayment {
  /** How much, in cents. */
  amount_cents: number;
  /** By which client. */
  client_id: string;
  /** How. */
  method: PaymentMethod;
  /** When; today if it is left out. */
  received_on?: string | null;
  /** The number on the check. */
  reference?: string | null;
}

/** Which picture, of whom. */
export interface NewPhoto {
  /** The client. */
  client_id: string;
  /** The finished upload. */
  upload_id: string;
}

/** What is written down. */
export interface NewPsychotherapyNote {
  /** About whom. */
  client_id: string;
  /** The day of the session; today if it is left out. */
  session_on?: string | null;
  /** The words. */
  text: string;
}

/** What may be given. */
export interface NewRelease {
  /** The client. */
  client_id: string;
  /** Which way. */
  direction: Direction;
  /** Last day. */
  expires_on: string;
  /** What. */
  information?: Information[];
  /** Why. */
  purpose: string;
  /** To whom. */
  recipient: string;
  /** How they are reached. */
  recipient_contact?: string | null;
  /** Of which days, the first. */
  records_from?: string | null;
  /** The last. */
  records_to?: string | null;
  /** When it was signed. */
  signed_on: string;
}

/** The room to add. */
export interface NewRoom {
  /** How many people it seats. */
  capacity: number;
  /** The office it is in. */
  location_id: string;
  /** Its name. */
  name: string;
}

/** How somebody works from a day on. */
export interface NewSchedule {
  /** Minutes between two visits. */
  buffer_minutes: number;
  /** Who. */
  clinician_id: string;
  /** The most visits in a day. */
  max_per_day?: number | null;
  /** The most visits in a week. */
  max_per_week?: number | null;
  /** The shifts of the week; none at all: does not work. */
  shifts: ShiftInput[];
  /** The zone in which the hours are meant; the practice's if it is left out. */
  time_zone?: string | null;
  /** From which day on. */
  valid_from: string;
}

/** A series to book. */
export interface NewSeries {
  /** The first visit. */
  appointment: Wish;
  /** By which rule it repeats. */
  recurrence: Recurrence;
  /** Days of the rule to leave out, because something stands in the way. */
  skip?: string[];
}

/** The service to add. */
export interface NewService {
  /** The service. */
  service: ServiceFacts;
}

/** Who joins, and as what. */
export interface NewStaff {
  /** Their credentials, such as LCSW. */
  credentials?: string | null;
  /** The address they sign in with. */
  email: string;
  /** First name. */
  first_name: string;
  /** Last name. */
  last_name: string;
  /** What they may do. */
  roles: Role[];
  /** Whether the invitation leaves now; otherwise send it later with `send-staff-invitation`. */
  send_invitation?: boolean;
  /** Their title. */
  title?: string | null;
}

/** Who, whom, how. */
export interface NewSupervision {
  /** What kind. */
  kind: SupervisionKind;
  /** The supervised. */
  supervisee_id: string;
  /** The supervisor. */
  supervisor_id: string;
}

/** What is added to which document. */
export interface NewVersion {
  /** The document. */
  id: string;
  /** What changed. */
  note?: string | null;
  /** The version of its entry that was seen. */
  row_version: number;
  /** The finished upload. */
  upload_id: string;
}

/** Which list, by what name, how. */
export interface NewView {
  /** What it shows. */
  filters: ViewFilters;
  /** The list. */
  list: ViewedList;
  /** What to call it. */
  name: string;
}

/** The limit. */
export interface NewWriteOffLimit {
  /** In cents; with 0 a biller asks for everything. */
  limit_cents: number;
  /** The version that was seen. */
  row_version: number;
}

/** Which visit, and how it was tried to reach the client. */
export interface NoShow {
  /** How it was tried to reach the client, and what came of it. */
  contact_attempt: string;
  /** The visit. */
  id: string;
}

/** A note with its content. */
export interface Note {
  /** What the reader may do with it now. */
  allowed_actions: NoteAction[];
  /** What was added. */
  amendments: Amendment[];
  /** Its visit. */
  appointment_id: string | null;
  /** The words of a signature. */
  attestation: Attestation;
  /** What stands behind it. */
  author_credentials: string | null;
  /** By whom. */
  author_id: string;
  /** Their name. */
  author_name: string;
  /** Their birthday. */
  client_birth_date: string | null;
  /** About whom. */
  client_id: string;
  /** Their number. */
  client_mrn: string | null;
  /** Their name, if the reader may see the client. */
  client_name: string | null;
  /** Its way to the cosignature. */
  cosignature: Cosignature | null;
  /** How it went back and forth. */
  cosignature_events: CosignatureEvent[];
  /** When they did. */
  cosigned_at: string | null;
  /** Who cosigned. */
  cosigner_name: string | null;
  /** What it addresses. */
  diagnoses: NoteDiagnosis[];
  /** When it ended. */
  ended_at: string | null;
  /** When it became final. */
  finalized_at: string | null;
  /** Its id. */
  id: string;
  /** What kind. */
  kind: NoteKind;
  /** What has to be filled in before it is signed. */
  missing: string[];
  /** False: somebody's draft, of which only the header is the reader's. */
  readable: boolean;
  /** The version to send back when changing it. */
  row_version: number;
  /** When it was last saved. */
  saved_at: string;
  /** The answers. */
  sections: SectionContent[];
  /** The day of the service. */
  service_on: string;
  /** What it documents. */
  services: NoteService[];
  /** Who signed it as it stands. */
  signatures: NoteSignature[];
  /** When its author signed. */
  signed_at: string | null;
  /** When the service began. */
  started_at: string | null;
  /** Where it stands. */
  status: NoteStatus;
  /** What it asks. */
  template: Template;
  /** The zone of its visit, or the practice's. */
  time_zone: string;
  /** The practice's today. */
  today: string;
  /** Its last version. */
  version_number: number;
  /** What is odd, and does not stop the signature. */
  warnings: string[];
}

export type NoteAction = 'edit' | 'sign' | 'submit' | 'return' | 'cosign' | 'amend';

/** A diagnosis that a note addresses. */
export interface NoteDiagnosis {
  /** The code list of that day has it, and it can be billed. */
  billable: boolean;
  /** The line of the chart it comes from. */
  client_diagnosis_id: string;
  /** The code. */
  code: string;
  /** What it says. */
  description: string;
  /** The chart says it held on the day of the service. */
  held: boolean;
  /** 1 first. */
  rank: number;
}

/** Which note. */
export interface NoteId {
  /** The note. */
  id: string;
}

export type NoteKind = 'progress_note' | 'intake_assessment';

/** A note as a line in a list. */
export interface NoteLine {
  /** How much was added to it. */
  amendments: number;
  /** Its visit. */
  appointment_id: string | null;
  /** By whom. */
  author_id: string;
  /** Their name. */
  author_name: string;
  /** About whom. */
  client_id: string;
  /** Their name, if the reader may see the client. */
  client_name: string | null;
  /** When it became final. */
  finalized_at: string | null;
  /** Its id. */
  id: string;
  /** What kind. */
  kind: NoteKind;
  /** When it was last saved. */
  saved_at: string;
  /** The day of the service. */
  service_on: string;
  /** When its author signed. */
  signed_at: string | null;
  /** Where it stands. */
  status: NoteStatus;
}

/** Which. */
export interface NoteQuery {
  /** Only about this client. */
  client_id?: string | null;
  /** The `x-next-cursor` of the page before. */
  cursor?: Cursor | null;
  /** From this day of service on. */
  from?: string | null;
  /** Only this kind. */
  kind?: NoteKind | null;
  /** Rows on the page, 1 to 200. */
  limit?: number | null;
  /** Only one's own. */
  mine?: boolean;
  /** Only those that stand so. */
  status?: NoteStatus | null;
  /** Until this day of service. */
  to?: string | null;
}

/** A service that a note documents. */
export interface NoteService {
  /** It stands beside another code only. */
  add_on: boolean;
  /** The practice's service. */
  billing_code_id: string;
  /** Its code. */
  code: string;
  /** The practice's words for it. */
  description: string;
  /** How long it took. */
  minutes: number | null;
  /** What modifies it, two characters each. */
  modifiers: string[];
  /** How often. */
  units: number;
}

/** A signature under the present version. */
export interface NoteSignature {
  /** The version of the words they signed. */
  attestation_version: number;
  /** As the author or as a supervisor. */
  role: SignerRole;
  /** When. */
  signed_at: string;
  /** Who. */
  signer_id: string;
  /** Their name. */
  signer_name: string;
  /** As they typed it. */
  typed_name: string;
  /** Under which version of the note. */
  version_number: number;
}

export type NoteStatus = 'draft' | 'awaiting_cosign' | 'returned' | 'final';

/** A kept version, or an amendment behind the last one. */
export interface NoteVersion {
  /** When. */
  created_at: string;
  /** By whom. */
  created_by: string;
  /** Their name. */
  created_by_name: string;
  /** Which one. */
  number: number;
  /** The hash before it. */
  previous_sha256: string | null;
  /** Why it was kept; `null` for an amendment. */
  reason: VersionReason | null;
  /** Its hash, as it stands in the audit log. */
  sha256: string;
  /** Its document was hashed again just now, behind the one before it, and the hash is the same. */
  verified: boolean;
}

/** `{}`: what a function takes that needs no input, and answers that has nothing to say but "done". */
export type Nothing = Record<string, never>;

export type NoticeKind = 'note_awaiting_cosign' | 'note_returned' | 'note_cosigned' | 'claim_rejected' | 'claim_denied' | 'document_signed' | 'malware_found' | 'client_assigned';

export type NoticeSubject = 'note' | 'claim' | 'document' | 'client';

/** One line in the caller's bell. */
export interface Notification {
  /** When. */
  created_at: string;
  /** Its id. */
  id: string;
  /** What happened. */
  kind: NoticeKind;
  /** When the caller read it; unread if there is none. */
  read_at: string | null;
  /** What kind of thing it happened to. */
  subject: NoticeSubject;
  /** Which one. */
  subject_id: string;
}

/** How many lines wait. */
export interface NotificationCount {
  /** Unread ones. */
  unread: number;
}

export type Obstacle = 'clinician' | 'room' | 'client' | 'blocked' | 'time_off' | 'outside_hours' | 'buffer' | 'daily_limit' | 'weekly_limit';

/** One visit of a series that is being planned. */
export interface Occurrence {
  /** The day, where the visit is. */
  day: string;
  /** When it ends. */
  ends_at: string;
  /** What stands in the way; nothing if it is empty. */
  obstacles: Obstacle[];
  /** When it begins. */
  starts_at: string;
}

/** One of a client. */
export interface OfClient {
  /** The client. */
  client_id: string;
}

/** What the file goes out as. */
export interface OpenedFile {
  /** The name it is saved under. */
  file_name: string;
  /** What it is. */
  kind: FileKind;
  /** How many bytes. */
  size_bytes: number;
}

export type Outcome = 'success' | 'refused' | 'failed';

/** A payer. */
export interface Payer {
  /** It is used. */
  active: boolean;
  /** Its number for electronic claims. */
  electronic_id: string | null;
  /** Its id. */
  id: string;
  /** What kind. */
  kind: PayerKind;
  /** Its name. */
  name: string;
  /** Telephone. */
  phone: string | null;
  /** The version to send back when changing it. */
  row_version: number;
  /** Days to file a claim in. */
  timely_filing_days: number;
}

/** A new payer, or a change. */
export interface PayerEntry {
  /** Which one to change. */
  id?: string | null;
  /** The payer. */
  payer: PayerFacts;
  /** The version that was seen. */
  row_version?: number | null;
}

/** What is written down. */
export interface PayerFacts {
  /** Its number for electronic claims. */
  electronic_id?: string | null;
  /** It is no longer used. */
  inactive?: boolean;
  /** What kind. */
  kind: PayerKind;
  /** Its name. */
  name: string;
  /** Telephone. */
  phone?: string | null;
  /** Days to file a claim in. */
  timely_filing_days: number;
}

export type PayerKind = 'commercial' | 'medicare' | 'medicaid' | 'tricare' | 'workers_compensation' | 'employee_assistance' | 'other';

/** Which. */
export interface PayerQuery {
  /** Also those no longer used. */
  include_inactive?: boolean;
}

/** A payment. */
export interface Payment {
  /** How much, in cents. */
  amount_cents: number;
  /** Who paid. */
  client_id: string;
  /** Their name. */
  client_name: string;
  /** Its id. */
  id: string;
  /** How. */
  method: PaymentMethod;
  /** The number of the receipt. */
  receipt_number: number;
  /** By whom. */
  received_by_name: string | null;
  /** When. */
  received_on: string;
  /** The number on the check. */
  reference: string | null;
}

export type PaymentMethod = 'cash' | 'check';

/** Which. */
export interface PaymentQuery {
  /** Only those of this client. */
  client_id?: string | null;
  /** The `x-next-cursor` of the page before. */
  cursor?: Cursor | null;
  /** Rows on the page, 1 to 200; 50 if it is left out. */
  limit?: number | null;
}

/** Which, and why. */
export interface PaymentToSetAside {
  /** The payment. */
  payment_id: string;
  /** Why it is not ours. */
  reason: string;
}

/** Names the person whom a call is about. */
export interface PersonQuery {
  /** The person. */
  profile_id: string;
}

/** Whose. */
export interface PhotoOf {
  /** The client. */
  client_id: string;
}

/** Whose. */
export interface PhotosQuery {
  /** The clients, at most 200. Who has no photo, or is not the caller's to see, is left out of the answer. */
  client_ids: string[];
}

/** How and where a visit takes place. */
export interface Place {
  /** Where; needed for a visit in person. */
  location_id?: string | null;
  /** How they meet. */
  modality: Modality;
  /** In which room. */
  room_id?: string | null;
}

/** A client's policy. */
export interface Policy {
  /** Whose. */
  client_id: string;
  /** What the client pays per visit. */
  copay_cents: number | null;
  /** The group. */
  group_number: string | null;
  /** Its id. */
  id: string;
  /** The end of the client's number there. */
  member_id_last_four: string;
  /** Who pays. */
  payer_id: string;
  /** Their name. */
  payer_name: string;
  /** The plan. */
  plan_name: string | null;
  /** In which turn. */
  rank: Rank;
  /** What the client is to the subscriber. */
  relationship: Relationship;
  /** The version to send back when changing it. */
  row_version: number;
  /** Their birth date. */
  subscriber_birth_date: string | null;
  /** The subscriber. */
  subscriber_name: string | null;
  /** Why it ended. */
  termination_reason: string | null;
  /** First day. */
  valid_from: string;
  /** Last day. */
  valid_to: string | null;
  /** How. */
  verification_method: VerificationMethod | null;
  /** When it was verified. */
  verified_at: string | null;
}

/** A new policy, or a change. */
export interface PolicyEntry {
  /** The client. */
  client_id: string;
  /** Which one to change. */
  id?: string | null;
  /** The policy. */
  insurance: PolicyFacts;
  /** The version that was seen. */
  row_version?: number | null;
}

/** What is written down. */
export interface PolicyFacts {
  /** What the client pays per visit. */
  copay_cents?: number | null;
  /** The group. */
  group_number?: string | null;
  /** The client's number there; when changing a policy, left out if it stays. */
  member_id?: string | null;
  /** Who pays. */
  payer_id: string;
  /** The plan. */
  plan_name?: string | null;
  /** In which turn. */
  rank: Rank;
  /** What the client is to the subscriber. */
  relationship: Relationship;
  /** Their birth date. */
  subscriber_birth_date?: string | null;
  /** The subscriber, if not the client. */
  subscriber_name?: string | null;
  /** First day. */
  valid_from: string;
  /** Last day. */
  valid_to?: string | null;
}

/** All sections the caller may see: staff all of them, clients how to reach the practice and its fees. */
export interface PracticeSettings {
  /** Notes. */
  documentation: DocumentationSettings | null;
  /** Who the practice is. */
  general: GeneralSettings;
  /** Calendar and fees. */
  scheduling: SchedulingSettings | null;
  /** Video. */
  telehealth: TelehealthSettings | null;
}

/** What will be sent. */
export interface PromisedFile {
  /** For whose chart. */
  client_id: string;
  /** Its name, with its ending. */
  file_name: string;
  /** What the sender's machine takes it for. */
  media_type?: string | null;
  /** What for. */
  purpose: UploadPurpose;
  /** Their SHA-256 in hexadecimal, if the sender knows it: other bytes are then refused. */
  sha256?: string | null;
  /** How many bytes it has. */
  size_bytes: number;
}

/** A process note. */
export interface PsychotherapyNote {
  /** About whom. */
  client_id: string;
  /** When it was begun. */
  created_at: string;
  /** Its id. */
  id: string;
  /** The version to send back when changing it. */
  row_version: number;
  /** The day of the session. */
  session_on: string;
  /** The words. */
  text: string;
  /** When it was last changed. */
  updated_at: string;
}

/** What it becomes. */
export interface PsychotherapyNoteChange {
  /** Which one. */
  id: string;
  /** The version that was seen. */
  row_version: number;
  /** The day of the session. */
  session_on: string;
  /** The words. */
  text: string;
}

/** Whose. */
export interface PsychotherapyQuery {
  /** The client. */
  client_id: string;
  /** The `x-next-cursor` of the page before. */
  cursor?: Cursor | null;
  /** Rows on the page, 1 to 200. */
  limit?: number | null;
}

/** A line of the supervisor's queue. */
export interface QueueLine {
  /** By whom. */
  author_id: string;
  /** Their name. */
  author_name: string;
  /** About whom. */
  client_id: string;
  /** Their name. */
  client_name: string | null;
  /** Until when it is to be decided. */
  due_on: string;
  /** What kind of note. */
  kind: NoteKind;
  /** The note. */
  note_id: string;
  /** That day has passed. */
  overdue: boolean;
  /** The day of the service. */
  service_on: string;
  /** How it stands. */
  status: CosignatureStatus;
  /** When it was handed in. */
  submitted_at: string;
  /** Who was asked. */
  supervisor_id: string;
  /** Their name. */
  supervisor_name: string;
}

/** Which. */
export interface QueueQuery {
  /** The `x-next-cursor` of the page before. */
  cursor?: Cursor | null;
  /** Rows on the page, 1 to 200. */
  limit?: number | null;
  /** Those that stand so; the waiting ones if it is left out. */
  status?: CosignatureStatus | null;
}

export type Race = 'american_indian' | 'asian' | 'black' | 'pacific_islander' | 'white' | 'other' | 'declined';

export type Rank = 'primary' | 'secondary' | 'tertiary';

/** A price. */
export interface Rate {
  /** The code. */
  code: string;
  /** For one unit, in cents. */
  fee_cents: number;
  /** For this modifier only; it comes before the price of the bare code. */
  modifier: string | null;
}

/** A price. */
export interface RateInput {
  /** The code. */
  code: string;
  /** For one unit, in cents. */
  fee_cents: number;
  /** For this modifier only; it comes before the price of the bare code. */
  modifier?: string | null;
}

/** What is open of one age. Amounts are in cents. */
export interface Receivables {
  /** How many charges something is open on. */
  charges: number;
  /** Open with clients. */
  client_cents: number;
  /** Days since the service, at least. */
  from_days: number;
  /** Open with payers. */
  insurance_cents: number;
  /** Days since the service, at most; none for the oldest. */
  to_days: number | null;
}

/** By which rule something repeats. Exactly one of `count` and `until` is given. */
export interface Recurrence {
  /** How many in all. */
  count?: number | null;
  /** In which measure. */
  frequency: Frequency;
  /** Every how many days, weeks or months: 2 with `weekly` is every other week. */
  interval?: number;
  /** The last day on which one may be. */
  until?: string | null;
  /** With `weekly`: on which days; left out: on that of the first. */
  weekdays?: Weekday[];
}

export type Relationship = 'self' | 'spouse' | 'child' | 'other';

/** An authorization. */
export interface Release {
  /** About whom. */
  client_id: string;
  /** Which way. */
  direction: Direction;
  /** Last day. */
  expires_on: string;
  /** Its id. */
  id: string;
  /** What. */
  information: Information[];
  /** Why. */
  purpose: string;
  /** To whom. */
  recipient: string;
  /** How they are reached. */
  recipient_contact: string | null;
  /** Of which days, the first. */
  records_from: string | null;
  /** The last. */
  records_to: string | null;
  /** Why. */
  revocation_reason: string | null;
  /** When it was taken back. */
  revoked_at: string | null;
  /** When it was signed. */
  signed_on: string;
}

/** A payment of a payer. */
export interface Remittance {
  /** Charged on its claims. */
  charged_cents: number;
  /** How many claims. */
  claims: number;
  /** Paid on its claims. */
  claims_paid_cents: number;
  /** Not owed by contract. */
  contractual_cents: number;
  /** Its id. */
  id: string;
  /** How: `ACH`, `CHK`, `NON` and so on. */
  method: string;
  /** Neither. */
  other_cents: number;
  /** How much, in cents. */
  paid_cents: number;
  /** When. */
  paid_on: string;
  /** Owed by the clients. */
  patient_cents: number;
  /** Who paid. */
  payer_name: string;
  /** When it was posted. */
  posted_at: string | null;
  /** Taken for no claim in it. */
  provider_cents: number;
  /** The version to send back when posting it. */
  row_version: number;
  /** Where it stands. */
  status: RemittanceStatus;
  /** The number of the cheque or transfer. */
  trace_number: string;
  /** How many of them are not known here. */
  unmatched_claims: number;
}

/** What was decided on one claim. */
export interface RemittanceClaim {
  /** Charged, in cents. */
  charged_cents: number;
  /** Our claim; none if no claim of this number and amount is known, and none was found by hand. */
  claim_id: string | null;
  /** Our number, as the payer gives it back. */
  claim_number: string;
  /** Its id. */
  id: string;
  /** The claim was found by hand. */
  matched_by_hand: boolean;
  /** Paid. */
  paid_cents: number;
  /** Owed by the patient. */
  patient_cents: number;
  /** The patient, as the payer has the name. */
  patient_name: string;
  /** Why not all was paid: `CO-45 30.00`, one for each reason. */
  reasons: string[];
  /** It is not for a claim of ours, as somebody decided. */
  set_aside: boolean;
  /** What the payer did: `1` paid as first payer, `4` denied, `22` taken back. */
  status_code: string;
}

/** A remittance with its claims. */
export interface RemittanceDetail {
  /** Charged on its claims. */
  charged_cents: number;
  /** How many claims. */
  claims: number;
  /** Paid on its claims. */
  claims_paid_cents: number;
  /** Not owed by contract. */
  contractual_cents: number;
  /** Its id. */
  id: string;
  /** Claim by claim. */
  lines: RemittanceClaim[];
  /** How: `ACH`, `CHK`, `NON` and so on. */
  method: string;
  /** Neither. */
  other_cents: number;
  /** How much, in cents. */
  paid_cents: number;
  /** When. */
  paid_on: string;
  /** Owed by the clients. */
  patient_cents: number;
  /** Who paid. */
  payer_name: string;
  /** When it was posted. */
  posted_at: string | null;
  /** Taken for no claim in it. */
  provider_cents: number;
  /** The version to send back when posting it. */
  row_version: number;
  /** Where it stands. */
  status: RemittanceStatus;
  /** The number of the cheque or transfer. */
  trace_number: string;
  /** How many of them are not known here. */
  unmatched_claims: number;
}

/** The file. */
export interface RemittanceFile {
  /** What is in it. */
  content: string;
  /** Its name. */
  file_name: string;
}

/** Which. */
export interface RemittanceQuery {
  /** The `x-next-cursor` of the page before. */
  cursor?: Cursor | null;
  /** Rows on the page, 1 to 200; 50 if it is left out. */
  limit?: number | null;
  /** Only those that stand here. */
  status?: RemittanceStatus | null;
}

export type RemittanceStatus = 'imported' | 'posted';

/** Which. */
export interface RemittanceToPost {
  /** The remittance. */
  id: string;
  /** The version that was seen. */
  row_version: number;
}

/** Whom, and why. */
export interface Removal {
  /** The client. */
  id: string;
  /** Why. */
  reason?: string | null;
}

/** Which visit, and where to. What is left out stays as it was. */
export interface Reschedule {
  /** Who holds it now. */
  clinician_id?: string | null;
  /** The visit. */
  id: string;
  /** How long it lasts now. */
  minutes?: number | null;
  /** Book it on purpose although the clinician does not work then, is away, or keeps the time free. */
  outside_hours?: boolean;
  /** How and where they meet now. */
  place?: Place | null;
  /** Why. */
  reason?: string | null;
  /** When it begins now. */
  starts_at: string;
}

/** To whom. */
export interface ResetTo {
  /** The address they sign in with. */
  email: string;
}

/** Why it goes back. */
export interface ReturnedNote {
  /** What is to be changed. */
  comment: string;
  /** The note. */
  id: string;
  /** The version that was seen. */
  row_version: number;
}

/** In full. */
export interface Revealed {
  /** The number. */
  value: string;
}

/** What the review found. */
export interface Review {
  /** Which opening. */
  id: string;
  /** More of it. */
  note?: string | null;
  /** What was found. */
  verdict: Verdict;
}

/** Which, and why. */
export interface Revocation {
  /** Which. */
  id: string;
  /** Why. */
  reason: string;
}

export type Role = 'administrator' | 'supervisor' | 'therapist' | 'associate_trainee' | 'billing_staff' | 'front_desk' | 'client_user';

/** Whom, and which. */
export interface RoleChange {
  /** Whom. */
  profile_id: string;
  /** Which role. */
  role: Role;
}

/** That somebody was given a role, and when it ended. */
export interface RoleGrant {
  /** Who ended it. */
  ended_by: string | null;
  /** Who gave it; nobody for the first administrator. */
  granted_by: string | null;
  /** Its id. */
  id: string;
  /** The role. */
  role: Role;
  /** Since when. */
  valid_from: string;
  /** Until when; open while it is held. */
  valid_to: string | null;
}

/** Whose roles. */
export interface RoleQuery {
  /** Whose; the caller's own if it is left out. */
  profile_id?: string | null;
}

/** A room. */
export interface Room {
  /** Whether it can be booked. */
  active: boolean;
  /** How many people it seats. */
  capacity: number;
  /** Its id. */
  id: string;
  /** The office it is in. */
  location_id: string;
  /** Its name. */
  name: string;
  /** The version to send back when changing it. */
  row_version: number;
}

/** Which room, and what shall stand in it. */
export interface RoomChange {
  /** Whether it can be booked. */
  active: boolean;
  /** How many people it seats. */
  capacity: number;
  /** Which. */
  id: string;
  /** Its name. */
  name: string;
  /** The version that was seen. */
  row_version: number;
}

/** Which rooms. */
export interface RoomQuery {
  /** Also those that are closed. */
  include_inactive?: boolean;
  /** Only those in this office. */
  location_id?: string | null;
}

export type RunOutcome = 'succeeded' | 'failed' | 'dead' | 'lost';

/** Which runs. */
export interface RunQuery {
  /** The `x-next-cursor` of the page before. */
  cursor?: Cursor | null;
  /** Only of this job. */
  job_id?: string | null;
  /** Rows on the page, 1 to 200. */
  limit?: number | null;
  /** Only of jobs that do this. */
  name?: string | null;
}

/** What has changed. */
export interface Save {
  /** The diagnoses of the chart that it addresses, 1 first. */
  diagnoses?: string[] | null;
  /** When it ended. */
  ended_at?: string | null;
  /** The note. */
  id: string;
  /** The version that was seen. */
  row_version: number;
  /** The editor's own id for this save. */
  save_id: string;
  /** The sections that changed, each of them whole. */
  sections?: SectionContentInput[];
  /** The day of the service. */
  service_on?: string | null;
  /** The services that it documents. */
  services?: ServiceEntry[] | null;
  /** When the service began. */
  started_at?: string | null;
}

/** That it is saved. */
export interface Saved {
  /** The note. */
  id: string;
  /** The version to send with the next save. */
  row_version: number;
  /** When it was saved. */
  saved_at: string;
}

/** A view, as its owner sees it. */
export interface SavedView {
  /** What it shows. */
  filters: ViewFilters;
  /** Its id. */
  id: string;
  /** Of which list. */
  list: ViewedList;
  /** What its owner calls it. */
  name: string;
}

export type ScanStatus = 'pending' | 'clean' | 'infected' | 'failed' | 'not_configured';

/** What is known of a file after a scan. */
export interface ScannedFile {
  /** Whose chart it is in. */
  client_id: string;
  /** The file. */
  id: string;
  /** What the scanner said. */
  scan_status: ScanStatus;
  /** When. */
  scanned_at: string | null;
  /** Who put it there. */
  stored_by: string;
  /** What it found, if it found something. */
  threat: string | null;
}

/** Time off. */
export interface ScheduleException {
  /** How many visits are still booked then, of those that the caller may see. */
  booked_visits: number;
  /** Whose. */
  clinician_id: string;
  /** Their name. */
  clinician_name: string;
  /** When. */
  decided_at: string | null;
  /** Who decided. */
  decided_by_name: string | null;
  /** With which words. */
  decision_note: string | null;
  /** Until when. */
  ends_at: string;
  /** Its id. */
  id: string;
  /** Why. */
  kind: ExceptionKind;
  /** What was said. */
  note: string | null;
  /** The version. */
  row_version: number;
  /** From when. */
  starts_at: string;
  /** Where the request stands. */
  status: ExceptionStatus;
}

/** The calendar's rules, and the fees for late cancelling and not coming. */
export interface SchedulingSettings {
  /** How long an appointment lasts if nothing else is said. */
  appointment_minutes: number;
  /** How short before an appointment clients may still book it. */
  booking_notice_hours: number;
  /** How far ahead clients may book. */
  booking_window_days: number;
  /** The fee for that. */
  late_cancel_fee_cents: number;
  /** Cancelling later than this before the appointment is late. */
  late_cancel_hours: number;
  /** How often a series may repeat. */
  max_recurrences: number;
  /** The fee for not coming. */
  no_show_fee_cents: number;
  /** The version that was seen. */
  row_version: number;
  /** The calendar's raster: 5, 10, 15, 20, 30 or 60 minutes. */
  slot_minutes: number;
}

export type Scope = 'following' | 'all';

/** A score with its reasons. */
export interface Score {
  /** Its parts. */
  evidence: Evidence[];
  /** The sum. */
  total: number;
}

/** A part of a note. */
export interface Section {
  /** What it asks. */
  fields: Field[];
  /** Its name. */
  key: string;
  /** Several answers by one press. */
  shortcuts: Shortcut[];
  /** Its heading. */
  title: string;
}

/** The answers of one section. A save brings whole sections. */
export interface SectionContent {
  /** Its answers. */
  fields: FieldContent[];
  /** Which section. */
  key: string;
}

/** The answers of one section. A save brings whole sections. */
export interface SectionContentInput {
  /** Its answers. */
  fields: FieldContentInput[];
  /** Which section. */
  key: string;
}

/** What was seen. */
export interface Seen {
  /** The `created_at` of the newest line on the screen: what came in since stays unread. Everything if it is left out. */
  until?: string | null;
}

/** Which document, in the version that was seen. */
export interface SeenDocument {
  /** The document. */
  id: string;
  /** The version of its entry that was seen. */
  row_version: number;
}

/** Which upload. */
export interface SentUpload {
  /** The upload. */
  upload_id: string;
}

/** A series and its visits. */
export interface Series {
  /** When the first was to begin. */
  first_at: string;
  /** Its id. */
  id: string;
  /** The rule, in the words of RFC 5545. */
  rule: string;
  /** The zone in which the rule is meant. */
  time_zone: string;
  /** All its visits, in their order, whatever became of them. */
  visits: Visit[];
}

/** What calls off several visits. */
export interface SeriesCancellation {
  /** A visit of the series: from which on. */
  appointment_id: string;
  /** That none counts as late, although it is. */
  excused?: boolean;
  /** What was said besides. */
  note?: string | null;
  /** Why. */
  reason: CancelReason;
  /** How much of the series. */
  scope: Scope;
}

/** Which series. */
export interface SeriesRef {
  /** The series. */
  id: string;
}

/** Which service, and what shall stand in it. */
export interface ServiceChange {
  /** Which. */
  id: string;
  /** The version that was seen. */
  row_version: number;
  /** The service, as it shall be. What is left out is emptied. */
  service: ServiceFacts;
}

/** A service. */
export interface ServiceCode {
  /** Whether it can be billed. */
  active: boolean;
  /** Whether it is billed only beside another one. */
  add_on: boolean;
  /** The code on the claim. */
  code: string;
  /** What it is, in the practice's words. */
  description: string;
  /** The usual fee. */
  fee_cents: number;
  /** Its id. */
  id: string;
  /** How long it takes, if the code depends on it. */
  minutes: number | null;
  /** The version to send back when changing it. */
  row_version: number;
}

/** A service that is written down. */
export interface ServiceEntry {
  /** The practice's service. */
  billing_code_id: string;
  /** How long it took. */
  minutes?: number | null;
  /** What modifies it: up to four, of two characters. */
  modifiers?: string[];
  /** How often. */
  units: number;
}

/** What is written about a service. */
export interface ServiceFacts {
  /** Whether it is billed only beside another one. */
  add_on?: boolean;
  /** The code on the claim. */
  code: string;
  /** What it is, in the practice's words. */
  description: string;
  /** The usual fee. */
  fee_cents: number;
  /** How long it takes, if the code depends on it. */
  minutes?: number | null;
}

/** Which services. */
export interface ServiceQuery {
  /** Also those that are off. */
  include_inactive?: boolean;
}

/** Which service, and whether it can be billed. */
export interface ServiceSwitch {
  /** Whether it can be billed. */
  active: boolean;
  /** Which. */
  id: string;
}

/** The sections to save, each as a whole. A section that is left out stays as it is. */
export interface SettingsChange {
  /** Notes. */
  documentation?: DocumentationSettings | null;
  /** Who the practice is. */
  general?: GeneralSettingsInput | null;
  /** Calendar and fees. */
  scheduling?: SchedulingSettings | null;
  /** Video. */
  telehealth?: TelehealthSettings | null;
}

export type Severity = 'mild' | 'moderate' | 'severe' | 'unknown';

export type Sex = 'female' | 'male' | 'unknown';

/** A shift on a day of the week. A break is the gap between two shifts. */
export interface Shift {
  /** To this hour. */
  ends: string;
  /** Where. */
  location_id: string | null;
  /** Only so; as it comes if it is left out. */
  modality: Modality | null;
  /** From this hour, on the clock on the wall. */
  starts: string;
  /** The day. */
  weekday: Weekday;
}

/** A shift on a day of the week. A break is the gap between two shifts. */
export interface ShiftInput {
  /** To this hour. */
  ends: string;
  /** Where. */
  location_id?: string | null;
  /** Only so; as it comes if it is left out. */
  modality?: Modality | null;
  /** From this hour, on the clock on the wall. */
  starts: string;
  /** The day. */
  weekday: Weekday;
}

/** Answers to several fields by one deliberate press; never given beforehand. */
export interface Shortcut {
  /** What it answers. */
  answers: ShortcutAnswer[];
  /** The word on the button. */
  label: string;
}

/** The answer that a shortcut gives to one field. */
export interface ShortcutAnswer {
  /** The field. */
  key: string;
  /** What is chosen. */
  picks: string[];
}

/** A typed signature. */
export interface Signature {
  /** The version of the words that were on the screen. */
  attestation_version: number;
  /** The signer's name, typed by the signer. */
  typed_name: string;
}

/** A wording under which documents are signed. */
export interface SignatureStatement {
  /** The wording. */
  body: string;
  /** Its number; higher is newer. */
  version: number;
}

export type SignedAs = 'self' | 'guardian' | 'representative';

/** A signature under a note. */
export interface SignedNote {
  /** The note. */
  id: string;
  /** The version that was seen. */
  row_version: number;
  /** The signature. */
  signature: Signature;
}

export type SignerRole = 'author' | 'cosigner';

/** A time at which a visit could begin. */
export interface Slot {
  /** When it ends. */
  ends_at: string;
  /** What stands in the way; nothing if it is empty. */
  obstacles: Obstacle[];
  /** When it begins. */
  starts_at: string;
}

/** For what an opening is looked for. */
export interface SlotQuery {
  /** What kind of visit: says how long, unless `minutes` does. */
  appointment_type_id?: string | null;
  /** Whose other visits are in the way, too. */
  client_ids?: string[];
  /** With whom. */
  clinician_id: string;
  /** From which day on, where the visit is. */
  day: string;
  /** How many days. */
  days?: number;
  /** Where: says in which zone the days are; the practice's if it is left out. */
  location_id?: string | null;
  /** How long. */
  minutes?: number | null;
  /** Leave out what is not free. */
  only_free?: boolean;
  /** In which room. */
  room_id?: string | null;
}

/** Some claims, at most a hundred. */
export interface SomeClaims {
  /** Their ids. */
  claim_ids: string[];
}

export type Standing = 'in_force' | 'expires_soon' | 'expired' | 'not_in_force';

export type Status = 'scheduled' | 'confirmed' | 'checked_in' | 'in_session' | 'completed' | 'no_show' | 'cancelled' | 'late_cancelled' | 'rescheduled';

/** A line of the history. */
export interface StatusChange {
  /** When it was written down. */
  changed_at: string;
  /** By whom. */
  changed_by_name: string | null;
  /** From which day it holds. */
  effective_on: string;
  /** From where; nothing when the client was registered. */
  from_status: ClientStatus | null;
  /** Its id. */
  id: string;
  /** Why. */
  reason: string;
  /** To where. */
  to_status: ClientStatus;
}

/** The disk that holds the data directory. */
export interface Storage {
  /** What is left of it. */
  free_bytes: number;
  /** Its size. */
  total_bytes: number;
}

/** For which payment. */
export interface SuggestionQuery {
  /** The payment. */
  payment_id: string;
  /** A claim's number or a part of a client's name, to look for that instead. */
  words?: string | null;
}

/** Who answers for whose work. */
export interface Supervision {
  /** Its id. */
  id: string;
  /** What kind. */
  kind: SupervisionKind;
  /** The supervised. */
  supervisee_id: string;
  /** Their name. */
  supervisee_name: string;
  /** The supervisor. */
  supervisor_id: string;
  /** Their name. */
  supervisor_name: string;
  /** Since when. */
  valid_from: string;
  /** Until when. */
  valid_to: string | null;
}

export type SupervisionKind = 'primary' | 'secondary' | 'covering';

/** Which. */
export interface SupervisionQuery {
  /** Also those that ended. */
  include_ended?: boolean;
}

/** How the installation is. */
export interface SystemHealth {
  /** The audit log. */
  audit: AuditHealth;
  /** Its database. */
  database: Database;
  /** The practice's background work. */
  jobs: JobCounts;
  /** Where mail goes. */
  mail: MailWay;
  /** When this was measured. */
  measured_at: string;
  /** When it started. */
  started_at: string;
  /** The disk. */
  storage: Storage;
  /** How long it has been up. */
  uptime_seconds: number;
  /** The program's version. */
  version: string;
}

/** Video. */
export interface TelehealthSettings {
  /** Days before its end at which a consent is to be renewed. */
  consent_renewal_days: number;
  /** Whether a clinician needs a licence in the state where the client is. */
  enforce_licensure: boolean;
  /** People in one session. */
  max_participants: number;
  /** The version that was seen. */
  row_version: number;
  /** Minutes after which a session ends. */
  session_limit_minutes: number;
}

/** A template. */
export interface Template {
  /** Its id. */
  id: string;
  /** Its name, the same for all its versions. */
  key: string;
  /** For which kind of note. */
  kind: NoteKind;
  /** Its title. */
  name: string;
  /** What it asks. */
  sections: Section[];
  /** Which version. */
  version: number;
}

/** Which. */
export interface TemplateQuery {
  /** Only this kind. */
  kind?: NoteKind | null;
}

/** Which, when, why. */
export interface Termination {
  /** The policy. */
  id: string;
  /** Its last day. */
  last_day: string;
  /** Why. */
  reason: string;
}

/** What was done. */
export interface TickedOff {
  /** Lines that were unread. */
  marked: number;
}

/** One thing that happened. */
export interface TimelineItem {
  /** By whom. */
  actor_id: string | null;
  /** Their name. */
  actor_name: string | null;
  /** The record it stands in. */
  client_id: string;
  /** More of it. */
  detail: string | null;
  /** Which one. */
  item_id: string;
  /** What kind of thing: `status`, `diagnosis`, `consent`, `visit`, `note`, `claim`, `payment`. */
  kind: string;
  /** When. */
  occurred_at: string;
  /** What happened. */
  title: string;
}

/** Whose, and what of it. */
export interface TimelineQuery {
  /** The client. */
  client_id: string;
  /** The `x-next-cursor` of the page before. */
  cursor?: Cursor | null;
  /** Only these kinds; all if it is empty. */
  kinds?: string[];
  /** Rows on the page, 1 to 200. */
  limit?: number | null;
}

/** An answer that makes another field unnecessary. */
export interface Unless {
  /** The field of the same section. */
  key: string;
  /** As long as it is answered with this, or not at all. */
  pick: string;
}

/** A payment for a claim that was not known when it arrived. */
export interface UnmatchedPayment {
  /** Charged, in cents. */
  charged_cents: number;
  /** The claim it was matched to. */
  claim_id: string | null;
  /** Our number, as the payer has it. */
  claim_number: string;
  /** When. */
  decided_at: string | null;
  /** Who decided last. */
  decided_by_name: string | null;
  /** Its id. */
  id: string;
  /** The number of that claim. */
  matched_number: string | null;
  /** The end of the member ID, as the payer has it. */
  member_id_last_four: string | null;
  /** Why the file did not match it. */
  mismatch: Mismatch;
  /** Paid, in cents. */
  paid_cents: number;
  /** When. */
  paid_on: string;
  /** Owed by the patient, in cents. */
  patient_cents: number;
  /** The patient, as the payer has the name. */
  patient_name: string;
  /** The payer's own number of the claim. */
  payer_claim_number: string | null;
  /** Who paid. */
  payer_name: string;
  /** The money stands in the ledger: applied if the claim was found, else unapplied. */
  posted: boolean;
  /** Why not all was paid: `CO-45 30.00`, one for each reason. */
  reasons: string[];
  /** The remittance it is part of. */
  remittance_id: string;
  /** The first day of service. */
  service_on: string | null;
  /** Why it is not ours. */
  set_aside_reason: string | null;
  /** Where it stands. */
  status: UnmatchedStatus;
  /** What the payer did: `1` paid as first payer, `4` denied, `22` taken back. */
  status_code: string;
  /** The number of the check or transfer. */
  trace_number: string;
}

/** Which. */
export interface UnmatchedQuery {
  /** The `x-next-cursor` of the page before. */
  cursor?: Cursor | null;
  /** Only this one. */
  id?: string | null;
  /** Rows on the page, 1 to 200; 50 if it is left out. */
  limit?: number | null;
  /** Only those that stand here. */
  status?: UnmatchedStatus | null;
}

export type UnmatchedStatus = 'open' | 'set_aside' | 'matched';

/** What may be sent for a purpose. */
export interface UploadLimit {
  /** The endings that are taken. */
  endings: string[];
  /** The most bytes. */
  most_bytes: number;
  /** What for. */
  purpose: UploadPurpose;
}

/** Where one piece of an upload is put. */
export interface UploadLink {
  /** Its number from 1; 0 if it is the whole file. */
  number: number;
  /** How many bytes belong there. */
  size_bytes: number;
  /** The address to `PUT` them to. */
  url: string;
}

/** Which part. */
export interface UploadPart {
  /** The part's number, from 1. */
  number: number;
  /** Its bytes. */
  size_bytes: number;
  /** What the store answered for it. A wrong one makes the upload impossible to finish, and nothing else. */
  tag: string;
  /** The upload. */
  upload_id: string;
}

export type UploadPurpose = 'chart_document' | 'insurance_card' | 'photo' | 'video';

/** Which upload. */
export interface UploadQuery {
  /** The upload. */
  upload_id: string;
}

/** What a browser needs to send a file. */
export interface UploadTicket {
  /** When an upload that was not finished is thrown away. */
  expires_at: string;
  /** What is still to be sent. */
  links: UploadLink[];
  /** When the links end. */
  links_expire_at: string;
  /** The upload, for `finish-upload` and `get-upload`. */
  upload_id: string;
}

/** Somebody on the staff, as an administrator sees them. */
export interface User {
  /** Whether appointments can be made with them. */
  bookable: boolean;
  /** The letters behind the name: LCSW, PhD. */
  credentials: string | null;
  /** Since when the door is closed. */
  deactivated_at: string | null;
  /** The address they sign in with. */
  email: string;
  /** How they work here. */
  employment: Employment;
  /** First name. */
  first_name: string;
  /** Since when they belong here. */
  joined_at: string;
  /** Last name. */
  last_name: string;
  /** Their NPI. */
  npi: string | null;
  /** Telephone. */
  phone: string | null;
  /** The first name they go by, if another. */
  preferred_name: string | null;
  /** Their id. */
  profile_id: string;
  /** The roles they hold. */
  roles: Role[];
  /** The version to send back when changing them. */
  row_version: number;
  /** Whether their door is open. */
  status: MembershipStatus;
  /** Why it is closed. */
  status_reason: string | null;
  /** Their specialty. */
  taxonomy_code: string | null;
  /** What they are called here: Therapist, Biller. */
  title: string | null;
}

/** Somebody on the staff, as they shall be. What is left out is emptied. */
export interface UserFacts {
  /** Whether appointments can be made with them. */
  bookable: boolean;
  /** The letters behind the name. */
  credentials?: string | null;
  /** How they work here. */
  employment: Employment;
  /** First name. */
  first_name: string;
  /** Last name. */
  last_name: string;
  /** Their NPI. */
  npi?: string | null;
  /** Telephone. */
  phone?: string | null;
  /** The first name they go by, if another. */
  preferred_name?: string | null;
  /** Whom. */
  profile_id: string;
  /** The version that was seen. */
  row_version: number;
  /** Their specialty. */
  taxonomy_code?: string | null;
  /** What they are called here. */
  title?: string | null;
}

/** Which of the staff. */
export interface UserQuery {
  /** The `x-next-cursor` of the page before. */
  cursor?: Cursor | null;
  /** Also those whose door is closed. */
  include_deactivated?: boolean;
  /** Rows on the page, 1 to 200. */
  limit?: number | null;
  /** Only those who hold this role. */
  role?: Role | null;
  /** Words in the name or address. */
  search?: string | null;
}

export type Verdict = 'appropriate' | 'inappropriate';

/** What was seen. */
export interface Verification {
  /** Which paper. */
  evidence: string;
  /** The guardian. */
  id: string;
}

export type VerificationMethod = 'telephone' | 'payer_portal' | 'card_seen';

/** Which, how. */
export interface Verified {
  /** The policy. */
  id: string;
  /** How it was verified. */
  method: VerificationMethod;
}

export type VersionReason = 'checkpoint' | 'submitted' | 'signed';

/** The filters of a view: those of its list, the others left out. */
export interface ViewFilters {
  /** Audit log: how it went. */
  outcome?: string | null;
  /** Audit log: since when. */
  period?: string | null;
  /** People: a role they hold. */
  role?: string | null;
  /** People: also those who left. */
  state?: string | null;
  /** Clients: where they stand. */
  status?: string | null;
  /** Clients: who treats them. */
  therapist?: string | null;
}

/** Of which list. */
export interface ViewQuery {
  /** The list. */
  list: ViewedList;
}

export type ViewedList = 'clients' | 'people' | 'audit';

/** Of which document. */
export interface ViewsQuery {
  /** The `x-next-cursor` of the page before. */
  cursor?: Cursor | null;
  /** The document. */
  id: string;
  /** Rows on the page, 1 to 200. */
  limit?: number | null;
}

/** A visit. */
export interface Visit {
  /** What the caller may do with it now. */
  allowed_actions: Action[];
  /** What kind of visit. */
  appointment_type_id: string;
  /** Why it was called off. */
  cancel_reason: CancelReason | null;
  /** When the client came. */
  checked_in_at: string | null;
  /** The clients whom the caller may see. */
  clients: VisitClient[];
  /** Who holds it. */
  clinician_id: string;
  /** Their name. */
  clinician_name: string;
  /** The color of that kind. */
  color: Color;
  /** When it really ended. */
  ended_at: string | null;
  /** When it ends, as planned. */
  ends_at: string;
  /** How many more there are. */
  hidden_clients: number;
  /** Its id. */
  id: string;
  /** Where; none for a visit by video or telephone. */
  location_id: string | null;
  /** The name of the place. */
  location_name: string | null;
  /** How they meet. */
  modality: Modality;
  /** For the staff. */
  note: string | null;
  /** Booked although the clinician does not work then. */
  off_schedule: boolean;
  /** The visit in whose place it came. */
  rescheduled_from_id: string | null;
  /** In which room. */
  room_id: string | null;
  /** Its name. */
  room_name: string | null;
  /** The version to send back when changing it. */
  row_version: number;
  /** The series it belongs to. */
  series_id: string | null;
  /** When it really began. */
  started_at: string | null;
  /** When it begins, as planned. */
  starts_at: string;
  /** Where it stands. */
  status: Status;
  /** What was said about its status. */
  status_reason: string | null;
  /** The zone it was agreed in. */
  time_zone: string;
  /** The name of that kind. */
  type_name: string;
}

/** Somebody who is seen in a visit. */
export interface VisitClient {
  /** When they were born. */
  birth_date: string;
  /** The name they go by. */
  chosen_name: string | null;
  /** The client. */
  client_id: string;
  /** First name. */
  first_name: string;
  /** Last name. */
  last_name: string;
  /** The chart number. */
  mrn: string;
  /** How to speak of them. */
  pronouns: string | null;
}

/** A week, from Sunday to Saturday where the practice is. */
export interface VisitWeek {
  /** Its Sunday. */
  begins_on: string;
  /** Visits that were called off, late or in time. */
  called_off: number;
  /** Visits that were held. */
  held: number;
  /** Visits to which nobody came. */
  missed: number;
}

/** Which file: a version of a document (the present one if none is named), or the photo of a client. */
export interface WantedFile {
  /** The document. */
  document_id?: string | null;
  /** Whose photo, instead of a document. */
  photo_of?: string | null;
  /** The number of its version. */
  version?: number | null;
}

/** Which claim, on which paper. */
export interface WantedForm {
  /** The claim. */
  id: string;
  /** Whether frames and the boxes' numbers are drawn, for plain paper. Without them it is for the printed red form, which payers ask for. */
  with_boxes?: boolean;
}

export type Weekday = 'monday' | 'tuesday' | 'wednesday' | 'thursday' | 'friday' | 'saturday' | 'sunday';

/** How far back. */
export interface WeeksQuery {
  /** How many weeks, the present one included. */
  weeks: number;
}

export type Weight = 'error' | 'warning';

/** Which client. */
export interface WhichClient {
  /** The client. */
  id: string;
}

/** Which. */
export interface WhichSession {
  /** The session. */
  session_id: string;
}

/** Whose team. */
export interface WhichTeam {
  /** The client. */
  client_id: string;
  /** Also those who left. */
  include_former?: boolean;
}

/** Which. */
export interface WhichView {
  /** Of which list. */
  list: ViewedList;
  /** Its name. */
  name: string;
}

/** A person. */
export interface Whom {
  /** The person. */
  user_id: string;
}

/** Whom to invite: a person of the practice by `user_id`, or somebody new by name, address and roles. */
export interface WhomToInvite {
  /** The address of somebody new. */
  email?: string | null;
  /** First name of somebody new. */
  first_name?: string | null;
  /** Last name of somebody new. */
  last_name?: string | null;
  /** Roles of somebody new. */
  roles?: Role[];
  /** Title of somebody new. */
  title?: string | null;
  /** A person who was added before. */
  user_id?: string | null;
}

/** Whose, and why. */
export interface WhoseSessions {
  /** Why: it stands in the audit log. */
  reason: string;
  /** The person. */
  user_id: string;
}

/** What somebody wants to book. */
export interface Wish {
  /** What kind of visit. */
  appointment_type_id: string;
  /** Who is seen: one client, or several if the kind of visit is for several. */
  client_ids: string[];
  /** Who holds it. Left out: the caller, if they can be booked, else the first client's primary therapist. */
  clinician_id?: string | null;
  /** Where; needed for a visit in person. */
  location_id?: string | null;
  /** How long it lasts; left out: as long as its kind usually does. */
  minutes?: number | null;
  /** How they meet; left out: as its kind usually does. */
  modality?: Modality | null;
  /** For the staff, about organizing the visit. Nothing clinical. */
  note?: string | null;
  /** Book it on purpose although the clinician does not work then, is away, or keeps the time free. */
  outside_hours?: boolean;
  /** In which room. */
  room_id?: string | null;
  /** When it begins. */
  starts_at: string;
}

/** The words. */
export interface Wording {
  /** Its words. */
  body: string;
  /** The word for it. */
  key: string;
  /** Its name. */
  name: string;
  /** After so many days it is asked again. */
  renew_after_days?: number | null;
  /** Nobody is treated without it. */
  required?: boolean;
}

/** How much of it waits. */
export interface WorkCount {
  /** How much. */
  count: number;
  /** What kind of work. */
  kind: WorkKind;
}

/** A line of the work list. */
export interface WorkItem {
  /** The visit, if it is of one. */
  appointment_id: string | null;
  /** About whom. */
  client_id: string;
  /** Their name, if the caller may still see the client. */
  client_name: string | null;
  /** Until when it is to be signed: so many days after the service as the practice has set. */
  due_on: string;
  /** Why it stands there. */
  kind: WorkItemKind;
  /** The note, if there is one. */
  note_id: string | null;
  /** What kind of note. */
  note_kind: NoteKind | null;
  /** That day has passed. */
  overdue: boolean;
  /** When it was last saved. */
  saved_at: string | null;
  /** The day of the service. */
  service_on: string;
  /** When it began. */
  starts_at: string | null;
  /** In which zone. */
  time_zone: string | null;
}

export type WorkItemKind = 'returned' | 'visit' | 'draft' | 'awaiting_cosign';

export type WorkKind = 'open_visits' | 'unsigned_notes' | 'time_off_requests' | 'unverified_insurance';

/** Up to which amount a biller gives up money without asking. */
export interface WriteOffLimit {
  /** In cents. */
  limit_cents: number;
  /** The version to send back when changing it. */
  row_version: number;
}

/** What open screens hear of (`GET /events`). */
export type Topic = 'appointments' | 'clients' | 'clinical_notes' | 'documents' | 'charges' | 'claims' | 'payments' | 'notifications';

/** Every function: what goes in, what comes out, whether it changes anything, who may call it. */
export interface Functions {
  /** Adds a new version to a document; the former ones stay. */
  'add-document-version': {
    input: NewVersion;
    output: Document;
    effect: 'write';
    roles: ['administrator', 'therapist', 'associate_trainee', 'front_desk'];
  };
  /** Adds to a final note, with a signature of its own; the note stays as it was signed. */
  'amend-note': {
    input: NewAmendment;
    output: Note;
    effect: 'write';
    roles: ['supervisor', 'therapist', 'associate_trainee'];
  };
  /** Grants time off. */
  'approve-schedule-exception': {
    input: ExceptionRef;
    output: ScheduleException;
    effect: 'write';
    roles: ['administrator', 'supervisor'];
  };
  /** Sets a document aside, with a reason. Nothing is removed. */
  'archive-document': {
    input: DocumentArchiving;
    output: Document;
    effect: 'write';
    roles: ['administrator'];
  };
  /** Puts somebody into a care team; a new primary therapist takes the place of the old one. */
  'assign-care-team': {
    input: Assignment;
    output: CareTeamMember[];
    effect: 'write';
    roles: ['administrator', 'front_desk', 'supervisor'];
  };
  /** Gives a person on the staff a role. */
  'assign-role': {
    input: RoleChange;
    output: RoleGrant[];
    effect: 'write';
    roles: ['administrator'];
  };
  /** Opens a chart in an emergency for four hours, to somebody who knows its number and the birth date. Every use is reviewed. */
  'break-glass': {
    input: Emergency;
    output: Grant;
    effect: 'write';
    roles: ['supervisor', 'therapist', 'associate_trainee'];
  };
  /** Calls a visit off; late, if the client gave less notice than the practice asks for. */
  'cancel-appointment': {
    input: Cancellation;
    output: Visit;
    effect: 'write';
    roles: ['administrator', 'front_desk', 'supervisor', 'therapist', 'associate_trainee'];
  };
  /** Calls off the visits of a series from one on, or all that are still to come. */
  'cancel-appointment-series': {
    input: SeriesCancellation;
    output: Visit[];
    effect: 'write';
    roles: ['administrator', 'front_desk', 'supervisor', 'therapist', 'associate_trainee'];
  };
  /** Looks at the clearinghouse for answers now. */
  'check-claim-answers': {
    input: Nothing;
    output: Nothing;
    effect: 'write';
    roles: ['billing_staff', 'administrator'];
  };
  /** Notes that the client of a visit has come. */
  'check-in-appointment': {
    input: AppointmentRef;
    output: Visit;
    effect: 'write';
    roles: ['administrator', 'front_desk', 'supervisor', 'therapist', 'associate_trainee'];
  };
  /** Notes that a session is over, with its real times. */
  'check-out-appointment': {
    input: CheckOut;
    output: Visit;
    effect: 'write';
    roles: ['administrator', 'front_desk', 'supervisor', 'therapist', 'associate_trainee'];
  };
  /** Takes a flag off, with the reason; it stays in the history. */
  'clear-client-flag': {
    input: Clearing;
    output: Flag;
    effect: 'write';
    roles: ['administrator', 'front_desk', 'billing_staff', 'supervisor', 'therapist', 'associate_trainee'];
  };
  /** Confirms a visit by the link in its reminder. */
  'confirm-appointment': {
    input: ConfirmationLink;
    output: ConfirmedVisit;
    effect: 'write';
    roles: 'anyone';
  };
  /** Signs an associate's note as a supervisor: it is final, and its charge is made. */
  'cosign-note': {
    input: SignedNote;
    output: Note;
    effect: 'write';
    roles: ['supervisor'];
  };
  /** Books a visit. */
  'create-appointment': {
    input: NewAppointment;
    output: Visit;
    effect: 'write';
    roles: ['administrator', 'front_desk', 'supervisor', 'therapist', 'associate_trainee'];
  };
  /** Books visits that repeat: all of them but those left out, or none. */
  'create-appointment-series': {
    input: NewSeries;
    output: Series;
    effect: 'write';
    roles: ['administrator', 'front_desk', 'supervisor', 'therapist', 'associate_trainee'];
  };
  /** Keeps a time of a clinician free of visits, once or by a rule. */
  'create-blocked-time': {
    input: NewBlockedTime;
    output: BlockedTime[];
    effect: 'write';
    roles: ['administrator', 'front_desk', 'supervisor', 'therapist', 'associate_trainee'];
  };
  /** Makes claims of charges that wait for one. */
  'create-claims': {
    input: ChargesToClaim;
    output: ClaimLine[];
    effect: 'write';
    roles: ['billing_staff', 'administrator'];
  };
  /** Takes a client in; refused if it is likely somebody already known, unless that was looked at. */
  'create-client': {
    input: Intake;
    output: Client;
    effect: 'write';
    roles: ['administrator', 'front_desk'];
  };
  /** Puts a file that has arrived into a chart, as a document. */
  'create-document': {
    input: NewDocument;
    output: Document;
    effect: 'write';
    roles: ['administrator', 'therapist', 'associate_trainee', 'front_desk'];
  };
  /** Gives a link to a file, for the caller alone and for five minutes. */
  'create-download-url': {
    input: WantedFile;
    output: DownloadLink;
    effect: 'read';
    roles: 'staff';
  };
  /** Puts a licence of a person on the staff on file. */
  'create-license': {
    input: NewLicense;
    output: LicenseToday;
    effect: 'write';
    roles: ['administrator'];
  };
  /** Opens an office. */
  'create-location': {
    input: NewLocation;
    output: Location;
    effect: 'write';
    roles: ['administrator'];
  };
  /** Begins a note, prefilled from its visit; the visit's note that was begun before is opened again. */
  'create-note': {
    input: NewNote;
    output: Note;
    effect: 'write';
    roles: ['supervisor', 'therapist', 'associate_trainee'];
  };
  /** Writes down a process note for the caller's own eyes. */
  'create-psychotherapy-note': {
    input: NewPsychotherapyNote;
    output: PsychotherapyNote;
    effect: 'write';
    roles: ['supervisor', 'therapist', 'associate_trainee'];
  };
  /** Adds a room to an office. */
  'create-room': {
    input: NewRoom;
    output: Room;
    effect: 'write';
    roles: ['administrator'];
  };
  /** Adds a service to those the practice bills. */
  'create-service-code': {
    input: NewService;
    output: ServiceCode;
    effect: 'write';
    roles: ['administrator', 'billing_staff'];
  };
  /** Promises a file, and gives the links to send it to. */
  'create-upload-url': {
    input: PromisedFile;
    output: UploadTicket;
    effect: 'write';
    roles: ['administrator', 'therapist', 'associate_trainee', 'front_desk'];
  };
  /** Adds a person to the staff and invites them by a single-use link. */
  'create-user': {
    input: NewStaff;
    output: Created;
    effect: 'write';
    roles: ['administrator'];
  };
  /** Closes an office and its rooms. */
  'deactivate-location': {
    input: LocationClosing;
    output: Location;
    effect: 'write';
    roles: ['administrator'];
  };
  /** Closes a person's access to the practice, ends their sessions and lists the visits they still have. */
  'deactivate-user': {
    input: Deactivation;
    output: Deactivated;
    effect: 'write';
    roles: ['administrator'];
  };
  /** Approves or rejects an adjustment that a biller asked for. */
  'decide-adjustment': {
    input: AdjustmentDecision;
    output: Adjustment;
    effect: 'write';
    roles: ['administrator'];
  };
  /** Opens a blocked time again. */
  'delete-blocked-time': {
    input: BlockedTimeRef;
    output: null;
    effect: 'write';
    roles: ['administrator', 'front_desk', 'supervisor', 'therapist', 'associate_trainee'];
  };
  /** Sets a client aside as inactive; the record stays. Answers null. */
  'delete-client': {
    input: Removal;
    output: null;
    effect: 'write';
    roles: ['administrator'];
  };
  /** Strikes out a number or address; the record stays. */
  'delete-client-contact-point': {
    input: Line;
    output: Nothing;
    effect: 'write';
    roles: ['administrator', 'front_desk', 'supervisor', 'therapist', 'associate_trainee'];
  };
  /** Takes somebody off the list of people to call; the record stays. */
  'delete-emergency-contact': {
    input: Line;
    output: Nothing;
    effect: 'write';
    roles: ['administrator', 'front_desk', 'supervisor', 'therapist', 'associate_trainee'];
  };
  /** Removes one's own way of looking at a list. Answers null. */
  'delete-saved-view': {
    input: WhichView;
    output: null;
    effect: 'write';
    roles: 'staff';
  };
  /** Denies time off, with the reason. */
  'deny-schedule-exception': {
    input: Denial;
    output: ScheduleException;
    effect: 'write';
    roles: ['administrator', 'supervisor'];
  };
  /** Ends a place in a care team; the chart closes for that person. */
  'end-care-team': {
    input: Line;
    output: Nothing;
    effect: 'write';
    roles: ['administrator', 'front_desk', 'supervisor'];
  };
  /** Ends a guardianship with all its permissions. */
  'end-guardian-relationship': {
    input: Line;
    output: Guardian;
    effect: 'write';
    roles: ['administrator', 'front_desk', 'supervisor', 'therapist'];
  };
  /** Ends a supervision; the charts close for the supervisor. */
  'end-supervision': {
    input: Line;
    output: Supervision;
    effect: 'write';
    roles: ['administrator'];
  };
  /** Finds records that may be the same person, with what speaks for and against each. */
  'find-duplicate-clients': {
    input: Candidate;
    output: Alike[];
    effect: 'read';
    roles: ['administrator', 'front_desk'];
  };
  /** Takes in what has arrived, and says what it is. */
  'finish-upload': {
    input: SentUpload;
    output: FinishedUpload;
    effect: 'write';
    roles: ['administrator', 'therapist', 'associate_trainee', 'front_desk'];
  };
  /** Ends every session of a person and forgets their trusted devices. */
  'force-sign-out': {
    input: WhoseSessions;
    output: Ended;
    effect: 'write';
    roles: ['administrator'];
  };
  /** Lists adjustments, newest first. */
  'get-adjustments': {
    input: AdjustmentQuery;
    output: Adjustment[];
    effect: 'read';
    roles: ['billing_staff', 'administrator'];
  };
  /** Shows one visit. */
  'get-appointment': {
    input: AppointmentRef;
    output: Visit;
    effect: 'read';
    roles: 'staff';
  };
  /** Lists the steps that a visit took, the latest first. */
  'get-appointment-changes': {
    input: AppointmentRef;
    output: AppointmentChange[];
    effect: 'read';
    roles: 'staff';
  };
  /** Shows a series and what became of its visits. */
  'get-appointment-series': {
    input: SeriesRef;
    output: Series;
    effect: 'read';
    roles: 'staff';
  };
  /** Lists the kinds of visit that the practice offers. */
  'get-appointment-types': {
    input: AppointmentTypeQuery;
    output: AppointmentType[];
    effect: 'read';
    roles: 'staff';
  };
  /** Lists the visits of a span of time that the caller may see. */
  'get-appointments': {
    input: AppointmentQuery;
    output: Visit[];
    effect: 'read';
    roles: 'staff';
  };
  /** Shows the newest signed head of the audit log and how far sealing is behind. */
  'get-audit-head': {
    input: Nothing;
    output: AuditHealth;
    effect: 'read';
    roles: ['administrator'];
  };
  /** Lists who did what, newest first, with the rows that changed. */
  'get-audit-logs': {
    input: AuditQuery;
    output: AuditEvent[];
    effect: 'read';
    roles: ['administrator'];
  };
  /** Lists the times at which a visit could begin, with what stands in the way of each. */
  'get-available-slots': {
    input: SlotQuery;
    output: Slot[];
    effect: 'read';
    roles: ['administrator', 'front_desk', 'supervisor', 'therapist', 'associate_trainee'];
  };
  /** Says what waits for a biller. */
  'get-billing-queue': {
    input: Nothing;
    output: BillingQueue;
    effect: 'read';
    roles: ['billing_staff', 'administrator'];
  };
  /** Shows what claims say of the practice. */
  'get-billing-settings': {
    input: Nothing;
    output: BillingSettings;
    effect: 'read';
    roles: ['billing_staff', 'administrator'];
  };
  /** Lists the blocked times of a span. */
  'get-blocked-times': {
    input: HoursQuery;
    output: BlockedTime[];
    effect: 'read';
    roles: ['administrator', 'front_desk', 'supervisor', 'therapist', 'associate_trainee'];
  };
  /** Lists charts opened in an emergency: the queue of what is to be reviewed. */
  'get-break-glass-grants': {
    input: GrantQuery;
    output: Grant[];
    effect: 'read';
    roles: ['administrator', 'supervisor', 'therapist', 'associate_trainee'];
  };
  /** Lists who treats a client. */
  'get-care-team': {
    input: WhichTeam;
    output: CareTeamMember[];
    effect: 'read';
    roles: ['administrator', 'front_desk', 'billing_staff', 'supervisor', 'therapist', 'associate_trainee'];
  };
  /** Shows one charge with its diagnoses. */
  'get-charge': {
    input: ById;
    output: ChargeDetail;
    effect: 'read';
    roles: ['billing_staff', 'administrator'];
  };
  /** Lists charges, newest day first; clinicians see those of their own services. */
  'get-charges': {
    input: ChargeQuery;
    output: Charge[];
    effect: 'read';
    roles: ['billing_staff', 'administrator', 'supervisor', 'therapist', 'associate_trainee'];
  };
  /** Shows one claim with its services and diagnoses. */
  'get-claim': {
    input: ById;
    output: ClaimDetail;
    effect: 'read';
    roles: ['billing_staff', 'administrator'];
  };
  /** Prints a claim as the paper form CMS-1500 (02/12), a PDF in base64. */
  'get-claim-form': {
    input: WantedForm;
    output: ClaimForm;
    effect: 'read';
    roles: ['billing_staff', 'administrator'];
  };
  /** Shows every step of a claim. */
  'get-claim-history': {
    input: ById;
    output: ClaimStep[];
    effect: 'read';
    roles: ['billing_staff', 'administrator'];
  };
  /** Lists claims, newest first. */
  'get-claims': {
    input: ClaimQuery;
    output: ClaimLine[];
    effect: 'read';
    roles: ['billing_staff', 'administrator'];
  };
  /** Shows the head of a client's chart. */
  'get-client': {
    input: WhichClient;
    output: Client;
    effect: 'read';
    roles: 'staff';
  };
  /** Lists where a client lives and gets mail. */
  'get-client-addresses': {
    input: Chart;
    output: ClientAddress[];
    effect: 'read';
    roles: ['administrator', 'front_desk', 'billing_staff', 'supervisor', 'therapist', 'associate_trainee'];
  };
  /** Lists what a client must not be given or exposed to. */
  'get-client-allergies': {
    input: Chart;
    output: Allergy[];
    effect: 'read';
    roles: ['administrator', 'supervisor', 'therapist', 'associate_trainee'];
  };
  /** Lists who looked at a client's record or changed it, newest first. */
  'get-client-audit-log': {
    input: ChartAccessQuery;
    output: ChartAccess[];
    effect: 'read';
    roles: ['administrator'];
  };
  /** Says what a client owes. */
  'get-client-balance': {
    input: OfClient;
    output: ClientBalance;
    effect: 'read';
    roles: ['billing_staff', 'administrator', 'front_desk'];
  };
  /** Lists what a client agreed to or refused. */
  'get-client-consents': {
    input: Chart;
    output: Consent[];
    effect: 'read';
    roles: ['administrator', 'front_desk', 'supervisor', 'therapist', 'associate_trainee'];
  };
  /** Lists the numbers and addresses a client is reached at. */
  'get-client-contact-points': {
    input: Chart;
    output: ContactPoint[];
    effect: 'read';
    roles: ['administrator', 'front_desk', 'billing_staff', 'supervisor', 'therapist', 'associate_trainee'];
  };
  /** Shows how a client describes themselves; null if nothing was written yet. */
  'get-client-demographics': {
    input: Chart;
    output: Demographics | null;
    effect: 'read';
    roles: ['administrator', 'front_desk', 'supervisor', 'therapist', 'associate_trainee'];
  };
  /** Lists a client's diagnoses in order of their weight. */
  'get-client-diagnoses': {
    input: DiagnosisQuery;
    output: Diagnosis[];
    effect: 'read';
    roles: ['administrator', 'billing_staff', 'supervisor', 'therapist', 'associate_trainee'];
  };
  /** Lists the documents of a chart, the newest first. */
  'get-client-documents': {
    input: DocumentsQuery;
    output: DocumentLine[];
    effect: 'read';
    roles: 'staff';
  };
  /** Lists the flags on a client's chart. */
  'get-client-flags': {
    input: FlagQuery;
    output: Flag[];
    effect: 'read';
    roles: ['administrator', 'front_desk', 'billing_staff', 'supervisor', 'therapist', 'associate_trainee'];
  };
  /** Lists the numbers others know a client by, masked. */
  'get-client-identifiers': {
    input: Chart;
    output: Identifier[];
    effect: 'read';
    roles: ['administrator', 'front_desk', 'billing_staff'];
  };
  /** Lists a client's policies in the order in which they pay. */
  'get-client-insurance': {
    input: Chart;
    output: Policy[];
    effect: 'read';
    roles: ['administrator', 'front_desk', 'billing_staff', 'supervisor', 'therapist', 'associate_trainee'];
  };
  /** Shows what happened to a client's account, newest first. */
  'get-client-ledger': {
    input: OfClient;
    output: LedgerStep[];
    effect: 'read';
    roles: ['billing_staff', 'administrator'];
  };
  /** Lists what a client takes. */
  'get-client-medications': {
    input: Chart;
    output: Medication[];
    effect: 'read';
    roles: ['administrator', 'supervisor', 'therapist', 'associate_trainee'];
  };
  /** Lists the records that were merged into a client's chart, and why. */
  'get-client-merges': {
    input: Chart;
    output: MergedRecord[];
    effect: 'read';
    roles: ['administrator'];
  };
  /** Shows the small photos of clients. */
  'get-client-photos': {
    input: PhotosQuery;
    output: ClientPhoto[];
    effect: 'read';
    roles: 'staff';
  };
  /** Lists every change of where a client stands: when, by whom, why. */
  'get-client-status-history': {
    input: Chart;
    output: StatusChange[];
    effect: 'read';
    roles: 'staff';
  };
  /** Shows what happened in a chart, the latest first. */
  'get-client-timeline': {
    input: TimelineQuery;
    output: TimelineItem[];
    effect: 'read';
    roles: ['administrator', 'front_desk', 'billing_staff', 'supervisor', 'therapist', 'associate_trainee'];
  };
  /** Lists the clients the caller may see, or searches among them. */
  'get-clients': {
    input: ClientQuery;
    output: ClientLine[];
    effect: 'read';
    roles: 'staff';
  };
  /** Lists the weekly hours of clinicians. */
  'get-clinician-schedules': {
    input: HoursQuery;
    output: ClinicianSchedule[];
    effect: 'read';
    roles: 'staff';
  };
  /** Lists the clinicians who can be booked, with the states they are licensed in. */
  'get-clinicians': {
    input: Nothing;
    output: Clinician[];
    effect: 'read';
    roles: 'staff';
  };
  /** Lists the consents of the practice with their present words. */
  'get-consent-types': {
    input: ConsentTypeQuery;
    output: ConsentType[];
    effect: 'read';
    roles: 'staff';
  };
  /** Lists the notes that wait for a supervisor's signature, what is due first. */
  'get-cosign-queue': {
    input: QueueQuery;
    output: QueueLine[];
    effect: 'read';
    roles: ['administrator', 'supervisor'];
  };
  /** Lists the visits of a day with what each still needs. */
  'get-day': {
    input: DayQuery;
    output: DayVisit[];
    effect: 'read';
    roles: 'staff';
  };
  /** Shows a document with its versions and signatures. */
  'get-document': {
    input: DocumentQuery;
    output: Document;
    effect: 'read';
    roles: 'staff';
  };
  /** Lists the kinds of documents, and which files may be sent. */
  'get-document-categories': {
    input: Nothing;
    output: DocumentCategories;
    effect: 'read';
    roles: 'staff';
  };
  /** Lists who opened a document, the latest first. */
  'get-document-views': {
    input: ViewsQuery;
    output: DocumentView[];
    effect: 'read';
    roles: ['administrator', 'supervisor', 'therapist'];
  };
  /** Lists whom to call when something happens to a client. */
  'get-emergency-contacts': {
    input: Chart;
    output: EmergencyContact[];
    effect: 'read';
    roles: ['administrator', 'front_desk', 'supervisor', 'therapist', 'associate_trainee'];
  };
  /** Lists the charts the caller keeps at hand. */
  'get-favorite-clients': {
    input: Nothing;
    output: ClientLine[];
    effect: 'read';
    roles: 'staff';
  };
  /** Lists the price lists with their prices. */
  'get-fee-schedules': {
    input: Nothing;
    output: FeeSchedule[];
    effect: 'read';
    roles: ['billing_staff', 'administrator'];
  };
  /** Lists the visits that a person of the staff still has, soonest first. */
  'get-future-appointments': {
    input: PersonQuery;
    output: FutureAppointment[];
    effect: 'read';
    roles: ['administrator'];
  };
  /** Lists who may act for a client, and in what. */
  'get-guardian-relationships': {
    input: Chart;
    output: Guardian[];
    effect: 'read';
    roles: ['administrator', 'front_desk', 'supervisor', 'therapist', 'associate_trainee'];
  };
  /** Searches the ICD-10-CM list by code or words, as it held on a day; lists the codes below a header. */
  'get-icd10-codes': {
    input: CodeQuery;
    output: Code[];
    effect: 'read';
    roles: ['administrator', 'billing_staff', 'supervisor', 'therapist', 'associate_trainee'];
  };
  /** Lists attempts at background work, newest first, and how they ended. */
  'get-job-runs': {
    input: RunQuery;
    output: JobRun[];
    effect: 'read';
    roles: ['administrator'];
  };
  /** Lists background work that waits, runs or was given up, newest first. */
  'get-jobs': {
    input: JobQuery;
    output: BackgroundJob[];
    effect: 'read';
    roles: ['administrator'];
  };
  /** Lists the licences that have expired or will within some days. */
  'get-license-expirations': {
    input: Ahead;
    output: LicenseToday[];
    effect: 'read';
    roles: ['administrator', 'supervisor'];
  };
  /** Lists the licences of a person on the staff. */
  'get-licenses': {
    input: PersonQuery;
    output: LicenseToday[];
    effect: 'read';
    roles: ['administrator', 'supervisor'];
  };
  /** Lists the offices of the practice. */
  'get-locations': {
    input: LocationQuery;
    output: Location[];
    effect: 'read';
    roles: 'staff';
  };
  /** Lists attempts to sign in to accounts of the practice, latest first. */
  'get-login-attempts': {
    input: AttemptQuery;
    output: LoginAttempt[];
    effect: 'read';
    roles: ['administrator'];
  };
  /** Suggests the claims that an unmatched payment may be for, each with what speaks for it. */
  'get-match-suggestions': {
    input: SuggestionQuery;
    output: MatchSuggestion[];
    effect: 'read';
    roles: ['billing_staff', 'administrator'];
  };
  /** Tells the caller who they are, where, and in which roles. */
  'get-me': {
    input: Nothing;
    output: Me;
    effect: 'read';
    roles: 'signed_in';
  };
  /** Lists what the caller has to write: returned notes, visits without a note, drafts, and what was handed in. */
  'get-my-notes': {
    input: Nothing;
    output: WorkItem[];
    effect: 'read';
    roles: ['supervisor', 'therapist', 'associate_trainee'];
  };
  /** Shows a note with its content, as far as it is the reader's to see. */
  'get-note': {
    input: NoteId;
    output: Note;
    effect: 'read';
    roles: ['administrator', 'supervisor', 'therapist', 'associate_trainee'];
  };
  /** Lists what notes document for billing: services, minutes, diagnoses; never their content. */
  'get-note-billing-summary': {
    input: BillingSummaryQuery;
    output: BillingSummary[];
    effect: 'read';
    roles: ['administrator', 'billing_staff'];
  };
  /** Lists what notes can be written, each with what it asks. */
  'get-note-templates': {
    input: TemplateQuery;
    output: Template[];
    effect: 'read';
    roles: ['administrator', 'supervisor', 'therapist', 'associate_trainee'];
  };
  /** Lists the kept versions of a note, and whether each still is what was hashed. */
  'get-note-versions': {
    input: NoteId;
    output: NoteVersion[];
    effect: 'read';
    roles: ['administrator', 'supervisor', 'therapist', 'associate_trainee'];
  };
  /** Lists notes by their headers, the latest service first. */
  'get-notes': {
    input: NoteQuery;
    output: NoteLine[];
    effect: 'read';
    roles: ['administrator', 'supervisor', 'therapist', 'associate_trainee'];
  };
  /** Counts what waits unread in the caller's bell. */
  'get-notification-count': {
    input: Nothing;
    output: NotificationCount;
    effect: 'read';
    roles: 'signed_in';
  };
  /** Lists what waits in the caller's bell, the unread first. */
  'get-notifications': {
    input: BellPage;
    output: Notification[];
    effect: 'read';
    roles: 'signed_in';
  };
  /** Lists the payers the practice deals with. */
  'get-payers': {
    input: PayerQuery;
    output: Payer[];
    effect: 'read';
    roles: 'staff';
  };
  /** Lists what clients paid by hand, newest first. */
  'get-payments': {
    input: PaymentQuery;
    output: Payment[];
    effect: 'read';
    roles: ['billing_staff', 'administrator', 'front_desk'];
  };
  /** Shows how the practice works, in sections. */
  'get-practice-settings': {
    input: Nothing;
    output: PracticeSettings;
    effect: 'read';
    roles: 'signed_in';
  };
  /** Shows the caller's own process notes about a client, the latest session first. */
  'get-psychotherapy-notes': {
    input: PsychotherapyQuery;
    output: PsychotherapyNote[];
    effect: 'read';
    roles: ['supervisor', 'therapist', 'associate_trainee'];
  };
  /** Says how much is open with payers and clients, by the age of the service. */
  'get-receivables': {
    input: Nothing;
    output: Receivables[];
    effect: 'read';
    roles: ['billing_staff', 'administrator'];
  };
  /** Lists the charts the caller opened last. */
  'get-recent-clients': {
    input: Nothing;
    output: ClientLine[];
    effect: 'read';
    roles: 'staff';
  };
  /** Lists to whom information about a client may be given. */
  'get-release-authorizations': {
    input: Chart;
    output: Release[];
    effect: 'read';
    roles: ['administrator', 'front_desk', 'supervisor', 'therapist', 'associate_trainee'];
  };
  /** Shows one remittance with its claims. */
  'get-remittance': {
    input: ById;
    output: RemittanceDetail;
    effect: 'read';
    roles: ['billing_staff', 'administrator'];
  };
  /** Lists remittances, newest first. */
  'get-remittances': {
    input: RemittanceQuery;
    output: Remittance[];
    effect: 'read';
    roles: ['billing_staff', 'administrator'];
  };
  /** Lists the rooms that can be booked. */
  'get-rooms': {
    input: RoomQuery;
    output: Room[];
    effect: 'read';
    roles: 'staff';
  };
  /** Lists one's own ways of looking at a list. */
  'get-saved-views': {
    input: ViewQuery;
    output: SavedView[];
    effect: 'read';
    roles: 'staff';
  };
  /** Lists time off. */
  'get-schedule-exceptions': {
    input: ExceptionQuery;
    output: ScheduleException[];
    effect: 'read';
    roles: ['administrator', 'front_desk', 'supervisor', 'therapist', 'associate_trainee'];
  };
  /** Lists the services the practice bills. */
  'get-service-codes': {
    input: ServiceQuery;
    output: ServiceCode[];
    effect: 'read';
    roles: 'staff';
  };
  /** Shows the wording under which documents are signed electronically. */
  'get-signature-statement': {
    input: Nothing;
    output: SignatureStatement;
    effect: 'read';
    roles: 'staff';
  };
  /** Lists who works in the practice, by name. */
  'get-staff-directory': {
    input: DirectoryPage;
    output: Colleague[];
    effect: 'read';
    roles: 'staff';
  };
  /** Lists who answers for whose work. */
  'get-supervisions': {
    input: SupervisionQuery;
    output: Supervision[];
    effect: 'read';
    roles: ['administrator', 'supervisor', 'therapist', 'associate_trainee'];
  };
  /** Shows how the installation is: version, database, audit log, background work, mail and disk. */
  'get-system-health': {
    input: Nothing;
    output: SystemHealth;
    effect: 'read';
    roles: ['administrator'];
  };
  /** Lists payments for claims that were not known when they arrived. */
  'get-unmatched-payments': {
    input: UnmatchedQuery;
    output: UnmatchedPayment[];
    effect: 'read';
    roles: ['billing_staff', 'administrator'];
  };
  /** Shows what of an upload is still to be sent, with new links to send it to. */
  'get-upload': {
    input: UploadQuery;
    output: UploadTicket;
    effect: 'read';
    roles: ['administrator', 'therapist', 'associate_trainee', 'front_desk'];
  };
  /** Shows one person on the staff. */
  'get-user': {
    input: PersonQuery;
    output: User;
    effect: 'read';
    roles: ['administrator'];
  };
  /** Lists the roles a person holds and held. */
  'get-user-roles': {
    input: RoleQuery;
    output: RoleGrant[];
    effect: 'read';
    roles: 'signed_in';
  };
  /** Lists the people on the staff with their roles. */
  'get-users': {
    input: UserQuery;
    output: User[];
    effect: 'read';
    roles: ['administrator'];
  };
  /** Counts the visits of the last weeks by what became of them. */
  'get-visit-weeks': {
    input: WeeksQuery;
    output: VisitWeek[];
    effect: 'read';
    roles: ['administrator'];
  };
  /** Counts the work that waits for the caller. */
  'get-work-counts': {
    input: Nothing;
    output: WorkCount[];
    effect: 'read';
    roles: 'staff';
  };
  /** Says up to which amount a biller gives up money without asking. */
  'get-write-off-limit': {
    input: Nothing;
    output: WriteOffLimit;
    effect: 'read';
    roles: ['billing_staff', 'administrator'];
  };
  /** Says whether the program and its database are up. */
  'health-check': {
    input: Nothing;
    output: HealthReport;
    effect: 'read';
    roles: 'anyone';
  };
  /** Takes in a remittance file (835) if everything in it adds up; a payment that is here already is not taken in again. */
  'import-remittance': {
    input: RemittanceFile;
    output: Remittance[];
    effect: 'write';
    roles: ['billing_staff', 'administrator'];
  };
  /** Lists where the caller is signed in. */
  'list-my-sessions': {
    input: Nothing;
    output: MySession[];
    effect: 'read';
    roles: 'signed_in';
  };
  /** Ticks everything in the caller's bell off that they have seen. */
  'mark-all-notifications-read': {
    input: Seen;
    output: TickedOff;
    effect: 'write';
    roles: 'signed_in';
  };
  /** Notes that the client of a visit did not come. */
  'mark-no-show': {
    input: NoShow;
    output: Visit;
    effect: 'write';
    roles: ['administrator', 'front_desk', 'supervisor', 'therapist', 'associate_trainee'];
  };
  /** Ticks a line in the caller's bell off. */
  'mark-notification-read': {
    input: BellLine;
    output: Nothing;
    effect: 'write';
    roles: 'signed_in';
  };
  /** Matches a payer's payment to the claim it is for; its money moves as that of any other. */
  'match-payment': {
    input: Match;
    output: UnmatchedPayment;
    effect: 'write';
    roles: ['billing_staff', 'administrator'];
  };
  /** Joins two records of one person into one chart. */
  'merge-clients': {
    input: Merge;
    output: Client;
    effect: 'write';
    roles: ['administrator'];
  };
  /** Opens a file that is about to be sent, and writes down who looked. */
  'open-file': {
    input: FileQuery;
    output: OpenedFile;
    effect: 'write';
    roles: 'staff';
  };
  /** Posts a remittance: payments, contractual adjustments and what clients owe move in the ledger, once. */
  'post-remittance': {
    input: RemittanceToPost;
    output: Remittance;
    effect: 'write';
    roles: ['billing_staff', 'administrator'];
  };
  /** Shows the visits of a series before it is booked, with what stands in the way of each. */
  'preview-appointment-series': {
    input: NewSeries;
    output: Occurrence[];
    effect: 'read';
    roles: ['administrator', 'front_desk', 'supervisor', 'therapist', 'associate_trainee'];
  };
  /** Puts a flag on a client's chart. */
  'raise-client-flag': {
    input: NewFlag;
    output: Flag;
    effect: 'write';
    roles: ['administrator', 'front_desk', 'billing_staff', 'supervisor', 'therapist', 'associate_trainee'];
  };
  /** Opens a person's access to the practice again. */
  'reactivate-user': {
    input: PersonQuery;
    output: User;
    effect: 'write';
    roles: ['administrator'];
  };
  /** Makes the request to a payer to void a claim it decided on. */
  'recall-claim': {
    input: ClaimToVoid;
    output: ClaimLine;
    effect: 'write';
    roles: ['billing_staff', 'administrator'];
  };
  /** Says what is awaited where bytes are about to arrive. */
  'receive-upload': {
    input: ArrivalQuery;
    output: AwaitedBytes;
    effect: 'read';
    roles: ['administrator', 'therapist', 'associate_trainee', 'front_desk'];
  };
  /** Writes down what a client paid by cash or check; it pays what is open, the oldest first. */
  'record-payment': {
    input: NewPayment;
    output: Payment;
    effect: 'write';
    roles: ['billing_staff', 'administrator', 'front_desk'];
  };
  /** Writes down that a part of a large file has arrived. Answers null. */
  'record-upload-part': {
    input: UploadPart;
    output: null;
    effect: 'write';
    roles: ['administrator', 'therapist', 'associate_trainee', 'front_desk'];
  };
  /** Takes a client's photo away. Answers null. */
  'remove-client-photo': {
    input: PhotoOf;
    output: null;
    effect: 'write';
    roles: ['administrator', 'therapist', 'associate_trainee', 'front_desk'];
  };
  /** Makes the claim that replaces one a payer decided on. */
  'replace-claim': {
    input: ClaimToReplace;
    output: ClaimLine;
    effect: 'write';
    roles: ['billing_staff', 'administrator'];
  };
  /** Gives up money on a charge; above the practice's limit an administrator decides. */
  'request-adjustment': {
    input: AdjustmentToRequest;
    output: Adjustment;
    effect: 'write';
    roles: ['billing_staff', 'administrator'];
  };
  /** Asks for time off. */
  'request-schedule-exception': {
    input: ExceptionRequest;
    output: ScheduleException;
    effect: 'write';
    roles: ['administrator', 'supervisor', 'therapist', 'associate_trainee'];
  };
  /** Sends a job that was given up back to be tried again. */
  'requeue-job': {
    input: JobId;
    output: BackgroundJob;
    effect: 'write';
    roles: ['administrator'];
  };
  /** Moves a visit to another time, clinician or place. The answer is the visit that takes its place. */
  'reschedule-appointment': {
    input: Reschedule;
    output: Visit;
    effect: 'write';
    roles: ['administrator', 'front_desk', 'supervisor', 'therapist', 'associate_trainee'];
  };
  /** Moves a visit of a series and those after it by the same days to the same hour. */
  'reschedule-appointment-series': {
    input: Reschedule;
    output: Visit[];
    effect: 'write';
    roles: ['administrator', 'front_desk', 'supervisor', 'therapist', 'associate_trainee'];
  };
  /** Voids a person's password, ends their sessions and mails them a reset link. */
  'reset-user-password': {
    input: Whom;
    output: Done;
    effect: 'write';
    roles: ['administrator'];
  };
  /** Says what a service costs on a day. */
  'resolve-fee': {
    input: FeeQuestion;
    output: FeeAnswer;
    effect: 'read';
    roles: ['billing_staff', 'administrator'];
  };
  /** Brings back a document that was set aside. */
  'restore-document': {
    input: SeenDocument;
    output: Document;
    effect: 'write';
    roles: ['administrator'];
  };
  /** Gives a note back to its author, with what is to be changed. */
  'return-note': {
    input: ReturnedNote;
    output: Note;
    effect: 'write';
    roles: ['supervisor'];
  };
  /** Shows a number in full, after a fresh proof of who asks. */
  'reveal-client-identifier': {
    input: Line;
    output: Revealed;
    effect: 'read';
    roles: ['administrator', 'billing_staff'];
  };
  /** Takes an adjustment back: the money is owed again. */
  'reverse-adjustment': {
    input: AdjustmentToReverse;
    output: Adjustment;
    effect: 'write';
    roles: ['billing_staff', 'administrator'];
  };
  /** Reviews somebody else's opening of a chart in an emergency. */
  'review-break-glass-grant': {
    input: Review;
    output: Grant;
    effect: 'write';
    roles: ['administrator', 'supervisor'];
  };
  /** Writes down that a client took a consent back; it held until then. */
  'revoke-client-consent': {
    input: Revocation;
    output: Consent;
    effect: 'write';
    roles: ['administrator', 'front_desk', 'supervisor', 'therapist', 'associate_trainee'];
  };
  /** Writes down that a client took an authorization back. */
  'revoke-release-authorization': {
    input: Revocation;
    output: Release;
    effect: 'write';
    roles: ['administrator', 'front_desk', 'supervisor', 'therapist', 'associate_trainee'];
  };
  /** Ends a role of a person. */
  'revoke-role': {
    input: RoleChange;
    output: RoleGrant[];
    effect: 'write';
    roles: ['administrator'];
  };
  /** Ends one of the caller's own sessions. */
  'revoke-session': {
    input: WhichSession;
    output: Done;
    effect: 'write';
    roles: 'signed_in';
  };
  /** Adds a kind of visit, or changes one. */
  'save-appointment-type': {
    input: AppointmentTypeEntry;
    output: AppointmentType;
    effect: 'write';
    roles: ['administrator'];
  };
  /** Writes down where a client lives or gets mail. */
  'save-client-address': {
    input: ClientAddressEntry;
    output: ClientAddress;
    effect: 'write';
    roles: ['administrator', 'front_desk', 'supervisor', 'therapist', 'associate_trainee'];
  };
  /** Writes down what a client must not be given or exposed to. */
  'save-client-allergy': {
    input: AllergyEntry;
    output: Allergy;
    effect: 'write';
    roles: ['supervisor', 'therapist', 'associate_trainee'];
  };
  /** Writes down that a client gave or refused a consent, pinned to its words. */
  'save-client-consent': {
    input: NewConsent;
    output: Consent;
    effect: 'write';
    roles: ['administrator', 'front_desk', 'supervisor', 'therapist', 'associate_trainee'];
  };
  /** Writes down a number or address a client is reached at. */
  'save-client-contact-point': {
    input: ContactPointEntry;
    output: ContactPoint;
    effect: 'write';
    roles: ['administrator', 'front_desk', 'supervisor', 'therapist', 'associate_trainee'];
  };
  /** Writes down how a client describes themselves. */
  'save-client-demographics': {
    input: DemographicsEntry;
    output: Demographics;
    effect: 'write';
    roles: ['administrator', 'front_desk', 'supervisor', 'therapist', 'associate_trainee'];
  };
  /** Writes down a diagnosis by a code that holds on its day. */
  'save-client-diagnosis': {
    input: DiagnosisEntry;
    output: Diagnosis;
    effect: 'write';
    roles: ['supervisor', 'therapist', 'associate_trainee'];
  };
  /** Writes down a number others know a client by; a new social security number replaces the old one. */
  'save-client-identifier': {
    input: IdentifierEntry;
    output: Identifier;
    effect: 'write';
    roles: ['administrator', 'front_desk'];
  };
  /** Writes down a client's policy; two of one rank cannot hold on the same day. */
  'save-client-insurance': {
    input: PolicyEntry;
    output: Policy;
    effect: 'write';
    roles: ['administrator', 'front_desk', 'billing_staff'];
  };
  /** Writes down what a client takes. */
  'save-client-medication': {
    input: MedicationEntry;
    output: Medication;
    effect: 'write';
    roles: ['supervisor', 'therapist', 'associate_trainee'];
  };
  /** Says how somebody works from a day on. */
  'save-clinician-schedule': {
    input: NewSchedule;
    output: ClinicianSchedule;
    effect: 'write';
    roles: ['administrator', 'supervisor', 'therapist', 'associate_trainee'];
  };
  /** Publishes the words of a consent as its next version; what was signed stays as it was. */
  'save-consent-type': {
    input: Wording;
    output: ConsentType;
    effect: 'write';
    roles: ['administrator'];
  };
  /** Writes down whom to call when something happens to a client. */
  'save-emergency-contact': {
    input: EmergencyContactEntry;
    output: EmergencyContact;
    effect: 'write';
    roles: ['administrator', 'front_desk', 'supervisor', 'therapist', 'associate_trainee'];
  };
  /** Writes down a price list: the practice's own, or one agreed with a payer. */
  'save-fee-schedule': {
    input: FeeScheduleEntry;
    output: FeeSchedule;
    effect: 'write';
    roles: ['billing_staff', 'administrator'];
  };
  /** Writes down somebody who says they may act for a client; it counts once verified. */
  'save-guardian-relationship': {
    input: GuardianEntry;
    output: Guardian;
    effect: 'write';
    roles: ['administrator', 'front_desk', 'supervisor', 'therapist'];
  };
  /** Saves what was written in a note: whole sections, and what else has changed. */
  'save-note': {
    input: Save;
    output: Saved;
    effect: 'write';
    roles: ['supervisor', 'therapist', 'associate_trainee'];
  };
  /** Adds a payer, or corrects one. */
  'save-payer': {
    input: PayerEntry;
    output: Payer;
    effect: 'write';
    roles: ['administrator', 'billing_staff'];
  };
  /** Writes down to whom information about a client may be given. */
  'save-release-authorization': {
    input: NewRelease;
    output: Release;
    effect: 'write';
    roles: ['administrator', 'front_desk', 'supervisor', 'therapist', 'associate_trainee'];
  };
  /** Keeps a way of looking at a list under a name; the same name again replaces its filters. */
  'save-view': {
    input: NewView;
    output: SavedView;
    effect: 'write';
    roles: 'staff';
  };
  /** Has the malware scanner look at a file now. Without a scanner it says not_configured. */
  'scan-uploaded-file': {
    input: FileToScan;
    output: ScannedFile;
    effect: 'write';
    roles: ['administrator'];
  };
  /** Mails a person of the practice a link to choose a new password. */
  'send-admin-password-reset': {
    input: ResetTo;
    output: Done;
    effect: 'write';
    roles: ['administrator'];
  };
  /** Mails a single-use invitation link that works for seven days. */
  'send-staff-invitation': {
    input: WhomToInvite;
    output: Done;
    effect: 'write';
    roles: ['administrator'];
  };
  /** Says that a payer's payment is not for a claim of the practice; its money stays unapplied. */
  'set-aside-payment': {
    input: PaymentToSetAside;
    output: UnmatchedPayment;
    effect: 'write';
    roles: ['billing_staff', 'administrator'];
  };
  /** Sets a client's photo. Answers null while the malware scanner has not looked at it. */
  'set-client-photo': {
    input: NewPhoto;
    output: ClientPhoto | null;
    effect: 'write';
    roles: ['administrator', 'therapist', 'associate_trainee', 'front_desk'];
  };
  /** Changes where a client stands, with the reason. */
  'set-client-status': {
    input: NewClientStatus;
    output: Client;
    effect: 'write';
    roles: ['administrator', 'front_desk', 'supervisor', 'therapist'];
  };
  /** Says what a verified guardian may see and do. */
  'set-guardian-permissions': {
    input: GuardianScopes;
    output: Guardian;
    effect: 'write';
    roles: ['administrator', 'front_desk', 'supervisor', 'therapist'];
  };
  /** Sets up to which amount a biller gives up money without asking. */
  'set-write-off-limit': {
    input: NewWriteOffLimit;
    output: WriteOffLimit;
    effect: 'write';
    roles: ['administrator'];
  };
  /** Lets the client see a document in the portal. */
  'share-document': {
    input: SeenDocument;
    output: Document;
    effect: 'write';
    roles: ['administrator', 'therapist'];
  };
  /** Signs a version of a document, with the evidence for it. */
  'sign-document': {
    input: DocumentSigning;
    output: Document;
    effect: 'write';
    roles: ['administrator', 'supervisor', 'therapist', 'associate_trainee', 'front_desk'];
  };
  /** Signs a note whose author needs no cosignature: it is final, and its charge is made. */
  'sign-note': {
    input: SignedNote;
    output: Note;
    effect: 'write';
    roles: ['supervisor', 'therapist', 'associate_trainee'];
  };
  /** Notes that a session begins now. */
  'start-appointment': {
    input: AppointmentRef;
    output: Visit;
    effect: 'write';
    roles: ['administrator', 'front_desk', 'supervisor', 'therapist', 'associate_trainee'];
  };
  /** Makes somebody answer for the work of somebody else, and opens the charts of that person to them. */
  'start-supervision': {
    input: NewSupervision;
    output: Supervision;
    effect: 'write';
    roles: ['administrator'];
  };
  /** Sends claims to the clearinghouse in one file. */
  'submit-claims': {
    input: SomeClaims;
    output: ClaimLine[];
    effect: 'write';
    roles: ['billing_staff', 'administrator'];
  };
  /** Signs an associate's note and hands it to the supervisor, for the first time or again. */
  'submit-note': {
    input: SignedNote;
    output: Note;
    effect: 'write';
    roles: ['supervisor', 'therapist', 'associate_trainee'];
  };
  /** Ends a policy on its last day, with the reason. */
  'terminate-client-insurance': {
    input: Termination;
    output: Policy;
    effect: 'write';
    roles: ['administrator', 'front_desk', 'billing_staff'];
  };
  /** Keeps a chart at hand, or no longer. */
  'toggle-favorite-client': {
    input: Chart;
    output: Favorite;
    effect: 'write';
    roles: 'staff';
  };
  /** Switches a service on or off. */
  'toggle-service-code': {
    input: ServiceSwitch;
    output: ServiceCode;
    effect: 'write';
    roles: ['administrator', 'billing_staff'];
  };
  /** Remembers that the caller opened a chart. */
  'touch-recent-client': {
    input: Chart;
    output: Nothing;
    effect: 'write';
    roles: 'staff';
  };
  /** Lifts the lock that failed attempts to sign in put on an account. */
  'unlock-account': {
    input: Whom;
    output: Done;
    effect: 'write';
    roles: ['administrator'];
  };
  /** Undoes a merge: the merged record is a chart of its own again. */
  'unmerge-clients': {
    input: WhichClient;
    output: Client;
    effect: 'write';
    roles: ['administrator'];
  };
  /** Takes a document out of the client's portal. */
  'unshare-document': {
    input: SeenDocument;
    output: Document;
    effect: 'write';
    roles: ['administrator', 'therapist'];
  };
  /** Changes the kind, the place or the note of a visit. Its time is changed by rescheduling. */
  'update-appointment': {
    input: AppointmentUpdate;
    output: Visit;
    effect: 'write';
    roles: ['administrator', 'front_desk', 'supervisor', 'therapist', 'associate_trainee'];
  };
  /** Changes what claims say of the practice. */
  'update-billing-settings': {
    input: NewBillingSettings;
    output: BillingSettings;
    effect: 'write';
    roles: ['billing_staff', 'administrator'];
  };
  /** Corrects a charge that was not billed yet. */
  'update-charge': {
    input: Correction;
    output: Charge;
    effect: 'write';
    roles: ['billing_staff', 'administrator'];
  };
  /** Corrects a client's record. */
  'update-client': {
    input: ClientChange;
    output: Client;
    effect: 'write';
    roles: ['administrator', 'front_desk', 'supervisor', 'therapist'];
  };
  /** Corrects a document's title, category, description and tags. */
  'update-document': {
    input: CorrectedDocument;
    output: Document;
    effect: 'write';
    roles: ['administrator', 'therapist', 'associate_trainee', 'front_desk'];
  };
  /** Corrects or renews a licence. */
  'update-license': {
    input: LicenseChange;
    output: LicenseToday;
    effect: 'write';
    roles: ['administrator'];
  };
  /** Corrects an office. */
  'update-location': {
    input: LocationChange;
    output: Location;
    effect: 'write';
    roles: ['administrator'];
  };
  /** Corrects the caller's own names and telephone number. */
  'update-my-profile': {
    input: MyProfile;
    output: Me;
    effect: 'write';
    roles: 'staff';
  };
  /** Saves one or more sections of the practice's settings. */
  'update-practice-settings': {
    input: SettingsChange;
    output: PracticeSettings;
    effect: 'write';
    roles: ['administrator'];
  };
  /** Changes one of the caller's own process notes. */
  'update-psychotherapy-note': {
    input: PsychotherapyNoteChange;
    output: PsychotherapyNote;
    effect: 'write';
    roles: ['supervisor', 'therapist', 'associate_trainee'];
  };
  /** Corrects, closes or opens a room. */
  'update-room': {
    input: RoomChange;
    output: Room;
    effect: 'write';
    roles: ['administrator'];
  };
  /** Corrects a service that the practice bills. */
  'update-service-code': {
    input: ServiceChange;
    output: ServiceCode;
    effect: 'write';
    roles: ['administrator', 'billing_staff'];
  };
  /** Corrects what the practice knows of a person on its staff. */
  'update-user': {
    input: UserFacts;
    output: User;
    effect: 'write';
    roles: ['administrator'];
  };
  /** Looks for what a payer would turn claims away for. */
  'validate-claims': {
    input: SomeClaims;
    output: ClaimFindings[];
    effect: 'read';
    roles: ['billing_staff', 'administrator'];
  };
  /** Proves that no entry of the audit log was changed, removed, planted or reordered. */
  'verify-audit-log': {
    input: Nothing;
    output: AuditVerification;
    effect: 'read';
    roles: ['administrator'];
  };
  /** Writes down that somebody asked the payer or saw the card. Nothing is looked up here. */
  'verify-client-insurance': {
    input: Verified;
    output: Policy;
    effect: 'write';
    roles: ['administrator', 'front_desk', 'billing_staff'];
  };
  /** Says that somebody saw the paper: from now on the guardian may be given permissions. */
  'verify-guardian-relationship': {
    input: Verification;
    output: Guardian;
    effect: 'write';
    roles: ['administrator', 'front_desk', 'supervisor', 'therapist'];
  };
  /** Takes back a charge that was not billed yet; it stays on record with the reason. */
  'void-charge': {
    input: ChargeToVoid;
    output: Charge;
    effect: 'write';
    roles: ['billing_staff', 'administrator'];
  };
  /** Withdraws a claim that no payer took in; its charges are free for another one. */
  'void-claim': {
    input: ClaimToVoid;
    output: ClaimLine;
    effect: 'write';
    roles: ['billing_staff', 'administrator'];
  };
  /** Takes time off back. */
  'withdraw-schedule-exception': {
    input: ExceptionRef;
    output: ScheduleException;
    effect: 'write';
    roles: ['administrator', 'supervisor', 'therapist', 'associate_trainee'];
  };
}
