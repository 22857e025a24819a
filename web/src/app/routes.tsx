import { createRootRoute, createRoute, createRouter, type RouterHistory } from '@tanstack/react-router';
import { lazy } from 'react';
import { BrokenPage, NoAccess, NoSuchPage } from './ErrorPages.tsx';
import { mayOpen, useMe } from './me.ts';
import { type Page, pages } from './pages.ts';
import { StaffLayout } from './StaffLayout.tsx';

/** The page, or why not. Hiding it is a kindness; the server refuses on its own. */
function guarded(page: Page) {
  const Content = lazy(page.load);
  // biome-ignore lint/correctness/noComponentHookFactories: called once for each page when the app starts, never while drawing
  return function Guarded() {
    const me = useMe();
    if (page.path === '/' && !mayOpen(me.roles, 'staff')) return <NoAccess why="This is the staff app." />;
    if (!mayOpen(me.roles, page.roles)) return <NoAccess {...(page.roles === 'staff' ? {} : { roles: page.roles })} />;
    return <Content />;
  };
}

export function makeRouter(history?: RouterHistory) {
  const root = createRootRoute({
    component: StaffLayout,
    notFoundComponent: NoSuchPage,
  });
  const routes = pages.map((page) =>
    createRoute({
      getParentRoute: () => root,
      path: page.path,
      component: guarded(page),
      errorComponent: ({ error, reset }) => <BrokenPage error={error} onRetry={reset} />,
    }),
  );
  return createRouter({
    routeTree: root.addChildren(routes),
    defaultPreload: 'intent',
    scrollRestoration: true,
    ...(history ? { history } : {}),
  });
}
