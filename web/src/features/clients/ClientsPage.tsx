import { useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { Star, UserPlus } from 'lucide-react';
import { useState } from 'react';
import { Link } from 'react-aria-components/Link';
import type { ClientLine } from '../../api/functions.gen.ts';
import { listQuery, query } from '../../api/query.ts';
import { mayOpen, useMe } from '../../app/me.ts';
import { SavedViews } from '../../app/SavedViews.tsx';
import { useUrlFilters } from '../../app/useUrlFilters.ts';
import { useHiddenColumns } from '../../lib/columns.ts';
import { plainDay } from '../../lib/dates.ts';
import { setPreferences, usePreferences } from '../../lib/preferences.ts';
import { pageSummary, useCursorPages } from '../../lib/useCursorPages.ts';
import { useSettled } from '../../lib/useSettled.ts';
import { Badge } from '../../ui/Badge.tsx';
import { Button } from '../../ui/Button.tsx';
import { DataTable } from '../../ui/DataTable.tsx';
import { FilterBar, FilterChoice, FilterWords } from '../../ui/FilterBar.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { EmptyState, ErrorState } from '../../ui/States.tsx';
import { ColumnChoice, DensityToggle, Pager } from '../../ui/TableTools.tsx';
import type { Column } from '../../ui/table.ts';
import { AtHand } from './AtHand.tsx';
import { BulkClients } from './BulkClients.tsx';
import { DirectoryPhoto, PhotosOf } from './DirectoryPhoto.tsx';
import { EmergencyButton } from './EmergencyPanel.tsx';
import { NewClientPanel } from './NewClientPanel.tsx';
import { chartPath, clientName, legalName, statusChoices, statusNames, statusTones } from './words.ts';

const size = 50;

const columns: Column<ClientLine>[] = [
  {
    id: 'name',
    title: 'Name',
    fixed: true,
    cell: (client) => (
      <span className="flex items-center gap-2">
        <DirectoryPhoto client={client} />
        <Link href={chartPath(client.id)} className="inline-flex min-h-6 items-center font-medium hover:underline">
          {clientName(client)}
        </Link>
        {client.pronouns ? <span className="text-sm text-ink-muted">{client.pronouns}</span> : null}
        {legalName(client) ? <span className="text-sm text-ink-muted">({client.first_name})</span> : null}
        {client.favorite ? <Star aria-label="Favorite" size={14} className="fill-current text-accent" /> : null}
      </span>
    ),
  },
  { id: 'birth', title: 'Born', cell: (client) => <span className="tabular-nums">{plainDay(client.birth_date)}</span> },
  { id: 'mrn', title: 'Chart', cell: (client) => <span className="tabular-nums">{client.mrn}</span> },
  { id: 'phone', title: 'Phone', cell: (client) => <span className="tabular-nums">{client.phone ?? '—'}</span> },
  { id: 'therapist', title: 'Therapist', cell: (client) => client.therapist_name ?? '—' },
  {
    id: 'status',
    title: 'State',
    cell: (client) => <Badge tone={statusTones[client.status]}>{statusNames[client.status]}</Badge>,
  },
];

/** Whom one may see, found by the beginning of a name, a number, a birth date. */
export default function ClientsPage() {
  const me = useMe();
  const router = useRouter();
  const { filters, setFilter } = useUrlFilters(['status', 'therapist']);
  const [words, setWords] = useState('');
  const search = useSettled(words.trim(), 150);
  const { density } = usePreferences();
  const [hidden, setHidden] = useHiddenColumns('clients');
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [adding, setAdding] = useState(false);
  const clinicians = useQuery(query('get-clinicians', {}));
  const status = statusChoices.find((choice) => choice.value === filters.status)?.value;
  const therapists = (clinicians.data ?? []).map((clinician) => ({
    value: clinician.profile_id,
    label: `${clinician.first_name} ${clinician.last_name}`,
  }));
  const therapist = therapists.find((choice) => choice.value === filters.therapist)?.value;
  const pages = useCursorPages(`${status} ${therapist}`);
  const clients = useQuery(
    listQuery('get-clients', {
      limit: size,
      ...(pages.cursor && !search ? { cursor: pages.cursor } : {}),
      ...(search ? { search } : {}),
      ...(status ? { status } : {}),
      ...(therapist ? { therapist_id: therapist } : {}),
    }),
  );
  const rows = clients.data?.rows ?? [];
  const filtered = search !== '' || status !== undefined || therapist !== undefined;
  const mayAdd = mayOpen(me.roles, ['administrator', 'front_desk']);
  const mayAssign = mayOpen(me.roles, ['administrator', 'front_desk', 'supervisor']);
  const addButton = (
    <Button kind="primary" icon={<UserPlus aria-hidden size={16} />} onPress={() => setAdding(true)}>
      Add client
    </Button>
  );
  return (
    <>
      <PageHeader title="Clients" about="Everybody whose chart you may open." actions={mayAdd ? addButton : null} />
      <div className="grid gap-x-8 gap-y-8 xl:grid-cols-[minmax(0,1fr)_13rem]">
        <div className="min-w-0">
          <FilterBar
            tools={
              <>
                <SavedViews
                  list="clients"
                  filters={{ ...(status ? { status } : {}), ...(therapist ? { therapist } : {}) }}
                />
                <ColumnChoice columns={columns} hidden={hidden} onChange={setHidden} />
                <DensityToggle density={density} onChange={(next) => setPreferences({ density: next })} />
              </>
            }
          >
            <FilterWords
              label="Name, phone, birth date, chart"
              value={words}
              onChange={(next) => {
                setWords(next);
                pages.first();
              }}
            />
            <FilterChoice
              label="State"
              value={status ?? ''}
              options={statusChoices}
              onChange={(next) => setFilter('status', next)}
            />
            <FilterChoice
              label="Therapist"
              value={therapist ?? ''}
              options={therapists}
              onChange={(next) => setFilter('therapist', next)}
            />
          </FilterBar>
          <PhotosOf clients={rows}>
            <DataTable
              caption="Clients"
              columns={columns}
              rows={rows}
              rowKey={(client) => client.id}
              rowName={clientName}
              hidden={hidden}
              density={density}
              loading={clients.isPending}
              {...(mayAssign ? { selected, onSelect: setSelected } : {})}
              onOpen={(client) => router.history.push(chartPath(client.id))}
              empty={
                clients.isError ? (
                  <ErrorState
                    message={clients.error.message}
                    requestId={clients.error.requestId}
                    onRetry={() => clients.refetch()}
                  />
                ) : filtered ? (
                  <EmptyState title="No client matches" action={<EmergencyButton />}>
                    Try the first letters of a name, the last four digits of a phone number, or a birth date such as
                    1990-05-17.
                  </EmptyState>
                ) : (
                  <EmptyState title="No clients yet" action={mayAdd ? addButton : null}>
                    {mayAdd ? 'Add the first: a name and a birth date are enough.' : 'Those you treat appear here.'}
                  </EmptyState>
                )
              }
            />
          </PhotosOf>
          {rows.length > 0 ? (
            <Pager
              page={{
                summary: pageSummary(pages.number, size, rows.length, clients.data?.total),
                onPrevious: pages.previous,
                onNext: search ? undefined : pages.next(clients.data?.next),
              }}
            />
          ) : null}
        </div>
        <AtHand />
      </div>
      {mayAssign ? (
        <BulkClients clients={rows.filter((row) => selected.has(row.id))} onClear={() => setSelected(new Set())} />
      ) : null}
      {adding ? <NewClientPanel therapists={therapists} onClose={() => setAdding(false)} /> : null}
    </>
  );
}
