import type { Study } from '../api/study';
import type { Trial } from '../api/trial';
import type { Worker } from '../api/worker';
import { Panel } from '../components/Panel';
import { plural } from '../format/words';
import { resourceOf } from './resource';

interface Shown {
  readonly study: Study;
  readonly trials: ReadonlyMap<number, Trial>;
  readonly workers: readonly Worker[];
}

/** Who runs what: the server's own workers, or the clients that drive an external study. */
export function WorkersPanel({ study, trials, workers }: Shown) {
  const running = [...trials.values()].filter((trial) => trial.state === 'running');
  const known = new Set(workers.map((worker) => worker.id));
  const clients = Map.groupBy(
    running.filter((trial) => trial.worker !== null && !known.has(trial.worker)),
    (trial) => trial.worker!,
  );
  const own = study.spec.executor === 'external' ? [] : workers;
  return (
    <Panel title="Workers">
      <div class="body">
        {own.length === 0 && clients.size === 0 && <NoWorkers external={study.spec.executor === 'external'} />}
        <ul class="workers">
          {own.map((worker) => (
            <OwnWorker key={worker.id} worker={worker} study={study} trials={trials} />
          ))}
          {[...clients].map(([client, held]) => (
            <li key={client}>
              <div class="line">
                <strong>{client}</strong>
                <span class="muted small">external</span>
              </div>
              {held.map((trial) => (
                <RunningHere key={trial.number} study={study} number={trial.number} step={trial.step} />
              ))}
            </li>
          ))}
        </ul>
      </div>
    </Panel>
  );
}

function OwnWorker({ worker, study, trials }: { readonly worker: Worker; readonly study: Study; readonly trials: Shown['trials'] }) {
  const here = worker.running.filter((run) => run.study === study.id);
  const elsewhere = worker.running.length - here.length;
  return (
    <li>
      <div class="line">
        <strong>{worker.id}</strong>
        <span class="muted small">{[worker.device, worker.engine].filter(Boolean).join(' · ')}</span>
      </div>
      {here.map((run) => (
        <RunningHere key={run.number} study={study} number={run.number} step={trials.get(run.number)?.step ?? run.step} />
      ))}
      {elsewhere > 0 && <span class="muted">{plural(elsewhere, 'trial')} of another study</span>}
      {worker.running.length === 0 && <span class="muted">free</span>}
    </li>
  );
}

function RunningHere({ study, number, step }: { readonly study: Study; readonly number: number; readonly step: number | null }) {
  const resource = resourceOf(study);
  return (
    <div class="line">
      <a href={`/studies/${encodeURIComponent(study.id)}/trials/${number}`}>trial {number}</a>
      <span class="number">
        {resource.name} {step ?? 0} of {resource.max}
      </span>
    </div>
  );
}

function NoWorkers({ external }: { readonly external: boolean }) {
  return (
    <p class="muted small">
      {external ? 'No client holds a trial now.' : 'This server has no workers. Start it without --workers 0 to train here.'}
    </p>
  );
}
