import type { Study } from '../api/study';
import type { TrialDetail } from '../api/trial';
import { MetricsCharts } from '../charts/MetricsCharts';
import { Panel } from '../components/Panel';
import { StateChip } from '../components/StateChip';
import { formatParameter } from '../format/parameter';
import { formatValue } from '../format/number';
import { writeJson } from '../spec/write';
import { resourceOf } from './resource';
import { TrialActions } from './TrialActions';
import { TrialAttempts } from './TrialAttempts';
import { TrialDecisions } from './TrialDecisions';
import { TrialFacts } from './TrialFacts';

interface Shown {
  readonly study: Study;
  readonly trial: TrialDetail;
}

export function TrialBody({ study, trial }: Shown) {
  const resource = resourceOf(study);
  return (
    <div class="stack">
      <div class="heading">
        <div class="title">
          <p class="small">
            <a href={`/studies/${encodeURIComponent(study.id)}`}>{study.name}</a>
          </p>
          <h1>Trial {trial.number}</h1>
          <div>
            <StateChip state={trial.state} />
            {trial.reason && <span class="muted">{trial.reason}</span>}
          </div>
        </div>
        <TrialActions study={study} trial={trial} />
      </div>
      <TrialFacts study={study} trial={trial} />
      {trial.measurements.length > 0 && <MetricsCharts measurements={trial.measurements} resource={resource} />}
      <div class="pair">
        <Panel title="Configuration">
          <Names rows={Object.entries(trial.configuration).map(([name, value]) => [name, formatParameter(value)])} head={['parameter', 'value']} />
        </Panel>
        <Panel title="Metrics">
          <Names rows={Object.entries(trial.metrics).map(([name, value]) => [name, formatValue(value)])} head={['metric', 'newest']} />
        </Panel>
      </div>
      <div class="pair">
        <TrialAttempts attempts={trial.attempts} resource={resource.name} />
        <TrialDecisions decisions={trial.decisions} resource={resource.name} />
      </div>
      <Panel title="What the trainer was given">
        <div class="body">
          <pre class="config" tabIndex={0} aria-label="Configuration as JSON">
            {writeJson(trial.config)}
          </pre>
        </div>
      </Panel>
    </div>
  );
}

/** Names and values as a table of two columns. */
function Names({ rows, head }: { readonly rows: readonly (readonly [string, string])[]; readonly head: readonly [string, string] }) {
  if (rows.length === 0) return <p class="body muted small">Nothing yet.</p>;
  return (
    <div class="scroll">
      <table>
        <thead>
          <tr>
            <th scope="col">{head[0]}</th>
            <th scope="col" class="right">
              {head[1]}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, value]) => (
            <tr key={name}>
              <td>
                <code>{name}</code>
              </td>
              <td class="right">{value}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
