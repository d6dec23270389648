import type { RefObject } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';

/** The keyboard's place in the table: one row is in the tab order, and arrow keys move between rows. */
export interface HeldFocus {
  /** The trial whose row is in the tab order; null before any was. */
  readonly held: number | null;
  readonly onFocusIn: (event: FocusEvent) => void;
  /** Moves to a trial's row, drawn after this rendering. */
  readonly moveTo: (number: number) => void;
}

/**
 * Keeps the focus on a trial while its row moves: a browser takes the focus from an element that changes its place in the
 * document, so it is given back after each rendering.
 */
export function useHeldFocus(body: RefObject<HTMLElement>): HeldFocus {
  const [held, setHeld] = useState<number | null>(null);
  const wanted = useRef<number | null>(null);
  const focused = numberOf(document.activeElement, body.current);
  useLayoutEffect(() => {
    const number = wanted.current ?? focused;
    wanted.current = null;
    if (number === null || numberOf(document.activeElement, body.current) === number) return;
    body.current?.querySelector<HTMLElement>(`tr[data-number="${number}"] a`)?.focus({ preventScroll: true });
  });
  return {
    held,
    onFocusIn: (event) => setHeld(numberOf(event.target as Element, body.current)),
    moveTo: (number) => {
      wanted.current = number;
      setHeld(number);
    },
  };
}

function numberOf(element: Element | null, body: HTMLElement | null): number | null {
  const row = element?.closest<HTMLElement>('tr[data-number]') ?? null;
  return row !== null && body?.contains(row) ? Number(row.dataset['number']) : null;
}
