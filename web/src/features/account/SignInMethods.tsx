import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { KeyRound, Smartphone } from 'lucide-react';
import { useState } from 'react';
import { asFailure, type CallFailure } from '../../api/failure.ts';
import type { Offers } from '../../api/offers.ts';
import { passkeysWork } from '../../api/passkey.ts';
import { useMe } from '../../app/me.ts';
import { day } from '../../lib/dates.ts';
import { Button } from '../../ui/Button.tsx';
import { ConfirmDialog } from '../../ui/Dialog.tsx';
import { FormProblem } from '../../ui/FormProblem.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { ErrorState } from '../../ui/States.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { toast } from '../../ui/toasts.ts';
import { account, methodsQuery, type SignInMethod } from './api.ts';

/** Passkeys and authenticator apps: what there is, one more, one less. */
export function SignInMethods({ offers }: { offers: Offers }) {
  const methods = useQuery(methodsQuery);
  const [leaving, setLeaving] = useState<SignInMethod | null>(null);
  if (methods.isPending) return <Skeleton rows={2} />;
  if (methods.isError) {
    return (
      <ErrorState
        message={methods.error.message}
        requestId={methods.error.requestId}
        onRetry={() => methods.refetch()}
      />
    );
  }
  return (
    <div className="flex max-w-2xl flex-col gap-4">
      {methods.data.length === 0 ? (
        <p className="text-ink-muted">Your password only.{offers.passkeys ? ' Add a passkey below.' : ''}</p>
      ) : null}
      {methods.data.length > 0 ? (
        <ul className="divide-y divide-line border-y border-line">
          {methods.data.map((method) => (
            <Method
              key={method.id}
              method={method}
              {...(offers.own_factors ? { onRemove: () => setLeaving(method) } : {})}
            />
          ))}
        </ul>
      ) : null}
      {offers.passkeys && passkeysWork() ? <AddPasskey /> : null}
      {offers.passkeys && !passkeysWork() ? (
        <Notice title="This browser cannot make a passkey at this address." />
      ) : null}
      <Removal method={leaving} onClose={() => setLeaving(null)} />
    </div>
  );
}

const nameOf = (method: SignInMethod) => method.name || (method.type === 'webauthn' ? 'Passkey' : 'Authenticator app');

function Method({ method, onRemove }: { method: SignInMethod; onRemove?: () => void }) {
  const { practice } = useMe();
  const Icon = method.type === 'webauthn' ? KeyRound : Smartphone;
  const used = method.last_used_at ? `last used ${day(method.last_used_at, practice.timeZone)}` : 'not used yet';
  return (
    <li className="flex min-h-14 flex-wrap items-center justify-between gap-x-4 gap-y-1 py-2">
      <div className="flex min-w-0 items-center gap-3">
        <Icon aria-hidden size={20} className="shrink-0 text-ink-muted" />
        <div className="min-w-0">
          <p className="font-medium break-words">{nameOf(method)}</p>
          <p className="text-sm text-ink-muted">
            {method.type === 'webauthn' ? 'Passkey' : 'Authenticator app'}, added{' '}
            {day(method.created_at, practice.timeZone)}, {used}
          </p>
        </div>
      </div>
      {onRemove ? (
        <Button size="small" aria-label={`Remove ${nameOf(method)}`} onPress={onRemove}>
          Remove
        </Button>
      ) : null}
    </li>
  );
}

/** Runs a change and reads the list again. */
function useChange<T>(act: (input: T) => Promise<void>, done: string, then: () => void) {
  const client = useQueryClient();
  return useMutation<void, CallFailure, T>({
    mutationFn: async (input) => {
      try {
        await act(input);
      } catch (error) {
        throw asFailure(error);
      }
    },
    onSuccess: () => {
      toast(done);
      then();
      return client.invalidateQueries({ queryKey: methodsQuery.queryKey });
    },
  });
}

function AddPasskey() {
  const [name, setName] = useState('');
  const add = useChange(account.addPasskey, 'Passkey added. You can sign in with it alone.', () => setName(''));
  return (
    <form
      noValidate
      className="flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        add.mutate(name);
      }}
    >
      {add.error ? <FormProblem problem={add.error} /> : null}
      <div className="flex flex-col items-start gap-3">
        <div className="w-full max-w-72">
          <TextField
            label="Name of the new passkey"
            help="Such as: work laptop."
            autoComplete="off"
            maxLength={80}
            value={name}
            onChange={setName}
          />
        </div>
        <Button type="submit" isPending={add.isPending} icon={<KeyRound aria-hidden size={16} />}>
          Add a passkey
        </Button>
      </div>
    </form>
  );
}

function Removal({ method, onClose }: { method: SignInMethod | null; onClose: () => void }) {
  const remove = useChange(account.removeMethod, 'Removed', onClose);
  return (
    <ConfirmDialog
      title={`Remove ${method ? nameOf(method) : ''}?`}
      isOpen={method !== null}
      onClose={() => {
        remove.reset();
        onClose();
      }}
      confirmLabel="Remove"
      confirmKind="danger"
      onConfirm={() => method && remove.mutate(method.id)}
      loading={remove.isPending}
      submitError={remove.error}
    >
      <p>It opens nothing here from then on. Delete it on the device as well.</p>
    </ConfirmDialog>
  );
}
