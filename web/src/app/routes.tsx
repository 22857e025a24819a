import { createRootRoute, createRoute, createRouter, type RouterHistory, useRouter } from '@tanstack/react-router';
import { lazy, useEffect } from 'react';
import { BrokenPage, NoAccess, NoSuchPage } from './ErrorPages.tsx';
import { mayOpen, useMe } from './me.ts';
import { landingFor, noLanding } from './navigation.ts';
import { builtPaths, type Page, pages } from './pages.ts';
import { StaffLayout } from './StaffLayout.tsx';

/** Goes on to another page without leaving a step in the history. */
function GoTo({ path }: { path: string }) {
  const router = useRouter();
  useEffect(() => router.history.replace(path), [router, path]);
  return null;
}

/** The page, or why not. Hiding it is a kindness; the server refuses on its own. */
function guarded(page: Page) {
  const Content = lazy(page.load);
  // biome-ignore lint/correctness/noComponentHookFactories: called once for each page when the app starts, never while drawing
  return function Guarded() {
    const me = useMe();
    if (page.path === '/' && !mayOpen(me.roles, 'staff')) return <NoAccess why="This is the staff app." />;
    const start = landingFor(me.roles, builtPaths);
    if (page.path === '/' && start !== '/' && start !== noLanding) return <GoTo path={start} />;
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
