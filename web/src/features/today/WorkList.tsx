import { ChevronRight } from 'lucide-react';
import { Link } from 'react-aria-components/Link';
import { type Tone, toneText } from '../../ui/tone.tsx';

export interface WorkGroup {
  title: string;
  items: readonly { id: string; label: string; detail?: string; count: number; href: string; tone?: Tone }[];
}

/** What waits, grouped by kind. Every count opens exactly the list it counts; nothing waiting is not listed. */
export function WorkList({ groups }: { groups: readonly WorkGroup[] }) {
  const waiting = groups
    .map((group) => ({ ...group, items: group.items.filter((item) => item.count > 0) }))
    .filter((group) => group.items.length > 0);
  if (waiting.length === 0) {
    return <p className="border-t border-line py-4 text-ink-muted">Nothing waits for you. New work appears here.</p>;
  }
  return (
    <div className="flex flex-col gap-6">
      {waiting.map((group) => (
        <section key={group.title}>
          <h3 className="pb-1 text-sm font-medium text-ink-muted">{group.title}</h3>
          <ul className="divide-y divide-line border-y border-line">
            {group.items.map((item) => (
              <li key={item.id}>
                <Link
                  href={item.href}
                  className="flex min-h-11 items-center gap-3 py-1.5 pr-1 pl-2 -outline-offset-2 hover:bg-hover"
                >
                  <span
                    className={`min-w-6 text-right text-md font-semibold tabular-nums ${item.tone ? toneText[item.tone] : 'text-ink'}`}
                  >
                    {item.count}
                  </span>
                  <span className="min-w-0 flex-1">
                    <span className="block truncate">{item.label}</span>
                    {item.detail ? <span className="block truncate text-sm text-ink-muted">{item.detail}</span> : null}
                  </span>
                  <ChevronRight aria-hidden size={16} className="text-ink-muted" />
                </Link>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
