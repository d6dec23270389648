import { useMemo } from 'preact/hooks';
import type { Measurement } from '../api/trial';
import { Panel } from '../components/Panel';
import { Chart } from './Chart';
import { colours } from './colours';
import { metricGroups, metricsOption, type MetricGroup } from './metricsOption';

interface Shown {
  readonly measurements: readonly Measurement[];
  readonly resource: { readonly name: string; readonly max: number };
}

/** A trial's metrics by step, one chart a measure. */
export function MetricsCharts({ measurements, resource }: Shown) {
  const groups = useMemo(() => metricGroups(measurements), [measurements]);
  return (
    <div class="pair">
      {groups.map((group) => (
        <MetricChart key={group.measure} group={group} measurements={measurements} resource={resource} />
      ))}
    </div>
  );
}

function MetricChart({ group, measurements, resource }: Shown & { readonly group: MetricGroup }) {
  const palette = colours.value;
  const option = useMemo(() => metricsOption(group, measurements, resource, palette), [group, measurements, resource, palette]);
  const drawn = [palette.running, palette.best, palette.pruned, palette.complete];
  return (
    <Panel
      title={group.measure}
      end={
        <span class="legend">
          {group.names.map((name, index) => (
            <span key={name}>
              <i style={{ color: drawn[index % drawn.length]!, borderTopStyle: name.startsWith('train_') ? 'dashed' : 'solid' }} />
              {name}
            </span>
          ))}
        </span>
      }
    >
      <Chart option={option} label={`${group.names.join(' and ')} by ${resource.name}`} />
    </Panel>
  );
}
