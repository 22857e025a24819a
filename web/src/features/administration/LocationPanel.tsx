import { useForm } from 'react-hook-form';
import type { Location, LocationFacts } from '../../api/functions.gen.ts';
import { useCall } from '../../api/query.ts';
import { useMe } from '../../app/me.ts';
import { Button } from '../../ui/Button.tsx';
import { FormProblem } from '../../ui/FormProblem.tsx';
import { fieldsOf, SidePanelForm } from '../../ui/FormShell.tsx';
import { Select } from '../../ui/Select.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { toast } from '../../ui/toasts.ts';
import { placesOfService, timeZones, withCurrent } from './choices.ts';

type Values = Required<{ [K in keyof LocationFacts]: string }>;
const Field = fieldsOf<Values>();

function valuesOf(location: Location | null, zone: string): Values {
  return {
    name: location?.name ?? '',
    street: location?.street ?? '',
    city: location?.city ?? '',
    state: location?.state ?? '',
    postal_code: location?.postal_code ?? '',
    phone: location?.phone ?? '',
    place_of_service: location?.place_of_service ?? '11',
    time_zone: location?.time_zone ?? zone,
  };
}

/** What is sent: an empty field is "not known", never an empty text. */
export function factsOf(values: Values): LocationFacts {
  const known = (text: string) => text.trim() || null;
  return {
    name: values.name.trim(),
    street: known(values.street),
    city: known(values.city),
    state: known(values.state.toUpperCase()),
    postal_code: known(values.postal_code),
    phone: known(values.phone),
    place_of_service: values.place_of_service,
    time_zone: values.time_zone,
  };
}

export function LocationPanel({ location, onClose }: { location: Location | null; onClose: () => void }) {
  const me = useMe();
  const form = useForm<Values>({ defaultValues: valuesOf(location, me.practice.timeZone) });
  const refreshes = ['get-locations'] as const;
  const create = useCall('create-location', { refreshes });
  const update = useCall('update-location', { refreshes });
  const deactivate = useCall('deactivate-location', { refreshes });

  function save(values: Values) {
    const done = () => {
      toast(location ? 'Location saved' : `${values.name} is added`);
      onClose();
    };
    if (location) {
      update.mutate(
        { id: location.id, row_version: location.row_version, location: factsOf(values) },
        { onSuccess: done },
      );
    } else create.mutate({ location: factsOf(values) }, { onSuccess: done });
  }

  return (
    <SidePanelForm
      title={location ? location.name : 'Add location'}
      form={form}
      isOpen
      onClose={onClose}
      loading={create.isPending || update.isPending}
      submitError={create.error ?? update.error}
      submitLabel={location ? 'Save location' : 'Add location'}
      onSubmit={save}
    >
      <Field name="name" rules={{ required: 'Enter the name of the location.' }}>
        {(field) => <TextField label="Name" required {...field} />}
      </Field>
      <Field name="street">{(field) => <TextField label="Street and number" {...field} />}</Field>
      <Field name="city">{(field) => <TextField label="City" {...field} />}</Field>
      <div className="grid grid-cols-2 gap-4">
        <Field
          name="state"
          rules={{ pattern: { value: /^[A-Za-z]{2}$/, message: 'Use the two letters of the state, such as ME.' } }}
        >
          {(field) => <TextField label="State" maxLength={2} {...field} />}
        </Field>
        <Field
          name="postal_code"
          rules={{ pattern: { value: /^\d{5}(-\d{4})?$/, message: 'Use 5 digits, or 5 and 4.' } }}
        >
          {(field) => <TextField label="ZIP code" inputMode="numeric" {...field} />}
        </Field>
      </div>
      <Field name="phone">{(field) => <TextField label="Phone" type="tel" {...field} />}</Field>
      <Field name="place_of_service">
        {(field) => (
          <Select
            label="Place of service"
            help="Printed on claims."
            options={withCurrent(placesOfService, field.value)}
            {...field}
          />
        )}
      </Field>
      <Field name="time_zone">
        {(field) => <Select label="Time zone" options={withCurrent(timeZones, field.value)} {...field} />}
      </Field>
      {location?.active ? (
        <div className="border-t border-line pt-6">
          {deactivate.error ? <FormProblem problem={deactivate.error} /> : null}
          <p className="mb-2 text-sm text-ink-muted">
            A closed location cannot be booked any more. Past visits keep it. Its rooms close with it.
          </p>
          <Button
            isPending={deactivate.isPending}
            onPress={() =>
              deactivate.mutate(
                { id: location.id, row_version: location.row_version },
                {
                  onSuccess: () => {
                    toast(`${location.name} is closed`);
                    onClose();
                  },
                },
              )
            }
          >
            Close location
          </Button>
        </div>
      ) : null}
    </SidePanelForm>
  );
}
