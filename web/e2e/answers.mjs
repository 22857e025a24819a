// What the server would say, for the pages that ask it something. Invented people.
import { accessAnswers } from './answers-access.mjs';
import { billingAnswers } from './answers-billing.mjs';
import { noteAnswers } from './answers-notes.mjs';
import { workAnswers } from './answers-work.mjs';
import {
  blockedTimes,
  clinicians,
  dayOf,
  hours,
  seriesOf,
  slots,
  stepsOf,
  timeOff,
  types,
  visitsWith,
} from './visits.mjs';

const id = (n) => `0194c2f8-0000-7000-8000-${String(n).padStart(12, '0')}`;

const me = {
  profile_id: id(1),
  first_name: 'Noor',
  last_name: 'Castellane',
  preferred_name: null,
  email: 'noor@practice.example',
  phone: null,
  row_version: 1,
  organization_id: id(99),
  organization_name: 'Harbor Row Counseling',
  time_zone: 'America/New_York',
  roles: ['administrator', 'therapist'],
  aal: 'aal2',
};

const staff = [
  ['Noor', 'Castellane', ['administrator', 'therapist'], 'active'],
  ['Ilse', 'Brandvold', ['supervisor', 'therapist'], 'active'],
  ['Jonah', 'Perrault', ['therapist'], 'active'],
  ['Saoirse', 'Tamm', ['associate_trainee'], 'active'],
  ['Bram', 'Odunlade', ['billing_staff'], 'active'],
  ['Pilar', 'Esterhazy', ['front_desk'], 'active'],
  ['Anselm', 'Rieck', [], 'deactivated'],
].map(([first_name, last_name, roles, status], index) => ({
  profile_id: id(index + 1),
  first_name,
  last_name,
  preferred_name: null,
  email: `${first_name.toLowerCase()}@practice.example`,
  phone: index % 2 ? null : '(207) 555-0142',
  title: null,
  credentials: null,
  npi: null,
  taxonomy_code: null,
  employment: 'employee',
  bookable: roles.includes('therapist'),
  roles,
  status,
  status_reason: status === 'active' ? null : 'Left the practice',
  joined_at: '2026-03-02T14:00:00Z',
  deactivated_at: status === 'active' ? null : '2026-11-20T14:00:00Z',
  row_version: 1,
}));

const locations = [
  ['Harbor Row', '12 Harbor Row, Suite 3', 'Portland', '04101', '11', true],
  ['Mill Street', '80 Mill Street', 'Biddeford', '04005', '11', true],
  ['Video', null, null, null, '10', true],
  ['Old Wharf', '3 Old Wharf', 'Portland', '04102', '11', false],
].map(([name, street, city, postal_code, place_of_service, active], index) => ({
  id: id(200 + index),
  name,
  street,
  city,
  state: city ? 'ME' : null,
  postal_code,
  phone: null,
  place_of_service,
  time_zone: 'America/New_York',
  active,
  row_version: 3,
}));

const services = [
  ['90791', 'First interview', null, 22000, false],
  ['90834', 'Individual session, 45 minutes', 45, 14000, false],
  ['90837', 'Individual session, 60 minutes', 53, 16500, false],
  ['90847', 'Family session with the client', 50, 17500, false],
  ['90785', 'Interactive session', null, 1500, true],
].map(([code, description, minutes, fee_cents, add_on], index) => ({
  id: id(300 + index),
  code,
  description,
  minutes,
  fee_cents,
  add_on,
  active: true,
  row_version: 1,
}));

const settings = {
  general: {
    name: 'Harbor Row Counseling',
    legal_name: 'Harbor Row Counseling LLC',
    npi: '1234567893',
    phone: '(207) 555-0142',
    email: 'office@practice.example',
    website: null,
    time_zone: 'America/New_York',
    row_version: 4,
  },
  documentation: {
    note_due_days: 3,
    note_lockout_weekday: 'sunday',
    note_lockout_time: '23:59:00',
    cosign_required: true,
    cosign_due_days: 7,
    row_version: 1,
  },
  scheduling: {
    slot_minutes: 15,
    appointment_minutes: 53,
    max_recurrences: 52,
    booking_window_days: 90,
    booking_notice_hours: 24,
    late_cancel_hours: 24,
    late_cancel_fee_cents: 7500,
    no_show_fee_cents: 10000,
    row_version: 2,
  },
  telehealth: {
    max_participants: 8,
    session_limit_minutes: 120,
    enforce_licensure: true,
    consent_renewal_days: 30,
    row_version: 1,
  },
};

const auditHealth = {
  head: { size: 48_210, root: '5b1f'.repeat(16), signed_at: '2027-01-05T16:19:58Z', key_id: '0f3c9a7d21e84b66' },
  head_age_seconds: 2,
  unsealed: 1,
  lag_seconds: 1,
};

