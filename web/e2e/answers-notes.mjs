// What the server would say about notes. Invented people; the sections are those of the published progress note.
const id = (n) => `0194c2f8-0000-7000-8000-${String(n).padStart(12, '0')}`;

const sections = [
  {
    key: 'subjective',
    title: 'Subjective',
    fields: [
      {
        key: 'concerns',
        label: 'What the client brought',
        kind: 'text',
        required: true,
        help: "In the client's words where they matter: concerns, events, mood since the last visit",
        required_unless: [],
        options: [],
      },
      {
        key: 'changes',
        label: 'Symptoms and changes',
        kind: 'choice',
        options: ['Improved', 'Unchanged', 'Worse', 'Mixed'],
        required: false,
        required_unless: [],
        help: null,
      },
      {
        key: 'between_visits',
        label: 'Between visits',
        kind: 'text',
        help: 'Homework, medication, coping, stressors',
        required: false,
        required_unless: [],
        options: [],
      },
    ],
    shortcuts: [],
  },
  {
    key: 'objective',
    title: 'Objective',
    shortcuts: [
      {
        label: 'All within normal limits',
        answers: [
          {
            key: 'appearance',
            picks: ['Well groomed'],
          },
          {
            key: 'mood',
            picks: ['Euthymic'],
          },
          {
            key: 'affect',
            picks: ['Full range', 'Congruent'],
          },
          {
            key: 'speech',
            picks: ['Normal'],
          },
          {
            key: 'thought',
            picks: ['Linear', 'Goal directed'],
          },
          {
            key: 'orientation',
            picks: ['Fully oriented'],
          },
        ],
      },
    ],
    fields: [
      {
        key: 'appearance',
        label: 'Appearance',
        kind: 'choice',
        options: ['Well groomed', 'Casual', 'Disheveled', 'Unkempt'],
        required: false,
        required_unless: [],
        help: null,
      },
      {
        key: 'mood',
        label: 'Mood',
        kind: 'choices',
        options: ['Euthymic', 'Anxious', 'Depressed', 'Irritable', 'Elevated', 'Angry'],
        required: false,
        required_unless: [],
        help: null,
      },
      {
        key: 'affect',
        label: 'Affect',
        kind: 'choices',
        options: ['Full range', 'Congruent', 'Constricted', 'Blunted', 'Flat', 'Labile', 'Incongruent'],
        required: false,
        required_unless: [],
        help: null,
      },
      {
        key: 'speech',
        label: 'Speech',
        kind: 'choice',
        options: ['Normal', 'Soft', 'Loud', 'Slowed', 'Rapid', 'Pressured'],
        required: false,
        required_unless: [],
        help: null,
      },
      {
        key: 'thought',
        label: 'Thought process',
        kind: 'choices',
        options: ['Linear', 'Goal directed', 'Circumstantial', 'Tangential', 'Racing', 'Disorganized'],
        required: false,
        required_unless: [],
        help: null,
      },
      {
        key: 'orientation',
        label: 'Orientation',
        kind: 'choice',
        options: ['Fully oriented', 'Partly oriented', 'Disoriented'],
        required: false,
        required_unless: [],
        help: null,
      },
      {
        key: 'observations',
        label: 'Other observations',
        kind: 'text',
        required: false,
        required_unless: [],
        help: null,
        options: [],
      },
    ],
  },
  {
    key: 'risk',
    title: 'Risk',
    shortcuts: [
      {
        label: 'Denies all',
        answers: [
          {
            key: 'suicidal_ideation',
            picks: ['Denied'],
          },
          {
            key: 'homicidal_ideation',
            picks: ['Denied'],
          },
          {
            key: 'self_harm',
            picks: ['Denied'],
          },
          {
            key: 'overall',
            picks: ['Low'],
          },
        ],
      },
    ],
    fields: [
      {
        key: 'suicidal_ideation',
        label: 'Suicidal ideation',
        kind: 'choice',
        required: true,
        options: ['Denied', 'Passive', 'Active', 'With plan', 'With intent'],
        required_unless: [],
        help: null,
      },
      {
        key: 'homicidal_ideation',
        label: 'Homicidal ideation',
        kind: 'choice',
        required: true,
        options: ['Denied', 'Passive', 'Active', 'With plan', 'With intent'],
        required_unless: [],
        help: null,
      },
      {
        key: 'self_harm',
        label: 'Self-harm',
        kind: 'choice',
        required: true,
        options: ['Denied', 'History', 'Recent', 'Current'],
        required_unless: [],
        help: null,
      },
      {
        key: 'overall',
        label: 'Overall risk',
        kind: 'choice',
        required: true,
        options: ['Low', 'Moderate', 'High', 'Imminent'],
        required_unless: [],
        help: null,
      },
      {
        key: 'risk_response',
        label: 'What was done about it',
        kind: 'text',
        help: 'Safety plan, contacts, means safety, level of care',
        required_unless: [
          {
            key: 'overall',
            pick: 'Low',
          },
          {
            key: 'suicidal_ideation',
            pick: 'Denied',
          },
          {
            key: 'homicidal_ideation',
            pick: 'Denied',
          },
        ],
        required: false,
        options: [],
      },
    ],
  },
  {
    key: 'assessment',
    title: 'Assessment',
    fields: [
      {
        key: 'progress',
        label: 'Progress',
        kind: 'choice',
        options: ['Excellent', 'Good', 'Some', 'None', 'Regression'],
        required: false,
        required_unless: [],
        help: null,
      },
      {
        key: 'impression',
        label: 'Clinical impression',
        kind: 'text',
        required: true,
        required_unless: [],
        help: null,
        options: [],
      },
      {
        key: 'medical_necessity',
        label: 'Why treatment goes on',
        kind: 'text',
        help: 'What still impairs the client and what treatment is expected to change',
        required: false,
        required_unless: [],
        options: [],
      },
    ],
    shortcuts: [],
  },
  {
    key: 'plan',
    title: 'Plan',
    fields: [
      {
        key: 'interventions',
        label: 'Interventions used',
        kind: 'choices',
        options: [
          'Cognitive restructuring',
          'Behavioral activation',
          'Exposure',
          'Mindfulness',
          'Motivational interviewing',
          'Psychoeducation',
          'Skills training',
          'Supportive listening',
        ],
        required: false,
        required_unless: [],
        help: null,
      },
      {
        key: 'plan',
        label: 'Plan and next steps',
        kind: 'text',
        required: true,
        required_unless: [],
        help: null,
        options: [],
      },
      {
        key: 'homework',
        label: 'Homework',
        kind: 'text',
        required: false,
        required_unless: [],
        help: null,
        options: [],
      },
    ],
    shortcuts: [],
  },
];

