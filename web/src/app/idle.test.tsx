import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { CallFailure } from '../api/failure.ts';
import { IdleLock } from './IdleLock.tsx';
import { idleState } from './idle.ts';

const minute = 60_000;

test('fifteen minutes lock the screen, the last two of them warn', () => {
  expect(idleState(12 * minute, 15 * minute)).toBe('active');
  expect(idleState(13 * minute, 15 * minute)).toBe('warning');
  expect(idleState(15 * minute, 15 * minute)).toBe('locked');
});

test('a laptop that slept through the limit wakes up locked', () => {
  expect(idleState(9 * 60 * minute, 15 * minute)).toBe('locked');
});

function Locked({ state, password }: { state: 'active' | 'locked'; password: () => Promise<'open' | 'code'> }) {
  return (
    <IdleLock
      state={state}
      name="Noor"
      unlocking={{ password, code: async () => {} }}
      onUnlock={opened}
      onSignOut={() => {}}
    >
      <textarea aria-label="Note" defaultValue="" />
    </IdleLock>
  );
}
const opened = vi.fn();

test('the page behind the lock keeps what was typed and cannot be reached', async () => {
  const user = userEvent.setup();
  const { rerender } = render(<Locked state="active" password={async () => 'open'} />);
  await user.type(screen.getByRole('textbox', { name: 'Note' }), 'Client reports');
  rerender(<Locked state="locked" password={async () => 'open'} />);
  expect(screen.queryByRole('textbox', { name: 'Note' })).toBeNull();
  expect(screen.getByRole('dialog', { name: 'Locked' })).toBeTruthy();
  rerender(<Locked state="active" password={async () => 'open'} />);
  expect(screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Note' }).value).toBe('Client reports');
});

test('a wrong password says so and stays locked, the right one opens', async () => {
  const user = userEvent.setup();
  const password = vi
    .fn<() => Promise<'open' | 'code'>>()
    .mockRejectedValueOnce(
      new CallFailure({ code: 'unauthenticated', message: 'This password is not right.', status: 401 }),
    )
    .mockResolvedValue('open');
  render(<Locked state="locked" password={password} />);
  await user.type(screen.getByLabelText('Password'), 'wrong{Enter}');
  expect((await screen.findByRole('alert')).textContent).toContain('This password is not right.');
  await user.type(screen.getByLabelText('Password'), 'right{Enter}');
  await vi.waitFor(() => expect(opened).toHaveBeenCalled());
});
