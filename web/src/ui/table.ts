import type { ReactNode } from 'react';

/** One column, declared once at module level. */
export interface Column<Row> {
  id: string;
  title: string;
  cell: (row: Row) => ReactNode;
  align?: 'left' | 'right';
  sortable?: boolean;
  /** The reader may not hide what names the row. */
  fixed?: boolean;
}

export interface Sort {
  column: string;
  direction: 'ascending' | 'descending';
}
