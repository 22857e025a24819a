import { QueryClientProvider } from '@tanstack/react-query';
import { act, renderHook, waitFor } from '@testing-library/react';
import type { ReactNode } from 'react';
import { useForm, useWatch } from 'react-hook-form';
import { expect, test, vi } from 'vitest';
import { makeQueryClient } from '../../api/query.ts';
import { startingWith, type Values } from './booking.ts';
import { useOffice } from './useOffice.ts';

const places = [{ id: 'harbor' }, { id: 'mill' }];
/** Noor works on Mill Street, Stellan at the harbor, and Ilan in both places. */
const offices: Record<string, string[]> = { noor: ['mill'], stellan: ['harbor'], ilan: ['mill', 'harbor'] };

function open(location_id: string | null = null) {
  const asked: string[] = [];
  vi.spyOn(globalThis, 'fetch').mockImplementation(async (_, init) => {
    const [clinician_id = ''] = JSON.parse(String(init?.body)).clinician_ids;
    asked.push(clinician_id);
    const shifts = (offices[clinician_id] ?? []).map((location) => ({ weekday: 'monday', location_id: location }));
    return new Response(JSON.stringify([{ clinician_id, valid_from: '2027-01-01', valid_to: null, shifts }]));
  });
  const known = { types: [], ownClinician: 'noor', locations: places, zone: 'America/New_York', now: new Date() };
  const client = makeQueryClient();
  const wrapper = ({ children }: { children: ReactNode }) => (
    <QueryClientProvider client={client}>{children}</QueryClientProvider>
  );
  const { result } = renderHook(
    () => {
      const defaultValues = { ...startingWith({}, known), day: '2027-03-10', location_id };
      const form = useForm<Values>({ defaultValues });
      const values = useWatch({ control: form.control }) as Values;
      useOffice(form, values, places, known.zone);
      return { form, place: values.location_id, touched: form.formState.isDirty };
    },
    { wrapper },
  );
  const choose = (clinician: string) => act(async () => result.current.form.setValue('clinician_id', clinician));
  return { result, choose, asked };
}

test('the office of whoever holds the visit is chosen, and goes with another clinician', async () => {
  const { result, choose } = open();
  await waitFor(() => expect(result.current.place).toBe('mill'));
  await choose('stellan');
  await waitFor(() => expect(result.current.place).toBe('harbor'));
  await choose('ilan');
  await waitFor(() => expect(result.current.place).toBeNull());
});

test('a place that somebody chose stays', async () => {
  const { result, choose, asked } = open('harbor');
  await choose('ilan');
  await waitFor(() => expect(asked).toContain('ilan'));
  await choose('noor');
  await act(async () => new Promise((resume) => setTimeout(resume, 50)));
  expect(result.current.place).toBe('harbor');
});
