import type { HistoryItem } from '../api/calls';
import type { Objective } from '../api/study';
import { formatValue } from '../format/number';
import type { Colours } from './colours';
import type { ChartOption } from './echarts';
import { frame } from './frame';
import { shownRange } from './range';

/** Best value so far as a staircase, each complete trial a dot, in the order in which they finished. */
export function historyOption(history: readonly HistoryItem[], objective: Objective, colours: Colours): ChartOption {
  const { metric, goal } = objective;
  const poor = goal === 'maximize' ? { low: 0.05, high: 0 } : { low: 0, high: 0.05 };
  const range = shownRange(history.map((item) => item.value), poor);
  const dots = history
    .map((item, index) => [index + 1, item.value, item.number] as const)
    .filter(([, value]) => Number.isFinite(value));
  const stairs = history.map((item, index) => [index + 1, item.best ?? '-'] as const);
  return {
    ...frame(colours, { x: 'complete trials', y: metric, yRange: range, xMax: Math.max(10, history.length) }),
    series: [
      {
        id: 'best',
        type: 'line',
        step: 'end',
        data: stairs as any,
        symbol: 'none',
        silent: true,
        lineStyle: { color: colours.best, width: 2.5 },
        z: 2,
      },
      {
        id: 'trials',
        type: 'scatter',
        data: dots as any,
        symbolSize: 7,
        clip: true,
        itemStyle: { color: colours.complete, opacity: 0.75 },
        emphasis: { scale: 1.6, itemStyle: { opacity: 1 } },
        z: 3,
        tooltip: {
          formatter: (hit: any) => `Trial ${hit.data[2]}\n${formatValue(hit.data[1])}`,
        },
      },
    ],
  };
}
