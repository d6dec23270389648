import { effect, type Signal } from '@preact/signals';
import { useMemo, useRef } from 'preact/hooks';
import type { Objective } from '../api/study';
import { Panel } from '../components/Panel';
import { plural } from '../format/words';
import type { Curve } from '../live/curve';
import type { Row } from '../ranking/rows';
import { Chart } from './Chart';
import { chooseCurves, type DrawnCurve } from './chooseCurves';
import { colours } from './colours';
import { curvesOption } from './curvesOption';
import type { EChartsType } from './echarts';

interface Shown {
  readonly rows: readonly Row[];
  readonly curves: ReadonlyMap<number, Curve>;
  readonly objective: Objective;
  readonly resource: { readonly name: string; readonly max: number };
  /** The trial pointed at, here or in the table. */
  readonly lit: Signal<number | null>;
  readonly onOpen: (number: number) => void;
}

/** Every trial's learning curve, growing. */
export function CurvesChart({ rows, curves, objective, resource, lit, onOpen }: Shown) {
  const palette = colours.value;
  const drawn = useMemo(() => chooseCurves(rows, curves), [rows, curves]);
  const option = useMemo(() => curvesOption(drawn, objective, resource, palette), [drawn, objective, resource, palette]);
  const newest = useRef(drawn);
  newest.current = drawn;
  const left = curves.size - drawn.length;
  return (
    <Panel title="Learning curves" end={<Legend left={left} drawn={drawn} />}>
      {drawn.length === 0 && <p class="body muted small">A line for every trial, from its first measured {resource.name} on.</p>}
      <Chart
        option={option}
        label={`Learning curves of ${plural(drawn.length, 'trial')}: ${objective.metric} by ${resource.name}. The table below has the same trials.`}
        onReady={(chart) => link(chart, newest, lit, onOpen)}
      />
    </Panel>
  );
}

/** What the colours that are there stand for. */
function Legend({ left, drawn }: { readonly left: number; readonly drawn: readonly DrawnCurve[] }) {
  const there = new Set<string>(drawn.map(({ row }) => (row.rank === 1 ? 'best' : row.trial.state)));
  return (
    <span class="legend">
      {left > 0 && <span>{left} weaker not drawn</span>}
      {['best', 'running', 'complete', 'pruned', 'failed'].filter((name) => there.has(name)).map((name) => (
        <span key={name} class={name}>
          <i />
          {name}
        </span>
      ))}
    </span>
  );
}

/** Pointing at a curve lights its row, pointing at a row lights its curve, a click opens the trial. */
function link(
  chart: EChartsType,
  newest: { readonly current: readonly DrawnCurve[] },
  lit: Signal<number | null>,
  onOpen: (number: number) => void,
): () => void {
  const numberOf = (hit: any) => (hit.seriesId === 'curves' ? newest.current[hit.dataIndex]?.row.trial.number : undefined);
  chart.on('mouseover', (hit) => {
    lit.value = numberOf(hit) ?? null;
  });
  chart.on('mouseout', () => {
    lit.value = null;
  });
  chart.on('click', (hit) => {
    const number = numberOf(hit);
    if (number !== undefined) onOpen(number);
  });
  return effect(() => {
    const dataIndex = newest.current.findIndex(({ row }) => row.trial.number === lit.value);
    chart.dispatchAction({ type: 'downplay', seriesId: 'curves' });
    if (dataIndex >= 0) chart.dispatchAction({ type: 'highlight', seriesId: 'curves', dataIndex });
  });
}
