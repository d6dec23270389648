import type { Column } from '@tanstack/preact-table';
import { Icon } from '../components/Icon';
import { Menu } from '../components/Menu';
import type { features, TableRow } from './features';

/** Chooses the columns to see. */
export function ColumnMenu({ columns }: { readonly columns: readonly Column<typeof features, TableRow>[] }) {
  return (
    <Menu
      label={
        <>
          <Icon name="columns" />
          Columns
        </>
      }
    >
      {columns.map((column) => (
        <label key={column.id}>
          <input type="checkbox" checked={column.getIsVisible()} onChange={() => column.toggleVisibility()} />
          {column.columnDef.meta?.full ?? column.id}
        </label>
      ))}
    </Menu>
  );
}
