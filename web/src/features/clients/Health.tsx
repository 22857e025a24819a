import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type {
  Allergy,
  AllergyKind,
  AllergyStatus,
  Client,
  Medication,
  MedicationStatus,
  Severity,
} from '../../api/functions.gen.ts';
import { query, useCall } from '../../api/query.ts';
import { mayOpen, useMe } from '../../app/me.ts';
import { plainDay } from '../../lib/dates.ts';
import { Badge } from '../../ui/Badge.tsx';
import { Button } from '../../ui/Button.tsx';
import { LinePanel } from '../../ui/LinePanel.tsx';
import { Line, Lines } from '../../ui/Lines.tsx';
import { choicesOf, orNull, plainWord } from './words.ts';

const severities = choicesOf<Severity>(['mild', 'moderate', 'severe', 'unknown'], { unknown: 'Not known' });
const allergyKinds = choicesOf<AllergyKind>(['medication', 'food', 'environment', 'other']);
const allergyStates = choicesOf<AllergyStatus>(['active', 'inactive', 'entered_in_error']);
const medicationStates = choicesOf<MedicationStatus>(['taking', 'paused', 'stopped', 'entered_in_error']);

/** What the client must not be given, and what they take. */
export function Health({ client }: { client: Client }) {
  const me = useMe();
  const mayWrite = mayOpen(me.roles, ['supervisor', 'therapist', 'associate_trainee']);
  return (
    <div className="max-w-3xl">
      <Allergies client={client} mayWrite={mayWrite} />
      <Medications client={client} mayWrite={mayWrite} />
    </div>
  );
}

function Allergies({ client, mayWrite }: { client: Client; mayWrite: boolean }) {
  const allergies = useQuery(query('get-client-allergies', { client_id: client.id }));
  const save = useCall('save-client-allergy', { refreshes: ['get-client-allergies', 'get-client-timeline'] });
  const [open, setOpen] = useState<Allergy | 'new' | null>(null);
  const old = open === 'new' ? null : open;
  return (
    <>
      <Lines
        title="Allergies"
        lines={allergies}
        empty="None on file."
        keyOf={(allergy) => allergy.id}
        line={(allergy) => (
          <Line
            title={allergy.substance}
            details={[allergy.reaction, plainWord(allergy.severity), allergy.onset_on && plainDay(allergy.onset_on)]}
            state={<Badge tone={allergy.status === 'active' ? 'warn' : 'neutral'}>{plainWord(allergy.status)}</Badge>}
            actions={mayWrite ? <Edit onPress={() => setOpen(allergy)} name={allergy.substance} /> : null}
          />
        )}
        add={mayWrite ? { label: 'Add allergy', onPress: () => setOpen('new') } : undefined}
      />
      {open ? (
        <LinePanel<{ substance: string; kind: string; reaction: string; severity: string; status: string }>
          title={old ? 'Edit allergy' : 'Add allergy'}
          submitLabel={old ? 'Save allergy' : 'Add allergy'}
          start={{
            substance: old?.substance ?? '',
            kind: old?.kind ?? 'medication',
            reaction: old?.reaction ?? '',
            severity: old?.severity ?? 'unknown',
            status: old?.status ?? 'active',
          }}
          fields={[
            { name: 'substance', label: 'To what', missing: 'Enter what the client does not tolerate.' },
            { name: 'kind', label: 'Kind', kind: 'choice', options: allergyKinds },
            { name: 'reaction', label: 'Reaction' },
            { name: 'severity', label: 'How severe', kind: 'choice', options: severities },
            { name: 'status', label: 'State', kind: 'choice', options: allergyStates },
          ]}
          loading={save.isPending}
          submitError={save.error}
          onClose={() => setOpen(null)}
          onSave={(values) =>
            save.mutate(
              {
                client_id: client.id,
                client_allergy: {
                  substance: values.substance,
                  kind: values.kind as AllergyKind,
                  reaction: orNull(values.reaction),
                  severity: values.severity as Severity,
                  status: values.status as AllergyStatus,
                  onset_on: old?.onset_on ?? null,
                },
                ...(old ? { id: old.id, row_version: old.row_version } : {}),
              },
              { onSuccess: () => setOpen(null) },
            )
          }
        />
      ) : null}
    </>
  );
}

function Medications({ client, mayWrite }: { client: Client; mayWrite: boolean }) {
  const medications = useQuery(query('get-client-medications', { client_id: client.id }));
  const save = useCall('save-client-medication', { refreshes: ['get-client-medications', 'get-client-timeline'] });
  const [open, setOpen] = useState<Medication | 'new' | null>(null);
  const old = open === 'new' ? null : open;
  return (
    <>
      <Lines
        title="Medications"
        lines={medications}
        empty="None on file."
        keyOf={(medication) => medication.id}
        line={(medication) => (
          <Line
            title={medication.name}
            details={[medication.dose, medication.frequency, medication.prescriber, medication.stop_reason]}
            state={
              <Badge tone={medication.status === 'taking' ? 'good' : 'neutral'}>{plainWord(medication.status)}</Badge>
            }
            actions={mayWrite ? <Edit onPress={() => setOpen(medication)} name={medication.name} /> : null}
          />
        )}
        add={mayWrite ? { label: 'Add medication', onPress: () => setOpen('new') } : undefined}
      />
      {open ? (
        <LinePanel<
          Record<'name' | 'dose' | 'frequency' | 'prescriber' | 'status' | 'stopped_on' | 'stop_reason', string>
        >
          title={old ? 'Edit medication' : 'Add medication'}
          submitLabel={old ? 'Save medication' : 'Add medication'}
          start={{
            name: old?.name ?? '',
            dose: old?.dose ?? '',
            frequency: old?.frequency ?? '',
            prescriber: old?.prescriber ?? '',
            status: old?.status ?? 'taking',
            stopped_on: old?.stopped_on ?? '',
            stop_reason: old?.stop_reason ?? '',
          }}
          fields={[
            { name: 'name', label: 'Name', missing: 'Enter what the client takes.' },
            { name: 'dose', label: 'Dose' },
            { name: 'frequency', label: 'How often' },
            { name: 'prescriber', label: 'Prescribed by' },
            { name: 'status', label: 'State', kind: 'choice', options: medicationStates },
            { name: 'stopped_on', label: 'Stopped on', kind: 'date' },
            { name: 'stop_reason', label: 'Why stopped' },
          ]}
          loading={save.isPending}
          submitError={save.error}
          onClose={() => setOpen(null)}
          onSave={(values) =>
            save.mutate(
              {
                client_id: client.id,
                client_medication: {
                  name: values.name,
                  dose: orNull(values.dose),
                  frequency: orNull(values.frequency),
                  prescriber: orNull(values.prescriber),
                  status: values.status as MedicationStatus,
                  stopped_on: orNull(values.stopped_on),
                  stop_reason: orNull(values.stop_reason),
                  // What this panel does not show stays as it was.
                  purpose: old?.purpose ?? null,
                  route: old?.route ?? null,
                  started_on: old?.started_on ?? null,
                },
                ...(old ? { id: old.id, row_version: old.row_version } : {}),
              },
              { onSuccess: () => setOpen(null) },
            )
          }
        />
      ) : null}
    </>
  );
}

function Edit({ name, onPress }: { name: string; onPress: () => void }) {
  return (
    <Button size="small" kind="quiet" aria-label={`Edit ${name}`} onPress={onPress}>
      Edit
    </Button>
  );
}
