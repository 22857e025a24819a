// What the server would say, for the pages that ask it something. Invented people.
const me = {
  id: '0194c2f8-0000-7000-8000-000000000001',
  email: 'noor@practice.example',
  name: 'Noor Castellane',
  roles: ['administrator', 'therapist'],
  practice: {
    id: '0194c2f8-0000-7000-8000-0000000000aa',
    name: 'Harbor Row Counseling',
    time_zone: 'America/New_York',
  },
};

const people = [
  { email: 'noor@practice.example', name: 'Noor Castellane', role: 'Administrator' },
  { email: 'ilse@practice.example', name: 'Ilse Brandvold', role: 'Supervisor' },
  { email: 'jonah@practice.example', name: 'Jonah Perrault', role: 'Therapist' },
  { email: 'bram@practice.example', name: 'Bram Odunlade', role: 'Billing' },
  { email: 'pilar@practice.example', name: 'Pilar Esterhazy', role: 'Front desk' },
].map((person) => ({ ...person, password: 'invented', totp_secret: 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ' }));

const square =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 21 21"><path d="M1 1h7v7H1zM13 1h7v7h-7zM1 13h7v7H1zM10 2h2v3h-2zM10 8h3v2h-3zM15 11h4v2h-4zM11 14h3v5h-3zM16 16h3v3h-3z"/></svg>';

/** Status and body by path. A request without an entry fails the run: no page may ask for what was not thought of. */
export const answers = {
  '/auth/v1/demo': [200, { people }],
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
  '/functions/v1/get-me': [200, me],
  '/functions/v1/health-check': [200, { status: 'ok', database: 'ok', timestamp: '2027-01-05T16:20:00Z' }],
};
