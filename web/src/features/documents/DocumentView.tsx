import { useQuery } from '@tanstack/react-query';
import { ArrowLeft } from 'lucide-react';
import type { ReactNode } from 'react';
import { Link } from 'react-aria-components/Link';
import type { Client, Document } from '../../api/functions.gen.ts';
import { query } from '../../api/query.ts';
import { mayOpen, useMe } from '../../app/me.ts';
import { moment } from '../../lib/dates.ts';
import { Badge } from '../../ui/Badge.tsx';
import { Facts } from '../../ui/Facts.tsx';
import { Line } from '../../ui/Lines.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { Section } from '../../ui/PageHeader.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { EmptyState, ErrorState } from '../../ui/States.tsx';
import { DocumentActions } from './DocumentActions.tsx';
import { Preview } from './Preview.tsx';
import { ScanAgain } from './ScanAgain.tsx';
import { Versions } from './Versions.tsx';
import { Views } from './Views.tsx';
import { categoryNames, scanNotice, signerNames, viewReaders } from './words.ts';

/** One document: what it shows, what is known of it, and what can be done with it. */
export function DocumentView({ id, client }: { id: string; client: Client }) {
  const document = useQuery(query('get-document', { id }));
  const back = (
    <Link
      href={`/clients/${client.id}/documents`}
      className="inline-flex min-h-8 items-center gap-1 text-sm font-medium text-accent hover:underline"
    >
      <ArrowLeft aria-hidden size={16} />
      All documents
    </Link>
  );
  if (document.isPending) return <Skeleton rows={4} />;
  const gone = document.isError && [400, 404].includes(document.error.status);
  if (gone || (document.isSuccess && !isOf(document.data, client))) {
    return (
      <EmptyState title="There is no such document in this chart" action={back}>
        It may have been put into another chart, or it is not yours to see.
      </EmptyState>
    );
  }
  if (document.isError) {
    return (
      <ErrorState
        message={document.error.message}
        requestId={document.error.requestId}
        onRetry={() => document.refetch()}
      />
    );
  }
  return (
    <div className="pt-3">
      {back}
      <Opened document={document.data} />
    </div>
  );
}

/** A chart also shows the documents of a record that was merged into it. */
function isOf(document: Document, client: Client): boolean {
  return document.client_id === client.id || client.merged_into_id === null;
}

function Opened({ document }: { document: Document }) {
  const me = useMe();
  const zone = me.practice.timeZone;
  const [present] = document.versions;
  if (!present) return null;
  const scan = scanNotice(present.scan_status);
  const signed = document.signatures.some((signature) => signature.version === present.number);
  return (
    <>
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3 pt-1 pb-5">
        <div className="min-w-0">
          <h2 className="text-lg font-semibold break-words">{document.title}</h2>
          <div className="mt-1 flex flex-wrap gap-1">
            {signed ? <Badge tone="good">Signed</Badge> : null}
            {document.shared_at ? <Badge tone="info">In the portal</Badge> : null}
            {document.archived_at ? <Badge>Archived</Badge> : null}
          </div>
        </div>
        <DocumentActions document={document} present={present} />
      </div>
      {scan ? (
        <div className="pb-5">
          <Notice
            tone={scan.tone}
            title={present.threat ? `${scan.word}: ${present.threat}` : scan.word}
            action={<ScanAgain document={document} status={present.scan_status} />}
          >
            {scan.meaning}
          </Notice>
        </div>
      ) : null}
      <div className="grid gap-x-10 gap-y-8 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <Preview document={document} version={present} />
        <div className="min-w-0">
          <About document={document} zone={zone} />
          <Versions document={document} />
          <Signatures document={document} zone={zone} />
          {mayOpen(me.roles, viewReaders) ? <Views id={document.id} /> : null}
        </div>
      </div>
    </>
  );
}

function About({ document, zone }: { document: Document; zone: string }) {
  const [present] = document.versions;
  const who = (when: string | null, name: string | null) =>
    when ? [moment(when, zone), name].filter(Boolean).join(', ') : null;
  const facts: [string, ReactNode][] = [
    ['Category', categoryNames[document.category]],
    ['Description', document.description],
    ['Tags', document.tags.length > 0 ? document.tags.join(', ') : null],
    ['Added', moment(document.created_at, zone)],
    ['In the portal', who(document.shared_at, document.shared_by_name)],
    ['Archived', who(document.archived_at, document.archived_by_name)],
    ['Because', document.archive_reason],
    ['Malware check', present?.scan_status === 'not_configured' ? 'Not checked: no scanner is set up' : null],
  ];
  return (
    <div className="pb-8">
      <Facts facts={facts.filter(([, value]) => value)} />
    </div>
  );
}

function Signatures({ document, zone }: { document: Document; zone: string }) {
  return (
    <Section title="Signatures">
      {document.signatures.length === 0 ? <p className="text-ink-muted">Nobody has signed it.</p> : null}
      <ul className="divide-y divide-line">
        {document.signatures.map((signature) => (
          <li key={signature.id}>
            <Line
              title={signature.typed_name}
              details={[
                signerNames[signature.signed_as],
                `version ${signature.version}`,
                moment(signature.signed_at, zone),
                signature.recorded_by_name && `recorded by ${signature.recorded_by_name}`,
                signature.address && `from ${signature.address}`,
                `wording ${signature.statement_version}`,
                `SHA-256 ${signature.content_sha256.slice(0, 16)}…`,
              ]}
            />
          </li>
        ))}
      </ul>
    </Section>
  );
}
