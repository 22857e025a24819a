import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { Document, ScanStatus } from '../../api/functions.gen.ts';
import { useCall } from '../../api/query.ts';
import { useMe } from '../../app/me.ts';
import { Button } from '../../ui/Button.tsx';
import { refreshes } from './words.ts';

/** While the scanner looks, the page looks again by itself; an administrator can have a failed check repeated. */
export function ScanAgain({ document, status }: { document: Document; status: ScanStatus }) {
  const me = useMe();
  const client = useQueryClient();
  const scan = useCall('scan-uploaded-file', { refreshes });
  useEffect(() => {
    if (status !== 'pending') return;
    const timer = setInterval(() => client.invalidateQueries({ queryKey: ['get-document'] }), 3000);
    return () => clearInterval(timer);
  }, [status, client]);
  if (status !== 'failed' || !me.roles.includes('administrator')) return null;
  return (
    <span className="flex flex-wrap items-center gap-2">
      <Button size="small" isPending={scan.isPending} onPress={() => scan.mutate({ document_id: document.id })}>
        Check now
      </Button>
      {scan.isError ? <span role="alert">{scan.error.message}</span> : null}
    </span>
  );
}
