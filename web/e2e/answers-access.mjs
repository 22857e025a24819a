// What the server would say about access beyond the care team, consents, payers and saved views. Invented people.
const id = (n) => `0194c2f8-0000-7000-8000-${String(n).padStart(12, '0')}`;

const grant = (n, more) => ({
  id: id(1000 + n),
  client_id: id(701),
  mrn: 'HR-001043',
  client_name: 'Jon Achterberg',
  profile_id: id(3),
  name: 'Jonah Perrault',
  reason: 'Called in crisis at night, own therapist not reachable',
  granted_at: '2027-01-05T03:10:00Z',
  expires_at: '2027-01-05T07:10:00Z',
  reviewed_at: null,
  verdict: null,
  review_note: null,
  ...more,
});

export const accessAnswers = {
  '/functions/v1/get-break-glass-grants': [
    200,
    [
      grant(1),
      grant(2, {
        client_id: id(702),
        mrn: null,
        client_name: null,
        name: 'Saoirse Tamm',
        reason: 'Asked for by the hospital before admission',
        granted_at: '2027-01-03T19:40:00Z',
        expires_at: '2027-01-03T23:40:00Z',
      }),
    ],
  ],
  '/functions/v1/get-supervisions': [
    200,
    [
      {
        id: id(1010),
        supervisor_id: id(2),
        supervisor_name: 'Ilse Brandvold',
        supervisee_id: id(4),
        supervisee_name: 'Saoirse Tamm',
        kind: 'primary',
        valid_from: '2026-03-02T14:00:00Z',
        valid_to: null,
      },
    ],
  ],
  '/functions/v1/get-consent-types': [
    200,
    [
      ['treatment', 'Consent to treatment', 3, true, null],
      ['telehealth', 'Video visits', 1, false, 365],
    ].map(([key, name, version, required, renew_after_days], index) => ({
      id: id(1020 + index),
      key,
      name,
      version,
      required,
      renew_after_days,
      body: 'I agree to be treated, and I know that I may stop at any time.',
      published_at: '2026-09-01T13:00:00Z',
    })),
  ],
  '/functions/v1/get-payers': [
    200,
    [
      ['Northwind Health', 'commercial', '60054', true],
      ['Harborside Plan', 'medicaid', null, true],
      ['Old Mutual Aid', 'other', null, false],
    ].map(([name, kind, electronic_id, active], index) => ({
      id: id(1030 + index),
      name,
      kind,
      electronic_id,
      active,
      phone: '(207) 555-0190',
      timely_filing_days: 90,
      row_version: 1,
    })),
  ],
  '/functions/v1/get-saved-views': [200, []],
};
