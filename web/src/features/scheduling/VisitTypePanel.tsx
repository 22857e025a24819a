import { useForm } from 'react-hook-form';
import type { AppointmentType, Color, Modality, ServiceCode } from '../../api/functions.gen.ts';
import { useCall } from '../../api/query.ts';
import { looks, modalityNames } from '../../lib/visits.ts';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { fieldsOf, SidePanelForm } from '../../ui/FormShell.tsx';
import { NumberField } from '../../ui/NumberField.tsx';
import { Select } from '../../ui/Select.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { toast } from '../../ui/toasts.ts';

interface Values {
  name: string;
  default_minutes: number;
  modality: Modality;
  max_clients: number;
  color: Color;
  billing_code_id: string;
  active: boolean;
}

const Field = fieldsOf<Values>();
const modalities = (Object.keys(modalityNames) as Modality[]).map((value) => ({ value, label: modalityNames[value] }));
const colors = (Object.keys(looks) as Color[]).map((value) => ({
  value,
  label: value.charAt(0).toUpperCase() + value.slice(1),
}));

/** Adds a kind of visit, or changes one. Visits that are booked keep the time they have. */
export function VisitTypePanel({
  type,
  services,
  onClose,
}: {
  type: AppointmentType | null;
  services: readonly ServiceCode[];
  onClose: () => void;
}) {
  const form = useForm<Values>({
    defaultValues: {
      name: type?.name ?? '',
      default_minutes: type?.default_minutes ?? 50,
      modality: type?.modality ?? 'in_person',
      max_clients: type?.max_clients ?? 1,
      color: type?.color ?? 'teal',
      billing_code_id: type?.billing_code_id ?? '',
      active: type?.active ?? true,
    },
  });
  const save = useCall('save-appointment-type', { refreshes: ['get-appointment-types', 'get-appointments'] });
  const offered = services.filter((service) => service.active || service.id === type?.billing_code_id);
  return (
    <SidePanelForm
      title={type ? 'Edit visit type' : 'Add visit type'}
      form={form}
      isOpen
      onClose={onClose}
      loading={save.isPending}
      submitError={save.error}
      submitLabel={type ? 'Save visit type' : 'Add visit type'}
      onSubmit={(values) =>
        save.mutate(
          {
            ...(type ? { id: type.id, row_version: type.row_version } : {}),
            appointment_type: {
              ...values,
              name: values.name.trim(),
              billing_code_id: values.billing_code_id === '' ? null : values.billing_code_id,
            },
          },
          {
            onSuccess: (saved) => {
              toast(`${saved.name} is saved`);
              onClose();
            },
          },
        )
      }
    >
      <Field name="name" rules={{ required: 'Enter a name.' }}>
        {(field) => <TextField label="Name" maxLength={80} {...field} />}
      </Field>
      <Field
        name="default_minutes"
        rules={{ validate: (minutes) => !Number.isNaN(minutes) || 'Enter how long it usually lasts.' }}
      >
        {(field) => <NumberField label="Minutes" minValue={5} maxValue={720} step={5} {...field} />}
      </Field>
      <Field name="modality">{(field) => <Select label="How they meet" options={modalities} {...field} />}</Field>
      <Field
        name="max_clients"
        rules={{ validate: (most) => !Number.isNaN(most) || 'Enter for how many clients it is.' }}
      >
        {(field) => (
          <NumberField
            label="Clients at most"
            help="More than one for couples, families and groups."
            minValue={1}
            maxValue={50}
            {...field}
          />
        )}
      </Field>
      <Field name="billing_code_id">
        {(field) => (
          <Select
            label="Usual service"
            help="What a visit of this kind is charged as, if its note names no other."
            options={[
              { value: '', label: 'None' },
              ...offered.map((service) => ({
                value: service.id,
                label: `${service.code} ${service.description}`,
              })),
            ]}
            {...field}
          />
        )}
      </Field>
      <Field name="color">{(field) => <Select label="Color in the calendar" options={colors} {...field} />}</Field>
      <Field name="active">{({ name: _, ...field }) => <Checkbox {...field}>Can be booked</Checkbox>}</Field>
    </SidePanelForm>
  );
}
