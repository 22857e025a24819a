// A day of visits for the pages that show some. Invented people.
const id = (n) => `0194c2f8-0000-7000-8000-${String(n).padStart(12, '0')}`;

const kinds = [
  ['Individual session', 'teal', 50, 'in_person'],
  ['Video session', 'blue', 50, 'video'],
  ['Intake', 'violet', 60, 'in_person'],
  ['Couple or family session', 'rose', 50, 'in_person'],
  ['Medication visit', 'amber', 30, 'in_person'],
];

export const types = kinds.map(([name, color, default_minutes, modality], index) => ({
  id: id(1000 + index),
  name,
  billing_code_id: index === 0 ? id(301) : null,
  default_minutes,
  modality,
  color,
  max_clients: color === 'rose' ? 8 : 1,
  active: true,
  row_version: 1,
}));

export const clinicians = [
  ['Noor', 'Castellane', 1],
  ['Ilse', 'Brandvold', 2],
  ['Jonah', 'Perrault', 3],
  ['Saoirse', 'Tamm', 4],
].map(([first_name, last_name, who]) => ({
  profile_id: id(who),
  first_name,
  last_name,
  title: null,
  credentials: null,
  npi: null,
  licensed_states: ['ME'],
}));

// Clinician, day of January, begins and ends in UTC, kind, client, status.
const booked = [
  [0, 5, '14:00', '14:50', 0, 0, 'completed'],
  [0, 5, '15:00', '15:50', 0, 1, 'completed'],
  [0, 5, '16:00', '16:50', 1, 2, 'in_session'],
  [0, 5, '18:00', '18:50', 0, 3, 'confirmed'],
  [0, 5, '19:30', '20:30', 2, 0, 'scheduled'],
  [1, 5, '14:00', '14:50', 3, 3, 'completed'],
  [1, 5, '15:30', '16:20', 0, 2, 'no_show'],
  [1, 5, '16:30', '17:20', 0, 1, 'checked_in'],
  [1, 5, '20:00', '20:50', 1, 0, 'scheduled'],
  [2, 5, '13:30', '14:20', 0, 2, 'completed'],
  [2, 5, '17:00', '17:30', 4, 1, 'scheduled'],
  [2, 5, '17:30', '18:00', 4, 3, 'scheduled'],
  [2, 5, '21:00', '21:50', 1, 2, 'scheduled'],
  [3, 5, '15:00', '16:00', 2, 3, 'cancelled'],
  [3, 5, '18:00', '18:50', 0, 1, 'confirmed'],
  [0, 4, '15:00', '15:50', 0, 1, 'completed'],
  [0, 6, '14:00', '14:50', 0, 0, 'scheduled'],
  [0, 6, '15:00', '15:50', 3, 2, 'scheduled'],
  [0, 7, '18:00', '19:00', 2, 3, 'confirmed'],
  [0, 8, '16:00', '16:50', 1, 1, 'scheduled'],
];

const actionsOf = {
  scheduled: ['check_in', 'start', 'check_out', 'mark_no_show', 'update', 'reschedule', 'cancel'],
  confirmed: ['check_in', 'start', 'check_out', 'mark_no_show', 'update', 'reschedule', 'cancel'],
  checked_in: ['start', 'check_out', 'mark_no_show', 'update', 'cancel'],
  in_session: ['check_out', 'update'],
  completed: ['update'],
};

/** The visits with these clients, each with what an administrator may do. */
export function visitsWith(clients) {
  return booked
    .map(([who, day, from, to, kind, client, status], index) => {
      const begins = `2027-01-0${day}T${from}:00Z`;
      const ends = `2027-01-0${day}T${to}:00Z`;
      const person = clients[client];
      const clinician = clinicians[who];
      const inPerson = types[kind].modality === 'in_person';
      return {
        id: id(1100 + index),
        appointment_type_id: types[kind].id,
        type_name: types[kind].name,
        color: types[kind].color,
        clinician_id: clinician.profile_id,
        clinician_name: `${clinician.first_name} ${clinician.last_name}`,
        location_id: inPerson ? id(200) : null,
        location_name: inPerson ? 'Harbor Row' : null,
        room_id: inPerson ? id(250) : null,
        room_name: inPerson ? 'Garden room' : null,
        starts_at: begins,
        ends_at: ends,
        time_zone: 'America/New_York',
        modality: types[kind].modality,
        status,
        cancel_reason: status === 'cancelled' ? 'illness' : null,
        status_reason: status === 'no_show' ? 'Called at 10:45, left a message' : null,
        series_id: status === 'confirmed' && who === 0 ? id(1150) : null,
        rescheduled_from_id: null,
        off_schedule: false,
        checked_in_at: ['checked_in', 'in_session', 'completed'].includes(status) ? begins : null,
        started_at: ['in_session', 'completed'].includes(status) ? begins : null,
        ended_at: status === 'completed' ? ends : null,
        note: null,
        clients: [
          {
            client_id: person.id,
            mrn: person.mrn,
            first_name: person.first_name,
            last_name: person.last_name,
            chosen_name: person.chosen_name,
            pronouns: person.pronouns,
            birth_date: person.birth_date,
          },
        ],
        hidden_clients: 0,
        allowed_actions: actionsOf[status] ?? [],
        row_version: 1,
      };
    })
    .sort((one, other) => one.starts_at.localeCompare(other.starts_at));
}