const notices = [
  ['n-1', 'client_assigned', 'client', '2027-01-05T15:40:00Z', null],
  ['n-2', 'note_returned', 'note', '2027-01-05T14:05:00Z', null],
  ['n-3', 'claim_rejected', 'claim', '2027-01-04T18:30:00Z', '2027-01-04T19:00:00Z'],
].map(([id, kind, subject, created_at, read_at]) => ({
  id,
  kind,
  subject,
  subject_id: '01990000-0000-7000-8000-000000000501',
  created_at,
  read_at,
}));
const events = [
  ['get-audit-logs', 'read', 'success', 'audit_log', 0, '16:19'],
  ['update-location', 'write', 'success', 'location', 0, '16:02'],
  ['assign-role', 'write', 'refused', 'user_role', 4, '15:40'],
  ['sign-in', 'write', 'success', 'session', 2, '13:58'],
  ['deactivate-user', 'write', 'success', 'user', 0, '13:12'],
  ['get-users', 'read', 'failed', 'user', 0, '13:10'],
].map(([action, effect, outcome, resource, who, clock], index) => ({
  id: id(400 + index),
  occurred_at: `2027-01-05T${clock}:00Z`,
  actor_id: staff[who].profile_id,
  actor_name: `${staff[who].first_name} ${staff[who].last_name}`,
  actor_role: staff[who].roles[0],
  action,
  effect,
  outcome,
  resource,
  resource_ids: [],
  client_ids: [],
  reason: action === 'deactivate-user' ? 'Left the practice' : null,
  request_id: id(500 + index),
  address: '198.51.100.7',
  user_agent: 'Firefox on Windows',
  changes:
    action === 'update-location'
      ? [
          {
            table: 'practice_locations',
            row_id: id(200),
            command: 'UPDATE',
            before: { name: 'Harbor', street: '12 Harbor Row' },
            after: { name: 'Harbor Row', street: '12 Harbor Row, Suite 3' },
          },
        ]
      : [],
}));

const named = [
  ['Ilse', 'Marquardt', null, 'she/her', '1988-02-14', 'active', true],
  ['Jonathan', 'Achterberg', 'Jon', 'he/him', '1991-11-30', 'active', false],
  ['Salome', 'Brightwater', null, 'they/them', '2003-06-09', 'on_hold', false],
  ['Thaddeus', 'Corvane', null, null, '1962-09-21', 'discharged', false],
].map(([first_name, last_name, chosen_name, pronouns, birth_date, status, favorite], index) => ({
  id: id(700 + index),
  mrn: `HR-00${1042 + index}`,
  first_name,
  middle_name: null,
  last_name,
  chosen_name,
  pronouns,
  birth_date,
  status,
  favorite,
  phone: '(207) 555-0163',
  email: null,
  registered_on: '2026-04-02',
  therapist_id: id(3),
  therapist_name: 'Jonah Perrault',
  row_version: 1,
}));

export const chart = {
  ...named[0],
  age: 38,
  suffix: null,
  sex: 'female',
  contact_preference: 'text',
  referral_reason: 'Panic on the train to work',
  flags: ['safety'],
  time_zone: null,
  discharged_on: null,
  deceased_on: null,
  merged_into_id: null,
};
const visits = visitsWith(named);
const confirmed = visits.find((visit) => visit.status === 'confirmed');

const happened = [
  ['diagnosis', 'Diagnosis F41.0 written down', 'Panic disorder', '2027-01-04T15:20:00Z'],
  ['status', 'Active', 'Registered', '2026-04-02T13:00:00Z'],
].map(([kind, title, detail, occurred_at], index) => ({
  item_id: id(800 + index),
  kind,
  title,
  detail,
  occurred_at,
  client_id: chart.id,
  actor_id: id(3),
  actor_name: 'Jonah Perrault',
}));

