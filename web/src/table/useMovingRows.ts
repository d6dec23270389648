import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { reducedMotion } from '../application/theme';
import { ROW_HEIGHT } from './useVirtualRows';

/** Farther than this a row appears at its new place: a long flight only blurs the table. */
const FARTHEST = 12;

/** Lets rows glide to their new places when the order changes. */
export function useMovingRows(body: RefObject<HTMLElement>, order: readonly number[]): void {
  const before = useRef<ReadonlyMap<number, number>>(new Map());
  useLayoutEffect(() => {
    const places = new Map(order.map((number, index) => [number, index]));
    if (!reducedMotion.value) {
      for (const row of body.current?.querySelectorAll<HTMLElement>('tr[data-number]') ?? []) {
        const number = Number(row.dataset['number']);
        glide(row, (before.current.get(number) ?? NaN) - (places.get(number) ?? NaN));
      }
    }
    before.current = places;
  }, [order.join()]);
}

function glide(row: HTMLElement, rows: number): void {
  if (Number.isNaN(rows) || rows === 0 || Math.abs(rows) > FARTHEST) return;
  row.animate([{ transform: `translateY(${rows * ROW_HEIGHT}px)` }, { transform: 'none' }], { duration: 240, easing: 'ease-out' });
}
