import type { SystemHealth } from '../../api/functions.gen.ts';
import { moment } from '../../lib/dates.ts';
import { Badge } from '../../ui/Badge.tsx';
import { Facts } from '../../ui/Facts.tsx';
import { Section } from '../../ui/PageHeader.tsx';
import { bytes, span, usualLag } from './system.ts';

const mail = { smtp: 'Sent', folder: 'Kept in a folder', not_set_up: 'Not set up' } as const;

/** What was measured when this was asked for. */
export function SystemFigures({ health, zone }: { health: SystemHealth; zone: string }) {
  const { database, audit, jobs, storage } = health;
  return (
    <>
      <Section title="Server">
        <Facts
          facts={[
            ['Version', health.version],
            ['Running for', span(health.uptime_seconds)],
            [
              'Mail',
              <Badge key="mail" tone={health.mail === 'smtp' ? 'good' : 'warn'}>
                {mail[health.mail]}
              </Badge>,
            ],
            ['Disk', `${bytes(storage.free_bytes)} free of ${bytes(storage.total_bytes)}`],
          ]}
        />
      </Section>
      <Section title="Database">
        <Facts
          facts={[
            ['PostgreSQL', database.version],
            ['Size', bytes(database.size_bytes)],
            [
              'Schema',
              <Badge key="schema" tone={database.migrations_current ? 'good' : 'danger'}>
                {database.migrations_current
                  ? `Current, ${database.migration}`
                  : `At ${database.migration}, not at ${database.newest_migration}`}
              </Badge>,
            ],
          ]}
        />
      </Section>
      <Section title="Audit log">
        <Facts
          facts={[
            ['Entries', (audit.head?.size ?? 0).toLocaleString('en-US')],
            ['Last signed', audit.head ? moment(audit.head.signed_at, zone) : 'Never'],
            [
              'Sealing',
              <Badge key="lag" tone={audit.lag_seconds > usualLag ? 'danger' : 'good'}>
                {audit.lag_seconds > usualLag ? `${span(audit.lag_seconds)} behind` : 'Up to date'}
              </Badge>,
            ],
          ]}
        />
      </Section>
      <Section title="Background work of this practice">
        <Facts
          facts={[
            ['Due', String(jobs.due)],
            ['Planned', String(jobs.planned)],
            ['Running', String(jobs.running)],
            [
              'Given up',
              <Badge key="dead" tone={jobs.dead > 0 ? 'danger' : 'good'}>
                {jobs.dead > 0 ? `${jobs.dead} given up` : 'None'}
              </Badge>,
            ],
            ['Oldest due', jobs.oldest_due_at ? moment(jobs.oldest_due_at, zone) : 'Nothing waits'],
          ]}
        />
      </Section>
    </>
  );
}
