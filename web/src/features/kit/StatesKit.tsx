import { CalendarPlus } from 'lucide-react';
import { Button } from '../../ui/Button.tsx';
import { PrintLayout } from '../../ui/PrintLayout.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import {
  EmptyState,
  ErrorState,
  ForbiddenState,
  LockedState,
  NotConfigured,
  OfflineBanner,
  RefreshChip,
} from '../../ui/States.tsx';
import { Sample } from './Sample.tsx';

export function StatesKit() {
  return (
    <>
      <Sample title="States of a page">
        <div className="grid gap-x-12 lg:grid-cols-2">
          <EmptyState
            icon={<CalendarPlus aria-hidden size={20} />}
            title="No visits today"
            action={<Button kind="primary">Book visit</Button>}
          >
            The next one is on Thu, Jan 7 at 9:00 AM.
          </EmptyState>
          <ErrorState
            message="The server did not answer. Your work is safe. Try again in a minute."
            requestId="0194c2f8-7a31-7c52-9d1e-5b8f0a6f3c11"
            onRetry={() => {}}
          />
          <ForbiddenState
            why="This chart belongs to clients of another care team."
            whoCanGrant="A supervisor of Jonah Perrault or an administrator can add you to the team."
            action={<Button>Ask for access</Button>}
          />
          <NotConfigured
            what="Text messages"
            howTo="An administrator enters the account of a message service under Integrations. Reminders go by email until then."
            action={<Button>Open integrations</Button>}
          />
          <LockedState
            title="This note is locked"
            why="It was not signed within seven days of the visit."
            action={<Button>Ask to unlock</Button>}
          />
          <Skeleton rows={4} after={0} />
        </div>
        <div className="mt-4 flex flex-col items-start gap-4">
          <div className="w-full">
            <OfflineBanner since="2:14 PM" />
          </div>
          <RefreshChip onRefresh={() => {}} />
        </div>
      </Sample>
      <Sample title="Print layout">
        <div className="max-w-[720px] overflow-hidden rounded-surface border border-line">
          <PrintLayout
            practice={{
              name: 'Harbor Row Counseling',
              address: ['12 Harbor Row, Suite 3', 'Portland, ME 04101'],
              phone: '(207) 555-0142',
            }}
            title="Statement"
            about={[
              ['Client', 'Wren Okabue'],
              ['MRN', 'MH2027000412'],
              ['Date', 'Tue, Jan 5, 2027'],
            ]}
          >
            <table className="w-full text-base">
              <caption className="sr-only">Charges</caption>
              <thead>
                <tr className="border-b border-line text-left text-sm text-ink-muted">
                  <th scope="col" className="py-1 font-medium">
                    Service
                  </th>
                  <th scope="col" className="py-1 text-right font-medium">
                    Amount
                  </th>
                </tr>
              </thead>
              <tbody>
                <tr>
                  <td className="py-1">Individual session, 53 minutes</td>
                  <td className="py-1 text-right tabular-nums">$165.00</td>
                </tr>
              </tbody>
            </table>
          </PrintLayout>
        </div>
      </Sample>
    </>
  );
}
