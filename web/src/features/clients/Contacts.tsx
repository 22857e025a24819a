import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { AddressKind, Client, ContactKind, ContactPoint, ContactSystem } from '../../api/functions.gen.ts';
import { query, useCall } from '../../api/query.ts';
import { mayOpen, useMe } from '../../app/me.ts';
import { Badge } from '../../ui/Badge.tsx';
import { LinePanel } from '../../ui/LinePanel.tsx';
import { Line, Lines } from '../../ui/Lines.tsx';
import { Guardians } from './Guardians.tsx';
import { choicesOf, orNull, plainWord } from './words.ts';

const kinds = choicesOf<ContactKind>(['mobile', 'home', 'work', 'other']);
const systems = choicesOf<ContactSystem>(['phone', 'email']);
const addressKinds = choicesOf<AddressKind>(['home', 'mailing', 'temporary', 'work']);

/** How to reach the client, whom to call, and who may act for them. */
export function Contacts({ client }: { client: Client }) {
  const me = useMe();
  const family = mayOpen(me.roles, ['administrator', 'front_desk', 'supervisor', 'therapist', 'associate_trainee']);
  const verifies = mayOpen(me.roles, ['administrator', 'front_desk', 'supervisor', 'therapist']);
  return (
    <div className="max-w-3xl">
      <Reach client={client} mayWrite={family} />
      <Addresses client={client} mayWrite={family} />
      {family ? <Emergency client={client} /> : null}
      {family ? <Guardians client={client} mayWrite={verifies} /> : null}
    </div>
  );
}

function Reach({ client, mayWrite }: { client: Client; mayWrite: boolean }) {
  const points = useQuery(query('get-client-contact-points', { client_id: client.id }));
  const save = useCall('save-client-contact-point', {
    refreshes: ['get-client-contact-points', 'get-client', 'get-clients', 'get-client-timeline'],
  });
  const [open, setOpen] = useState(false);
  const rank = Math.max(0, ...(points.data ?? []).map((point: ContactPoint) => point.rank)) + 1;
  return (
    <>
      <Lines
        title="Phone and email"
        lines={points}
        empty="No number and no address yet."
        keyOf={(point) => point.id}
        line={(point) => (
          <Line
            title={point.value}
            details={[
              plainWord(point.kind),
              point.system === 'phone' && (point.voicemail_allowed ? 'may leave a message' : 'no voicemail'),
              point.system === 'phone' && point.text_consent && 'agreed to texts',
              point.note,
            ]}
          />
        )}
        add={mayWrite ? { label: 'Add', onPress: () => setOpen(true) } : undefined}
      />
      {open ? (
        <LinePanel<{ system: string; kind: string; value: string; voicemail: boolean; texts: boolean; note: string }>
          title="Add phone or email"
          submitLabel="Add"
          start={{ system: 'phone', kind: 'mobile', value: '', voicemail: false, texts: false, note: '' }}
          fields={[
            { name: 'system', label: 'Way', kind: 'choice', options: systems },
            { name: 'value', label: 'Number or address', missing: 'Enter a number or an address.' },
            { name: 'kind', label: 'Kind', kind: 'choice', options: kinds },
            { name: 'voicemail', label: 'A message may be left', kind: 'check' },
            { name: 'texts', label: 'The client agreed to text messages', kind: 'check' },
            { name: 'note', label: 'Note', help: 'Such as “only after six”.' },
          ]}
          loading={save.isPending}
          submitError={save.error}
          onClose={() => setOpen(false)}
          onSave={(values) =>
            save.mutate(
              {
                client_id: client.id,
                client_contact_point: {
                  system: values.system as ContactSystem,
                  kind: values.kind as ContactKind,
                  value: values.value,
                  rank,
                  text_consent: values.texts,
                  voicemail_allowed: values.voicemail,
                  note: orNull(values.note),
                },
              },
              { onSuccess: () => setOpen(false) },
            )
          }
        />
      ) : null}
    </>
  );
}

