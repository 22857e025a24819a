import type { ReactNode } from 'react';

/** The top of every page. Its heading receives the focus when the page opens, so that its name is read out. */
export function PageHeader({ title, about, actions }: { title: string; about?: ReactNode; actions?: ReactNode }) {
  return (
    <header className="flex flex-wrap items-end justify-between gap-x-6 gap-y-3 pb-6">
      <div className="min-w-0">
        <h1 tabIndex={-1} data-page-heading className="text-xl leading-tight font-semibold tracking-[-0.015em]">
          {title}
        </h1>
        {about ? <p className="mt-1 text-base text-ink-muted">{about}</p> : null}
      </div>
      {actions ? <div className="flex flex-wrap gap-2">{actions}</div> : null}
    </header>
  );
}

/** A part of a page: a heading and a rule, not a card. */
export function Section({
  title,
  about,
  actions,
  children,
}: {
  title: string;
  about?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
}) {
  return (
    <section className="border-t border-line pt-4 pb-8">
      <div className="mb-4 flex flex-wrap items-center justify-between gap-3">
        <div className="min-w-0">
          <h2 className="text-md font-semibold">{title}</h2>
          {about ? <p className="text-sm text-ink-muted">{about}</p> : null}
        </div>
        {actions}
      </div>
      {children}
    </section>
  );
}

/** A part of a long page of settings: what it is about on the left, what can be set on the right. */
export function SettingsSection({ title, about, children }: { title: string; about?: ReactNode; children: ReactNode }) {
  return (
    <section className="grid gap-x-12 gap-y-4 border-b border-line py-8 first:pt-2 last:border-b-0 lg:grid-cols-[14rem_minmax(0,1fr)]">
      <div>
        <h2 className="text-md font-semibold">{title}</h2>
        {about ? <p className="mt-1 text-sm text-ink-muted">{about}</p> : null}
      </div>
      <div>{children}</div>
    </section>
  );
}
