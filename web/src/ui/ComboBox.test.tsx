import { act, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { ComboBox } from './ComboBox.tsx';

const options = [
  { value: 'f32', label: 'Depression' },
  { value: 'f41', label: 'Anxiety' },
];

function open() {
  render(
    <div data-testid="panel">
      <ComboBox label="Diagnosis" options={options} value={null} onChange={() => undefined} />
    </div>,
  );
  return { field: screen.getByRole('combobox'), panel: screen.getByTestId('panel') };
}

/** The browser brings a field into view after it has given it the focus. */
const scroll = (place: Element) => act(async () => void place.dispatchEvent(new Event('scroll')));
const frame = () => act(async () => new Promise((drawn) => setTimeout(drawn, 120)));

test('a list stays there when its field is scrolled into view', async () => {
  const { field, panel } = open();
  await userEvent.tab();
  expect(document.activeElement).toBe(field);
  expect(screen.getByRole('listbox')).toBeTruthy();
  await scroll(panel);
  await frame();
  expect(await screen.findByRole('option', { name: 'Anxiety' })).toBeTruthy();
  await scroll(panel);
  await frame();
  expect(await screen.findByRole('option', { name: 'Anxiety' })).toBeTruthy();
});

test('whoever scrolls on later closes it, and Escape does so at once', async () => {
  const { panel } = open();
  await userEvent.tab();
  const now = performance.now();
  vi.spyOn(performance, 'now').mockReturnValue(now + 2000);
  await scroll(panel);
  await frame();
  expect(screen.queryByRole('listbox')).toBeNull();
  vi.spyOn(performance, 'now').mockReturnValue(now);
  await userEvent.keyboard('{ArrowDown}');
  expect(screen.getByRole('listbox')).toBeTruthy();
  await userEvent.keyboard('{Escape}');
  await frame();
  expect(screen.queryByRole('listbox')).toBeNull();
});
