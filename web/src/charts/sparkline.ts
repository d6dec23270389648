import type { Curve } from '../live/curve';

export interface Spark {
  /** The `d` of an SVG path; empty with fewer than two finite points. */
  readonly path: string;
  /** Where the line ends; null without a finite point. */
  readonly end: readonly [number, number] | null;
}

/**
 * A curve as a small drawing.
 *
 * @param steps the steps that the whole width stands for, so that a line's length says how far its trial came
 */
export function sparkline(curve: Curve, steps: number, width: number, height: number): Spark {
  const points = curve.filter(([, value]) => Number.isFinite(value));
  if (points.length === 0) return { path: '', end: null };
  const values = points.map(([, value]) => value);
  const whole = Math.max(steps, points.at(-1)![0]);
  const low = Math.min(...values);
  const span = Math.max(...values) - low;
  const place = ([step, value]: Curve[number]) =>
    [round((step / whole) * width), round(span === 0 ? height / 2 : height - ((value - low) / span) * height)] as const;
  const placed = points.map(place);
  const path = placed.length < 2 ? '' : `M${placed.map(([x, y]) => `${x} ${y}`).join('L')}`;
  return { path, end: placed.at(-1)! };
}

function round(number: number): number {
  return Math.round(number * 10) / 10;
}
