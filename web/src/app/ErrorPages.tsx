import { Link } from 'react-aria-components/Link';
import { asFailure } from '../api/failure.ts';
import { type Role, roleNames } from '../api/roles.ts';
import { buttonClass } from '../ui/Button.tsx';
import { PageHeader } from '../ui/PageHeader.tsx';
import { EmptyState, ErrorState, ForbiddenState } from '../ui/States.tsx';

/** A page that broke. The frame around it stays, so the way out is where it always is. */
export function BrokenPage({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const failure = asFailure(error);
  if (failure.status === 403) return <NoAccess why={failure.message} />;
  if (failure.status === 404) return <NoSuchPage />;
  return (
    <>
      <PageHeader title="This page has a problem" />
      <ErrorState
        title={failure.status === 0 ? 'It stopped working' : 'The server could not answer'}
        message={failure.message}
        requestId={failure.requestId}
        onRetry={onRetry}
      />
    </>
  );
}

export function NoSuchPage() {
  return (
    <>
      <PageHeader title="There is no page here" />
      <EmptyState
        title="The address may be old, or it leads to something you do not have access to."
        action={
          <Link href="/" className={buttonClass('primary')}>
            Go to the start
          </Link>
        }
      />
    </>
  );
}

export function NoAccess({ why, roles }: { why?: string; roles?: readonly Role[] }) {
  const names = roles?.map((role) => roleNames[role]).join(' or ');
  return (
    <>
      <PageHeader title="No access" />
      <ForbiddenState
        why={why ?? (names ? `This page is for the role ${names}.` : 'Your roles do not include this page.')}
        whoCanGrant="An administrator of your practice can give you the role."
        action={
          <Link href="/" className={buttonClass()}>
            Go to the start
          </Link>
        }
      />
    </>
  );
}
