// Derived from the functions' declarations. Do not edit: change the function, then run `mentalspace functions derive`.

export type Aal = 'aal1' | 'aal2';

/** How far ahead. */
export interface Ahead {
  /** Days ahead; 60 if it is left out. */
  within_days?: number | null;
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

/** Who was added. */
export interface Created {
  /** Whether an invitation is on its way. */
  invited: boolean;
  /** The person. */
  user_id: string;
}

/** Where a page begins: opaque to the caller. */
export type Cursor = string;

export type DatabaseState = 'connected';

/** Whom, and why. */
export interface Deactivation {
  /** Whom. */
  profile_id: string;
  /** Why: it stands in the audit log. */
  reason: string;
}

/** Which page. */
export interface DirectoryPage {
  /** The `x-next-cursor` of the page before. */
  cursor?: Cursor | null;
  /** Rows on the page, 1 to 200. */
  limit?: number | null;
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

/** Something was done. */
export interface Done {
  /** In one sentence. */
  message: string;
}

export type Employment = 'employee' | 'contractor' | 'intern' | 'volunteer';

/** What ended. */
export interface Ended {
  /** How many sessions. */
  sessions: number;
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

export type MembershipStatus = 'active' | 'deactivated';

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

/** The room to add. */
export interface NewRoom {
  /** How many people it seats. */
  capacity: number;
  /** The office it is in. */
  location_id: string;
  /** Its name. */
  name: string;
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

/** `{}`: what a function takes that needs no input, and answers that has nothing to say but "done". */
export type Nothing = Record<string, never>;

export type Outcome = 'success' | 'refused' | 'failed';

/** Names the person whom a call is about. */
export interface PersonQuery {
  /** The person. */
  profile_id: string;
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

/** To whom. */
export interface ResetTo {
  /** The address they sign in with. */
  email: string;
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

export type Standing = 'in_force' | 'expires_soon' | 'expired' | 'not_in_force';

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

export type Weekday = 'monday' | 'tuesday' | 'wednesday' | 'thursday' | 'friday' | 'saturday' | 'sunday';

/** Which. */
export interface WhichSession {
  /** The session. */
  session_id: string;
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

/** Every function: what goes in, what comes out, whether it changes anything, who may call it. */
export interface Functions {
  /** Gives a person on the staff a role. */
  'assign-role': {
    input: RoleChange;
    output: RoleGrant[];
    effect: 'write';
    roles: ['administrator'];
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
  /** Closes a person's access to the practice and ends their sessions. */
  'deactivate-user': {
    input: Deactivation;
    output: User;
    effect: 'write';
    roles: ['administrator'];
  };
  /** Ends every session of a person and forgets their trusted devices. */
  'force-sign-out': {
    input: WhoseSessions;
    output: Ended;
    effect: 'write';
    roles: ['administrator'];
  };
  /** Lists who did what, newest first, with the rows that changed. */
  'get-audit-logs': {
    input: AuditQuery;
    output: AuditEvent[];
    effect: 'read';
    roles: ['administrator'];
  };
  /** Lists the clinicians who can be booked, with the states they are licensed in. */
  'get-clinicians': {
    input: Nothing;
    output: Clinician[];
    effect: 'read';
    roles: 'staff';
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
  /** Tells the caller who they are, where, and in which roles. */
  'get-me': {
    input: Nothing;
    output: Me;
    effect: 'read';
    roles: 'signed_in';
  };
  /** Shows how the practice works, in sections. */
  'get-practice-settings': {
    input: Nothing;
    output: PracticeSettings;
    effect: 'read';
    roles: 'signed_in';
  };
  /** Lists the rooms that can be booked. */
  'get-rooms': {
    input: RoomQuery;
    output: Room[];
    effect: 'read';
    roles: 'staff';
  };
  /** Lists the services the practice bills. */
  'get-service-codes': {
    input: ServiceQuery;
    output: ServiceCode[];
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
  /** Says whether the program and its database are up. */
  'health-check': {
    input: Nothing;
    output: HealthReport;
    effect: 'read';
    roles: 'anyone';
  };
  /** Lists where the caller is signed in. */
  'list-my-sessions': {
    input: Nothing;
    output: MySession[];
    effect: 'read';
    roles: 'signed_in';
  };
  /** Opens a person's access to the practice again. */
  'reactivate-user': {
    input: PersonQuery;
    output: User;
    effect: 'write';
    roles: ['administrator'];
  };
  /** Voids a person's password, ends their sessions and mails them a reset link. */
  'reset-user-password': {
    input: Whom;
    output: Done;
    effect: 'write';
    roles: ['administrator'];
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
  /** Switches a service on or off. */
  'toggle-service-code': {
    input: ServiceSwitch;
    output: ServiceCode;
    effect: 'write';
    roles: ['administrator', 'billing_staff'];
  };
  /** Lifts the lock that failed attempts to sign in put on an account. */
  'unlock-account': {
    input: Whom;
    output: Done;
    effect: 'write';
    roles: ['administrator'];
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
}
