import { answers } from './answers.mjs';
import { billingAnswers } from './answers-billing.mjs';
import { signedNote } from './answers-notes.mjs';

// The pages and states worth opening. `ready` brings a page into the state and returns when it is there.
const heading = (name) => (page) => page.getByRole('heading', { level: 1, name }).waitFor();

export const scenes = [
  {
    name: 'kit',
    pictures: [
      ['light', 1440],
      ['dark', 1440],
      ['light', 390],
    ],
    path: '/_kit',
    ready: heading('Kit'),
    fullPage: true,
  },
  {
    name: 'frame',
    pictures: [
      ['light', 1440],
      ['dark', 1440],
      ['light', 1024],
      ['light', 390],
    ],
    path: '/_kit/shell',
    ready: heading('Today'),
  },
  {
    name: 'frame-palette',
    pictures: [['light', 1440]],
    path: '/_kit/shell',
    ready: async (page) => {
      await heading('Today')(page);
      await page.getByRole('button', { name: /^Search/ }).click();
      await page.getByRole('dialog', { name: 'Search' }).waitFor();
    },
  },
  {
    name: 'frame-locked',
    pictures: [['light', 1440]],
    path: '/_kit/shell',
    ready: async (page) => {
      await heading('Today')(page);
      await page.getByRole('button', { name: /account, theme, sign out/ }).click();
      await page.getByRole('menuitem', { name: 'Lock screen' }).click();
      await page.getByRole('dialog', { name: 'Locked' }).waitFor();
    },
  },
  {
    name: 'sign-in',
    pictures: [
      ['light', 1440],
      ['dark', 390],
    ],
    path: '/sign-in',
    ready: async (page) => {
      await heading('Sign in')(page);
      await page.getByText('Ilse Brandvold').waitFor();
    },
  },
  {
    name: 'sign-in-code',
    pictures: [['light', 1440]],
    path: '/sign-in',
    refused: true,
    ready: async (page) => {
      await page.getByLabel('Email').fill('ilse@practice.example');
      await page.getByRole('textbox', { name: 'Password' }).fill('invented');
      await page.keyboard.press('Enter');
      await page.getByLabel('Six-digit code').fill('123456');
      await page.getByRole('alert').waitFor();
    },
  },
  {
    name: 'enroll',
    pictures: [['light', 390]],
    path: '/enroll',
    ready: (page) => page.getByLabel('Six-digit code').waitFor(),
  },
  {
    name: 'enroll-codes',
    path: '/enroll',
    ready: async (page) => {
      await page.getByLabel('Six-digit code').fill('123456');
      await heading('Keep these recovery codes')(page);
    },
  },
  { name: 'confirm-visit', path: '/confirm#token=t', ready: heading('Confirm your visit') },
  { name: 'accept-invitation', path: '/accept-invitation?token=t', ready: heading('Welcome to MentalSpace') },
  { name: 'forgot-password', path: '/forgot-password', ready: heading('Choose a new password') },
  {
    name: 'today',
    pictures: [
      ['light', 1440],
      ['light', 390],
    ],
    path: '/',
    ready: async (page) => {
      await heading(/Good morning/)(page);
      await page.getByText('Telehealth consent ends Fri, Jan 8').first().waitFor();
    },
  },
  {
    name: 'front-desk',
    pictures: [['light', 1440]],
    path: '/front-desk',
    ready: (page) => page.getByRole('listitem').filter({ hasText: 'Jonah Perrault' }).first().waitFor(),
  },
  {
    name: 'visits-to-close',
    path: '/calendar/open',
    ready: (page) => page.getByText('Jon Achterberg').first().waitFor(),
  },
  {
    name: 'overview',
    pictures: [['light', 1440]],
    path: '/overview',
    ready: (page) =>
      page
        .getByRole('link', { name: /^People/ })
        .getByText('7')
        .waitFor(),
  },
  {
    // Nobody touches a mouse: the address, Tab, the password, Enter, six digits.
    name: 'sign-in-by-keyboard',
    path: '/sign-in',
    answers: { '/auth/v1/session/totp': [200, { next: 'done' }] },
    ready: async (page) => {
      await heading('Sign in')(page);
      await page.keyboard.type('noor@practice.example');
      await page.keyboard.press('Tab');
      await page.keyboard.type('invented');
      await page.keyboard.press('Enter');
      await page.getByLabel('Six-digit code').waitFor();
      await page.keyboard.type('123456');
      await heading(/Good morning/)(page);
    },
  },
  {
    // The palette leads to a page by three letters, and its heading has the focus.
    name: 'palette-to-people',
    answers: { '/functions/v1/get-clients': [200, []] },
    path: '/',
    ready: async (page) => {
      await heading(/Good morning/)(page);
      await page.keyboard.press('Control+k');
      await page.getByRole('dialog', { name: 'Search' }).waitFor();
      await page.keyboard.type('peo');
      await page.getByRole('menuitem', { name: 'People' }).waitFor();
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await page.locator('h1:focus', { hasText: 'People' }).waitFor();
    },
  },
  {
    name: 'notes',
    pictures: [
      ['light', 1440],
      ['light', 390],
    ],
    path: '/notes',
    ready: (page) => page.getByText('Note missing').waitFor(),
  },
  {
    name: 'note-editor',
    pictures: [
      ['light', 1440],
      ['dark', 1440],
      ['light', 1024],
      ['light', 390],
    ],
    path: '/notes/0194c2f8-0000-7000-8000-000000001501',
    ready: (page) => page.getByText(/Took the train twice/).waitFor(),
  },
  {
    name: 'note-not-ready',
    path: '/notes/0194c2f8-0000-7000-8000-000000001501',
    ready: async (page) => {
      await page.getByText(/Took the train twice/).waitFor();
      await page.keyboard.press('Control+Enter');
      await page.getByRole('dialog', { name: 'Not ready to sign' }).waitFor();
    },
  },
  {
    name: 'note-sign',
    pictures: [['light', 1440]],
    path: '/notes/0194c2f8-0000-7000-8000-000000001501',
    ready: async (page) => {
      await page.getByLabel(/^Clinical impression/).fill('Panic is less frequent.');
      await page.getByLabel(/^Plan and next steps/).fill('Weekly.');
      await page.keyboard.press('Control+Enter');
      await page.getByRole('dialog', { name: 'Sign note' }).waitFor();
    },
  },
  {
    name: 'note-focus',
    path: '/notes/0194c2f8-0000-7000-8000-000000001501',
    ready: async (page) => {
      await page.getByRole('button', { name: 'Sign note' }).waitFor();
      // A phone shows the writing and nothing else: there is nothing to hide.
      if (page.viewportSize().width < 640) return;
      await page.getByRole('button', { name: 'Focus', exact: true }).click();
      await page.getByRole('button', { name: 'Leave focus' }).waitFor();
    },
  },
  {
    name: 'note-signed',
    pictures: [
      ['light', 1440],
      ['light', 390],
    ],
    answers: { '/functions/v1/get-note': [200, signedNote] },
    path: '/notes/0194c2f8-0000-7000-8000-000000001502',
    ready: (page) =>
      page
        .getByText(/Signed by Noor Castellane/)
        .first()
        .waitFor(),
  },
  {
    name: 'work-queue',
    pictures: [
      ['light', 1440],
      ['light', 390],
    ],
    path: '/work-queue',
    ready: (page) => page.getByText('Charges ready to claim').waitFor(),
  },
  {
    name: 'charges',
    pictures: [
      ['light', 1440],
      ['light', 1024],
      ['light', 390],
    ],
    path: '/charges',
    ready: (page) => page.getByText('Teo Lindqvist').waitFor(),
  },
  {
    name: 'charge-held',
    pictures: [['light', 1440]],
    path: '/charges',
    ready: async (page) => {
      await page.getByText('Mara Quist').click();
      await page.getByText(/documented minutes do not make this code/).waitFor();
    },
  },
  {
    name: 'claims',
    pictures: [
      ['light', 1440],
      ['light', 390],
    ],
    path: '/claims',
    ready: (page) => page.getByText('Ready to send', { exact: true }).waitFor(),
  },
  {
    name: 'claim',
    pictures: [['light', 1440]],
    path: '/claims/0194c2f8-0000-7000-8000-000000008200',
    ready: (page) => page.getByText('Nothing is wrong with it.').waitFor(),
  },
  {
    name: 'replace-claim',
    pictures: [['light', 1440]],
    path: '/claims/0194c2f8-0000-7000-8000-000000008200',
    answers: {
      '/functions/v1/get-claim': [200, { ...billingAnswers['/functions/v1/get-claim'][1], status: 'denied' }],
    },
    ready: async (page) => {
      await page.getByRole('button', { name: 'Replace…' }).click();
      await page.getByLabel('What was wrong').waitFor();
    },
  },
  {
    name: 'remittance',
    pictures: [
      ['light', 1440],
      ['light', 390],
    ],
    path: '/remittances',
    ready: async (page) => {
      await page.getByText('EFT-20270104').click();
      await page.getByText('Not owed by contract').waitFor();
    },
  },
  {
    name: 'write-offs',
    pictures: [
      ['light', 1440],
      ['light', 390],
    ],
    path: '/write-offs',
    ready: async (page) => {
      await page.getByText('Teo Lindqvist').click();
      await page.getByText('As agreed on the telephone').waitFor();
    },
  },
  {
    name: 'unmatched-payments',
    pictures: [['light', 1440]],
    path: '/unmatched-payments',
    ready: (page) => page.getByText('No claim of ours has this number').waitFor(),
  },
  {
    name: 'match-payment',
    pictures: [
      ['light', 1440],
      ['light', 390],
    ],
    path: '/unmatched-payments',
    ready: async (page) => {
      await page.getByText('MARA QUIST').click();
      await page.getByText('90 of 100').waitFor();
    },
  },
  {
    name: 'payments',
    path: '/payments',
    ready: (page) => page.getByText('Check 1042').waitFor(),
  },
  {
    name: 'prices',
    pictures: [
      ['light', 1440],
      ['light', 390],
    ],
    path: '/billing/prices',
    ready: (page) => page.getByText('Agreed 2026').waitFor(),
  },
  {
    name: 'price-list',
    pictures: [['light', 1440]],
    path: '/billing/prices',
    ready: async (page) => {
      await page.getByText('Agreed 2026').click();
      await page.getByLabel('Prices for one unit').waitFor();
    },
  },
  {
    name: 'billing-settings',
    path: '/billing-settings',
    ready: (page) => page.getByText('Marked as a test').waitFor(),
  },
  {
    name: 'chart-account',
    pictures: [['light', 1440]],
    path: '/clients/0194c2f8-0000-7000-8000-000000000900/account',
    ready: (page) => page.getByText('Insurance decided').waitFor(),
  },
  {
    name: 'note-new',
    path: '/notes/new?appointment=0194c2f8-0000-7000-8000-000000001600',
    ready: (page) => page.getByText(/Took the train twice/).waitFor(),
  },
  {
    name: 'chart-notes',
    pictures: [['light', 1440]],
    path: '/clients/0194c2f8-0000-7000-8000-000000000700/notes',
    ready: (page) => page.getByText('My psychotherapy notes').waitFor(),
  },
  {
    name: 'cosign',
    pictures: [['light', 1440]],
    path: '/cosign',
    ready: (page) => page.getByText('Overdue').waitFor(),
  },
  {
    name: 'people',
    pictures: [
      ['light', 1440],
      ['dark', 390],
    ],
    path: '/people',
    ready: (page) => page.getByText('Ilse Brandvold').waitFor(),
  },
  {
    name: 'people-panel',
    pictures: [['light', 1024]],
    path: '/people',
    ready: async (page) => {
      await page.getByText('Ilse Brandvold').click();
      await page.getByRole('dialog', { name: 'Ilse Brandvold' }).waitFor();
    },
  },
  {
    name: 'services-add',
    pictures: [['light', 390]],
    path: '/practice/services',
    ready: async (page) => {
      await page.getByRole('button', { name: 'Add service' }).click();
      await page.getByRole('dialog', { name: 'Add service' }).getByRole('button', { name: 'Add service' }).click();
      await page.getByText('3 things to correct').waitFor();
    },
  },
  {
    name: 'people-invite',
    path: '/people',
    ready: async (page) => {
      await page.getByRole('button', { name: 'Invite person' }).click();
      await page.getByRole('button', { name: 'Send invitation' }).click();
      await page.getByText('4 things to correct').waitFor();
    },
  },
  {
    // A provider of the practice's own keeps the passwords: nobody is invited to choose one here.
    name: 'people-add',
    path: '/people',
    answers: {
      '/auth/v1/session/offers': [
        200,
        { passkeys: false, recovery_codes: false, trusted_devices: false, own_passwords: false, own_factors: false },
      ],
    },
    ready: async (page) => {
      await page.getByRole('button', { name: 'Invite person' }).click();
      await page.getByRole('dialog', { name: 'Add person' }).getByText('mentalspace user link').waitFor();
    },
  },
  {
    name: 'people-failed',
    path: '/people',
    refused: true,
    answers: {
      '/functions/v1/get-users': [
        403,
        { error: { code: 'forbidden', message: 'Your roles do not include this.', request_id: 'r-1' } },
      ],
    },
    ready: (page) => page.getByRole('alert').waitFor(),
  },
  {
    name: 'practice',
    pictures: [['light', 1440]],
    path: '/practice',
    ready: (page) => page.getByText('Video visits').waitFor(),
    fullPage: true,
  },
  { name: 'locations', path: '/practice/locations', ready: (page) => page.getByText('Mill Street').first().waitFor() },
  {
    name: 'locations-panel',
    path: '/practice/locations',
    ready: async (page) => {
      await page.getByText('Mill Street').first().click();
      await page.getByRole('dialog', { name: 'Mill Street' }).waitFor();
    },
  },
  { name: 'services', path: '/practice/services', ready: (page) => page.getByText('90837').waitFor() },
  { name: 'audit', path: '/audit', ready: (page) => page.getByText('Changed location').waitFor() },
  {
    name: 'audit-event',
    pictures: [['light', 1440]],
    path: '/audit',
    ready: async (page) => {
      await page.getByText('Changed location').click();
      await page.getByText('What changed').waitFor();
    },
  },
  {
    name: 'account',
    pictures: [['light', 1024]],
    path: '/account',
    ready: (page) => page.getByText('Safari on iOS').waitFor(),
    fullPage: true,
  },
  {
    name: 'system',
    path: '/system',
    ready: async (page) => {
      await page.getByText('Working').first().waitFor();
      await page.getByText('Send a claim file').waitFor();
    },
    fullPage: true,
  },
  {
    name: 'job',
    pictures: [['light', 1440]],
    path: '/system',
    ready: async (page) => {
      await page.getByText('Send a claim file').click();
      await page.getByRole('dialog', { name: 'Send a claim file' }).getByText('Gave up').waitFor();
    },
  },
  {
    name: 'account-profile',
    path: '/account',
    ready: async (page) => {
      await page.getByRole('button', { name: 'Edit profile' }).click();
      await page.getByRole('dialog', { name: 'Edit my profile' }).getByLabel('Phone').waitFor();
    },
  },
  {
    name: 'note-templates',
    pictures: [['light', 1440]],
    path: '/practice/note-templates',
    ready: async (page) => {
      await page.getByRole('cell', { name: 'Progress note' }).first().click();
      await page.getByRole('dialog').getByText('Progress note, version').waitFor();
    },
  },
  {
    name: 'chart-access',
    pictures: [['light', 1440]],
    path: '/clients/0194c2f8-0000-7000-8000-000000000700/access',
    ready: (page) => page.getByText('Opened the chart').waitFor(),
  },
  {
    name: 'chart-access-stay',
    path: '/clients/0194c2f8-0000-7000-8000-000000000700/access',
    ready: async (page) => {
      await page.getByText('Opened the chart').click();
      await page.getByRole('dialog', { name: 'Jonah Perrault' }).getByText('Changed').first().waitFor();
    },
  },
  {
    name: 'clients',
    pictures: [
      ['light', 1440],
      ['light', 390],
    ],
    path: '/clients',
    ready: async (page) => {
      await heading('Clients')(page);
      await page.getByRole('cell', { name: 'HR-001042' }).waitFor();
    },
  },
  {
    name: 'calendar-day',
    pictures: [
      ['light', 1440],
      ['dark', 1440],
      ['light', 390],
    ],
    path: '/calendar',
    ready: (page) => page.getByText('Jon Achterberg').first().waitFor(),
  },
  {
    // Billing looks at the calendar and does not book: what it may not read is refused, and a day without visits still scrolls.
    name: 'calendar-billing',
    path: '/calendar',
    answers: {
      '/functions/v1/get-me': [200, { ...answers['/functions/v1/get-me'][1], roles: ['billing_staff'] }],
      '/functions/v1/get-appointments': [200, []],
      '/functions/v1/get-blocked-times': [403, { error: { code: 'forbidden', message: 'Your role may not do this.' } }],
    },
    // A phone shows the list instead of the sheet.
    ready: (page) =>
      page.getByRole('region', { name: 'Time sheet' }).or(page.getByText('No visits in these days')).waitFor(),
  },
  {
    name: 'calendar-week',
    pictures: [['light', 1440]],
    path: '/calendar?view=week',
    ready: (page) => page.getByText('Jon Achterberg').first().waitFor(),
  },
  {
    // Lifted by its button, carried by the keys onto another visit: the sentence says why it may not stay there.
    name: 'calendar-moving',
    pictures: [['light', 1440]],
    wide: true,
    path: '/calendar',
    ready: async (page) => {
      await page.getByRole('button', { name: /Thaddeus Corvane 1:00–1:50 PM/ }).click();
      await page.getByRole('button', { name: 'Move…' }).click();
      for (const key of ['PageDown', 'ArrowDown', 'ArrowDown']) await page.keyboard.press(key);
      await page.getByText('Noor Castellane already has a visit with Ilse Marquardt').waitFor();
    },
  },
  {
    name: 'visit-panel',
    pictures: [['light', 1440]],
    path: '/calendar?view=agenda',
    ready: async (page) => {
      await page
        .getByRole('button', { name: /Thaddeus Corvane/ })
        .last()
        .click();
      await page.getByRole('dialog').getByText('Reschedule…').waitFor();
    },
  },
  {
    name: 'visit-edit',
    pictures: [['light', 1440]],
    path: '/calendar?view=agenda',
    ready: async (page) => {
      await page
        .getByRole('button', { name: /Thaddeus Corvane/ })
        .last()
        .click();
      await page.getByRole('button', { name: 'Edit…' }).click();
      await page.getByRole('dialog', { name: 'Edit the visit of Thaddeus Corvane' }).getByText('Save visit').waitFor();
    },
  },
  {
    name: 'visit-series',
    pictures: [['light', 1440]],
    path: '/calendar?view=agenda',
    ready: async (page) => {
      await page
        .getByRole('button', { name: /Thaddeus Corvane/ })
        .last()
        .click();
      await page.getByRole('button', { name: 'All visits of the series' }).click();
      await page.getByText('Every week on Tuesday').waitFor();
    },
  },
  {
    name: 'visit-book',
    pictures: [['light', 1440]],
    wide: true,
    path: '/calendar',
    ready: async (page) => {
      await page.getByRole('button', { name: 'Book visit' }).click();
      await page.getByRole('dialog').getByRole('combobox', { name: 'Client' }).waitFor();
    },
  },
  {
    name: 'hours',
    pictures: [['light', 1440]],
    path: '/calendar/hours',
    ready: async (page) => {
      await page.getByText('8:30 AM – 4:30 PM').first().waitFor();
      await page.getByText('Case conference').first().waitFor();
    },
  },
  { name: 'visit-types', path: '/practice/visit-types', ready: (page) => page.getByText('Medication visit').waitFor() },
  {
    name: 'chart',
    pictures: [
      ['light', 1440],
      ['dark', 1440],
      ['light', 390],
    ],
    path: '/clients/0194c2f8-0000-7000-8000-000000000700',
    ready: async (page) => {
      await heading('Ilse Marquardt')(page);
      await page.getByText('Panic disorder').waitFor();
      await page.getByText('Sertraline').waitFor();
    },
  },
  {
    name: 'emergency-access',
    pictures: [['light', 1440]],
    path: '/emergency-access',
    ready: async (page) => {
      await page.getByRole('cell', { name: 'Saoirse Tamm' }).waitFor();
      await page.getByText('Called in crisis').click();
      await page.getByRole('dialog', { name: 'Chart opened in an emergency' }).waitFor();
    },
  },
  { name: 'supervision', path: '/supervision', ready: (page) => page.getByText('Saoirse Tamm').waitFor() },
  { name: 'payers', path: '/practice/payers', ready: (page) => page.getByText('Northwind Health').waitFor() },
  {
    name: 'consents',
    path: '/practice/consents',
    ready: async (page) => {
      await page.getByText('Consent to treatment').click();
      await page.getByRole('dialog', { name: 'Next version of Consent to treatment' }).waitFor();
    },
  },
  {
    name: 'documents',
    pictures: [
      ['light', 1440],
      ['dark', 1440],
      ['light', 390],
    ],
    path: '/clients/0194c2f8-0000-7000-8000-000000000700/documents',
    ready: async (page) => {
      await heading('Ilse Marquardt')(page);
      await page.getByText('Blood count').waitFor();
    },
  },
  {
    name: 'document',
    // As a line of the bell opens it: it goes on to the chart.
    path: '/documents/0194c2f8-0000-7000-8000-000000000950',
    ready: async (page) => {
      await page.getByRole('heading', { level: 2, name: 'Referral from Springfield Family Medicine' }).waitFor();
      await page.getByText('Jonah Perrault').first().waitFor();
    },
  },
];
