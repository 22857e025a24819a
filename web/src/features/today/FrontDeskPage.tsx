import { Link } from 'react-aria-components/Link';
import { useUrlFilters } from '../../app/useUrlFilters.ts';
import { useVisitPanels } from '../../app/visits.tsx';
import { longDay } from '../../lib/dates.ts';
import { useNow } from '../../lib/useNow.ts';
import { Button, buttonClass } from '../../ui/Button.tsx';
import { FilterBar, FilterChoice } from '../../ui/FilterBar.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { DayPart } from './DayPart.tsx';
import { summaryOf } from './rows.ts';
import { useDay } from './useDay.ts';

/** The whole practice's day by the clock: who comes, who is here, who has gone. */
export default function FrontDeskPage() {
  const now = useNow();
  const panels = useVisitPanels();
  const { read, visits, rows, zone } = useDay(now, 'all');
  const { filters, setFilter } = useUrlFilters(['clinician', 'location', 'state']);
  const choicesOf = (key: 'clinician' | 'location') => {
    const found = new Map(
      visits.map((visit) =>
        key === 'clinician'
          ? [visit.clinician_id, visit.clinician_name]
          : [visit.location_id ?? '', visit.location_name ?? ''],
      ),
    );
    return [...found].filter(([id]) => id !== '').map(([value, label]) => ({ value, label }));
  };
  const kept = visits.filter(
    (visit) =>
      (filters.clinician === '' || visit.clinician_id === filters.clinician) &&
      (filters.location === '' || visit.location_id === filters.location) &&
      (filters.state === '' || stateOf(visit.status) === filters.state),
  );
  const ids = new Set(kept.map((visit) => visit.id));
  return (
    <>
      <PageHeader
        title="Front desk"
        about={[longDay(now, zone), read.isSuccess ? summaryOf(visits) : null].filter(Boolean).join(' · ')}
        actions={
          <Button kind="primary" onPress={() => panels.book({})}>
            Book visit
          </Button>
        }
      />
      {visits.length > 0 ? (
        <FilterBar>
          <FilterChoice
            label="State"
            value={filters.state}
            options={states}
            onChange={(next) => setFilter('state', next)}
          />
          <FilterChoice
            label="Clinician"
            value={filters.clinician}
            options={choicesOf('clinician')}
            onChange={(next) => setFilter('clinician', next)}
          />
          <FilterChoice
            label="Location"
            value={filters.location}
            options={choicesOf('location')}
            onChange={(next) => setFilter('location', next)}
          />
        </FilterBar>
      ) : null}
      {read.isSuccess && visits.length > 0 && kept.length === 0 ? (
        <p className="border-t border-line py-4 text-ink-muted">
          No visit of today is like this. Choose another filter.
        </p>
      ) : (
        <DayPart
          read={read}
          rows={rows.filter((row) => ids.has(row.id))}
          zone={zone}
          now={now}
          onOpen={panels.open}
          empty="Book the first, or look at another day."
          action={
            <Link href="/calendar" className={buttonClass('primary')}>
              Open calendar
            </Link>
          }
        />
      )}
    </>
  );
}

const states = [
  { value: 'expected', label: 'Still to come' },
  { value: 'here', label: 'Here' },
  { value: 'done', label: 'Done' },
  { value: 'off', label: 'Did not take place' },
];

function stateOf(status: string): string {
  if (status === 'scheduled' || status === 'confirmed') return 'expected';
  if (status === 'checked_in' || status === 'in_session') return 'here';
  return status === 'completed' ? 'done' : 'off';
}
