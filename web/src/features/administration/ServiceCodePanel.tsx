import { useForm } from 'react-hook-form';
import type { ServiceCode, ServiceFacts } from '../../api/functions.gen.ts';
import { useCall } from '../../api/query.ts';
import { Button } from '../../ui/Button.tsx';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { FormProblem } from '../../ui/FormProblem.tsx';
import { fieldsOf, SidePanelForm } from '../../ui/FormShell.tsx';
import { NumberField } from '../../ui/NumberField.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { toast } from '../../ui/toasts.ts';

interface Values {
  code: string;
  description: string;
  /** NaN while the field is empty, as the number field reports it. */
  minutes: number;
  /** Dollars, as people say it; cents are what is sent. */
  fee_cents: number;
  add_on: boolean;
}

const Field = fieldsOf<Values>();

/** What is sent. The form asks for dollars under the server's name, so that its complaints find the field. */
export function serviceFactsOf(values: Values): ServiceFacts {
  return {
    code: values.code.trim().toUpperCase(),
    description: values.description.trim(),
    minutes: Number.isNaN(values.minutes) ? null : values.minutes,
    fee_cents: Math.round(values.fee_cents * 100),
    add_on: values.add_on,
  };
}

export function ServiceCodePanel({ service, onClose }: { service: ServiceCode | null; onClose: () => void }) {
  const form = useForm<Values>({
    defaultValues: {
      code: service?.code ?? '',
      description: service?.description ?? '',
      minutes: service?.minutes ?? Number.NaN,
      fee_cents: service ? service.fee_cents / 100 : Number.NaN,
      add_on: service?.add_on ?? false,
    },
  });
  const refreshes = ['get-service-codes'] as const;
  const create = useCall('create-service-code', { refreshes });
  const update = useCall('update-service-code', { refreshes });
  const toggle = useCall('toggle-service-code', { refreshes });

  function save(values: Values) {
    const done = () => {
      toast(service ? 'Service saved' : `${values.code.toUpperCase()} is added`);
      onClose();
    };
    const facts = serviceFactsOf(values);
    if (service) {
      update.mutate({ id: service.id, row_version: service.row_version, service: facts }, { onSuccess: done });
    } else create.mutate({ service: facts }, { onSuccess: done });
  }

  return (
    <SidePanelForm
      title={service ? `Service ${service.code}` : 'Add service'}
      form={form}
      isOpen
      onClose={onClose}
      loading={create.isPending || update.isPending}
      submitError={create.error ?? update.error}
      submitLabel={service ? 'Save service' : 'Add service'}
      onSubmit={save}
    >
      <Field
        name="code"
        rules={{
          required: 'Enter the procedure code.',
          pattern: { value: /^[0-9A-Za-z]{5}$/, message: 'A code has five letters or digits.' },
        }}
      >
        {(field) => <TextField label="Procedure code" maxLength={5} {...field} />}
      </Field>
      <Field name="description" rules={{ required: 'Describe the service in your own words.' }}>
        {(field) => <TextField label="Description" help="In your practice’s own words. Clients read it." {...field} />}
      </Field>
      <Field name="minutes">{(field) => <NumberField label="Minutes" minValue={1} maxValue={480} {...field} />}</Field>
      <Field
        name="fee_cents"
        rules={{ validate: (dollars) => !Number.isNaN(dollars) || 'Enter the fee; 0 if there is none.' }}
      >
        {(field) => (
          <NumberField
            label="Fee"
            minValue={0}
            maxValue={100_000}
            formatOptions={{ style: 'currency', currency: 'USD' }}
            {...field}
          />
        )}
      </Field>
      <Field name="add_on">
        {({ name: _, ...field }) => <Checkbox {...field}>Only billed together with another service</Checkbox>}
      </Field>
      {service ? (
        <div className="border-t border-line pt-6">
          {toggle.error ? <FormProblem problem={toggle.error} /> : null}
          <Button
            isPending={toggle.isPending}
            onPress={() =>
              toggle.mutate(
                { id: service.id, active: !service.active },
                {
                  onSuccess: () => {
                    toast(`${service.code} is ${service.active ? 'off' : 'in use'}`);
                    onClose();
                  },
                },
              )
            }
          >
            {service.active ? 'Turn off' : 'Use again'}
          </Button>
        </div>
      ) : null}
    </SidePanelForm>
  );
}
