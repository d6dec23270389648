import type { Row } from '../ranking/rows';
import type { Curve } from '../live/curve';

/** More lines than this are a blot, and slow to draw. */
const MOST = 200;

export interface DrawnCurve {
  readonly row: Row;
  /** At least one point, all finite. */
  readonly curve: Curve;
}

/** The curves to draw, the best last so that they lie on top: what runs, then the best, up to a number that can be read. */
export function chooseCurves(rows: readonly Row[], curves: ReadonlyMap<number, Curve>): readonly DrawnCurve[] {
  const measured = rows.map((row) => ({ row, curve: finite(curves.get(row.trial.number) ?? []) })).filter(({ curve }) => curve.length > 0);
  if (measured.length <= MOST) return measured.reverse();
  const running = measured.filter(({ row }) => row.trial.state === 'running');
  const others = measured.filter(({ row }) => row.trial.state !== 'running');
  const chosen = new Set([...running, ...others].slice(0, MOST));
  return measured.filter((drawn) => chosen.has(drawn)).reverse();
}

function finite(curve: Curve): Curve {
  return curve.every(([, value]) => Number.isFinite(value)) ? curve : curve.filter(([, value]) => Number.isFinite(value));
}
