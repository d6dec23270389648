import { readStudy, type Study } from '../api/study';
import { readTrial, type Trial, type TrialDetail } from '../api/trial';
import { firstView, type StudyView } from '../live/studyView';

/** A trial as the API answers it, but for what is given. */
export function trial(number: number, given: Partial<Record<keyof Trial, unknown>> = {}): Trial {
  return readTrial({ number, state: 'running', reason: '', attempt: 1, value: null, step: 0, started_at: '2026-01-01T00:00:00Z', finished_at: null, ...given });
}

/** A complete trial with a value, finished at a second. */
export function complete(number: number, value: number | string, second = number): Trial {
  const finished = new Date(Date.UTC(2026, 0, 1, 0, 0, second)).toISOString();
  return trial(number, { state: 'complete', value, finished_at: finished });
}

export function trialDetail(number: number, given: Partial<Record<keyof TrialDetail, unknown>> = {}): TrialDetail {
  return { ...trial(number), measurements: [], attempts: [], decisions: [], ...given } as TrialDetail;
}

/** A study that maximizes `val_accuracy`, but for what is given. */
export function study(given: Partial<Record<keyof Study, unknown>> = {}): Study {
  return readStudy({
    id: 'a1',
    name: 'digits',
    state: 'running',
    reason: '',
    created_at: '2026-01-01T00:00:00Z',
    started_at: '2026-01-01T00:00:00Z',
    finished_at: null,
    spec: { name: 'digits', objectives: [{ metric: 'val_accuracy', goal: 'maximize' }], resource: { name: 'epoch', min: 1, max: 9 }, trial: {} },
    counts: { waiting: 0, running: 0, paused: 0, complete: 0, pruned: 0, failed: 0, cancelled: 0 },
    best: null,
    position: 10,
    spent_s: 0,
    running_since: '2026-01-01T00:00:00Z',
    ...given,
  });
}

export function view(trials: readonly Trial[] = []): StudyView {
  return firstView(study(), trials, 'all', [], []);
}
