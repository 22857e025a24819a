import type { ComponentType } from 'react';
import type { Role } from '../api/roles.ts';

/** Every page of the staff app. Each is its own chunk. The rail, the palette and the tests read this list. */
export interface Page {
  path: string;
  /** For the tab and the history. Never somebody's name: both are read by others. */
  title: string;
  /** Who may open it. The server decides again on every read. */
  roles: readonly Role[] | 'staff';
  load: () => Promise<{ default: ComponentType }>;
}

export const pages: readonly Page[] = [
  { path: '/', title: 'Today', roles: 'staff', load: () => import('../features/today/TodayPage.tsx') },
  { path: '/account', title: 'My account', roles: 'staff', load: () => import('../features/account/AccountPage.tsx') },
  { path: '/clients', title: 'Clients', roles: 'staff', load: () => import('../features/clients/ClientsPage.tsx') },
  {
    path: '/clients/$client/{-$part}',
    title: 'Chart',
    roles: 'staff',
    load: () => import('../features/clients/ChartPage.tsx'),
  },
  {
    path: '/documents/$document',
    title: 'Document',
    roles: 'staff',
    load: () => import('../features/documents/DocumentPage.tsx'),
  },
  {
    path: '/emergency-access',
    title: 'Emergency access',
    roles: ['administrator', 'supervisor', 'therapist', 'associate_trainee'],
    load: () => import('../features/clients/EmergencyAccessPage.tsx'),
  },
  {
    path: '/supervision',
    title: 'Supervision',
    roles: ['administrator', 'supervisor', 'therapist', 'associate_trainee'],
    load: () => import('../features/supervision/SupervisionPage.tsx'),
  },
  {
    path: '/notes',
    title: 'Notes',
    roles: ['administrator', 'supervisor', 'therapist', 'associate_trainee'],
    load: () => import('../features/clinical/NotesPage.tsx'),
  },
  {
    path: '/notes/new',
    title: 'New note',
    roles: ['supervisor', 'therapist', 'associate_trainee'],
    load: () => import('../features/clinical/NewNotePage.tsx'),
  },
  {
    path: '/notes/$note',
    title: 'Note',
    roles: ['administrator', 'supervisor', 'therapist', 'associate_trainee'],
    load: () => import('../features/clinical/NotePage.tsx'),
  },
  {
    path: '/cosign',
    title: 'Cosign',
    roles: ['administrator', 'supervisor'],
    load: () => import('../features/clinical/CosignPage.tsx'),
  },
  {
    path: '/front-desk',
    title: 'Front desk',
    roles: ['front_desk', 'administrator'],
    load: () => import('../features/today/FrontDeskPage.tsx'),
  },
  {
    path: '/calendar',
    title: 'Calendar',
    roles: 'staff',
    load: () => import('../features/scheduling/CalendarPage.tsx'),
  },
  {
    path: '/calendar/hours',
    title: 'Hours and time off',
    roles: ['administrator', 'front_desk', 'supervisor', 'therapist', 'associate_trainee'],
    load: () => import('../features/scheduling/HoursPage.tsx'),
  },
  {
    path: '/calendar/open',
    title: 'Visits to close',
    roles: 'staff',
    load: () => import('../features/scheduling/OpenVisitsPage.tsx'),
  },
  {
    path: '/work-queue',
    title: 'Work queue',
    roles: ['billing_staff', 'administrator'],
    load: () => import('../features/billing/WorkQueuePage.tsx'),
  },
  {
    path: '/charges',
    title: 'Charges',
    roles: ['billing_staff', 'administrator'],
    load: () => import('../features/billing/ChargesPage.tsx'),
  },
  {
    path: '/claims',
    title: 'Claims',
    roles: ['billing_staff', 'administrator'],
    load: () => import('../features/billing/ClaimsPage.tsx'),
  },
  {
    path: '/claims/$claim',
    title: 'Claim',
    roles: ['billing_staff', 'administrator'],
    load: () => import('../features/billing/ClaimPage.tsx'),
  },
  {
    path: '/remittances',
    title: 'Remittances',
    roles: ['billing_staff', 'administrator'],
    load: () => import('../features/billing/RemittancesPage.tsx'),
  },
  {
    path: '/unmatched-payments',
    title: 'Payments not matched',
    roles: ['billing_staff', 'administrator'],
    load: () => import('../features/billing/UnmatchedPaymentsPage.tsx'),
  },
  {
    path: '/write-offs',
    title: 'Write-offs',
    roles: ['billing_staff', 'administrator'],
    load: () => import('../features/billing/AdjustmentsPage.tsx'),
  },
  {
    path: '/payments',
    title: 'Payments',
    roles: ['billing_staff', 'administrator', 'front_desk'],
    load: () => import('../features/billing/PaymentsPage.tsx'),
  },
  {
    path: '/billing/prices',
    title: 'Prices',
    roles: ['billing_staff', 'administrator'],
    load: () => import('../features/billing/PricesPage.tsx'),
  },
  {
    path: '/billing-settings',
    title: 'Billing settings',
    roles: ['billing_staff', 'administrator'],
    load: () => import('../features/billing/BillingSettingsPage.tsx'),
  },
  {
    path: '/overview',
    title: 'Overview',
    roles: ['administrator'],
    load: () => import('../features/today/OverviewPage.tsx'),
  },
  {
    path: '/people',
    title: 'People',
    roles: ['administrator'],
    load: () => import('../features/administration/PeoplePage.tsx'),
  },
  {
    path: '/practice',
    title: 'Practice',
    roles: ['administrator'],
    load: () => import('../features/administration/PracticePage.tsx'),
  },
  {
    path: '/practice/locations',
    title: 'Locations',
    roles: ['administrator'],
    load: () => import('../features/administration/LocationsPage.tsx'),
  },
  {
    path: '/practice/rooms',
    title: 'Rooms',
    roles: ['administrator'],
    load: () => import('../features/administration/RoomsPage.tsx'),
  },
  {
    path: '/practice/services',
    title: 'Services and fees',
    roles: ['administrator', 'billing_staff'],
    load: () => import('../features/administration/ServiceCodesPage.tsx'),
  },
  {
    path: '/practice/payers',
    title: 'Payers',
    roles: ['administrator', 'billing_staff'],
    load: () => import('../features/administration/PayersPage.tsx'),
  },
  {
    path: '/practice/consents',
    title: 'Consents',
    roles: ['administrator'],
    load: () => import('../features/administration/ConsentTypesPage.tsx'),
  },
  {
    path: '/practice/visit-types',
    title: 'Visit types',
    roles: ['administrator'],
    load: () => import('../features/scheduling/VisitTypesPage.tsx'),
  },
  {
    path: '/practice/note-templates',
    title: 'Note templates',
    roles: ['administrator'],
    load: () => import('../features/clinical/TemplatesPage.tsx'),
  },
  {
    path: '/audit',
    title: 'Audit',
    roles: ['administrator'],
    load: () => import('../features/administration/AuditPage.tsx'),
  },
  {
    path: '/system',
    title: 'System',
    roles: ['administrator'],
    load: () => import('../features/administration/SystemPage.tsx'),
  },
];

export const builtPaths: ReadonlySet<string> = new Set(pages.map((page) => page.path));

/** The page at an address. A part that begins with `$` stands for an id, and one in braces may be missing. */
export function pageAt(path: string): Page | undefined {
  const wanted = path.split('/');
  return pages.find((page) => {
    const parts = page.path.split('/');
    const least = parts.filter((part) => !part.startsWith('{-$')).length;
    return (
      wanted.length >= least &&
      wanted.length <= parts.length &&
      wanted.every((word, at) => /^(\$|\{-\$)/.test(parts[at] ?? '') || parts[at] === word)
    );
  });
}