const people = [
  { email: 'noor@practice.example', name: 'Noor Castellane', role: 'Administrator' },
  { email: 'ilse@practice.example', name: 'Ilse Brandvold', role: 'Supervisor' },
  { email: 'jonah@practice.example', name: 'Jonah Perrault', role: 'Therapist' },
  { email: 'bram@practice.example', name: 'Bram Odunlade', role: 'Billing' },
  { email: 'pilar@practice.example', name: 'Pilar Esterhazy', role: 'Front desk' },
].map((person) => ({ ...person, password: 'invented', totp_secret: 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ' }));

const square =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 21 21"><path d="M1 1h7v7H1zM13 1h7v7h-7zM1 13h7v7H1zM10 2h2v3h-2zM10 8h3v2h-3zM15 11h4v2h-4zM11 14h3v5h-3zM16 16h3v3h-3z"/></svg>';

const documents = [
  ['Referral from Springfield Family Medicine', 'outside_records', 'pdf', 248_000, { tags: ['referral'] }],
  ['Consent to treatment', 'consent_form', 'pdf', 96_400, { signatures: 1, version: 2 }],
  ['Insurance card', 'insurance_card', 'jpeg', 611_000, {}],
  ['Letter to the school', 'correspondence', 'docx', 41_200, { shared_at: '2026-12-14T15:00:00Z' }],
  ['Blood count', 'lab_result', 'pdf', 133_000, { scan_status: 'pending' }],
].map(([title, category, kind, size_bytes, more], index) => ({
  id: id(950 + index),
  client_id: chart.id,
  title,
  category,
  kind,
  size_bytes,
  description: null,
  tags: [],
  version: 1,
  scan_status: 'clean',
  added_at: `2026-12-${20 - index}T15:00:00Z`,
  added_by_name: 'Pilar Esterhazy',
  signatures: 0,
  shared_at: null,
  archived_at: null,
  created_at: `2026-12-${20 - index}T15:00:00Z`,
  row_version: 1,
  ...more,
}));

const [referral] = documents;
const document = {
  ...referral,
  shared_by_name: null,
  archived_by_name: null,
  archive_reason: null,
  signatures: [],
  versions: [
    {
      id: id(970),
      number: 1,
      file_name: 'Referral.pdf',
      kind: 'pdf',
      size_bytes: referral.size_bytes,
      sha256: '5a'.repeat(32),
      scan_status: 'clean',
      threat: null,
      width: null,
      height: null,
      note: null,
      added_at: referral.added_at,
      added_by_name: referral.added_by_name,
    },
  ],
};
const views = [
  { id: id(971), profile_id: id(2), name: 'Jonah Perrault', version: 1, viewed_at: '2026-12-21T09:12:00Z' },
];

/** Status and body by path. A request without an entry fails the run: no page may ask for what was not thought of. */
export const answers = {
  ...accessAnswers,
  ...noteAnswers,
  ...workAnswers,
  ...billingAnswers,
  '/auth/v1/demo': [200, { people }],
  '/auth/v1/session/offers': [
    200,
    { passkeys: true, recovery_codes: true, trusted_devices: true, own_passwords: true, own_factors: true },
  ],
  '/auth/v1/session/password': [200, { next: 'totp', factors: [{ id: 'f1', type: 'totp' }] }],
  '/auth/v1/session/totp': [
    400,
    {
      error: {
        code: 'invalid_input',
        message: 'This code is not right. Codes change every 30 seconds: type the one shown now.',
        field: 'code',
        request_id: '0194c2f8-7a31-7c52-9d1e-5b8f0a6f3c11',
      },
    },
  ],
  '/auth/v1/session/enroll/totp': [
    200,
    { factor_id: 'f1', secret: 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ', uri: 'otpauth://totp/x', qr_code: square },
  ],
  '/auth/v1/session/enroll/totp/verify': [
    200,
    {
      next: 'done',
      recovery_codes: [
        '7QK2-M9XA',
        'B4TR-8WEN',
        'ZP3C-H6DU',
        'F9LJ-2VKS',
        'N5YE-Q8RT',
        'C7WA-4XHM',
        'R2DG-9PBU',
        'T6KF-3NZE',
      ],
    },
  ],
  '/auth/v1/session/forgot': [200, {}],
  '/auth/v1/session/list': [
    200,
    [
      ['Mozilla/5.0 (Windows NT 10.0) Gecko/20100101 Firefox/142.0', '2027-01-05T16:18:00Z', true],
      ['Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Safari/604.1', '2027-01-04T22:05:00Z', false],
    ].map(([user_agent, last_seen_at, is_current], index) => ({
      id: id(600 + index),
      created_at: '2027-01-04T13:00:00Z',
      last_seen_at,
      address: '198.51.100.7',
      user_agent,
      is_current,
    })),
  ],
  '/auth/v1/session/factors': [
    200,
    [
      ['totp', '', '2026-11-02T15:00:00Z', '2027-01-05T16:18:00Z'],
      ['webauthn', 'Work laptop', '2026-12-14T15:00:00Z', null],
    ].map(([type, name, created_at, last_used_at], index) => ({
      id: id(620 + index),
      type,
      name,
      created_at,
      last_used_at,
      backed_up: type === 'webauthn' ? true : null,
    })),
  ],
  '/functions/v1/get-me': [200, me],
  '/functions/v1/get-users': [200, staff, { 'x-total-count': '7' }],
  '/functions/v1/get-locations': [200, locations],
  '/functions/v1/get-service-codes': [200, services],
  '/functions/v1/get-practice-settings': [200, settings],
  '/functions/v1/get-audit-logs': [200, events, { 'x-next-cursor': 'bmV4dA' }],
  '/functions/v1/get-future-appointments': [200, []],
  '/functions/v1/get-rooms': [
    200,
    ['Garden room', 'Harbor room'].map((name, index) => ({
      id: id(250 + index),
      name,
      location_id: id(200),
      capacity: 3,
      active: true,
      row_version: 1,
    })),
  ],
  '/functions/v1/get-notification-count': [200, { unread: 2 }],
  '/functions/v1/get-notifications': [200, notices],
  '/functions/v1/get-licenses': [200, []],
  '/functions/v1/get-login-attempts': [200, []],
  '/functions/v1/get-clients': [200, named, { 'x-next-cursor': 'bmV4dA' }],
  '/functions/v1/get-clinicians': [200, clinicians],
  '/functions/v1/get-appointments': [200, visits],
  '/functions/v1/get-appointment': [200, confirmed],
  '/functions/v1/get-appointment-series': [200, seriesOf(confirmed)],
  '/functions/v1/get-clinician-schedules': [200, hours],
  '/functions/v1/get-blocked-times': [200, blockedTimes],
  '/functions/v1/get-schedule-exceptions': [200, timeOff],
  '/functions/v1/get-available-slots': [200, slots],
  '/functions/v1/get-day': [200, dayOf(visits)],
  '/functions/v1/get-visit-weeks': [
    200,
    [58, 61, 49, 64, 66, 41, 68, 70, 63, 52, 24, 13].map((held, week) => ({
      begins_on: new Date(Date.UTC(2026, 9, 18 + 7 * week)).toISOString().slice(0, 10),
      held,
      missed: (week * 5) % 4,
      called_off: (week * 7) % 6,
    })),
  ],
  '/functions/v1/get-appointment-changes': [200, stepsOf()],
  '/functions/v1/get-appointment-types': [200, types],
  '/functions/v1/get-favorite-clients': [200, named.slice(0, 1)],
  '/functions/v1/get-recent-clients': [200, named.slice(1, 4)],
  '/functions/v1/get-client': [200, chart],
  '/functions/v1/touch-recent-client': [200, {}],
  '/functions/v1/get-client-flags': [
    200,
    [
      {
        id: id(900),
        client_id: chart.id,
        kind: 'safety',
        note: 'Call the partner before sending anything home',
        raised_by: 'Jonah Perrault',
        created_at: '2026-12-01T14:00:00Z',
        expires_on: null,
        cleared_at: null,
        cleared_reason: null,
      },
    ],
  ],
  '/functions/v1/get-client-photos': [200, []],
  '/functions/v1/get-document-categories': [
    200,
    {
      categories: [],
      uploads: [
        {
          purpose: 'chart_document',
          most_bytes: 20_971_520,
          endings: ['pdf', 'doc', 'docx', 'jpg', 'jpeg', 'png', 'gif', 'webp'],
        },
        { purpose: 'photo', most_bytes: 10_485_760, endings: ['jpg', 'jpeg', 'png', 'webp'] },
      ],
    },
  ],
  '/functions/v1/get-client-documents': [200, documents],
  '/functions/v1/get-document': [200, document],
  '/functions/v1/get-document-views': [200, views],
  '/functions/v1/get-client-allergies': [200, []],
  '/functions/v1/get-client-medications': [
    200,
    [
      {
        id: id(910),
        client_id: chart.id,
        name: 'Sertraline',
        dose: '50 mg',
        frequency: 'in the morning',
        prescriber: null,
        purpose: null,
        route: null,
        started_on: null,
        status: 'taking',
        stop_reason: null,
        stopped_on: null,
        row_version: 1,
      },
    ],
  ],
  '/functions/v1/get-client-diagnoses': [200, []],
  '/functions/v1/get-client-timeline': [200, happened],
  '/functions/v1/get-audit-head': [200, auditHealth],
  '/functions/v1/get-system-health': [
    200,
    {
      version: '0.1.0',
      started_at: '2027-01-03T11:20:00Z',
      uptime_seconds: 190_800,
      database: {
        version: '15.10',
        size_bytes: 84_300_000,
        migration: 306,
        newest_migration: 306,
        migrations_current: true,
      },
      audit: auditHealth,
      jobs: { due: 0, planned: 3, running: 1, dead: 0, oldest_due_at: null },
      mail: 'smtp',
      storage: { total_bytes: 512_000_000_000, free_bytes: 387_000_000_000 },
      measured_at: '2027-01-05T16:20:00Z',
    },
  ],
  '/functions/v1/health-check': [200, { status: 'ok', database: 'ok', timestamp: '2027-01-05T16:20:00Z' }],
};
