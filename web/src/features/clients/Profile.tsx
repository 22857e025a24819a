import { useState } from 'react';
import type { Clearable, Client, ClientUpdates, ContactPreference, Sex } from '../../api/functions.gen.ts';
import { useCall } from '../../api/query.ts';
import { mayOpen, useMe } from '../../app/me.ts';
import { plainDay } from '../../lib/dates.ts';
import { Button } from '../../ui/Button.tsx';
import { Facts } from '../../ui/Facts.tsx';
import { LinePanel } from '../../ui/LinePanel.tsx';
import { Section } from '../../ui/PageHeader.tsx';
import { toast } from '../../ui/toasts.ts';
import { Demographics } from './Demographics.tsx';
import { Identifiers } from './Identifiers.tsx';
import { StatusHistory } from './StatusHistory.tsx';
import { choicesOf, legalName, plainWord } from './words.ts';

const sexes = choicesOf<Sex>(['female', 'male', 'unknown'], { unknown: 'Not known' });
const preferences = choicesOf<ContactPreference>(['phone', 'text', 'email', 'portal', 'mail']);

/** Who this is, in full. */
export function Profile({ client }: { client: Client }) {
  const me = useMe();
  const [editing, setEditing] = useState(false);
  const told = mayOpen(me.roles, ['administrator', 'front_desk', 'supervisor', 'therapist', 'associate_trainee']);
  const numbers = mayOpen(me.roles, ['administrator', 'front_desk', 'billing_staff']);
  const facts: [string, string | null][] = [
    ['First name', client.first_name],
    ['Middle name', client.middle_name],
    ['Last name', [client.last_name, client.suffix].filter(Boolean).join(' ')],
    ['Chosen name', client.chosen_name],
    ['On claims', legalName(client)],
    ['Pronouns', client.pronouns],
    ['Born', plainDay(client.birth_date)],
    ['Sex on the card', client.sex === 'unknown' ? 'Not known' : plainWord(client.sex)],
    ['Reach by', plainWord(client.contact_preference)],
    ['Came because of', client.referral_reason],
    ['Registered', plainDay(client.registered_on)],
    ['Discharged', client.discharged_on ? plainDay(client.discharged_on) : null],
    ['Died', client.deceased_on ? plainDay(client.deceased_on) : null],
  ];
  return (
    <div className="max-w-3xl">
      <Section
        title="Person"
        actions={
          mayOpen(me.roles, ['administrator', 'front_desk', 'supervisor', 'therapist']) ? (
            <Button size="small" onPress={() => setEditing(true)}>
              Edit
            </Button>
          ) : null
        }
      >
        <Facts facts={facts.flatMap(([label, value]) => (value ? [[label, value] as const] : []))} />
      </Section>
      {told ? <Demographics client={client} /> : null}
      {numbers ? <Identifiers client={client} /> : null}
      <StatusHistory client={client} />
      {editing ? <EditPanel client={client} onClose={() => setEditing(false)} /> : null}
    </div>
  );
}

type Values = {
  first_name: string;
  middle_name: string;
  last_name: string;
  suffix: string;
  chosen_name: string;
  pronouns: string;
  birth_date: string;
  sex: string;
  contact_preference: string;
  referral_reason: string;
};
const clearable: readonly (Clearable & keyof Values)[] = [
  'middle_name',
  'suffix',
  'chosen_name',
  'pronouns',
  'referral_reason',
];

/** What was typed, as the server takes it: a text that was emptied is named, not sent. */
export function updatesFrom(values: Values, rowVersion: number): ClientUpdates {
  const texts = Object.fromEntries(
    clearable.flatMap((name) => (values[name].trim() === '' ? [] : [[name, values[name].trim()]])),
  );
  return {
    ...texts,
    first_name: values.first_name,
    last_name: values.last_name,
    birth_date: values.birth_date,
    sex: values.sex as Sex,
    contact_preference: values.contact_preference as ContactPreference,
    clear: clearable.filter((name) => values[name].trim() === ''),
    row_version: rowVersion,
  };
}

function EditPanel({ client, onClose }: { client: Client; onClose: () => void }) {
  const update = useCall('update-client', { refreshes: ['get-client', 'get-clients', 'get-client-timeline'] });
  return (
    <LinePanel<Values>
      title="Edit client"
      submitLabel="Save client"
      start={{
        first_name: client.first_name,
        middle_name: client.middle_name ?? '',
        last_name: client.last_name,
        suffix: client.suffix ?? '',
        chosen_name: client.chosen_name ?? '',
        pronouns: client.pronouns ?? '',
        birth_date: client.birth_date,
        sex: client.sex,
        contact_preference: client.contact_preference,
        referral_reason: client.referral_reason ?? '',
      }}
      fields={[
        { name: 'first_name', label: 'First name', missing: 'Enter a first name.' },
        { name: 'middle_name', label: 'Middle name' },
        { name: 'last_name', label: 'Last name', missing: 'Enter a last name.' },
        { name: 'suffix', label: 'Suffix' },
        { name: 'chosen_name', label: 'Chosen first name', help: 'Shown everywhere except on claims.' },
        { name: 'pronouns', label: 'Pronouns' },
        { name: 'birth_date', label: 'Birth date', kind: 'date', missing: 'Enter the birth date.' },
        { name: 'sex', label: 'Sex on the insurance card', kind: 'choice', options: sexes },
        { name: 'contact_preference', label: 'Reach by', kind: 'choice', options: preferences },
        { name: 'referral_reason', label: 'Came because of', kind: 'area' },
      ]}
      loading={update.isPending}
      submitError={update.error}
      onClose={onClose}
      onSave={(values) =>
        update.mutate(
          { id: client.id, updates: updatesFrom(values, client.row_version) },
          {
            onSuccess: () => {
              toast('Client saved');
              onClose();
            },
          },
        )
      }
    />
  );
}
