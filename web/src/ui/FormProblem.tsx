import { OctagonAlert } from 'lucide-react';
import type { ReactNode } from 'react';

/** What a form needs to know of a failed save. The server's failure fits, and so does a plain sentence. */
export interface SubmitProblem {
  message: string;
  field?: string | undefined;
  requestId?: string | undefined;
}

/** A failed action, said where the person is looking, read aloud at once. */
export function FormProblem({ problem, children }: { problem: SubmitProblem; children?: ReactNode }) {
  return (
    <div role="alert" className="mb-4 flex gap-2 rounded-control bg-danger-quiet px-3 py-2 text-base text-danger">
      <OctagonAlert aria-hidden size={18} className="mt-px shrink-0" />
      <div className="min-w-0">
        <p className="font-medium">{problem.message}</p>
        {children}
        {problem.requestId ? <p className="mt-1 text-xs break-all">Request {problem.requestId}</p> : null}
      </div>
    </div>
  );
}
