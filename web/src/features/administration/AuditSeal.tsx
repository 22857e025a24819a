import { useQuery } from '@tanstack/react-query';
import { query, useCall } from '../../api/query.ts';
import { useMe } from '../../app/me.ts';
import { moment } from '../../lib/dates.ts';
import { Button } from '../../ui/Button.tsx';
import { Facts } from '../../ui/Facts.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { ErrorState } from '../../ui/States.tsx';
import { firstBad, span, usualLag, verdict } from './system.ts';

/** The signed head of the audit log, and the proof that nothing in it was changed. */
export function AuditSeal() {
  const zone = useMe().practice.timeZone;
  const state = useQuery(query('get-audit-head', {}));
  const verify = useCall('verify-audit-log', { refreshes: ['get-audit-head'] });
  const found = verify.data;
  const head = found?.head ?? state.data?.head;
  const tone = found ? (found.ok ? 'good' : 'danger') : 'info';
  return (
    <div className="mb-4 grid gap-3">
      <Notice
        tone={tone}
        title={found ? verdict(found) : sealed(head ? moment(head.signed_at, zone) : null, state.isPending)}
        action={
          <Button onPress={() => verify.mutate({})} isPending={verify.isPending}>
            Verify the log
          </Button>
        }
      >
        {found?.first_bad ? (
          <p>{firstBad(found.first_bad)} Keep the database as it is and call your operator.</p>
        ) : null}
        {state.data && state.data.lag_seconds > usualLag ? (
          <p>
            Events have waited {span(state.data.lag_seconds)} for their seal. Ask your operator to look at the server.
          </p>
        ) : null}
      </Notice>
      {verify.isError ? <ErrorState message={verify.error.message} requestId={verify.error.requestId} /> : null}
      {head ? (
        <details className="text-sm">
          <summary className="cursor-pointer text-ink-muted">Signed head</summary>
          <div className="mt-2">
            <Facts
              facts={[
                ['Entries', head.size.toLocaleString('en-US')],
                ['Root', <code key="root">{head.root}</code>],
                ['Signed', moment(head.signed_at, zone)],
                ['Key', <code key="key">{head.key_id}</code>],
              ]}
            />
          </div>
        </details>
      ) : null}
    </div>
  );
}

function sealed(when: string | null, pending: boolean): string {
  if (when) return `Sealed and signed ${when}`;
  return pending ? 'Asking for the signed head' : 'Nothing has been sealed yet';
}
