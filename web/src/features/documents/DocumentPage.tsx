import { useQuery } from '@tanstack/react-query';
import { useParams, useRouter } from '@tanstack/react-router';
import { useEffect } from 'react';
import { query } from '../../api/query.ts';
import { BrokenPage, NoSuchPage } from '../../app/ErrorPages.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { documentPath } from './words.ts';

/** Where a line of the bell leads: it knows the document, and the document knows its chart. */
export default function DocumentPage() {
  const { document: id = '' } = useParams({ strict: false });
  const { history } = useRouter();
  const document = useQuery(query('get-document', { id }));
  const client = document.data?.client_id;
  useEffect(() => {
    if (client) history.replace(documentPath(client, id));
  }, [client, id, history]);
  if (document.isError) {
    if ([400, 404].includes(document.error.status)) return <NoSuchPage />;
    return <BrokenPage error={document.error} onRetry={() => document.refetch()} />;
  }
  return (
    <>
      <PageHeader title="Document" />
      <Skeleton />
    </>
  );
}
