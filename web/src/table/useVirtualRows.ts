import { elementScroll, observeElementOffset, observeElementRect, Virtualizer, defaultRangeExtractor } from '@tanstack/virtual-core';
import type { RefObject } from 'preact';
import { useLayoutEffect, useReducer, useState } from 'preact/hooks';

export const ROW_HEIGHT = 38;

interface Asked {
  readonly count: number;
  readonly scroller: RefObject<HTMLDivElement>;
  readonly keyOf: (index: number) => number;
  /** The row that holds the keyboard, drawn wherever it is; -1 for none. */
  readonly held: number;
}

/** Which rows of a long table to draw. */
export function useVirtualRows({ count, scroller, keyOf, held }: Asked): Virtualizer<HTMLDivElement, HTMLTableRowElement> {
  const [, redraw] = useReducer<number, void>((times) => times + 1, 0);
  const options = {
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    getItemKey: keyOf,
    overscan: 8,
    initialRect: { width: 800, height: 800 },
    scrollToFn: elementScroll,
    observeElementRect,
    observeElementOffset,
    onChange: () => redraw(),
    rangeExtractor: (range: Parameters<typeof defaultRangeExtractor>[0]) => withHeld(defaultRangeExtractor(range), held),
  };
  const [virtualizer] = useState(() => new Virtualizer<HTMLDivElement, HTMLTableRowElement>(options));
  virtualizer.setOptions(options);
  useLayoutEffect(() => virtualizer._didMount(), [virtualizer]);
  useLayoutEffect(() => virtualizer._willUpdate());
  return virtualizer;
}

function withHeld(indexes: number[], held: number): number[] {
  if (held < 0 || indexes.includes(held)) return indexes;
  return [...indexes, held].sort((one, other) => one - other);
}
