import { useEffect, useRef } from 'preact/hooks';
import { init, type ChartOption, type EChartsType } from './echarts';
import { throttled } from '../live/throttle';

interface Shown {
  readonly option: ChartOption;
  /** What it shows, for those who do not see it. */
  readonly label: string;
  readonly tall?: 'tall';
  /** Called once with the chart; what it answers is called when the chart goes. */
  readonly onReady?: (chart: EChartsType) => () => void;
}

const REDRAW_MILLISECONDS = 250;

/** An ECharts chart that fills its place, follows its size, and redraws a few times a second at most. */
export function Chart({ option, label, tall, onReady }: Shown) {
  const place = useRef<HTMLDivElement>(null);
  const draw = useRef<(option: ChartOption) => void>(() => {});
  useEffect(() => {
    const chart = init(place.current);
    const set = throttled((newest: ChartOption) => chart.setOption(newest, { lazyUpdate: true }), REDRAW_MILLISECONDS);
    draw.current = set.call;
    const undo = onReady?.(chart);
    const sizes = new ResizeObserver(() => chart.resize());
    sizes.observe(place.current!);
    return () => {
      sizes.disconnect();
      set.cancel();
      undo?.();
      chart.dispose();
    };
  }, []);
  useEffect(() => draw.current(option), [option]);
  return (
    <div class={tall ? 'chart tall' : 'chart'} role="img" aria-label={label}>
      <div ref={place} />
    </div>
  );
}
