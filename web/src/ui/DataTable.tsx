import { ArrowDown, ArrowUp, ChevronsUpDown } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useRef } from 'react';
import { CheckMark } from './Checkbox.tsx';
import { cx } from './cx.ts';
import './DataTable.css';
import { SkeletonLine, useAfter } from './Skeleton.tsx';
import type { Column, Sort } from './table.ts';

export interface DataTableProps<Row> {
  /** What the table holds, for screen readers and print. */
  caption: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  /** Spoken name of a row, for its checkbox. */
  rowName?: (row: Row) => string;
  hidden?: ReadonlySet<string>;
  density?: 'regular' | 'compact';
  sort?: Sort | null;
  onSort?: (sort: Sort) => void;
  selected?: ReadonlySet<string>;
  onSelect?: (selected: Set<string>) => void;
  onOpen?: (row: Row) => void;
  loading?: boolean;
  /** Shown in place of the table when it has no rows: an EmptyState or an ErrorState. */
  empty?: ReactNode;
}

/**
 * A real table with server paging and sorting. On the keyboard: Tab reaches the first row, j and k (or the arrows)
 * move, Enter opens, x selects. On a telephone each row is a card: what names it on top, below it every other column
 * with its title, so that nothing has to be scrolled sideways.
 */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const body = useRef<HTMLTableSectionElement>(null);
  const columns = props.columns.filter((column) => !props.hidden?.has(column.id));
  const height = props.density === 'compact' ? 'h-8' : 'h-10';
  const selectable = props.selected !== undefined && props.onSelect !== undefined;
  const span = columns.length + (selectable ? 1 : 0);
  const name = (columns.find((column) => column.fixed) ?? columns[0])?.id;

  function toggle(key: string) {
    const next = new Set(props.selected);
    if (!next.delete(key)) next.add(key);
    props.onSelect?.(next);
  }

  function move(event: KeyboardEvent<HTMLTableRowElement>, row: Row) {
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return;
    const rows = [...(body.current?.querySelectorAll<HTMLElement>('tr[tabindex]') ?? [])];
    const at = rows.indexOf(event.currentTarget);
    if (event.key === 'j' || event.key === 'ArrowDown') rows[at + 1]?.focus();
    else if (event.key === 'k' || event.key === 'ArrowUp') rows[at - 1]?.focus();
    else if (event.key === 'Enter' && props.onOpen) props.onOpen(row);
    else if (event.key === 'x' && selectable) toggle(props.rowKey(row));
    else return;
    event.preventDefault();
  }

  const all = props.rows.length > 0 && props.rows.every((row) => props.selected?.has(props.rowKey(row)));
  if (!props.loading && props.rows.length === 0) {
    // Without rows there is nothing to scroll: what is said instead keeps to the width of the page.
    return <section aria-label={props.caption}>{props.empty}</section>;
  }
  return (
    // Wide tables scroll inside this region, so it must be reachable by keyboard.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region has to take the focus to be scrolled
    <section aria-label={props.caption} tabIndex={0} className="overflow-x-auto outline-offset-0">
      <table {...as('table')} className="data-table w-full border-collapse text-base">
        <caption className="sr-only">{props.caption}</caption>
        <thead {...as('rowgroup')}>
          <tr {...as('row')} className="border-b border-line text-left">
            {selectable ? (
              <th {...as('columnheader')} scope="col" className="data-table-pick w-9 pl-1">
                <PickBox
                  label="Select all rows on this page"
                  on={all}
                  partly={!all && (props.selected?.size ?? 0) > 0}
                  onToggle={() => props.onSelect?.(all ? new Set() : new Set(props.rows.map(props.rowKey)))}
                />
              </th>
            ) : null}
            {columns.map((column) => (
              <HeaderCell key={column.id} column={column} sort={props.sort} onSort={props.onSort} />
            ))}
          </tr>
        </thead>
        <tbody {...as('rowgroup')} ref={body}>
          {props.loading ? <LoadingRows span={span} height={height} /> : null}
          {props.loading
            ? null
            : props.rows.map((row, index) => {
                const key = props.rowKey(row);
                const picked = props.selected?.has(key) ?? false;
                return (
                  <tr
                    {...as('row')}
                    key={key}
                    tabIndex={props.onOpen || selectable ? (index === 0 ? 0 : -1) : undefined}
                    aria-selected={selectable ? picked : undefined}
                    onKeyDown={(event) => move(event, row)}
                    onClick={props.onOpen ? () => props.onOpen?.(row) : undefined}
                    className={cx(
                      'border-b border-line -outline-offset-2',
                      height,
                      props.onOpen && 'cursor-pointer hover:bg-hover',
                      picked && 'bg-accent-quiet hover:bg-accent-quiet',
                    )}
                  >
                    {selectable ? (
                      <td {...as('cell')} className="data-table-pick pl-1">
                        <PickBox
                          label={`Select ${props.rowName?.(row) ?? key}`}
                          on={picked}
                          onToggle={() => toggle(key)}
                        />
                      </td>
                    ) : null}
                    {columns.map((column) => (
                      <td
                        {...as('cell')}
                        key={column.id}
                        data-title={column.id === name ? undefined : column.title}
                        className={cx('px-2 whitespace-nowrap', column.align === 'right' && 'text-right tabular-nums')}
                      >
                        {column.cell(row)}
                      </td>
                    ))}
                  </tr>
                );
              })}
        </tbody>
      </table>
    </section>
  );
}

