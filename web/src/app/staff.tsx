import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { RouterProvider as AriaRouterProvider } from 'react-aria-components';
import { createRoot } from 'react-dom/client';
import { makeQueryClient } from '../api/query.ts';
import { focusHeading } from './pageFocus.ts';
import { pageAt } from './pages.ts';
import { makeRouter } from './routes.tsx';

/** The app of everybody who works at the practice. */
export function start(root: HTMLElement): void {
  const router = makeRouter();
  const client = makeQueryClient((failure) => {
    // The session is over, or has not proved its second factor. The way back is kept; what it showed is dropped with this page.
    if (failure.status !== 401 && failure.code !== 'second_factor_required') return;
    const back = `${window.location.pathname}${window.location.search}`;
    window.location.assign(back === '/' ? '/sign-in' : `/sign-in?next=${encodeURIComponent(back)}`);
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
