import type { Measurement } from '../api/trial';
import { formatValue } from '../format/number';
import type { Colours } from './colours';
import type { ChartOption } from './echarts';
import { frame } from './frame';
import { shownRange } from './range';

/** One metric of a trial, measured on one or several splits. */
export interface MetricGroup {
  /** The measure without its split: `loss`. */
  readonly measure: string;
  /** The metrics' names: `train_loss`, `val_loss`. */
  readonly names: readonly string[];
}

const SPLIT = /^(train|val|test)_/;

/** The metrics measured, those of one measure together, in order of appearance. */
export function metricGroups(measurements: readonly Measurement[]): readonly MetricGroup[] {
  const names = new Set(measurements.flatMap((measurement) => Object.keys(measurement.metrics)));
  const groups = new Map<string, string[]>();
  for (const name of names) {
    const measure = name.replace(SPLIT, '');
    const group = groups.get(measure);
    if (group) group.push(name);
    else groups.set(measure, [name]);
  }
  return [...groups].map(([measure, members]) => ({ measure, names: members.sort() }));
}

/** The curves of one group of metrics. */
export function metricsOption(group: MetricGroup, measurements: readonly Measurement[], resource: { readonly name: string; readonly max: number }, colours: Colours): ChartOption {
  const palette = [colours.running, colours.best, colours.pruned, colours.complete];
  const values = measurements.flatMap(({ metrics }) => group.names.map((name) => metrics[name] ?? NaN));
  return {
    ...frame(colours, { x: resource.name, y: '', xMax: resource.max, yRange: shownRange(values, { low: 0, high: 0 }) }),
    tooltip: { ...frame(colours, { x: '', y: '' }).tooltip, trigger: 'axis', valueFormatter: (value: any) => formatValue(Number(value)) } as any,
    series: group.names.map((name, index) => ({
      id: name,
      name,
      type: 'line',
      data: measurements.filter(({ metrics }) => Number.isFinite(metrics[name])).map(({ step, metrics }) => [step, metrics[name]!]),
      symbol: 'circle',
      symbolSize: measurements.length > 60 ? 0 : 5,
      lineStyle: { color: palette[index % palette.length]!, width: 2, type: name.startsWith('train_') ? 'dashed' : 'solid' },
      itemStyle: { color: palette[index % palette.length]! },
    })),
  };
}
