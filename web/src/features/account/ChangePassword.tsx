import { useMutation } from '@tanstack/react-query';
import { useForm } from 'react-hook-form';
import { asFailure, type CallFailure } from '../../api/failure.ts';
import { fieldsOf, PageForm } from '../../ui/FormShell.tsx';
import { PasswordField } from '../../ui/PasswordField.tsx';
import { toast } from '../../ui/toasts.ts';
import { account } from './api.ts';

interface Values {
  current_password: string;
  password: string;
}

const Field = fieldsOf<Values>();
const empty: Values = { current_password: '', password: '' };

export function ChangePassword() {
  const form = useForm<Values>({ defaultValues: empty });
  const change = useMutation<void, CallFailure, Values>({
    mutationFn: async (values) => {
      try {
        await account.changePassword(values.current_password, values.password);
      } catch (error) {
        throw asFailure(error);
      }
    },
    onSuccess: () => {
      form.reset(empty);
      toast('Password changed. You are signed out everywhere else.');
    },
  });
  return (
    <PageForm
      form={form}
      loading={change.isPending}
      submitError={change.error}
      submitLabel="Change password"
      onSubmit={(values) => change.mutate(values)}
    >
      <Field name="current_password" rules={{ required: 'Enter your current password.' }}>
        {(field) => <PasswordField label="Current password" autoComplete="current-password" {...field} />}
      </Field>
      <Field name="password" rules={{ required: 'Enter a new password.' }}>
        {(field) => (
          <PasswordField
            label="New password"
            autoComplete="new-password"
            help="At least 12 characters, with a capital letter, a small letter, a digit and a sign such as - or !"
            {...field}
          />
        )}
      </Field>
    </PageForm>
  );
}
