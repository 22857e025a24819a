import { createContext, lazy, type ReactNode, Suspense, use, useCallback, useMemo, useState } from 'react';
import type { Visit } from '../api/functions.gen.ts';
import type { Role } from '../api/roles.ts';

/*
 * A visit opens as a panel beside whatever page names it, and a new one is booked from any page.
 */

const VisitPanel = lazy(() => import('../features/scheduling/VisitPanel.tsx'));
const BookingPanel = lazy(() => import('../features/scheduling/BookingPanel.tsx'));

/** Who may book at all; on whose calendar is the server's to say. */
export const bookers: readonly Role[] = ['administrator', 'front_desk', 'supervisor', 'therapist', 'associate_trainee'];

/** What is known of a visit before it is booked. */
export interface Wanted {
  client?: { id: string; name: string };
  clinicianId?: string;
  startsAt?: Date;
  /** Another one of these. */
  like?: Visit;
}

interface Visits {
  /** Opens a visit. A page that can carry it over a grid offers to. */
  open: (id: string, onMove?: () => void) => void;
  book: (wanted: Wanted) => void;
  /** Something is open above the page. */
  busy: boolean;
}

const VisitsContext = createContext<Visits | null>(null);

export function useVisitPanels(): Visits {
  const visits = use(VisitsContext);
  if (!visits) throw new Error('useVisitPanels outside of the staff app');
  return visits;
}

export function VisitPanels({ children }: { children: ReactNode }) {
  const [opened, setOpened] = useState<{ id: string; onMove: (() => void) | undefined } | null>(null);
  const [wanted, setWanted] = useState<Wanted | null>(null);
  const open = useCallback((id: string, onMove?: () => void) => setOpened({ id, onMove }), []);
  const book = useCallback((next: Wanted) => {
    setOpened(null);
    setWanted(next);
  }, []);
  const busy = opened !== null || wanted !== null;
  const value = useMemo(() => ({ open, book, busy }), [open, book, busy]);
  return (
    <VisitsContext value={value}>
      {children}
      <Suspense fallback={null}>
        {opened ? (
          <VisitPanel
            key={opened.id}
            id={opened.id}
            onMove={opened.onMove}
            onBook={book}
            onClose={() => setOpened(null)}
          />
        ) : null}
        {wanted ? <BookingPanel wanted={wanted} onClose={() => setWanted(null)} /> : null}
      </Suspense>
    </VisitsContext>
  );
}
