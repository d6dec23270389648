import { mainObjective, type Study } from '../api/study';
import type { TrialDetail } from '../api/trial';
import { Since } from '../components/Elapsed';
import { Fact } from '../components/Fact';
import { formatDuration } from '../format/duration';
import { formatBytes, formatCount, formatValue } from '../format/number';
import { resourceOf } from './resource';

interface Shown {
  readonly study: Study;
  readonly trial: TrialDetail;
}

/** A trial in a few figures. */
export function TrialFacts({ study, trial }: Shown) {
  const objective = mainObjective(study);
  const resource = resourceOf(study);
  const running = trial.state === 'running' && trial.started_at !== null;
  return (
    <section class="panel" aria-label="Figures">
      <div class="body facts-body">
        <dl class="facts">
          <Fact name={objective.metric} large="large">
            {formatValue(trial.value)}
          </Fact>
          <Fact name={resource.name} large="large">
            {trial.step ?? 0}
            <span class="muted"> of {resource.max}</span>
          </Fact>
          <Fact name={running ? 'running for' : 'took'} large="large">
            {running ? <Since from={trial.started_at!} /> : formatDuration(trial.duration_s || null)}
          </Fact>
        </dl>
        <dl class="facts small">
          {trial.attempt > 0 && <Fact name="attempt">{trial.attempt}</Fact>}
          {trial.worker && <Fact name="worker">{trial.worker}</Fact>}
          {trial.engine && <Fact name="engine">{trial.engine}</Fact>}
          {trial.device && <Fact name="device">{trial.device}</Fact>}
          {trial.parameters_count != null && <Fact name="weights">{formatCount(trial.parameters_count)}</Fact>}
          {trial.peak_memory_bytes != null && <Fact name="peak memory">{formatBytes(trial.peak_memory_bytes)}</Fact>}
        </dl>
      </div>
    </section>
  );
}
