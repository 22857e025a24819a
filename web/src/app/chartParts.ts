import { type ComponentType, lazy } from 'react';
import type { Client } from '../api/functions.gen.ts';
import type { Role } from '../api/roles.ts';

/** A part of a client's chart. */
export interface ChartPart {
  /** Its place in the address, `/clients/<id>/notes`; the overview has none. */
  id?: string;
  title: string;
  roles: readonly Role[] | 'staff';
  Content: ComponentType<{ client: Client }>;
}

/**
 * The parts of a chart that other features than `clients` bring along, each fetched when it is opened. They stand
 * behind the overview, in this order. Features do not know each other: the chart reads this list, and a feature is
 * named here and nowhere else.
 */
export const chartParts: readonly ChartPart[] = [
  {
    id: 'visits',
    title: 'Visits',
    roles: 'staff',
    Content: lazy(() => import('../features/scheduling/ChartVisits.tsx')),
  },
  {
    id: 'notes',
    title: 'Notes',
    roles: ['administrator', 'supervisor', 'therapist', 'associate_trainee'],
    Content: lazy(() => import('../features/clinical/ChartNotes.tsx')),
  },
  {
    id: 'account',
    title: 'Account',
    roles: ['administrator', 'billing_staff', 'front_desk'],
    Content: lazy(() => import('../features/billing/ChartAccount.tsx')),
  },
  {
    id: 'documents',
    title: 'Documents',
    roles: 'staff',
    Content: lazy(() => import('../features/documents/Documents.tsx')),
  },
];

/** The client's photo at the head of the chart, where those who may can change it. */
export const ChartPhoto = lazy(() => import('../features/documents/ChartPhoto.tsx'));
