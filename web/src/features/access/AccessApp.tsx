import { lazy, StrictMode, Suspense } from 'react';
import { createRoot } from 'react-dom/client';
import { AccessLayout } from './AccessLayout.tsx';
import { BackToSignIn } from './BackToSignIn.tsx';
import SignInPage from './SignInPage.tsx';

// Most visits need only the first page: the others come when they are asked for.
const ConfirmVisitPage = lazy(() => import('./ConfirmVisitPage.tsx'));
const EnrollPage = lazy(() => import('./EnrollPage.tsx'));
const ForgotPasswordPage = lazy(() => import('./ForgotPasswordPage.tsx'));
const NewPasswordPage = lazy(() => import('./NewPasswordPage.tsx'));

/** The pages before sign-in. Six of them, each reached by a full page load: they need no router. */
export function start(root: HTMLElement): void {
  const { pathname, hash, search } = window.location;
  const token = new URLSearchParams(hash.slice(1)).get('token') ?? new URLSearchParams(search).get('token') ?? '';
  // A token must not stay in the address bar, where it could be read over a shoulder or land in the history.
  if (token) window.history.replaceState(null, '', pathname);
  createRoot(root).render(
    <StrictMode>
      <Suspense>
        <AccessPage path={pathname.replace(/\/+$/, '')} token={token} />
      </Suspense>
    </StrictMode>,
  );
}

export function AccessPage({ path, token }: { path: string; token: string }) {
  switch (path) {
    case '/sign-in':
      return <SignInPage />;
    case '/forgot-password':
      return <ForgotPasswordPage />;
    case '/reset-password':
      return <NewPasswordPage purpose="reset" token={token} />;
    case '/accept-invitation':
      return <NewPasswordPage purpose="invitation" token={token} />;
    case '/confirm':
      return <ConfirmVisitPage token={token} />;
    case '/enroll':
      return <EnrollPage />;
    default:
      return (
        <AccessLayout title="There is no page here">
          <BackToSignIn />
        </AccessLayout>
      );
  }
}