const text = (key, words) => ({ key, text: words, picks: [] });
const pick = (key, ...picks) => ({ key, text: '', picks });

const template = {
  id: id(1500),
  key: 'progress_soap',
  version: 1,
  kind: 'progress_note',
  name: 'Progress note (SOAP)',
  sections,
};

const note = {
  id: id(1501),
  client_id: id(700),
  client_name: 'Ilse Marquardt',
  client_mrn: 'HR-001042',
  client_birth_date: '1988-02-14',
  author_id: id(1),
  author_name: 'Noor Castellane',
  author_credentials: 'LCSW',
  kind: 'progress_note',
  template,
  appointment_id: id(1600),
  time_zone: 'America/New_York',
  service_on: '2027-01-05',
  started_at: '2027-01-05T15:00:00Z',
  ended_at: '2027-01-05T15:50:00Z',
  status: 'draft',
  version_number: 0,
  saved_at: '2027-01-05T16:18:00Z',
  signed_at: null,
  cosigner_name: null,
  cosigned_at: null,
  finalized_at: null,
  row_version: 4,
  readable: true,
  today: '2027-01-05',
  sections: [
    {
      key: 'subjective',
      fields: [
        text(
          'concerns',
          'Took the train twice this week, once alone. Woke at four on Sunday and went back to sleep without checking the door.',
        ),
        pick('changes', 'Improved'),
      ],
    },
    {
      key: 'objective',
      fields: [pick('appearance', 'Well groomed'), pick('mood', 'Anxious'), pick('affect', 'Full range', 'Congruent')],
    },
    {
      key: 'risk',
      fields: [
        pick('suicidal_ideation', 'Denied'),
        pick('homicidal_ideation', 'Denied'),
        pick('self_harm', 'Denied'),
        pick('overall', 'Low'),
      ],
    },
  ],
  diagnoses: [
    {
      client_diagnosis_id: id(1700),
      code: 'F41.0',
      description: 'Panic disorder [episodic paroxysmal anxiety]',
      rank: 1,
      held: true,
      billable: true,
    },
  ],
  services: [
    {
      billing_code_id: id(302),
      code: '90837',
      description: 'Individual session, 60 minutes',
      add_on: false,
      minutes: 50,
      units: 1,
      modifiers: [],
    },
  ],
  signatures: [],
  amendments: [],
  cosignature: null,
  cosignature_events: [],
  allowed_actions: ['edit', 'sign'],
  missing: ['Assessment: Clinical impression', 'Plan: Plan and next steps'],
  warnings: ['90837 stands for at least 53 minutes; 50 are written down. 50 minutes make 90834.'],
  attestation: {
    version: 1,
    author:
      'I provided the service described here and wrote this note. It is accurate and complete to the best of my knowledge. My typed name is my signature.',
    cosigner:
      'I reviewed this note and the care it describes, and I answer for the supervision of its author. My typed name is my signature.',
    amendment:
      'I add this to a note that stays as it was signed. It is accurate to the best of my knowledge. My typed name is my signature.',
  },
};

