import { Panel } from '../components/Panel';
import type { HistoryItem } from '../api/calls';
import type { Objective } from '../api/study';
import { formatValue } from '../format/number';
import { plural } from '../format/words';
import { Chart } from './Chart';
import { colours } from './colours';
import { historyOption } from './historyOption';
import { useMemo } from 'preact/hooks';

interface Shown {
  readonly history: readonly HistoryItem[];
  readonly objective: Objective;
}

/** How the best value grew. */
export function HistoryChart({ history, objective }: Shown) {
  const palette = colours.value;
  const option = useMemo(() => historyOption(history, objective, palette), [history, objective, palette]);
  const best = history.at(-1)?.best ?? null;
  return (
    <Panel
      title="Best so far"
      end={
        <span class="legend">
          <span class="best">
            <i />
            best so far
          </span>
          <span class="complete">
            <i />
            complete trial
          </span>
        </span>
      }
    >
      {history.length === 0 && <p class="body muted small">It starts with the first complete trial.</p>}
      <Chart option={option} label={`Best ${objective.metric} so far: ${formatValue(best)} after ${plural(history.length, 'complete trial')}.`} />
    </Panel>
  );
}
