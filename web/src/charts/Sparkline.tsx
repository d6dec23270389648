import type { Curve } from '../live/curve';
import { sparkline } from './sparkline';

interface Shown {
  readonly curve: Curve | undefined;
  readonly steps: number;
}

/** A trial's curve in its row; the chart and the trial's page say the same in full. */
export function Sparkline({ curve, steps }: Shown) {
  const { path, end } = sparkline(curve ?? [], steps, 80, 18);
  return (
    <svg class="spark" viewBox="-2 -2 84 22" aria-hidden="true">
      {path !== '' && <path d={path} />}
      {end !== null && <circle cx={end[0]} cy={end[1]} r="2" />}
    </svg>
  );
}
