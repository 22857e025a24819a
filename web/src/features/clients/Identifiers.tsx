import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../api/call.ts';
import { confirmIdentity } from '../../api/confirm.ts';
import { asFailure, type CallFailure } from '../../api/failure.ts';
import type { Client, Identifier, IdentifierKind } from '../../api/functions.gen.ts';
import { query, useCall } from '../../api/query.ts';
import { mayOpen, useMe } from '../../app/me.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { FormProblem } from '../../ui/FormProblem.tsx';
import { LinePanel } from '../../ui/LinePanel.tsx';
import { Line, Lines } from '../../ui/Lines.tsx';
import { LineButton } from './LineButton.tsx';
import { choicesOf, orNull } from './words.ts';

const names: Record<IdentifierKind, string> = {
  ssn: 'Social security number',
  previous_mrn: 'Chart number elsewhere',
  external: 'Number in another system',
};
const kinds = choicesOf(Object.keys(names) as IdentifierKind[], names);

/** The numbers others know the client by. Only their end is shown; the whole of one is shown to who proves again who they are. */
export function Identifiers({ client }: { client: Client }) {
  const me = useMe();
  const identifiers = useQuery(query('get-client-identifiers', { client_id: client.id }));
  const [adding, setAdding] = useState(false);
  const [shown, setShown] = useState<{ of: Identifier; value: string } | null>(null);
  const [problem, setProblem] = useState<CallFailure | null>(null);
  const [asking, setAsking] = useState<string | null>(null);
  const mayReveal = mayOpen(me.roles, ['administrator', 'billing_staff']);
  const mayWrite = mayOpen(me.roles, ['administrator', 'front_desk']);

  async function reveal(identifier: Identifier) {
    setProblem(null);
    setAsking(identifier.id);
    try {
      setShown({ of: identifier, value: await revealed(identifier.id) });
    } catch (error) {
      setProblem(asFailure(error));
    } finally {
      setAsking(null);
    }
  }

  return (
    <>
      {problem ? <FormProblem problem={problem} /> : null}
      <Lines
        title="Numbers"
        about="Each look at a whole number is written down."
        lines={identifiers}
        empty="None on file."
        keyOf={(identifier) => identifier.id}
        line={(identifier) => (
          <Line
            title={names[identifier.kind]}
            details={[`ends in ${identifier.last_four}`, identifier.issuer]}
            actions={
              mayReveal ? (
                <LineButton
                  does="Show"
                  name={`the ${names[identifier.kind].toLowerCase()} that ends in ${identifier.last_four}`}
                  pending={asking === identifier.id}
                  onPress={() => void reveal(identifier)}
                />
              ) : null
            }
          />
        )}
        add={mayWrite ? { label: 'Add number', onPress: () => setAdding(true) } : undefined}
      />
      {adding ? <IdentifierPanel client={client} onClose={() => setAdding(false)} /> : null}
      <Dialog
        title={shown ? names[shown.of.kind] : ''}
        isOpen={shown !== null}
        onClose={() => setShown(null)}
        actions={
          <Button kind="primary" onPress={() => setShown(null)}>
            Hide
          </Button>
        }
      >
        <div className="text-lg font-semibold tabular-nums select-all">{shown?.value}</div>
        <p className="mt-2 text-ink-muted">That you looked is in the audit log.</p>
      </Dialog>
    </>
  );
}

/** The whole number. It is asked for when it is wanted and kept nowhere: no cache holds it. */
async function revealed(id: string): Promise<string> {
  try {
    return (await call('reveal-client-identifier', { id })).value;
  } catch (error) {
    const failure = asFailure(error);
    if (failure.code !== 'fresh_sign_in_required' || !(await confirmIdentity())) throw failure;
  }
  return (await call('reveal-client-identifier', { id })).value;
}

function IdentifierPanel({ client, onClose }: { client: Client; onClose: () => void }) {
  const save = useCall('save-client-identifier', { refreshes: ['get-client-identifiers', 'get-client-timeline'] });
  return (
    <LinePanel<{ kind: string; value: string; issuer: string }>
      title="Add number"
      submitLabel="Add number"
      start={{ kind: 'ssn', value: '', issuer: '' }}
      fields={[
        {
          name: 'kind',
          label: 'Kind',
          kind: 'choice',
          options: kinds,
          help: 'A new social security number replaces the old one.',
        },
        { name: 'value', label: 'Number', missing: 'Enter the number.' },
        { name: 'issuer', label: 'Who gave it', help: 'The clinic or the system, for numbers from elsewhere.' },
      ]}
      loading={save.isPending}
      submitError={save.error}
      onClose={onClose}
      onSave={({ kind, value, issuer }) =>
        save.mutate(
          { client_id: client.id, kind: kind as IdentifierKind, value, issuer: orNull(issuer) },
          { onSuccess: onClose },
        )
      }
    />
  );
}
