import { useForm } from 'react-hook-form';
import { useCall } from '../../api/query.ts';
import { type Role, roleNames, roles } from '../../api/roles.ts';
import { fieldsOf, SidePanelForm } from '../../ui/FormShell.tsx';
import { Select } from '../../ui/Select.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { toast } from '../../ui/toasts.ts';

interface Invitation {
  first_name: string;
  last_name: string;
  email: string;
  role: Role | null;
}

const nobody: Invitation = { first_name: '', last_name: '', email: '', role: null };
const Field = fieldsOf<Invitation>();
const choices = roles.filter((role) => role !== 'client_user').map((value) => ({ value, label: roleNames[value] }));

/** Invites somebody. They choose their own password from a link that works once. */
export function InvitePanel({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const form = useForm<Invitation>({ defaultValues: nobody });
  const create = useCall('create-user', { refreshes: ['get-users'] });
  function close() {
    form.reset(nobody);
    create.reset();
    onClose();
  }
  return (
    <SidePanelForm
      title="Invite person"
      form={form}
      isOpen={isOpen}
      onClose={close}
      loading={create.isPending}
      submitError={create.error}
      submitLabel="Send invitation"
      onSubmit={({ role, ...person }) =>
        create.mutate(
          { ...person, roles: role ? [role] : [] },
          {
            onSuccess: () => {
              toast(`An invitation is on its way to ${person.email}`);
              close();
            },
          },
        )
      }
    >
      <Field name="first_name" rules={{ required: 'Enter a first name.' }}>
        {(field) => <TextField label="First name" {...field} />}
      </Field>
      <Field name="last_name" rules={{ required: 'Enter a last name.' }}>
        {(field) => <TextField label="Last name" {...field} />}
      </Field>
      <Field
        name="email"
        rules={{
          required: 'Enter an email address.',
          pattern: { value: /^\S+@\S+\.\S+$/, message: 'Enter an address such as name@example.org.' },
        }}
      >
        {(field) => (
          <TextField label="Email" type="email" help="The link to join goes here. It works for 7 days." {...field} />
        )}
      </Field>
      <Field name="role" rules={{ required: 'Choose a role.' }}>
        {(field) => <Select label="Role" options={choices} help="More can be added later." {...field} />}
      </Field>
    </SidePanelForm>
  );
}
