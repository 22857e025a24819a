import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { Button } from '../../ui/Button.tsx';
import type { SubmitProblem } from '../../ui/FormProblem.tsx';
import { fieldsOf, PageForm, SidePanelForm } from '../../ui/FormShell.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { toast } from '../../ui/toasts.ts';
import { Sample } from './Sample.tsx';

interface Location {
  name: string;
  street: string;
  phone: string;
}

const Field = fieldsOf<Location>();
const empty: Location = { name: '', street: '', phone: '' };

function Fields() {
  return (
    <>
      <Field name="name" rules={{ required: 'Enter the name of the location.' }}>
        {(field) => <TextField label="Name" required {...field} />}
      </Field>
      <Field name="street" rules={{ required: 'Enter the street and number.' }}>
        {(field) => <TextField label="Street" required {...field} />}
      </Field>
      <Field name="phone">{(field) => <TextField label="Phone" type="tel" {...field} />}</Field>
    </>
  );
}

export function FormKit() {
  const form = useForm<Location>({ defaultValues: empty });
  const panelForm = useForm<Location>({ defaultValues: empty });
  const [panel, setPanel] = useState(false);
  const [problem, setProblem] = useState<SubmitProblem | null>({
    message: 'The server did not answer. Nothing was saved. Try again.',
    requestId: '0194c2f8-7a31-7c52-9d1e-5b8f0a6f3c11',
  });
  return (
    <>
      <Sample title="Page form">
        <PageForm
          form={form}
          loading={false}
          submitError={problem}
          submitLabel="Add location"
          onSubmit={() => {
            setProblem(null);
            toast('Location added');
          }}
        >
          <Fields />
        </PageForm>
      </Sample>
      <Sample title="Side panel form">
        <Button onPress={() => setPanel(true)}>Add location</Button>
        <SidePanelForm
          title="Add location"
          form={panelForm}
          isOpen={panel}
          onClose={() => {
            panelForm.reset(empty);
            setPanel(false);
          }}
          loading={false}
          submitError={null}
          submitLabel="Add location"
          onSubmit={() => {
            setPanel(false);
            panelForm.reset(empty);
            toast('Location added');
          }}
        >
          <Fields />
        </SidePanelForm>
      </Sample>
    </>
  );
}
