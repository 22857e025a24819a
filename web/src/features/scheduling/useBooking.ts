import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { query, useCall } from '../../api/query.ts';
import { visitReads } from '../../app/useVisitSteps.ts';
import { moment } from '../../lib/dates.ts';
import { useSettled } from '../../lib/useSettled.ts';
import { whoOf } from '../../lib/visits.ts';
import { toast } from '../../ui/toasts.ts';
import { isComplete, recurrenceOf, type Values, wishOf } from './booking.ts';
import { leftOut } from './SeriesPreview.tsx';

/** Books what the form holds, once or by a rule; a series is looked at before it is saved. */
export function useBooking(values: Values, zone: string, onBooked: () => void) {
  const create = useCall('create-appointment', { refreshes: visitReads });
  const createSeries = useCall('create-appointment-series', { refreshes: visitReads });
  const settled = useSettled(values, 300);
  const recurrence = recurrenceOf(settled);
  const preview = useQuery({
    ...query('preview-appointment-series', {
      appointment: { ...wishOf(settled, zone), outside_hours: false, note: null },
      recurrence: recurrence ?? { frequency: 'weekly', count: 2 },
    }),
    enabled: recurrence !== null && isComplete(settled),
    placeholderData: keepPreviousData,
  });

  function book(filled: Values) {
    const appointment = wishOf(filled, zone);
    const rule = recurrenceOf(filled);
    if (!rule) {
      create.mutate(
        { appointment },
        {
          onSuccess: (visit) => {
            toast(`${whoOf(visit)} is booked for ${moment(visit.starts_at, zone)}`);
            onBooked();
          },
        },
      );
      return;
    }
    createSeries.mutate(
      {
        appointment,
        recurrence: rule,
        skip: leftOut(preview.data ?? [], filled.outside_hours).map((one) => one.day),
      },
      {
        onSuccess: (series) => {
          const [first] = series.visits;
          toast(`${series.visits.length} visits of ${first ? whoOf(first) : 'the series'} are booked`);
          onBooked();
        },
      },
    );
  }
  const failure = create.error ?? createSeries.error;
  return {
    book,
    preview,
    failure,
    loading: create.isPending || createSeries.isPending,
    /** Refused for the clinician's wishes or bookings at that time. */
    taken: failure?.status === 409 && failure.field?.endsWith('starts_at') === true,
  };
}
