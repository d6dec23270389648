import type { Colours } from './colours';
import type { ChartOption } from './echarts';
import { formatTick } from '../format/number';

interface Axes {
  readonly x: string;
  readonly y: string;
  /** The shown ranges; left to the data where absent. */
  readonly xMax?: number;
  readonly yRange?: readonly [number, number];
}

/** Grid, axes and tooltip in the page's colours. */
export function frame(colours: Colours, axes: Axes): ChartOption {
  const label = { color: colours.muted, fontSize: 11, hideOverlap: true };
  const name = { color: colours.muted, fontSize: 11 };
  const [yMin, yMax] = axes.yRange ?? [undefined, undefined];
  return {
    animation: false,
    textStyle: { fontFamily: 'system-ui, sans-serif' },
    grid: { left: 10, right: 18, top: axes.y === '' ? 12 : 30, bottom: 26, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    xAxis: {
      type: 'value',
      name: axes.x,
      nameLocation: 'middle',
      nameGap: 24,
      nameTextStyle: name,
      min: 0,
      ...(axes.xMax === undefined ? {} : { max: axes.xMax }),
      minInterval: 1,
      axisLine: { lineStyle: { color: colours['line-strong'] } },
      axisLabel: label,
      splitLine: { show: false },
    },
    yAxis: {
      type: 'value',
      name: axes.y,
      nameTextStyle: { ...name, align: 'left' },
      scale: true,
      ...(yMin === undefined || yMax === undefined ? {} : { min: yMin, max: yMax }),
      axisLabel: { ...label, formatter: formatTick, showMinLabel: false, showMaxLabel: false },
      splitLine: { lineStyle: { color: colours.line } },
    },
    // Drawn, not HTML: the page's Content-Security-Policy takes no styles written into markup.
    tooltip: {
      renderMode: 'richText',
      confine: true,
      transitionDuration: 0,
      backgroundColor: colours.surface,
      borderColor: colours['line-strong'],
      padding: [6, 10],
      textStyle: { color: colours.text, fontSize: 12, lineHeight: 18 },
    },
  };
}
