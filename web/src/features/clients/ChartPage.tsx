import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { Suspense, useEffect, useRef } from 'react';
import { query, useCall } from '../../api/query.ts';
import type { Role } from '../../api/roles.ts';
import { type ChartPart, chartParts } from '../../app/chartParts.ts';
import { BrokenPage, NoSuchPage } from '../../app/ErrorPages.tsx';
import { mayOpen, useMe } from '../../app/me.ts';
import { LinkTabs } from '../../ui/LinkTabs.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { Access } from './Access.tsx';
import { CareTeam } from './CareTeam.tsx';
import { ChartHeader } from './ChartHeader.tsx';
import { Consents } from './Consents.tsx';
import { Contacts } from './Contacts.tsx';
import { Diagnoses } from './Diagnoses.tsx';
import { EmergencyOffer } from './EmergencyPanel.tsx';
import { Health } from './Health.tsx';
import { Insurance } from './Insurance.tsx';
import { MergePart } from './MergePart.tsx';
import { Overview } from './Overview.tsx';
import { Profile } from './Profile.tsx';
import { chartPath } from './words.ts';

const clinical: readonly Role[] = ['administrator', 'supervisor', 'therapist', 'associate_trainee'];

const parts: readonly ChartPart[] = [
  { title: 'Overview', roles: 'staff', Content: Overview },
  ...chartParts,
  { id: 'profile', title: 'Profile', roles: 'staff', Content: Profile },
  { id: 'contacts', title: 'Contacts', roles: 'staff', Content: Contacts },
  { id: 'care-team', title: 'Care team', roles: 'staff', Content: CareTeam },
  { id: 'consents', title: 'Consents', roles: [...clinical, 'front_desk'], Content: Consents },
  { id: 'diagnoses', title: 'Diagnoses', roles: [...clinical, 'billing_staff'], Content: Diagnoses },
  { id: 'health', title: 'Health', roles: clinical, Content: Health },
  { id: 'insurance', title: 'Insurance', roles: 'staff', Content: Insurance },
  { id: 'duplicates', title: 'Duplicates', roles: ['administrator'], Content: MergePart },
  { id: 'access', title: 'Access', roles: ['administrator'], Content: Access },
];

/** One client's chart. A chart one may not see and a chart that does not exist look the same: as nothing. */
export default function ChartPage() {
  const { client: id = '', part: wanted } = useParams({ strict: false });
  const me = useMe();
  const client = useQuery(query('get-client', { id }));
  useRemember(client.data?.id);
  if (client.isPending) {
    return (
      <>
        <PageHeader title="Chart" />
        <Skeleton />
      </>
    );
  }
  if (client.isError) {
    // An address that is no id at all leads as little to a chart as one of somebody else's.
    if (client.error.status === 404 || client.error.field === 'id' || client.error.status === 400)
      return (
        <>
          <NoSuchPage />
          <EmergencyOffer />
        </>
      );
    return <BrokenPage error={client.error} onRetry={() => client.refetch()} />;
  }
  const open = parts.filter((part) => mayOpen(me.roles, part.roles));
  const part = open.find((candidate) => candidate.id === wanted);
  if (!part) return <NoSuchPage />;
  return (
    <>
      <ChartHeader client={client.data}>
        <LinkTabs
          label="Chart"
          tabs={open.map((candidate) => ({ href: chartPath(id, candidate.id), title: candidate.title }))}
          here={chartPath(id, part.id)}
        />
      </ChartHeader>
      {/* The rule under the tabs is the first section's rule. */}
      <div className="[&_section:first-child]:border-t-0 [&_section:first-child]:pt-0">
        <Suspense fallback={<Skeleton />}>
          <part.Content key={id} client={client.data} />
        </Suspense>
      </div>
    </>
  );
}

/** Puts the chart among those opened last, once for each visit. */
function useRemember(id: string | undefined) {
  const { mutate } = useCall('touch-recent-client', { refreshes: ['get-recent-clients'] });
  const done = useRef<string>(undefined);
  useEffect(() => {
    if (!id || done.current === id) return;
    done.current = id;
    mutate({ client_id: id });
  }, [id, mutate]);
}
