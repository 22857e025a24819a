import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { DataTable } from './DataTable.tsx';
import type { Column } from './table.ts';

interface Row {
  id: string;
  name: string;
  fee: string;
}

const columns: Column<Row>[] = [
  { id: 'name', title: 'Name', cell: (row) => row.name, sortable: true },
  { id: 'fee', title: 'Fee', cell: (row) => row.fee, align: 'right' },
];
const rows: Row[] = [
  { id: '1', name: 'Intake', fee: '$200.00' },
  { id: '2', name: 'Session', fee: '$165.00' },
];
const base = { caption: 'Services', columns, rows, rowKey: (row: Row) => row.id };

test('it is a table with a caption, headers and a sorted column that says so', async () => {
  const onSort = vi.fn();
  render(<DataTable {...base} sort={{ column: 'name', direction: 'ascending' }} onSort={onSort} />);
  expect(screen.getByRole('table', { name: 'Services' })).toBeTruthy();
  expect(screen.getByRole('columnheader', { name: 'Name' }).getAttribute('aria-sort')).toBe('ascending');
  await userEvent.click(screen.getByRole('button', { name: 'Name' }));
  expect(onSort).toHaveBeenCalledWith({ column: 'name', direction: 'descending' });
});

test('j and k move through the rows, Enter opens, x selects', async () => {
  const user = userEvent.setup();
  const onOpen = vi.fn();
  const onSelect = vi.fn();
  render(<DataTable {...base} onOpen={onOpen} selected={new Set()} onSelect={onSelect} />);
  const [, first, second] = screen.getAllByRole('row');
  first?.focus();
  await user.keyboard('j');
  expect(document.activeElement).toBe(second);
  await user.keyboard('x');
  expect(onSelect).toHaveBeenCalledWith(new Set(['2']));
  await user.keyboard('{Enter}');
  expect(onOpen).toHaveBeenCalledWith(rows[1]);
  await user.keyboard('k');
  expect(document.activeElement).toBe(first);
});

test('a hidden column is gone, and instead of an empty table stands what to do', () => {
  const { rerender } = render(<DataTable {...base} hidden={new Set(['fee'])} />);
  expect(screen.queryByRole('columnheader', { name: 'Fee' })).toBeNull();
  rerender(<DataTable {...base} rows={[]} empty="Add the first service." />);
  expect(screen.getByRole('region', { name: base.caption }).textContent).toBe('Add the first service.');
  // A header of many columns is wider than a telephone, and would take the words along.
  expect(screen.queryByRole('table')).toBeNull();
});

test('while it loads it says so and shows no old rows', () => {
  render(<DataTable {...base} loading />);
  expect(screen.getByRole('status').textContent).toBe('Loading');
  expect(screen.queryByText('Intake')).toBeNull();
});
