import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { RouterProvider as AriaRouterProvider } from 'react-aria-components';
import { createRoot } from 'react-dom/client';
import { makeQueryClient } from '../api/query.ts';
import { isAttended } from '../lib/attention.ts';
import { lockScreens } from './idle.ts';
import { leaveForSignIn } from './leave.ts';
import { focusHeading } from './pageFocus.ts';
import { pageAt } from './pages.ts';
import { makeRouter } from './routes.tsx';

/** The app of everybody who works at the practice. */
export function start(root: HTMLElement): void {
  const router = makeRouter();
  const client = makeQueryClient((failure) => {
    // The session is over, or has not proved its second factor.
    if (failure.status !== 401 && failure.code !== 'second_factor_required') return;
    // It ran out while nobody was there: what was typed waits behind the lock.
    if (isAttended()) leaveForSignIn();
    else lockScreens();
  });
  router.subscribe('onResolved', ({ pathChanged, toLocation }) => {
    const title = pageAt(toLocation.pathname)?.title;
    document.title = title ? `${title} – MentalSpace` : 'MentalSpace';
    if (pathChanged) focusHeading();
  });
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={client}>
        <AriaRouterProvider navigate={(path) => router.history.push(path)}>
          <RouterProvider router={router} />
        </AriaRouterProvider>
      </QueryClientProvider>
    </StrictMode>,
  );
}