/** The series of a visit: one held, one moved, the visit itself, one called off, one still to come. */
export function seriesOf(visit) {
  const another = (days, n, more) => ({
    ...visit,
    id: id(n),
    starts_at: new Date(Date.parse(visit.starts_at) + days * 86_400_000).toISOString(),
    ends_at: new Date(Date.parse(visit.ends_at) + days * 86_400_000).toISOString(),
    ...more,
  });
  const ended = { allowed_actions: [] };
  return {
    id: visit.series_id,
    rule: 'FREQ=WEEKLY;INTERVAL=1;BYDAY=TU;WKST=MO;COUNT=5',
    first_at: another(-14, 0).starts_at,
    time_zone: visit.time_zone,
    visits: [
      another(-14, 1151, { status: 'completed', ...ended }),
      another(-7, 1152, { status: 'rescheduled', ...ended }),
      another(-6, 1153, { status: 'completed', rescheduled_from_id: id(1152), ...ended }),
      visit,
      another(7, 1154, { status: 'cancelled', cancel_reason: 'illness', ...ended }),
      another(14, 1155, { status: 'scheduled' }),
    ],
  };
}

/** The visits of the fifth of January, with what some of them still need. */
export function dayOf(visits) {
  const need = (visit, kind, more) => ({
    kind,
    client_id: visit.clients[0].client_id,
    what: null,
    due_on: null,
    amount_cents: null,
    ...more,
  });
  return visits
    .filter((visit) => visit.starts_at.startsWith('2027-01-05'))
    .map((visit) => {
      const needs = [];
      if (visit.status === 'scheduled') needs.push(need(visit, 'copay', { what: 'Harbor Health', amount_cents: 2500 }));
      if (visit.status === 'confirmed') {
        needs.push(need(visit, 'consent_expires', { what: 'Telehealth consent', due_on: '2027-01-08' }));
      }
      return { visit, needs };
    });
}

/** How a visit came to stand where it does. */
export function stepsOf() {
  return [
    ['confirmed', 'scheduled', 'The client, by the link in the mail', null, '2027-01-04T15:00:00Z'],
    ['scheduled', null, null, 'Pilar Esterhazy', '2026-12-29T14:10:00Z'],
  ].map(([to_status, from_status, reason, changed_by_name, changed_at], index) => ({
    id: id(1200 + index),
    from_status,
    to_status,
    reason,
    changed_at,
    changed_by: changed_by_name ? id(6) : null,
    changed_by_name,
  }));
}

const workdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'];

/** Two of the four clinicians keep hours. */
export const hours = [1, 2].map((who) => ({
  id: id(1300 + who),
  clinician_id: id(who),
  valid_from: '2026-09-01',
  valid_to: null,
  time_zone: 'America/New_York',
  buffer_minutes: 0,
  max_per_day: null,
  max_per_week: null,
  shifts: workdays.map((weekday) => ({
    weekday,
    starts: '08:30:00',
    ends: who === 1 ? '16:30:00' : '17:30:00',
    location_id: null,
    modality: null,
  })),
  row_version: 1,
}));

export const blockedTimes = [
  [1, 'lunch', null, '17:00', '17:45'],
  [2, 'meeting', 'Case conference', '18:00', '19:00'],
].map(([who, kind, note, from, to], index) => ({
  id: id(1310 + index),
  clinician_id: id(who),
  kind,
  starts_at: `2027-01-05T${from}:00Z`,
  ends_at: `2027-01-05T${to}:00Z`,
  note,
  group_id: id(1320 + index),
}));

export const timeOff = [
  {
    id: id(1330),
    clinician_id: id(3),
    clinician_name: 'Jonah Perrault',
    kind: 'conference',
    starts_at: '2027-01-14T05:00:00Z',
    ends_at: '2027-01-16T05:00:00Z',
    note: 'Regional meeting on trauma care',
    status: 'requested',
    decided_by_name: null,
    decided_at: null,
    decision_note: null,
    booked_visits: 2,
    row_version: 1,
  },
];

export const slots = ['18:00', '18:50', '19:15', '20:30', '22:15'].map((from) => ({
  starts_at: `2027-01-05T${from}:00Z`,
  ends_at: new Date(Date.parse(`2027-01-05T${from}:00Z`) + 50 * 60_000).toISOString(),
  obstacles: [],
}));
