import type { ReactNode } from 'react';
import { type Tone, ToneIcon, toneQuiet } from './tone.tsx';

/** Something about this page a person should know before going on. */
export function Notice({
  tone = 'info',
  title,
  children,
  action,
}: {
  tone?: Tone;
  title: string;
  children?: ReactNode;
  action?: ReactNode;
}) {
  return (
    <div className={`flex flex-wrap items-center gap-x-4 gap-y-2 rounded-control px-3 py-2 ${toneQuiet[tone]}`}>
      <div className="flex min-w-0 flex-1 basis-64 gap-2">
        <span className="mt-0.5">
          <ToneIcon tone={tone} size={16} />
        </span>
        <div className="min-w-0">
          <p className="font-medium">{title}</p>
          {children ? <div className="text-sm text-ink">{children}</div> : null}
        </div>
      </div>
      {action}
    </div>
  );
}
