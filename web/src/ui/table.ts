import type { ReactNode } from 'react';

/** One column, declared once at module level. */
export interface Column<Row> {
  id: string;
  title: string;
  cell: (row: Row) => ReactNode;
  align?: 'left' | 'right';
  sortable?: boolean;
  /** It names the row: the reader may not hide it, and on a telephone it stands on top. */
  fixed?: boolean;
}

export interface Sort {
  column: string;
  direction: 'ascending' | 'descending';
}
