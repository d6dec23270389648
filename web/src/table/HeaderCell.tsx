import { flexRender, type Header } from '@tanstack/preact-table';
import type { features, TableRow } from './features';

const ARIA = { asc: 'ascending', desc: 'descending' } as const;

/** A column's heading; a click sorts by it, a third click brings the ranking back. */
export function HeaderCell({ header }: { readonly header: Header<typeof features, TableRow> }) {
  const { column } = header;
  const direction = column.getIsSorted();
  const text = flexRender(column.columnDef.header, header.getContext()) as any;
  return (
    <th scope="col" class={column.columnDef.meta?.style} title={column.columnDef.meta?.full} aria-sort={direction === false ? undefined : ARIA[direction]}>
      {column.getCanSort() ? (
        <button type="button" onClick={() => column.toggleSorting()}>
          {text}
          <span class="arrow" aria-hidden="true">
            {direction === false ? '' : direction === 'asc' ? '↑' : '↓'}
          </span>
        </button>
      ) : (
        text
      )}
    </th>
  );
}
