import { isFinal, type Algorithm, type Counts, type Objective, type Study } from '../api/study';
import { Fact } from '../components/Fact';
import { ProgressBar } from '../components/ProgressBar';
import { formatDuration } from '../format/duration';
import { formatValue } from '../format/number';
import { now } from '../live/clock';
import { resourceOf } from './resource';
import { progressOf, type Progress } from '../progress/progress';

interface Shown {
  readonly study: Study;
  readonly counts: Counts;
  readonly objective: Objective;
  readonly resting: boolean;
}

export function StudyFacts({ study, counts, objective, resting }: Shown) {
  const progress = progressOf(study, counts, isFinal(study.state) ? 0 : now.value);
  const { best, spec } = study;
  return (
    <div class="standing">
      <dl class="facts">
        <Fact name={`best ${objective.metric}`} large="large">
          {formatValue(best?.value)}
        </Fact>
        <Fact name="trials" large="large">
          {progress.trials}
          {progress.maxTrials !== null && <span class="muted"> of {progress.maxTrials}</span>}
        </Fact>
        <Fact name={resting ? 'took' : 'elapsed'} large="large">
          {formatDuration(progress.elapsedSeconds)}
          {progress.maxSeconds !== null && <span class="muted"> of {formatDuration(progress.maxSeconds)}</span>}
        </Fact>
        {progress.secondsLeft !== null && (
          <Fact name="left, at this pace" large="large">
            {formatDuration(progress.secondsLeft)}
          </Fact>
        )}
      </dl>
      {!resting && progress.fraction !== null && (
        <ProgressBar fraction={progress.fraction} label="Share of the budget used" resting={study.state !== 'running'} />
      )}
      <dl class="facts small">
        {best !== null && (
          <Fact name="best trial">
            <a href={`/studies/${encodeURIComponent(study.id)}/trials/${best.number}`}>trial {best.number}</a>
            {best.state === 'pruned' && <span class="muted">, pruned at {resourceOf(study).name} {best.step}</span>}
          </Fact>
        )}
        <Fact name="objective">{objectiveWords(objective)}</Fact>
        {spec.sampler && <Fact name="sampler" title={JSON.stringify(spec.sampler)}>{algorithmWords(spec.sampler)}</Fact>}
        {spec.scheduler && <Fact name="scheduler" title={JSON.stringify(spec.scheduler)}>{algorithmWords(spec.scheduler)}</Fact>}
        <Fact name="budget">{budgetWords(study, progress)}</Fact>
        {spec.seed !== undefined && <Fact name="seed">{spec.seed}</Fact>}
        <Fact name="id">
          <code>{study.id}</code>
        </Fact>
      </dl>
    </div>
  );
}

function objectiveWords({ metric, goal, target }: Objective): string {
  return `${goal} ${metric}${typeof target === 'number' ? ` to ${formatValue(target)}` : ''}`;
}

/** The name and the settings that fit a line. */
function algorithmWords({ type, ...settings }: Algorithm): string {
  const words = Object.entries(settings)
    .filter(([, value]) => typeof value === 'number' || typeof value === 'string')
    .map(([name, value]) => `${name.replaceAll('_', ' ')} ${value}`);
  return [type, ...words.slice(0, 2)].join(', ');
}

function budgetWords(study: Study, progress: Progress): string {
  const { max_parallel: parallel, max_failures: failures } = study.spec.budget ?? {};
  const words = [
    progress.maxTrials === null ? null : `${progress.maxTrials} trials`,
    progress.maxSeconds === null ? null : formatDuration(progress.maxSeconds),
    parallel == null ? null : `${parallel} at once`,
    failures == null ? null : `${failures} failures`,
  ].filter((word) => word !== null);
  return words.length === 0 ? 'unlimited' : words.join(', ');
}
