import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { User } from '../../api/functions.gen.ts';
import { query, useCall } from '../../api/query.ts';
import { type Role, roleNames, roles } from '../../api/roles.ts';
import { useMe } from '../../app/me.ts';
import { day, moment } from '../../lib/dates.ts';
import { Button } from '../../ui/Button.tsx';
import { Facts } from '../../ui/Facts.tsx';
import { FormProblem } from '../../ui/FormProblem.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { Select } from '../../ui/Select.tsx';
import { SidePanel } from '../../ui/SidePanel.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { ErrorState } from '../../ui/States.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { toast } from '../../ui/toasts.ts';
import { EditPersonPanel } from './EditPersonPanel.tsx';
import { Licenses } from './Licenses.tsx';
import { fullName } from './people.ts';
import { SigningIn } from './SigningIn.tsx';

/** One person: the facts, the roles, and the door. */
export function PersonPanel({ user, onClose }: { user: User | null; onClose: () => void }) {
  return (
    <SidePanel title={user ? fullName(user) : 'Person'} isOpen={user !== null} onClose={onClose}>
      {user ? (
        <div className="flex flex-col gap-8">
          <PersonFacts user={user} />
          <Roles user={user} />
          <Licenses user={user} />
          <SigningIn user={user} />
          <Door key={user.status} user={user} />
        </div>
      ) : null}
    </SidePanel>
  );
}

function PersonFacts({ user }: { user: User }) {
  const { practice } = useMe();
  const [editing, setEditing] = useState(false);
  const facts: [string, string | null][] = [
    ['Email', user.email],
    ['Phone', user.phone],
    ['Title', [user.title, user.credentials].filter(Boolean).join(', ') || null],
    ['NPI', user.npi],
    ['Joined', day(user.joined_at, practice.timeZone)],
    ['Deactivated', user.deactivated_at ? day(user.deactivated_at, practice.timeZone) : null],
    ['Reason', user.status_reason],
  ];
  return (
    <section>
      <Facts facts={facts.flatMap(([label, value]) => (value ? [[label, value] as const] : []))} />
      <div className="mt-3">
        <Button size="small" onPress={() => setEditing(true)}>
          Edit
        </Button>
      </div>
      {editing ? <EditPersonPanel user={user} onClose={() => setEditing(false)} /> : null}
    </section>
  );
}

function Roles({ user }: { user: User }) {
  const assign = useCall('assign-role', { refreshes: ['get-users'] });
  const revoke = useCall('revoke-role', { refreshes: ['get-users'] });
  const [adding, setAdding] = useState<Role | null>(null);
  const problem = assign.error ?? revoke.error;
  const choices = roles
    .filter((role) => role !== 'client_user' && !user.roles.includes(role))
    .map((value) => ({ value, label: roleNames[value] }));
  return (
    <section>
      <h3 className="mb-2 font-semibold">Roles</h3>
      {problem ? <FormProblem problem={problem} /> : null}
      <ul className="divide-y divide-line border-y border-line">
        {user.roles.map((role) => (
          <li key={role} className="flex min-h-11 items-center justify-between gap-3">
            {roleNames[role]}
            <Button
              size="small"
              kind="quiet"
              isPending={revoke.isPending && revoke.variables.role === role}
              onPress={() => {
                assign.reset();
                revoke.mutate(
                  { profile_id: user.profile_id, role },
                  { onSuccess: () => toast(`${fullName(user)} no longer has the role ${roleNames[role]}`) },
                );
              }}
            >
              Remove
            </Button>
          </li>
        ))}
        {user.roles.length === 0 ? <li className="py-2 text-ink-muted">No role: nothing can be opened yet.</li> : null}
      </ul>
      {choices.length > 0 ? (
        <div className="mt-3 flex items-end gap-2">
          <div className="min-w-0 flex-1">
            <Select label="Add a role" options={choices} value={adding} onChange={setAdding} />
          </div>
          <Button
            isPending={assign.isPending}
            isDisabled={adding === null}
            onPress={() => {
              if (!adding) return;
              revoke.reset();
              assign.mutate(
                { profile_id: user.profile_id, role: adding },
                {
                  onSuccess: () => {
                    toast(`${fullName(user)} has the role ${roleNames[adding]}`);
                    setAdding(null);
                  },
                },
              );
            }}
          >
            Add
          </Button>
        </div>
      ) : null}
    </section>
  );
}

function Door({ user }: { user: User }) {
  const deactivate = useCall('deactivate-user', { refreshes: ['get-users'] });
  const reactivate = useCall('reactivate-user', { refreshes: ['get-users'] });
  const [reason, setReason] = useState('');
  const [asking, setAsking] = useState(false);
  const problem = deactivate.error ?? reactivate.error;
  if (user.status === 'deactivated') {
    return (
      <section>
        {problem ? <FormProblem problem={problem} /> : null}
        <Button
          isPending={reactivate.isPending}
          onPress={() =>
            reactivate.mutate(
              { profile_id: user.profile_id },
              { onSuccess: () => toast(`${fullName(user)} can sign in again`) },
            )
          }
        >
          Let sign in again
        </Button>
      </section>
    );
  }
  if (!asking) {
    return (
      <div>
        <Button onPress={() => setAsking(true)}>Deactivate…</Button>
      </div>
    );
  }
  return (
    <section className="flex flex-col gap-3">
      {problem ? <FormProblem problem={problem} /> : null}
      <p className="text-ink-muted">All sessions end at once. Notes and appointments stay; nothing is deleted.</p>
      <LeftBehind user={user} />
      <TextField label="Reason" value={reason} onChange={setReason} help="Written to the audit log." autoFocus />
      <div className="flex gap-2">
        <Button onPress={() => setAsking(false)}>Cancel</Button>
        <Button
          kind="danger"
          isPending={deactivate.isPending}
          isDisabled={reason.trim() === ''}
          onPress={() =>
            deactivate.mutate(
              { profile_id: user.profile_id, reason: reason.trim() },
              { onSuccess: () => toast(`${fullName(user)} is deactivated`) },
            )
          }
        >
          Deactivate
        </Button>
      </div>
    </section>
  );
}

/** The visits that would be left without anybody, before the door is closed. */
function LeftBehind({ user }: { user: User }) {
  const visits = useQuery(query('get-future-appointments', { profile_id: user.profile_id }));
  if (visits.isPending) return <Skeleton label="Looking for future appointments" rows={2} />;
  if (visits.isError) {
    return (
      <ErrorState message={visits.error.message} requestId={visits.error.requestId} onRetry={() => visits.refetch()} />
    );
  }
  if (visits.data.length === 0) return <p className="text-ink-muted">No appointments are still to come.</p>;
  const shown = visits.data.slice(0, 5);
  const more = visits.data.length - shown.length;
  return (
    <Notice
      tone="warn"
      title={
        visits.data.length === 1
          ? 'One appointment is still to come. Give it to somebody else, or cancel it.'
          : `${visits.data.length} appointments are still to come. Give them to somebody else, or cancel them.`
      }
    >
      <ul className="mt-1">
        {shown.map((visit) => (
          <li key={visit.id}>{moment(visit.starts_at, visit.time_zone)}</li>
        ))}
        {more > 0 ? <li>and {more} more</li> : null}
      </ul>
    </Notice>
  );
}
