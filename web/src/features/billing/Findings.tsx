import { CircleCheck } from 'lucide-react';
import { Link } from 'react-aria-components/Link';
import type { Finding } from '../../api/functions.gen.ts';
import { useMe } from '../../app/me.ts';
import { Badge } from '../../ui/Badge.tsx';
import { Line } from '../../ui/Lines.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { ErrorState } from '../../ui/States.tsx';
import { remedyOf } from './words.ts';

/** What is wrong with a claim, each with the way to where it is put right. */
export function Findings({
  findings,
  failed,
  retry,
}: {
  findings: Finding[] | undefined;
  failed: { message: string; requestId?: string | undefined } | null;
  retry: () => void;
}) {
  const me = useMe();
  if (failed) return <ErrorState message={failed.message} requestId={failed.requestId} onRetry={retry} />;
  if (!findings) return <Skeleton rows={2} />;
  if (findings.length === 0) {
    return (
      <p className="flex items-center gap-2 text-good">
        <CircleCheck aria-hidden size={18} /> Nothing is wrong with it.
      </p>
    );
  }
  return (
    <ul className="divide-y divide-line border-y border-line">
      {findings.map((finding) => {
        const remedy = remedyOf(finding, me.roles);
        return (
          <li key={`${finding.rule} ${finding.message}`}>
            <Line
              title={finding.message}
              details={[finding.field]}
              state={
                <Badge tone={finding.weight === 'error' ? 'danger' : 'warn'}>
                  {finding.weight === 'error' ? 'Problem' : 'Warning'}
                </Badge>
              }
              actions={
                remedy ? (
                  <Link href={remedy.href} className="text-accent underline">
                    {remedy.label}
                  </Link>
                ) : null
              }
            />
          </li>
        );
      })}
    </ul>
  );
}
