import { useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { useForm, useWatch } from 'react-hook-form';
import type { Sex } from '../../api/functions.gen.ts';
import { query, useCall } from '../../api/query.ts';
import { useSettled } from '../../lib/useSettled.ts';
import { ComboBox } from '../../ui/ComboBox.tsx';
import { fieldsOf, SidePanelForm } from '../../ui/FormShell.tsx';
import { PlainDateField } from '../../ui/PlainDateField.tsx';
import { Select } from '../../ui/Select.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { toast } from '../../ui/toasts.ts';
import { Duplicates } from './Duplicates.tsx';
import { chartPath, choicesOf, clientName, orNull } from './words.ts';

interface Values {
  first_name: string;
  last_name: string;
  birth_date: string;
  phone: string;
  email: string;
  chosen_name: string;
  pronouns: string;
  sex: Sex | null;
  therapist_id: string | null;
  payer_id: string | null;
  member_id: string;
  referral_reason: string;
}

const nobody: Values = {
  first_name: '',
  last_name: '',
  birth_date: '',
  phone: '',
  email: '',
  chosen_name: '',
  pronouns: '',
  sex: null,
  therapist_id: null,
  payer_id: null,
  member_id: '',
  referral_reason: '',
};
const Field = fieldsOf<Values>();
const sexes = choicesOf<Sex>(['female', 'male', 'unknown'], { unknown: 'Not known' });

/** Takes somebody in while they are on the phone: three fields are enough, twelve are all. */
export function NewClientPanel({
  therapists,
  onClose,
}: {
  therapists: readonly { value: string; label: string }[];
  onClose: () => void;
}) {
  const router = useRouter();
  const form = useForm<Values>({ defaultValues: nobody });
  const create = useCall('create-client', { refreshes: ['get-clients', 'get-recent-clients'] });
  const payers = useQuery(query('get-payers', {}));
  const [anotherPerson, setAnotherPerson] = useState(false);
  const typed = useSettled(useWatch({ control: form.control }), 400);
  const enough = Boolean(typed.first_name?.trim() && typed.last_name?.trim() && typed.birth_date);
  const alike = useQuery({
    ...query('find-duplicate-clients', {
      first_name: typed.first_name?.trim() ?? '',
      last_name: typed.last_name?.trim() ?? '',
      birth_date: typed.birth_date ?? '',
      ...((typed.phone ?? '').replace(/\D/g, '').length >= 10 ? { phone: typed.phone ?? null } : {}),
    }),
    enabled: enough,
  });
  const insured = typed.payer_id != null;
  return (
    <SidePanelForm
      title="Add client"
      form={form}
      isOpen
      onClose={onClose}
      loading={create.isPending}
      submitError={create.error}
      submitLabel="Add client"
      onSubmit={(values) =>
        create.mutate(
          {
            confirmed_new: anotherPerson,
            client: {
              first_name: values.first_name,
              last_name: values.last_name,
              birth_date: values.birth_date,
              chosen_name: orNull(values.chosen_name),
              pronouns: orNull(values.pronouns),
              sex: values.sex,
              phone: orNull(values.phone),
              email: orNull(values.email),
              referral_reason: orNull(values.referral_reason),
              therapist_id: values.therapist_id,
              payer_id: values.payer_id,
              member_id: values.payer_id ? orNull(values.member_id) : null,
            },
          },
          {
            onSuccess: (client) => {
              toast(`${clientName(client)} is a client now, chart ${client.mrn}`);
              router.history.push(chartPath(client.id));
            },
          },
        )
      }
    >
      <Field name="first_name" rules={{ required: 'Enter a first name.' }}>
        {(field) => <TextField label="First name" required autoFocus {...field} />}
      </Field>
      <Field name="last_name" rules={{ required: 'Enter a last name.' }}>
        {(field) => <TextField label="Last name" required {...field} />}
      </Field>
      <Field name="birth_date" rules={{ required: 'Enter the birth date.' }}>
        {({ name: _, ...field }) => <PlainDateField label="Birth date" required {...field} />}
      </Field>
      {enough && alike.data && alike.data.length > 0 ? (
        <Duplicates found={alike.data} confirmed={anotherPerson} onConfirm={setAnotherPerson} />
      ) : null}
      <Field name="phone">{(field) => <TextField label="Phone" type="tel" {...field} />}</Field>
      <Field name="email">{(field) => <TextField label="Email" type="email" {...field} />}</Field>
      <Field name="chosen_name">
        {(field) => <TextField label="Chosen first name" help="Shown everywhere except on claims." {...field} />}
      </Field>
      <Field name="pronouns">{(field) => <TextField label="Pronouns" placeholder="they/them" {...field} />}</Field>
      <Field name="sex">{(field) => <Select label="Sex on the insurance card" options={sexes} {...field} />}</Field>
      <Field name="therapist_id">{(field) => <ComboBox label="Therapist" options={therapists} {...field} />}</Field>
      <Field name="payer_id">
        {(field) => (
          <ComboBox
            label="Payer"
            options={(payers.data ?? []).map((payer) => ({ value: payer.id, label: payer.name }))}
            emptyText="No payer by that name. Leave it empty for self-pay."
            {...field}
          />
        )}
      </Field>
      {insured ? (
        <Field name="member_id" rules={{ required: 'Enter the number on the card.' }}>
          {(field) => <TextField label="Number on the card" {...field} />}
        </Field>
      ) : null}
      <Field name="referral_reason">{(field) => <TextField label="Reason for coming" {...field} />}</Field>
    </SidePanelForm>
  );
}
