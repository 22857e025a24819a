import { render, screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { Bars } from './Bars.tsx';

const parts = [
  { title: 'Payers', fill: 'fill-kind-teal' },
  { title: 'Clients', fill: 'fill-kind-amber' },
];

function widths(): number[][] {
  const [, ...rows] = screen.getAllByRole('row');
  return rows.map((row) => [...row.querySelectorAll('rect')].map((rect) => Number(rect.getAttribute('width'))));
}

test('the longest bar is full, the others are as long as their share of it, and every figure is written', () => {
  const bars = [
    { label: 'New', values: [300, 100] },
    { label: 'Old', values: [0, 200] },
  ];
  render(<Bars caption="Open" of="Age" parts={parts} bars={bars} format={(cents) => `$${cents}`} />);
  expect(widths()).toEqual([
    [75, 25],
    [0, 50],
  ]);
  expect(screen.getByRole('row', { name: 'Old $0 $200' })).toBeTruthy();
});

test('nothing at all, and less than nothing, are drawn as nothing', () => {
  render(<Bars caption="Open" of="Age" parts={parts} bars={[{ label: 'New', values: [-500, 0] }]} />);
  expect(widths()).toEqual([[0, 0]]);
  expect(screen.getByRole('row', { name: 'New -500 0' })).toBeTruthy();
});
