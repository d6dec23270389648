import { flexRender, type Row } from '@tanstack/preact-table';
import type { Signal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import type { features, TableRow } from './features';

interface Shown {
  readonly row: Row<typeof features, TableRow>;
  /** Counts from 1 below the header. */
  readonly place: number;
  readonly columns: unknown;
  readonly lit: Signal<number | null>;
  readonly tabbable: boolean;
  readonly onOpen: (number: number) => void;
}

/** A trial's line; drawn anew only when something in it changed. */
export function RankRow({ row, place, columns, lit, tabbable, onOpen }: Shown) {
  const { trial, rank, curve } = row.original;
  const isLit = lit.value === trial.number;
  return useMemo(
    () => (
      <tr
        data-number={trial.number}
        class={[trial.state, rank === 1 ? 'first' : '', isLit ? 'lit' : ''].join(' ')}
        aria-rowindex={place + 1}
        onClick={() => onOpen(trial.number)}
        onMouseEnter={() => (lit.value = trial.number)}
        onMouseLeave={() => (lit.value = null)}
        ref={(line) => line?.querySelector('a')?.setAttribute('tabindex', tabbable ? '0' : '-1')}
      >
        {row.getVisibleCells().map((cell) => (
          <td key={cell.column.id} class={cell.column.columnDef.meta?.style}>
            {flexRender(cell.column.columnDef.cell, cell.getContext()) as any}
          </td>
        ))}
      </tr>
    ),
    [trial, rank, curve, isLit, place, tabbable, columns],
  );
}
