import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useForm } from 'react-hook-form';
import { expect, test, vi } from 'vitest';
import type { SubmitProblem } from './FormProblem.tsx';
import { fieldsOf, PageForm, SidePanelForm } from './FormShell.tsx';
import { TextField } from './TextField.tsx';

interface Values {
  name: string;
  street: string;
}

const Field = fieldsOf<Values>();

function Fields() {
  return (
    <>
      <Field name="name" rules={{ required: 'Enter a name.' }}>
        {(field) => <TextField label="Name" {...field} />}
      </Field>
      <Field name="street" rules={{ required: 'Enter a street.' }}>
        {(field) => <TextField label="Street" {...field} />}
      </Field>
    </>
  );
}

function Sample(props: { onSubmit?: (values: Values) => void; submitError?: SubmitProblem | null; loading?: boolean }) {
  const form = useForm<Values>({ defaultValues: { name: '', street: '' } });
  return (
    <PageForm
      form={form}
      onSubmit={props.onSubmit ?? (() => {})}
      loading={props.loading ?? false}
      submitError={props.submitError ?? null}
      submitLabel="Add location"
    >
      <Fields />
    </PageForm>
  );
}

test('what is missing is listed at the top, with links that lead to the field', async () => {
  const user = userEvent.setup();
  const onSubmit = vi.fn();
  render(<Sample onSubmit={onSubmit} />);
  await user.click(screen.getByRole('button', { name: 'Add location' }));
  const summary = await screen.findByRole('alert');
  expect(summary.textContent).toContain('2 things to correct');
  await waitFor(() => expect(document.activeElement).toBe(summary));
  await user.click(screen.getByRole('link', { name: 'Enter a street.' }));
  expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Street' }));
  expect(onSubmit).not.toHaveBeenCalled();
});

test('a complete form hands over its values', async () => {
  const user = userEvent.setup();
  const onSubmit = vi.fn();
  render(<Sample onSubmit={onSubmit} />);
  await user.type(screen.getByRole('textbox', { name: 'Name' }), 'Harbor Row');
  await user.type(screen.getByRole('textbox', { name: 'Street' }), '12 Harbor Row{Enter}');
  await waitFor(() => expect(onSubmit.mock.calls[0]?.[0]).toEqual({ name: 'Harbor Row', street: '12 Harbor Row' }));
});

test("the server's complaint about a field appears at that field, with the cursor in it", async () => {
  const { rerender } = render(<Sample />);
  rerender(<Sample submitError={{ message: 'This name is taken.', field: 'name', requestId: 'r-1' }} />);
  const name = screen.getByRole('textbox', { name: 'Name' });
  await waitFor(() => expect(name.getAttribute('aria-invalid')).toBe('true'));
  expect(document.activeElement).toBe(name);
  expect(screen.getAllByText('This name is taken.').length).toBe(2);
});

test('any other failure is said above the form, with its request id', () => {
  render(<Sample submitError={{ message: 'The server did not answer.', requestId: 'r-2' }} />);
  expect(screen.getByRole('alert').textContent).toContain('The server did not answer.');
  expect(screen.getByRole('alert').textContent).toContain('r-2');
});

function Panel({ onClose }: { onClose: () => void }) {
  const form = useForm<Values>({ defaultValues: { name: '', street: '' } });
  return (
    <SidePanelForm
      title="Add location"
      form={form}
      isOpen
      onClose={onClose}
      onSubmit={() => {}}
      loading={false}
      submitError={null}
      submitLabel="Add"
    >
      <Fields />
    </SidePanelForm>
  );
}

test('a panel with something typed asks before it closes, and keeps the text', async () => {
  const user = userEvent.setup();
  const onClose = vi.fn();
  render(<Panel onClose={onClose} />);
  await user.type(screen.getByRole('textbox', { name: 'Name' }), 'Harbor');
  await user.keyboard('{Escape}');
  expect(onClose).not.toHaveBeenCalled();
  await user.click(screen.getByRole('button', { name: 'Keep editing' }));
  expect(screen.getByRole<HTMLInputElement>('textbox', { name: 'Name' }).value).toBe('Harbor');
  await user.click(screen.getByRole('button', { name: 'Cancel' }));
  await user.click(screen.getByRole('button', { name: 'Discard' }));
  expect(onClose).toHaveBeenCalledTimes(1);
});

test('an untouched panel closes at once', async () => {
  const user = userEvent.setup();
  const onClose = vi.fn();
  render(<Panel onClose={onClose} />);
  await user.click(screen.getByRole('button', { name: 'Close' }));
  expect(onClose).toHaveBeenCalledTimes(1);
});