function Addresses({ client, mayWrite }: { client: Client; mayWrite: boolean }) {
  const addresses = useQuery(query('get-client-addresses', { client_id: client.id }));
  const save = useCall('save-client-address', { refreshes: ['get-client-addresses', 'get-client-timeline'] });
  const [open, setOpen] = useState(false);
  return (
    <>
      <Lines
        title="Addresses"
        lines={addresses}
        empty="No address yet."
        keyOf={(address) => address.id}
        line={(address) => (
          <Line
            title={[address.street, address.unit].filter(Boolean).join(', ')}
            details={[`${address.city}, ${address.state} ${address.postal_code}`, plainWord(address.kind)]}
            state={address.confidential ? <Badge tone="warn">Confidential</Badge> : null}
          />
        )}
        add={mayWrite ? { label: 'Add', onPress: () => setOpen(true) } : undefined}
      />
      {open ? (
        <LinePanel<{
          kind: string;
          street: string;
          unit: string;
          city: string;
          state: string;
          postal_code: string;
          confidential: boolean;
        }>
          title="Add address"
          submitLabel="Add address"
          start={{ kind: 'home', street: '', unit: '', city: '', state: '', postal_code: '', confidential: false }}
          fields={[
            { name: 'kind', label: 'Kind', kind: 'choice', options: addressKinds },
            { name: 'street', label: 'Street and number', missing: 'Enter the street.' },
            { name: 'unit', label: 'Unit' },
            { name: 'city', label: 'City', missing: 'Enter the city.' },
            { name: 'state', label: 'State', missing: 'Enter the state.', help: 'Two letters, such as NY.' },
            { name: 'postal_code', label: 'ZIP code', missing: 'Enter the ZIP code.' },
            { name: 'confidential', label: 'Confidential: never on mail or statements', kind: 'check' },
          ]}
          loading={save.isPending}
          submitError={save.error}
          onClose={() => setOpen(false)}
          onSave={({ kind, unit, ...values }) =>
            save.mutate(
              {
                client_id: client.id,
                client_address: {
                  ...values,
                  state: values.state.trim().toUpperCase(),
                  kind: kind as AddressKind,
                  unit: orNull(unit),
                },
              },
              { onSuccess: () => setOpen(false) },
            )
          }
        />
      ) : null}
    </>
  );
}

function Emergency({ client }: { client: Client }) {
  const contacts = useQuery(query('get-emergency-contacts', { client_id: client.id }));
  const save = useCall('save-emergency-contact', { refreshes: ['get-emergency-contacts', 'get-client-timeline'] });
  const [open, setOpen] = useState(false);
  return (
    <>
      <Lines
        title="In an emergency"
        lines={contacts}
        empty="Nobody to call yet."
        keyOf={(contact) => contact.id}
        line={(contact) => (
          <Line
            title={contact.name}
            details={[contact.relationship, contact.phone, contact.may_discuss_health && 'may be told about health']}
            state={contact.is_primary ? <Badge tone="info">First to call</Badge> : null}
          />
        )}
        add={{ label: 'Add', onPress: () => setOpen(true) }}
      />
      {open ? (
        <LinePanel<{ name: string; relationship: string; phone: string; first: boolean; health: boolean }>
          title="Add emergency contact"
          submitLabel="Add contact"
          start={{ name: '', relationship: '', phone: '', first: contacts.data?.length === 0, health: false }}
          fields={[
            { name: 'name', label: 'Name', missing: 'Enter a name.' },
            { name: 'relationship', label: 'Who they are', missing: 'Write who they are.', help: 'Such as “sister”.' },
            { name: 'phone', label: 'Phone', missing: 'Enter a phone number.' },
            { name: 'first', label: 'First to call', kind: 'check' },
            { name: 'health', label: 'May be told about health', kind: 'check' },
          ]}
          loading={save.isPending}
          submitError={save.error}
          onClose={() => setOpen(false)}
          onSave={({ first, health, ...person }) =>
            save.mutate(
              {
                client_id: client.id,
                emergency_contact: { ...person, is_primary: first, may_discuss_health: health },
              },
              { onSuccess: () => setOpen(false) },
            )
          }
        />
      ) : null}
    </>
  );
}
