import type { Objective } from '../api/study';
import type { Trial } from '../api/trial';
import type { Curve } from '../live/curve';
import { formatValue } from '../format/number';
import type { DrawnCurve } from './chooseCurves';
import type { Colours } from './colours';
import type { ChartOption } from './echarts';
import { frame } from './frame';
import { shownRange } from './range';

interface Resource {
  readonly name: string;
  readonly max: number;
}

/** One line a trial, from its first step on; coloured by what became of it, the best in gold. */
export function curvesOption(drawn: readonly DrawnCurve[], objective: Objective, resource: Resource, colours: Colours): ChartOption {
  // Many curves are faint, so that where most of them go shows.
  const faintness = Math.min(1, Math.max(0.3, 40 / drawn.length));
  const values = drawn.flatMap(({ curve }) => curve.map(([, value]) => value));
  const poor = objective.goal === 'maximize' ? { low: 0.04, high: 0 } : { low: 0, high: 0.04 };
  const last = drawn.reduce((step, { curve }) => Math.max(step, curve.at(-1)![0]), resource.max);
  return {
    ...frame(colours, { x: resource.name, y: objective.metric, xMax: last, yRange: shownRange(values, poor) }),
    series: [
      {
        id: 'curves',
        type: 'lines',
        coordinateSystem: 'cartesian2d',
        polyline: true,
        progressive: 0,
        clip: true,
        data: drawn.map(({ row, curve }) => ({
          name: String(row.trial.number),
          coords: drawable(curve),
          lineStyle: lineOf(row.trial, row.rank === 1, faintness, colours),
        })) as any,
        emphasis: { lineStyle: { width: 4, opacity: 1 } },
        tooltip: { formatter: (hit: any) => tip(drawn[hit.dataIndex]) },
        z: 2,
      },
      {
        id: 'ends',
        type: 'scatter',
        silent: true,
        clip: true,
        symbolSize: (_: unknown, { data }: any) => data.size,
        data: drawn.flatMap(({ row, curve }) => endOf(row.trial, row.rank === 1, curve, faintness, colours)) as any,
        z: 3,
      },
    ],
  };
}

/** A polyline has at least two points, so a lone one is there twice. */
function drawable(curve: Curve): Curve {
  return curve.length === 1 ? [curve[0]!, curve[0]!] : curve;
}

function lineOf(trial: Trial, best: boolean, faintness: number, colours: Colours) {
  if (best) return { color: colours.best, width: 3, opacity: 1, type: 'solid' };
  switch (trial.state) {
    case 'running':
      return { color: colours.running, width: 2, opacity: 0.95, type: 'solid' };
    case 'complete':
      return { color: colours.complete, width: 1.5, opacity: 0.65 * faintness, type: 'solid' };
    case 'pruned':
      return { color: colours.pruned, width: 1.2, opacity: 0.5 * faintness, type: [5, 3] };
    case 'failed':
      return { color: colours.danger, width: 1.2, opacity: 0.5, type: [2, 3] };
    case 'waiting':
    case 'paused':
    case 'cancelled':
      return { color: colours.quiet, width: 1.2, opacity: 0.5, type: 'solid' };
  }
}

/** A dot where a running trial is now, where a curve has but one step, and at the best's end. */
function endOf(trial: Trial, best: boolean, points: Curve, faintness: number, colours: Colours) {
  const end = points.at(-1);
  if (end === undefined || !(best || trial.state === 'running' || points.length === 1)) return [];
  const { color, opacity } = lineOf(trial, best, faintness, colours);
  return [{ value: end, size: best || trial.state === 'running' ? 8 : 4, itemStyle: { color, opacity } }];
}

function tip(hit: DrawnCurve | undefined): string {
  if (hit === undefined) return '';
  const last = hit.curve.at(-1);
  const rank = hit.row.rank === null ? hit.row.trial.state : `${hit.row.trial.state}, rank ${hit.row.rank}`;
  return `Trial ${hit.row.trial.number} · ${rank}\n${formatValue(hit.row.trial.value)}, step ${last?.[0] ?? 0}`;
}
