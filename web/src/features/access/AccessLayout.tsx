import { type ReactNode, useEffect, useRef } from 'react';

/** The frame of every page before sign-in: one column, one task, nothing to be distracted by. */
export function AccessLayout({
  title,
  about,
  children,
  aside,
  staff = true,
}: {
  title: string;
  about?: ReactNode;
  children?: ReactNode;
  aside?: ReactNode;
  /** Somebody who works here is about to sign in; otherwise it is a client. */
  staff?: boolean;
}) {
  const heading = useRef<HTMLHeadingElement>(null);
  // A new step is a new page to a screen reader: say its name. Not on the first one, where a field has the cursor.
  const shown = useRef(title);
  useEffect(() => {
    document.title = `${title} – MentalSpace`;
    if (shown.current !== title) heading.current?.focus();
    shown.current = title;
  }, [title]);

  return (
    <div className="flex min-h-dvh flex-col">
      <header className="px-6 py-5 sm:px-12">
        <Wordmark />
      </header>
      <div
        className={`mx-auto grid w-full flex-1 content-start gap-x-16 gap-y-12 px-6 pt-[4vh] pb-16 sm:pt-[9vh] ${
          aside ? 'max-w-4xl lg:grid-cols-[minmax(0,24rem)_minmax(0,1fr)]' : 'max-w-100'
        }`}
      >
        <main className={aside ? 'mx-auto w-full max-w-96 lg:mx-0' : ''}>
          <h1 ref={heading} tabIndex={-1} className="text-xl font-semibold tracking-[-0.015em]">
            {title}
          </h1>
          {about ? <p className="mt-1 text-md text-ink-muted">{about}</p> : null}
          <div className="mt-6">{children}</div>
        </main>
        {aside ? <aside className="mx-auto w-full max-w-96 lg:mx-0 lg:max-w-none">{aside}</aside> : null}
      </div>
      {staff ? (
        <footer className="px-6 py-5 text-sm text-ink-muted sm:px-12">
          Every sign-in and every view of a record is written to the practice’s audit log.
        </footer>
      ) : null}
    </div>
  );
}

export function Wordmark() {
  return (
    <p className="flex items-center gap-2 text-md font-semibold tracking-[-0.01em]">
      <svg aria-hidden="true" viewBox="0 0 32 32" className="size-7">
        <rect width="32" height="32" rx="8" className="fill-accent" />
        <path
          d="M8 22v-7.5a4 4 0 0 1 8 0V22m0-7.5a4 4 0 0 1 8 0V22"
          className="fill-none stroke-on-accent"
          strokeWidth="2.6"
          strokeLinecap="round"
        />
      </svg>
      MentalSpace
    </p>
  );
}
