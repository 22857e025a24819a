import { useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { FilePlus2 } from 'lucide-react';
import { useState } from 'react';
import { Link } from 'react-aria-components/Link';
import type { Client, DocumentLine } from '../../api/functions.gen.ts';
import { listQuery, query } from '../../api/query.ts';
import { sizeInWords } from '../../api/upload.ts';
import { mayOpen, useMe } from '../../app/me.ts';
import { useUrlFilters } from '../../app/useUrlFilters.ts';
import { day } from '../../lib/dates.ts';
import { pageSummary, useCursorPages } from '../../lib/useCursorPages.ts';
import { Badge } from '../../ui/Badge.tsx';
import { Button } from '../../ui/Button.tsx';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { DataTable } from '../../ui/DataTable.tsx';
import { FileDrop } from '../../ui/FileDrop.tsx';
import { FilterBar, FilterChoice } from '../../ui/FilterBar.tsx';
import { EmptyState, ErrorState } from '../../ui/States.tsx';
import { Pager } from '../../ui/TableTools.tsx';
import type { Column } from '../../ui/table.ts';
import { AddDocumentPanel } from './AddDocumentPanel.tsx';
import { DocumentView } from './DocumentView.tsx';
import { ViewButton } from './Viewer.tsx';
import { categoryChoices, categoryNames, documentPath, inShort, readableLine, scanNotice, writers } from './words.ts';

const size = 50;

function columnsFor(timeZone: string, hrefOf: (id: string) => string): Column<DocumentLine>[] {
  return [
    {
      id: 'title',
      title: 'Document',
      cell: (line) => (
        <span className="flex flex-wrap items-center gap-x-2">
          <Link href={hrefOf(line.id)} className="inline-flex min-h-6 items-center font-medium hover:underline">
            {line.title}
          </Link>
          {line.tags.map((tag) => (
            <span key={tag} className="text-sm text-ink-muted">
              #{tag}
            </span>
          ))}
        </span>
      ),
    },
    { id: 'category', title: 'Category', cell: (line) => categoryNames[line.category] },
    { id: 'file', title: 'File', cell: (line) => `${inShort(line)}, ${sizeInWords(line.size_bytes)}` },
    {
      id: 'added',
      title: 'Added',
      cell: (line) => [day(line.added_at, timeZone), line.added_by_name].filter(Boolean).join(', '),
    },
    { id: 'state', title: 'State', cell: (line) => <Marks line={line} /> },
    { id: 'view', title: 'Open', align: 'right', cell: (line) => <Look line={line} /> },
  ];
}

function Look({ line }: { line: DocumentLine }) {
  const file = readableLine(line);
  return file ? <ViewButton file={file} quiet /> : null;
}

function Marks({ line }: { line: DocumentLine }) {
  const scan = scanNotice(line.scan_status);
  return (
    <span className="flex flex-wrap gap-1">
      {scan ? <Badge tone={scan.tone}>{scan.word}</Badge> : null}
      {line.signatures > 0 ? <Badge tone="good">Signed</Badge> : null}
      {line.shared_at ? <Badge tone="info">In the portal</Badge> : null}
      {line.archived_at ? <Badge>Archived</Badge> : null}
    </span>
  );
}

/** What the chart holds beside what was typed. Files are dropped anywhere on it. */
export default function Documents({ client }: { client: Client }) {
  const { filters } = useUrlFilters(['document']);
  if (filters.document) return <DocumentView id={filters.document} client={client} />;
  return <DocumentList client={client} />;
}

function DocumentList({ client }: { client: Client }) {
  const me = useMe();
  const router = useRouter();
  const { filters, setFilter } = useUrlFilters(['category', 'archived']);
  const [adding, setAdding] = useState<readonly File[] | null>(null);
  const kinds = useQuery(query('get-document-categories', {}));
  const limit = kinds.data?.uploads.find((one) => one.purpose === 'chart_document');
  const category = categoryChoices.find((choice) => choice.value === filters.category)?.value;
  const archived = filters.archived === 'yes';
  const pages = useCursorPages(`${category} ${archived}`);
  const documents = useQuery(
    listQuery('get-client-documents', {
      client_id: client.id,
      archived,
      limit: size,
      ...(category ? { category } : {}),
      ...(pages.cursor ? { cursor: pages.cursor } : {}),
    }),
  );
  const rows = documents.data?.rows ?? [];
  const mayAdd = mayOpen(me.roles, writers) && !client.merged_into_id;
  const hrefOf = (id: string) => documentPath(client.id, id);
  const addButton = (
    <Button kind="primary" icon={<FilePlus2 aria-hidden size={16} />} onPress={() => setAdding([])}>
      Add document
    </Button>
  );
  const list = (
    <>
      <FilterBar tools={mayAdd ? addButton : null}>
        <FilterChoice
          label="Category"
          value={category ?? ''}
          options={categoryChoices}
          onChange={(next) => setFilter('category', next)}
        />
        <span className="flex h-9 items-center">
          <Checkbox value={archived} onChange={(next) => setFilter('archived', next ? 'yes' : '')}>
            Archived documents
          </Checkbox>
        </span>
      </FilterBar>
      <DataTable
        caption="Documents"
        columns={columnsFor(me.practice.timeZone, hrefOf)}
        rows={rows}
        rowKey={(line) => line.id}
        loading={documents.isPending}
        onOpen={(line) => router.history.push(hrefOf(line.id))}
        empty={
          documents.isError ? (
            <ErrorState
              message={documents.error.message}
              requestId={documents.error.requestId}
              onRetry={() => documents.refetch()}
            />
          ) : archived || category ? (
            <EmptyState title="No document matches">Choose another category, or look among those in use.</EmptyState>
          ) : (
            <EmptyState title="No documents yet" action={mayAdd ? addButton : null}>
              {mayAdd
                ? 'Drop a file anywhere on this page, or add one with the button.'
                : 'What others put into this chart for you appears here.'}
            </EmptyState>
          )
        }
      />
      {rows.length > 0 ? (
        <Pager
          page={{
            summary: pageSummary(pages.number, size, rows.length, documents.data?.total),
            onPrevious: pages.previous,
            onNext: pages.next(documents.data?.next),
          }}
        />
      ) : null}
    </>
  );
  return (
    <div>
      {mayAdd ? (
        <FileDrop quiet label="Drop files to add them to this chart" onFiles={(files) => setAdding(files)}>
          {list}
        </FileDrop>
      ) : (
        list
      )}
      {adding ? (
        <AddDocumentPanel clientId={client.id} limit={limit} files={adding} onClose={() => setAdding(null)} />
      ) : null}
    </div>
  );
}
