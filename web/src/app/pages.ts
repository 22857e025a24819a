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
  { path: '/system', roles: ['administrator'], load: () => import('../features/administration/SystemPage.tsx') },
];

export const builtPaths: ReadonlySet<string> = new Set(pages.map((page) => page.path));
