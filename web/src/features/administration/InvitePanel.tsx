import { useForm } from 'react-hook-form';
import { useOffers } from '../../api/offers.ts';
import { useCall } from '../../api/query.ts';
import { type Role, roleNames, roles } from '../../api/roles.ts';
import { fieldsOf, SidePanelForm } from '../../ui/FormShell.tsx';
import { Notice } from '../../ui/Notice.tsx';
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

/**
 * Invites somebody. They choose their own password from a link that works once; where a provider of the practice's own
 * keeps the passwords, they are only added here.
 */
export function InvitePanel({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const form = useForm<Invitation>({ defaultValues: nobody });
  const create = useCall('create-user', { refreshes: ['get-users'] });
  const invites = useOffers()?.own_passwords ?? true;
  function close() {
    form.reset(nobody);
    create.reset();
    onClose();
  }
  return (
    <SidePanelForm
      title={invites ? 'Invite person' : 'Add person'}
      form={form}
      isOpen={isOpen}
      onClose={close}
      loading={create.isPending}
      submitError={create.error}
      submitLabel={invites ? 'Send invitation' : 'Add person'}
      onSubmit={({ role, ...person }) =>
        create.mutate(
          { ...person, roles: role ? [role] : [], send_invitation: invites },
          {
            onSuccess: () => {
              toast(invites ? `An invitation is on its way to ${person.email}` : `${person.email} is on the staff now`);
              close();
            },
          },
        )
      }
    >
      {invites ? null : (
        <Notice title="They sign in with your practice's own provider">
          Give them an account there. Then whoever runs this server connects the two with{' '}
          <code>mentalspace user link</code>.
        </Notice>
      )}
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
          <TextField
            label="Email"
            type="email"
            help={invites ? 'The link to join goes here. It works for 7 days.' : undefined}
            {...field}
          />
        )}
      </Field>
      <Field name="role" rules={{ required: 'Choose a role.' }}>
        {(field) => <Select label="Role" options={choices} help="More can be added later." {...field} />}
      </Field>
    </SidePanelForm>
  );
}
