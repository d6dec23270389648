import type { Signal } from '@preact/signals';
import { Fragment } from 'preact';
import { useRef } from 'preact/hooks';
import { HeaderCell } from './HeaderCell';
import { targetOf } from './keys';
import { RankRow } from './RankRow';
import { useHeldFocus } from './useHeldFocus';
import { useMovingRows } from './useMovingRows';
import type { RankTableState } from './useRankTable';
import { useVirtualRows } from './useVirtualRows';

interface Shown {
  readonly state: RankTableState;
  readonly lit: Signal<number | null>;
  readonly onOpen: (number: number) => void;
}

/** Trials by rank, moving as they are measured; long tables draw only the rows in sight. */
export function RankTable({ state: { table, shape }, lit, onOpen }: Shown) {
  const lines = table.getRowModel().rows;
  const order = lines.map((line) => line.original.trial.number);
  const scroller = useRef<HTMLDivElement>(null);
  const body = useRef<HTMLTableSectionElement>(null);
  const focus = useHeldFocus(body);
  const heldIndex = focus.held === null ? -1 : order.indexOf(focus.held);
  const virtual = useVirtualRows({ count: lines.length, scroller, keyOf: (index) => order[index] ?? -1, held: heldIndex });
  useMovingRows(body, order);

  function onKeyDown(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const target = targetOf(event.key, heldIndex, lines.length);
    const number = target === null ? undefined : order[target];
    if (target === null || number === undefined) return;
    event.preventDefault();
    virtual.scrollToIndex(target, { align: 'auto' });
    focus.moveTo(number);
  }

  let end = 0;
  return (
    <div class="scroll tall" ref={scroller}>
      <table class="ranks" aria-rowcount={lines.length + 1} aria-label="Trials by rank">
        <thead>
          <tr aria-rowindex={1}>
            {table.getHeaderGroups()[0]?.headers.map((header) => <HeaderCell key={header.id} header={header} />)}
          </tr>
        </thead>
        <tbody ref={body} onFocusIn={focus.onFocusIn} onKeyDown={onKeyDown}>
          {virtual.getVirtualItems().map((item) => {
            const gap = item.start - end;
            end = item.end;
            const line = lines[item.index];
            if (line === undefined) return null;
            return (
              <Fragment key={item.key}>
                {gap > 0 && <Space height={gap} />}
                <RankRow
                  row={line}
                  place={item.index + 1}
                  columns={shape}
                  lit={lit}
                  tabbable={heldIndex < 0 ? item.index === 0 : item.index === heldIndex}
                  onOpen={onOpen}
                />
              </Fragment>
            );
          })}
          {virtual.getTotalSize() > end && <Space key="end" height={virtual.getTotalSize() - end} />}
        </tbody>
      </table>
    </div>
  );
}

/** Stands for rows out of sight. */
function Space({ height }: { readonly height: number }) {
  return (
    <tr class="space" aria-hidden="true">
      <td style={{ height: `${height}px` }} />
    </tr>
  );
}
