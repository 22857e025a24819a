import { PanelLeftClose, PanelLeftOpen } from 'lucide-react';
import { Link } from 'react-aria-components/Link';
import { IconButton } from '../ui/Button.tsx';
import { cx } from '../ui/cx.ts';
import type { PlaceId, RailGroup } from './navigation.ts';
import { placeIcons } from './placeIcons.tsx';

export interface RailProps {
  practice: string;
  groups: readonly RailGroup[];
  /** Counts by place; a place without work shows no number. */
  counts: Partial<Record<PlaceId, number>>;
  path: string;
  closed: boolean;
  onToggle?: () => void;
  onLeave?: () => void;
}

/** The left rail: where this person works, in the order of their day. */
export function Rail({ practice, groups, counts, path, closed, onToggle, onLeave }: RailProps) {
  return (
    <nav aria-label="Main" className="flex h-full flex-col">
      <div className={cx('flex h-13 shrink-0 items-center gap-2 px-3', closed && 'justify-center px-0')}>
        <svg aria-hidden="true" viewBox="0 0 32 32" className="size-6 shrink-0">
          <rect width="32" height="32" rx="8" className="fill-accent" />
          <path
            d="M8 22v-7.5a4 4 0 0 1 8 0V22m0-7.5a4 4 0 0 1 8 0V22"
            className="fill-none stroke-on-accent"
            strokeWidth="2.6"
            strokeLinecap="round"
          />
        </svg>
        {closed ? null : <span className="min-w-0 flex-1 truncate font-semibold">{practice}</span>}
      </div>
      <div className="min-h-0 flex-1 overflow-y-auto px-2 py-2">
        {groups.map((group) => (
          <div key={group.title ?? 'work'} className="mb-4">
            {group.title && !closed ? (
              <p className="px-2 pt-2 pb-1 text-xs font-medium text-ink-muted">{group.title}</p>
            ) : null}
            <ul className="flex flex-col gap-0.5">
              {group.places.map((place) => (
                <li key={place.id}>
                  <RailLink
                    id={place.id}
                    label={place.label}
                    path={place.path}
                    count={counts[place.id] ?? 0}
                    here={isHere(path, place.path)}
                    closed={closed}
                    onLeave={onLeave}
                  />
                </li>
              ))}
            </ul>
          </div>
        ))}
      </div>
      {onToggle ? (
        <div className={cx('flex px-2 py-2', closed && 'justify-center')}>
          <IconButton label={closed ? 'Show names in the rail' : 'Show only icons in the rail'} onPress={onToggle}>
            {closed ? <PanelLeftOpen aria-hidden size={18} /> : <PanelLeftClose aria-hidden size={18} />}
          </IconButton>
        </div>
      ) : null}
    </nav>
  );
}

export function isHere(path: string, place: string): boolean {
  return place === '/' ? path === '/' : path === place || path.startsWith(`${place}/`);
}

function RailLink({
  id,
  label,
  path,
  count,
  here,
  closed,
  onLeave,
}: {
  id: PlaceId;
  label: string;
  path: string;
  count: number;
  here: boolean;
  closed: boolean;
  onLeave?: (() => void) | undefined;
}) {
  const Icon = placeIcons[id];
  const name = count > 0 ? `${label} ${count} waiting` : label;
  return (
    <Link
      href={path}
      {...(here ? { 'aria-current': 'page' as const } : {})}
      {...(closed ? { 'aria-label': name } : {})}
      {...(onLeave ? { onPress: onLeave } : {})}
      className={cx(
        'flex h-9 items-center gap-2.5 rounded-control px-2 font-medium -outline-offset-2 transition-colors duration-120',
        here ? 'bg-accent-quiet text-accent' : 'text-ink-muted hover:bg-hover hover:text-ink',
        closed && 'justify-center',
      )}
    >
      <Icon aria-hidden size={18} strokeWidth={here ? 2.2 : 1.9} className="shrink-0" />
      {closed ? null : <span className="min-w-0 flex-1 truncate">{label}</span>}
      {closed || count === 0 ? null : (
        <span className={cx('text-xs font-semibold tabular-nums', here ? 'text-accent' : 'text-ink-muted')}>
          {count}
          <span className="sr-only"> waiting</span>
        </span>
      )}
    </Link>
  );
}
