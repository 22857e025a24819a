import { useQuery } from '@tanstack/react-query';
import { query } from '../../api/query.ts';
import { useMe } from '../../app/me.ts';
import { moment } from '../../lib/dates.ts';
import { Badge } from '../../ui/Badge.tsx';
import { Button } from '../../ui/Button.tsx';
import { Facts } from '../../ui/Facts.tsx';
import { PageHeader, Section } from '../../ui/PageHeader.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { ErrorState } from '../../ui/States.tsx';
import { JobsSection } from './JobsSection.tsx';
import { SystemFigures } from './SystemFigures.tsx';

/** Whether the server and its database are well, asked now. */
export default function SystemPage() {
  const me = useMe();
  const health = useQuery(query('health-check', {}));
  const figures = useQuery(query('get-system-health', {}));
  return (
    <>
      <PageHeader
        title="System"
        about="The server and what it depends on."
        actions={
          <Button
            onPress={() => Promise.all([health.refetch(), figures.refetch()])}
            isPending={health.isFetching || figures.isFetching}
          >
            Check again
          </Button>
        }
      />
      <Section title="Health">
        {health.isPending ? <Skeleton rows={3} /> : null}
        {health.isError ? (
          <ErrorState
            message={health.error.message}
            requestId={health.error.requestId}
            onRetry={() => health.refetch()}
          />
        ) : null}
        {health.isSuccess ? (
          <Facts
            facts={[
              ['Server', <Health key="server" word={health.data.status} />],
              ['Database', <Health key="database" word={health.data.database} />],
              ['Checked', moment(health.data.timestamp, me.practice.timeZone)],
            ]}
          />
        ) : null}
      </Section>
      {figures.isPending ? <Skeleton rows={6} /> : null}
      {figures.isError ? (
        <ErrorState
          message={figures.error.message}
          requestId={figures.error.requestId}
          onRetry={() => figures.refetch()}
        />
      ) : null}
      {figures.isSuccess ? <SystemFigures health={figures.data} zone={me.practice.timeZone} /> : null}
      <JobsSection />
    </>
  );
}

function Health({ word }: { word: string }) {
  const well = ['ok', 'healthy', 'connected', 'up'].includes(word.toLowerCase());
  return <Badge tone={well ? 'good' : 'danger'}>{well ? 'Working' : word}</Badge>;
}
