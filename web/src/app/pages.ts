import type { ComponentType } from 'react';
import type { Role } from '../api/roles.ts';

/** Every page of the staff app. Each is its own chunk. The rail, the palette and the tests read this list. */
export interface Page {
  path: string;
  /** Who may open it. The server decides again on every read. */
  roles: readonly Role[] | 'staff';
  load: () => Promise<{ default: ComponentType }>;
}

export const pages: readonly Page[] = [
  { path: '/', roles: 'staff', load: () => import('../features/today/TodayPage.tsx') },
  { path: '/account', roles: 'staff', load: () => import('../features/account/AccountPage.tsx') },
  { path: '/people', roles: ['administrator'], load: () => import('../features/administration/PeoplePage.tsx') },
  { path: '/practice', roles: ['administrator'], load: () => import('../features/administration/PracticePage.tsx') },
  {
    path: '/practice/locations',
    roles: ['administrator'],
    load: () => import('../features/administration/LocationsPage.tsx'),
  },
  {
    path: '/practice/services',
    roles: ['administrator', 'billing_staff'],
    load: () => import('../features/administration/ServiceCodesPage.tsx'),
  },
  { path: '/audit', roles: ['administrator'], load: () => import('../features/administration/AuditPage.tsx') },
  { path: '/system', roles: ['administrator'], load: () => import('../features/administration/SystemPage.tsx') },
];

export const builtPaths: ReadonlySet<string> = new Set(pages.map((page) => page.path));
