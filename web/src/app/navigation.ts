import type { Role } from '../api/roles.ts';

/*
 * What each role finds in its left rail, as data. The order is the order of the day. A person with several roles gets
 * the rails joined, each place once. Places whose page is not part of this build are left out: no link leads nowhere.
 */

export const places = {
  today: { label: 'Today', path: '/' },
  overview: { label: 'Overview', path: '/overview' },
  dayBoard: { label: 'Front desk', path: '/front-desk' },
  workQueue: { label: 'Work queue', path: '/work-queue' },
  calendar: { label: 'Calendar', path: '/calendar' },
  clients: { label: 'Clients', path: '/clients' },
  notes: { label: 'Notes', path: '/notes' },
  cosign: { label: 'Cosign', path: '/cosign' },
  supervisees: { label: 'Supervisees', path: '/supervisees' },
  supervision: { label: 'Supervision', path: '/supervision' },
  messages: { label: 'Messages', path: '/messages' },
  tasks: { label: 'Tasks', path: '/tasks' },
  measures: { label: 'Measures', path: '/measures' },
  waitlist: { label: 'Waitlist', path: '/waitlist' },
  intake: { label: 'Intake', path: '/intake' },
  deskPayments: { label: 'Payments at desk', path: '/desk-payments' },
  charges: { label: 'Charges', path: '/charges' },
  claims: { label: 'Claims', path: '/claims' },
  remittances: { label: 'Remittances', path: '/remittances' },
  payments: { label: 'Payments', path: '/payments' },
  writeOffs: { label: 'Write-offs', path: '/write-offs' },
  prices: { label: 'Prices', path: '/billing/prices' },
  statements: { label: 'Statements', path: '/statements' },
  people: { label: 'People', path: '/people' },
  practice: { label: 'Practice', path: '/practice' },
  compliance: { label: 'Compliance', path: '/compliance' },
  emergencyAccess: { label: 'Emergency access', path: '/emergency-access' },
  services: { label: 'Services', path: '/practice/services' },
  payers: { label: 'Payers', path: '/practice/payers' },
  audit: { label: 'Audit', path: '/audit' },
  integrations: { label: 'Integrations', path: '/integrations' },
  system: { label: 'System', path: '/system' },
  reports: { label: 'Reports', path: '/reports' },
} as const satisfies Record<string, { label: string; path: string }>;

export type PlaceId = keyof typeof places;
export type StaffRole = Exclude<Role, 'client_user'>;

export const rails: Record<StaffRole, readonly PlaceId[]> = {
  therapist: ['today', 'calendar', 'clients', 'notes', 'messages', 'tasks', 'measures'],
  associate_trainee: ['today', 'calendar', 'clients', 'notes', 'supervision', 'messages', 'tasks'],
  supervisor: [
    'today',
    'cosign',
    'supervisees',
    'supervision',
    'calendar',
    'clients',
    'notes',
    'messages',
    'emergencyAccess',
  ],
  front_desk: ['dayBoard', 'calendar', 'clients', 'waitlist', 'intake', 'deskPayments', 'messages'],
  billing_staff: [
    'workQueue',
    'charges',
    'claims',
    'remittances',
    'payments',
    'writeOffs',
    'prices',
    'statements',
    'clients',
    'services',
    'payers',
    'reports',
  ],
  administrator: [
    'overview',
    'calendar',
    'clients',
    'workQueue',
    'claims',
    'people',
    'supervision',
    'practice',
    'compliance',
    'emergencyAccess',
    'audit',
    'integrations',
    'system',
    'reports',
  ],
};

/** Somebody who treats starts with clients, somebody who only runs the practice starts with the practice. */
const order: readonly StaffRole[] = [
  'supervisor',
  'therapist',
  'associate_trainee',
  'front_desk',
  'billing_staff',
  'administrator',
];

export interface RailPlace {
  id: PlaceId;
  label: string;
  path: string;
}

export interface RailGroup {
  /** Set when a second group needs a name of its own. */
  title?: string;
  places: RailPlace[];
}

/** The rail of somebody with these roles, as far as this build has the pages. */
export function railFor(held: readonly Role[], built: ReadonlySet<string>): RailGroup[] {
  const seen = new Set<PlaceId>();
  const pick = (ids: readonly PlaceId[]): RailPlace[] =>
    ids
      .filter((id) => built.has(places[id].path) && !seen.has(id) && seen.add(id))
      .map((id) => ({ id, ...places[id] }));
  const work = order
    .filter((role) => role !== 'administrator' && held.includes(role))
    .flatMap((role) => pick(rails[role]));
  const administration = held.includes('administrator') ? pick(rails.administrator) : [];
  const groups: RailGroup[] = [];
  if (work.length > 0) groups.push({ places: work });
  if (administration.length > 0) {
    groups.push(work.length > 0 ? { title: 'Practice', places: administration } : { places: administration });
  }
  return groups;
}

/** Where somebody goes whose places are not part of this build: their own account is always there. */
export const noLanding = '/account';

/** Where somebody with these roles starts the day. */
export function landingFor(held: readonly Role[], built: ReadonlySet<string>): string {
  return railFor(held, built)[0]?.places[0]?.path ?? noLanding;
}
