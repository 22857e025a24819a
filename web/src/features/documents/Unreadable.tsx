import { FileX2 } from 'lucide-react';
import type { ReactNode } from 'react';

/** A file that is there and cannot be shown: why, and how to get at it all the same. */
export function Unreadable({ title, why, action }: { title: string; why: string; action: ReactNode }) {
  return (
    <div role="alert" className="flex flex-1 flex-col items-center justify-center gap-3 bg-canvas p-6 text-center">
      <FileX2 aria-hidden size={32} className="text-ink-muted" />
      <p className="text-md font-semibold">{title}</p>
      <p className="max-w-md text-ink-muted">{why}</p>
      {action}
    </div>
  );
}
