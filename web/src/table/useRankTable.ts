import { useTable } from '@tanstack/preact-table';
import { useMemo } from 'preact/hooks';
import { columnsOf, type ColumnPlan } from './columns';
import { features, type TableRow } from './features';

/** The rank table's state: its columns, which are seen, and by which the rows are sorted. */
export function useRankTable(rows: readonly TableRow[], plan: ColumnPlan) {
  const planned = JSON.stringify(plan);
  const columns = useMemo(() => columnsOf(plan), [planned]);
  const table = useTable({ features, columns, data: rows, getRowId: (row) => String(row.trial.number) });
  /** Changes when a row must be drawn anew though its trial is the same. */
  const shape = `${planned} ${JSON.stringify(table.state.columnVisibility)}`;
  return { table, shape };
}

export type RankTableState = ReturnType<typeof useRankTable>;
