import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-aria-components/Link';
import type { ClientLine } from '../../api/functions.gen.ts';
import { query } from '../../api/query.ts';
import { chartPath, clientName } from './words.ts';

/** The charts one keeps at hand, and the last ones opened. */
export function AtHand() {
  const favorites = useQuery(query('get-favorite-clients', {}));
  const recent = useQuery(query('get-recent-clients', {}));
  return (
    <div className="grid content-start gap-6 sm:grid-cols-2 xl:grid-cols-1">
      <Short title="Favorites" clients={favorites.data} empty="Press the star on a chart to keep it here." />
      <Short title="Opened last" clients={recent.data?.slice(0, 8)} empty="Charts you open appear here." />
    </div>
  );
}

function Short({ title, clients, empty }: { title: string; clients: ClientLine[] | undefined; empty: string }) {
  if (!clients) return null;
  return (
    <section>
      <h2 className="pb-1 text-sm font-medium text-ink-muted">{title}</h2>
      {clients.length === 0 ? <p className="border-t border-line py-2 text-sm text-ink-muted">{empty}</p> : null}
      {clients.length > 0 ? (
        <ul className="divide-y divide-line border-y border-line">
          {clients.map((client) => (
            <li key={client.id}>
              <Link href={chartPath(client.id)} className="block px-1 py-2 -outline-offset-2 hover:bg-hover">
                <span className="block truncate font-medium">{clientName(client)}</span>
                <span className="block text-sm text-ink-muted tabular-nums">{client.mrn}</span>
              </Link>
            </li>
          ))}
        </ul>
      ) : null}
    </section>
  );
}
