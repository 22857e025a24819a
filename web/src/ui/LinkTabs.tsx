import { useEffect, useRef } from 'react';
import { Link } from 'react-aria-components/Link';

/** Parts of one place that have addresses of their own, as plain text under the heading. */
export function LinkTabs({
  label,
  tabs,
  here,
}: {
  label: string;
  tabs: readonly { href: string; title: string }[];
  here: string;
}) {
  const nav = useRef<HTMLElement>(null);
  // Where the row is wider than the window, the part one is in stays in sight. Only this row moves, never the page.
  useEffect(() => {
    const link = nav.current?.querySelector<HTMLElement>(`a[href="${here}"]`);
    if (!nav.current || !link) return;
    nav.current.scrollLeft = link.offsetLeft - (nav.current.clientWidth - link.offsetWidth) / 2;
  }, [here]);
  return (
    <nav ref={nav} aria-label={label} className="relative mb-6 overflow-x-auto border-b border-line">
      <ul className="flex min-w-max gap-5">
        {tabs.map((tab) => (
          <li key={tab.href}>
            <Link
              href={tab.href}
              {...(tab.href === here ? { 'aria-current': 'page' as const } : {})}
              className={`-mb-px block border-b-2 px-0.5 py-2 font-medium -outline-offset-2 ${
                tab.href === here ? 'border-accent text-ink' : 'border-transparent text-ink-muted hover:text-ink'
              }`}
            >
              {tab.title}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
