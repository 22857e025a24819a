import { useEffect, useState } from 'react';

/** True once `ms` have passed. Waiting that is over before it is noticed should not flicker. */
export function useAfter(ms: number): boolean {
  const [passed, setPassed] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setPassed(true), ms);
    return () => clearTimeout(timer);
  }, [ms]);
  return passed;
}

/** One grey line in the place of text that is on its way. */
export function SkeletonLine({ className = 'w-40' }: { className?: string }) {
  return <span aria-hidden className={`block h-3.5 animate-pulse-quiet rounded-full bg-line ${className}`} />;
}

/** The shape of a page that is loading, shown after 150 ms and announced once. */
export function Skeleton({
  label = 'Loading',
  rows = 6,
  after = 150,
}: {
  label?: string;
  rows?: number;
  after?: number;
}) {
  const shown = useAfter(after);
  if (!shown) return <div className="min-h-40" />;
  return (
    <div role="status" className="flex animate-appear flex-col gap-5 py-3">
      <span className="sr-only">{label}</span>
      {Array.from({ length: rows }, (_, row) => (
        // The rows never change, so their position is their identity.
        // biome-ignore lint/suspicious/noArrayIndexKey: fixed decoration
        <div key={row} className="flex items-center gap-6">
          <SkeletonLine className="w-16" />
          <SkeletonLine className={['w-56', 'w-40', 'w-64', 'w-48'][row % 4] ?? 'w-40'} />
          <SkeletonLine className="hidden w-24 sm:block" />
        </div>
      ))}
    </div>
  );
}
