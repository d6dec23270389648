import { mainObjective } from '../api/study';
import type { Trial } from '../api/trial';
import { isBetter } from '../ranking/order';
import { withAddition, withMeasurement, type Curve } from './curve';
import { entryOfDecision, entryOfTrial, withEntry } from './feed';
import { withFinished } from './history';
import type { StudyEvent } from './studyEvent';
import type { StudyView } from './studyView';

/**
 * The view after the events, in order. Pure, and the same again when an event comes twice. Takes many at once so that a
 * thousand measurements copy each map once; a part that no event touches stays the same object.
 */
export function applyEvents(view: StudyView, events: readonly StudyEvent[]): StudyView {
  if (events.length === 0) return view;
  const { metric, goal } = mainObjective(view.study);
  let { study, history, feed } = view;
  const trials = draft(view.trials);
  const curves = draft<number, Curve>(view.curves);
  for (const event of events) {
    switch (event.type) {
      case 'study':
        study = event.study;
        break;
      case 'trial':
        trials.set(event.trial.number, event.trial);
        history = withFinished(history, event.trial, goal);
        feed = withEntry(feed, entryOfTrial(event.trial));
        break;
      case 'measurement': {
        const { step, attempt, metrics } = event.measurement;
        const value = metrics[metric];
        const trial = trials.get(event.number);
        const isAddition = trial !== undefined && isReported(trial, attempt, step);
        if (value !== undefined) {
          const put = isAddition ? withAddition : withMeasurement;
          curves.set(event.number, put(curves.get(event.number) ?? [], step, value));
        }
        if (trial?.state === 'running') {
          trials.set(event.number, measured(trial, step, metrics, value, view));
        }
        break;
      }
      case 'decision':
        feed = withEntry(feed, entryOfDecision(event.decision));
        break;
    }
  }
  return { study, trials: trials.current(), coverage: view.coverage, curves: curves.current(), history, feed };
}

/** Whether the trial was already known to have come to this step, so that a measurement of it adds to one before. */
function isReported(trial: Trial, attempt: number, step: number): boolean {
  return attempt < trial.attempt || (attempt === trial.attempt && step <= (trial.step ?? 0));
}

/** The running trial with what was just measured: its row moves before the server's own summary of it arrives. */
function measured(
  trial: Trial,
  step: number,
  metrics: Trial['metrics'],
  value: number | undefined,
  view: StudyView,
): Trial {
  const { goal, summary } = mainObjective(view.study);
  const counts = value !== undefined && (summary === 'last' || isBetter(value, trial.value, goal));
  return { ...trial, step: Math.max(step, trial.step ?? 0), metrics: { ...trial.metrics, ...metrics }, value: counts ? value : trial.value };
}

/** A map that is copied at its first change. */
function draft<K, V>(original: ReadonlyMap<K, V>) {
  let copy: Map<K, V> | null = null;
  return {
    get: (key: K): V | undefined => (copy ?? original).get(key),
    set: (key: K, value: V): void => {
      copy ??= new Map(original);
      copy.set(key, value);
    },
    current: (): ReadonlyMap<K, V> => copy ?? original,
  };
}
