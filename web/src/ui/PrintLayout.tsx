import type { ReactNode } from 'react';

/** Paper: the practice's letterhead, what this is about, and the text. Page numbers come from the print style. */
export function PrintLayout({
  practice,
  title,
  about,
  children,
}: {
  practice: { name: string; address: readonly string[]; phone?: string };
  title: string;
  /** Label and value pairs that identify the document on every copy. */
  about: readonly (readonly [label: string, value: string])[];
  children: ReactNode;
}) {
  return (
    <article className="mx-auto max-w-[720px] bg-surface p-6 text-base text-ink sm:p-12 print:max-w-none print:p-0">
      <header className="flex items-start justify-between gap-8 border-b border-line pb-4">
        <p className="text-md font-semibold">{practice.name}</p>
        <address className="text-right text-sm text-ink-muted not-italic">
          {practice.address.map((line) => (
            <span key={line} className="block">
              {line}
            </span>
          ))}
          {practice.phone}
        </address>
      </header>
      <h2 className="mt-6 text-lg font-semibold">{title}</h2>
      <dl className="mt-3 grid grid-cols-[auto_1fr] gap-x-6 gap-y-1 text-sm">
        {about.map(([label, value]) => (
          <div key={label} className="col-span-2 grid grid-cols-subgrid">
            <dt className="text-ink-muted">{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <div className="mt-6 space-y-4">{children}</div>
    </article>
  );
}
