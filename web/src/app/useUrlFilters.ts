import { useRouter, useRouterState } from '@tanstack/react-router';

/** Filters of a list, kept in the address so that a view can be shared and returned to. Never words: words can be names. */
export function useUrlFilters<K extends string>(keys: readonly K[]) {
  const router = useRouter();
  const search: unknown = useRouterState({ select: (state) => state.location.search });
  const found = (typeof search === 'object' && search !== null ? search : {}) as Record<string, unknown>;
  const filters = Object.fromEntries(
    keys.map((key) => [key, typeof found[key] === 'string' ? found[key] : '']),
  ) as Record<K, string>;
  function setFilters(changes: Partial<Record<K, string>>) {
    const next = new URLSearchParams(
      Object.entries({ ...filters, ...changes }).filter(([, kept]) => kept !== '') as [string, string][],
    );
    const { pathname } = router.state.location;
    router.history.replace(next.size > 0 ? `${pathname}?${next}` : pathname);
  }
  const setFilter = (key: K, value: string) => setFilters({ [key]: value } as Partial<Record<K, string>>);
  return { filters, setFilter, setFilters };
}