/** The same visit a week before, signed and with an amendment. */
export const signedNote = {
  ...note,
  id: id(1502),
  service_on: '2026-12-29',
  started_at: '2026-12-29T15:00:00Z',
  ended_at: '2026-12-29T15:55:00Z',
  status: 'final',
  version_number: 1,
  signed_at: '2026-12-29T17:02:00Z',
  finalized_at: '2026-12-29T17:02:00Z',
  sections: [
    ...note.sections,
    {
      key: 'assessment',
      fields: [
        pick('progress', 'Good'),
        text('impression', 'Panic is less frequent; avoidance of trains remains the main impairment.'),
      ],
    },
    {
      key: 'plan',
      fields: [
        pick('interventions', 'Exposure', 'Psychoeducation'),
        text('plan', 'Next steps of the hierarchy: two stops alone, then the whole line. Weekly.'),
      ],
    },
  ],
  signatures: [
    {
      role: 'author',
      signer_id: id(1),
      signer_name: 'Noor Castellane',
      typed_name: 'Noor Castellane',
      attestation_version: 1,
      version_number: 1,
      signed_at: '2026-12-29T17:02:00Z',
    },
  ],
  amendments: [
    {
      number: 1,
      author_id: id(1),
      author_name: 'Noor Castellane',
      text: 'The client called to say that the homework was done.',
      typed_name: 'Noor Castellane',
      signed_at: '2026-12-30T14:00:00Z',
    },
  ],
  allowed_actions: ['amend'],
  missing: [],
  warnings: [],
};

const line = (n, more) => ({
  id: id(1500 + n),
  client_id: id(700),
  client_name: 'Ilse Marquardt',
  author_id: id(1),
  author_name: 'Noor Castellane',
  kind: 'progress_note',
  status: 'final',
  service_on: '2026-12-29',
  appointment_id: null,
  signed_at: null,
  finalized_at: null,
  saved_at: '2026-12-29T17:02:00Z',
  amendments: 0,
  ...more,
});

const work = (kind, n, more) => ({
  kind,
  note_id: id(1510 + n),
  appointment_id: null,
  client_id: id(700 + n),
  client_name: ['Ilse Marquardt', 'Jon Achterberg', 'Salome Brightwater', 'Thaddeus Corvane'][n],
  note_kind: 'progress_note',
  service_on: '2027-01-04',
  starts_at: null,
  time_zone: null,
  saved_at: '2027-01-04T20:00:00Z',
  due_on: '2027-01-07',
  overdue: false,
  ...more,
});

const waiting = (n, more) => ({
  note_id: id(1530 + n),
  client_id: id(700 + n),
  client_name: ['Ilse Marquardt', 'Jon Achterberg'][n],
  author_id: id(4),
  author_name: 'Saoirse Tamm',
  supervisor_id: id(2),
  supervisor_name: 'Ilse Brandvold',
  kind: 'progress_note',
  service_on: '2026-12-28',
  status: 'waiting',
  submitted_at: '2026-12-29T18:00:00Z',
  due_on: '2027-01-05',
  overdue: false,
  ...more,
});

export const noteAnswers = {
  '/functions/v1/get-note-templates': [200, [template]],
  '/functions/v1/get-note': [200, note],
  '/functions/v1/create-note': [200, note],
  '/functions/v1/save-note': [200, { id: note.id, row_version: 5, saved_at: '2027-01-05T16:20:00Z' }],
  '/functions/v1/get-notes': [
    200,
    [
      line(1, { status: 'draft', service_on: '2027-01-05' }),
      line(2, { amendments: 1 }),
      line(3, { kind: 'intake_assessment', service_on: '2026-11-03' }),
    ],
  ],
  '/functions/v1/get-my-notes': [
    200,
    [
      work('returned', 1),
      work('visit', 2, { note_id: null, appointment_id: id(1602), note_kind: null }),
      work('draft', 0, { service_on: '2026-12-29', due_on: '2027-01-01', overdue: true }),
      work('awaiting_cosign', 3),
    ],
  ],
  '/functions/v1/get-cosign-queue': [200, [waiting(0, { due_on: '2027-01-03', overdue: true }), waiting(1)]],
  '/functions/v1/get-note-versions': [
    200,
    [
      {
        number: 1,
        reason: 'signed',
        created_by: id(1),
        created_by_name: 'Noor Castellane',
        created_at: '2026-12-29T17:02:00Z',
        sha256: '7d1a54127b222502f5b79b5fb0803061152a44f92b37e23c6527baf665d4da9a',
        previous_sha256: null,
        verified: true,
      },
    ],
  ],
  '/functions/v1/get-psychotherapy-notes': [200, []],
};
