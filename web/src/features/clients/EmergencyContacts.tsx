import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Client, EmergencyContact } from '../../api/functions.gen.ts';
import { query, useCall } from '../../api/query.ts';
import { Badge } from '../../ui/Badge.tsx';
import { ConfirmDialog } from '../../ui/Dialog.tsx';
import { LinePanel } from '../../ui/LinePanel.tsx';
import { Line, Lines } from '../../ui/Lines.tsx';
import { toast } from '../../ui/toasts.ts';
import { LineButton } from './LineButton.tsx';
import { orNull } from './words.ts';

const refreshes = ['get-emergency-contacts', 'get-client-timeline'] as const;

/** Whom to call when something happens, and what they may be told. */
export function EmergencyContacts({ client }: { client: Client }) {
  const contacts = useQuery(query('get-emergency-contacts', { client_id: client.id }));
  const remove = useCall('delete-emergency-contact', { refreshes });
  const [open, setOpen] = useState<EmergencyContact | 'new' | null>(null);
  const [removing, setRemoving] = useState<EmergencyContact | null>(null);
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
            details={[
              contact.relationship,
              contact.phone,
              contact.other_phone,
              contact.email,
              contact.may_discuss_health && 'may be told about health',
              contact.may_leave_message && 'a message may be left',
            ]}
            state={contact.is_primary ? <Badge tone="info">First to call</Badge> : null}
            actions={
              <>
                <LineButton does="Edit" name={contact.name} onPress={() => setOpen(contact)} />
                <LineButton does="Take off" name={contact.name} onPress={() => setRemoving(contact)} />
              </>
            }
          />
        )}
        add={{ label: 'Add', onPress: () => setOpen('new') }}
      />
      {open ? (
        <ContactPanel
          client={client}
          old={open === 'new' ? null : open}
          first={contacts.data?.length === 0}
          onClose={() => setOpen(null)}
        />
      ) : null}
      <ConfirmDialog
        title={`Take ${removing?.name ?? ''} off the list`}
        isOpen={removing !== null}
        onClose={() => setRemoving(null)}
        confirmLabel="Take off"
        loading={remove.isPending}
        submitError={remove.error}
        onConfirm={() =>
          removing &&
          remove.mutate(
            { id: removing.id },
            {
              onSuccess: () => {
                toast(`${removing.name} is off the list`);
                setRemoving(null);
              },
            },
          )
        }
      >
        Nobody calls this person for the client any more. The record of it stays.
      </ConfirmDialog>
    </>
  );
}

interface Values extends Record<string, string | boolean> {
  name: string;
  relationship: string;
  phone: string;
  other_phone: string;
  email: string;
  first: boolean;
  health: boolean;
  message: boolean;
}

function ContactPanel({
  client,
  old,
  first,
  onClose,
}: {
  client: Client;
  old: EmergencyContact | null;
  first: boolean;
  onClose: () => void;
}) {
  const save = useCall('save-emergency-contact', { refreshes });
  return (
    <LinePanel<Values>
      title={old ? 'Edit emergency contact' : 'Add emergency contact'}
      submitLabel={old ? 'Save contact' : 'Add contact'}
      start={{
        name: old?.name ?? '',
        relationship: old?.relationship ?? '',
        phone: old?.phone ?? '',
        other_phone: old?.other_phone ?? '',
        email: old?.email ?? '',
        first: old?.is_primary ?? first,
        health: old?.may_discuss_health ?? false,
        message: old?.may_leave_message ?? false,
      }}
      fields={[
        { name: 'name', label: 'Name', missing: 'Enter a name.' },
        { name: 'relationship', label: 'Who they are', missing: 'Write who they are.', help: 'Such as “sister”.' },
        { name: 'phone', label: 'Phone', missing: 'Enter a phone number.' },
        { name: 'other_phone', label: 'Another phone' },
        { name: 'email', label: 'Email' },
        { name: 'first', label: 'First to call', kind: 'check' },
        { name: 'health', label: 'May be told about health', kind: 'check' },
        { name: 'message', label: 'A message may be left', kind: 'check' },
      ]}
      loading={save.isPending}
      submitError={save.error}
      onClose={onClose}
      onSave={(values) =>
        save.mutate(
          {
            client_id: client.id,
            emergency_contact: {
              name: values.name,
              relationship: values.relationship,
              phone: values.phone,
              other_phone: orNull(values.other_phone),
              email: orNull(values.email),
              is_primary: values.first,
              may_discuss_health: values.health,
              may_leave_message: values.message,
            },
            ...(old ? { id: old.id, row_version: old.row_version } : {}),
          },
          { onSuccess: onClose },
        )
      }
    />
  );
}