/** A table that is laid out as anything else loses its parts for screen readers, so each says what it is. */
function as(role: 'table' | 'rowgroup' | 'row' | 'columnheader' | 'cell') {
  return { role };
}

function HeaderCell<Row>({
  column,
  sort,
  onSort,
}: {
  column: Column<Row>;
  sort?: Sort | null | undefined;
  onSort?: ((sort: Sort) => void) | undefined;
}) {
  const direction = sort?.column === column.id ? sort.direction : undefined;
  const right = column.align === 'right';
  return (
    <th
      {...as('columnheader')}
      scope="col"
      aria-sort={column.sortable ? (direction ?? 'none') : undefined}
      className={cx('h-9 px-2 text-sm font-medium whitespace-nowrap text-ink-muted', right && 'text-right')}
    >
      {column.sortable && onSort ? (
        <button
          type="button"
          className="-mx-1 inline-flex h-7 items-center gap-1 rounded-control px-1 hover:bg-hover hover:text-ink"
          onClick={() =>
            onSort({ column: column.id, direction: direction === 'ascending' ? 'descending' : 'ascending' })
          }
        >
          {column.title}
          {direction === 'ascending' ? <ArrowUp aria-hidden size={14} /> : null}
          {direction === 'descending' ? <ArrowDown aria-hidden size={14} /> : null}
          {direction ? null : <ChevronsUpDown aria-hidden size={14} />}
        </button>
      ) : (
        column.title
      )}
    </th>
  );
}

function PickBox({
  label,
  on,
  partly,
  onToggle,
}: {
  label: string;
  on: boolean;
  partly?: boolean;
  onToggle: () => void;
}) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a button that looks like our checkbox and does not open the row
    <button
      type="button"
      role="checkbox"
      aria-checked={partly ? 'mixed' : on}
      aria-label={label}
      tabIndex={-1}
      className="group inline-flex size-7 items-center justify-center rounded-control"
      onClick={(event) => {
        event.stopPropagation();
        onToggle();
      }}
    >
      <span className="flex -mt-0.5">
        <CheckMark on={on} partly={partly ?? false} />
      </span>
    </button>
  );
}

function LoadingRows({ span, height }: { span: number; height: string }) {
  const shown = useAfter(150);
  return Array.from({ length: 6 }, (_, row) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: fixed decoration
    <tr {...as('row')} key={row} className={cx(height, shown && 'border-b border-line')}>
      <td {...as('cell')} colSpan={span} className="px-2">
        {row === 0 ? (
          <span role="status" className="sr-only">
            Loading
          </span>
        ) : null}
        {shown ? <SkeletonLine className={['w-2/3', 'w-1/2', 'w-3/5'][row % 3] ?? 'w-1/2'} /> : null}
      </td>
    </tr>
  ));
}
