import { isFinal, mainObjective, stateWord, type Study } from '../api/study';
import { Ago } from '../components/Elapsed';
import { ProgressBar } from '../components/ProgressBar';
import { StateChip } from '../components/StateChip';
import { formatDuration } from '../format/duration';
import { formatValue } from '../format/number';
import { now } from '../live/clock';
import { progressOf } from '../progress/progress';

/** A study in the list. */
export function StudyItem({ study }: { readonly study: Study }) {
  const { metric } = mainObjective(study);
  const { counts } = study;
  return (
    <li data-study={study.id}>
      <div class="title">
        <h2>
          <a href={`/studies/${encodeURIComponent(study.id)}`}>{study.name}</a>
        </h2>
        <div class="line">
          <StateChip state={stateWord(study)} />
          <span>
            {counts.complete} complete, {counts.pruned} pruned
            {counts.running > 0 && `, ${counts.running} running`}
            {counts.failed > 0 && `, ${counts.failed} failed`}
          </span>
        </div>
      </div>
      <div>
        <div class="best">{formatValue(study.best?.value)}</div>
        <div class="muted small">
          {metric}
          {study.best !== null && ` · trial ${study.best.number}`}
          {study.best?.state === 'pruned' && ', pruned'}
        </div>
      </div>
      <StudyProgress study={study} />
      <div class="when muted small">
        <Ago at={study.started_at ?? study.created_at} />
      </div>
    </li>
  );
}

function StudyProgress({ study }: { readonly study: Study }) {
  const progress = progressOf(study, study.counts, isFinal(study.state) ? 0 : now.value);
  const trials = progress.maxTrials === null ? `${progress.trials} trials` : `${progress.trials} of ${progress.maxTrials} trials`;
  return (
    <div class="progress">
      <ProgressBar fraction={study.state === 'completed' ? 1 : (progress.fraction ?? 0)} label={`Progress of ${study.name}`} resting={study.state !== 'running'} />
      <div class="muted small number">
        {trials}
        {` · ${formatDuration(progress.elapsedSeconds)}`}
        {progress.secondsLeft !== null && ` · about ${formatDuration(progress.secondsLeft)} left`}
      </div>
    </div>
  );
}
