import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { useCall } from '../../api/query.ts';
import type { Me } from '../../api/session.ts';
import { useMe } from '../../app/me.ts';
import { fieldsOf, SidePanelForm } from '../../ui/FormShell.tsx';
import { StaleNotice } from '../../ui/StaleNotice.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { toast } from '../../ui/toasts.ts';

interface Values {
  first_name: string;
  last_name: string;
  preferred_name: string;
  phone: string;
}

const Field = fieldsOf<Values>();

const valuesOf = ({ profile }: Me): Values => ({
  first_name: profile.first_name,
  last_name: profile.last_name,
  preferred_name: profile.preferred_name ?? '',
  phone: profile.phone ?? '',
});

/** What a person may correct about themselves: their names and their number. */
export function ProfilePanel({ onClose }: { onClose: () => void }) {
  const me = useMe();
  const client = useQueryClient();
  const [version, setVersion] = useState(me.profile.row_version);
  const form = useForm<Values>({ defaultValues: valuesOf(me) });
  const update = useCall('update-my-profile', { refreshes: ['get-me', 'get-staff-directory', 'get-clinicians'] });
  const stale = me.profile.row_version !== version && !update.isPending && !update.isSuccess;
  const goOn = () => {
    setVersion(me.profile.row_version);
    update.reset();
  };
  return (
    <SidePanelForm
      title="Edit my profile"
      form={form}
      isOpen
      onClose={onClose}
      loading={update.isPending}
      submitError={stale && update.error?.code === 'version_conflict' ? null : update.error}
      submitLabel="Save profile"
      onSubmit={(values) =>
        update.mutate(
          {
            row_version: version,
            first_name: values.first_name.trim(),
            last_name: values.last_name.trim(),
            preferred_name: values.preferred_name.trim() || null,
            phone: values.phone.trim() || null,
          },
          {
            onSuccess: () => {
              toast('Your profile is saved');
              onClose();
            },
            onError: (failure) => {
              // Changed elsewhere meanwhile: what stands there now is fetched and shown.
              if (failure.code === 'version_conflict') client.invalidateQueries({ queryKey: ['get-me'] });
            },
          },
        )
      }
    >
      {stale ? (
        <StaleNotice
          title="Your profile was changed while you were here"
          onTheirs={() => {
            form.reset(valuesOf(me));
            goOn();
          }}
          onMine={goOn}
        >
          {`It is now: ${Object.values(valuesOf(me)).filter(Boolean).join(', ')}. Nothing of yours is saved yet.`}
        </StaleNotice>
      ) : null}
      <Field name="first_name" rules={{ validate: (name) => name.trim() !== '' || 'Enter your first name.' }}>
        {(field) => <TextField label="First name" maxLength={80} autoComplete="given-name" {...field} />}
      </Field>
      <Field name="last_name" rules={{ validate: (name) => name.trim() !== '' || 'Enter your last name.' }}>
        {(field) => <TextField label="Last name" maxLength={80} autoComplete="family-name" {...field} />}
      </Field>
      <Field name="preferred_name">
        {(field) => (
          <TextField
            label="First name you go by"
            help="If it is another one. Colleagues see it."
            maxLength={80}
            {...field}
          />
        )}
      </Field>
      <Field name="phone">
        {(field) => <TextField label="Phone" type="tel" maxLength={40} autoComplete="tel" {...field} />}
      </Field>
    </SidePanelForm>
  );
}
