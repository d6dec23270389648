import {
  columnVisibilityFeature,
  createColumnHelper,
  createSortedRowModel,
  metaHelper,
  rowSortingFeature,
  tableFeatures,
} from '@tanstack/preact-table';
import type { Curve } from '../live/curve';
import type { Row } from '../ranking/rows';
import { compareCells } from './compareCells';

/** A line of the rank table with its curve. */
export interface TableRow extends Row {
  readonly curve: Curve | undefined;
}

interface ColumnMeta {
  /** The class of its cells. */
  readonly style?: string;
  /** What the header's short text stands for. */
  readonly full?: string;
}

export const features = tableFeatures({
  rowSortingFeature,
  columnVisibilityFeature,
  sortedRowModel: createSortedRowModel(),
  sortFns: { cells: (one, other, column) => compareCells(one.getValue(column), other.getValue(column)) },
  columnMeta: metaHelper<ColumnMeta>(),
});

export const helper = createColumnHelper<typeof features, TableRow>();
