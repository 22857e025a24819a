import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { UseFormReturn } from 'react-hook-form';
import { query } from '../../api/query.ts';
import { boundsOf } from '../../lib/zone.ts';
import { officeOf, type Values } from './booking.ts';

/** Puts the clinician's own office into the form where there is one obvious choice, and nobody chose another. */
export function useOffice(
  form: UseFormReturn<Values>,
  { clinician_id: clinicianId, day }: Pick<Values, 'clinician_id' | 'day'>,
  locations: readonly { id: string }[],
  zone: string,
) {
  const asks = clinicianId !== null && day !== '' && locations.length > 1;
  const span = boundsOf(day || '2000-01-01', zone);
  const hours = useQuery({
    ...query('get-clinician-schedules', {
      from: span.from.toISOString(),
      to: span.to.toISOString(),
      clinician_ids: clinicianId ? [clinicianId] : [],
    }),
    enabled: asks,
  });
  const office = asks && hours.data ? officeOf(hours.data, clinicianId, day, locations) : null;
  const put = useRef<string | null>(null);
  const known = hours.isSuccess;
  useEffect(() => {
    if (!known || form.getValues('location_id') !== put.current || office === put.current) return;
    put.current = office;
    // Not as if somebody had typed it: a form with nothing else in it closes without a question.
    form.setValue('location_id', office);
    form.setValue('room_id', null);
    if (office) form.clearErrors('location_id');
  }, [known, office, form]);
}
