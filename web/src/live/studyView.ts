import type { CurveItem, HistoryItem } from '../api/calls';
import { mainObjective, type Counts, type Study } from '../api/study';
import { TRIAL_STATES, type Trial, type TrialState } from '../api/trial';
import type { Curve } from './curve';
import { entryOfTrial, withEntry, type FeedEntry } from './feed';
import { withBest } from './history';

/** Whether every trial of the study is in the view, or only the newest and the best of very many. */
export type Coverage = 'all' | 'part';

/** All that a study's page shows. */
export interface StudyView {
  readonly study: Study;
  readonly trials: ReadonlyMap<number, Trial>;
  readonly coverage: Coverage;
  readonly curves: ReadonlyMap<number, Curve>;
  readonly history: readonly HistoryItem[];
  readonly feed: readonly FeedEntry[];
}

/** The view as the server's answers give it. */
export function firstView(
  study: Study,
  trials: readonly Trial[],
  coverage: Coverage,
  curves: readonly CurveItem[],
  history: readonly HistoryItem[],
): StudyView {
  const feed = trials.reduce<readonly FeedEntry[]>((entries, trial) => withEntry(entries, entryOfTrial(trial)), []);
  return {
    study,
    trials: new Map(trials.map((trial) => [trial.number, trial])),
    coverage,
    curves: new Map(curves.map((curve) => [curve.number, curve.points])),
    history: withBest(history, mainObjective(study).goal),
    feed,
  };
}

/** The view with the study as it was asked for again, unless events have told of a newer one meanwhile. */
export function withStudy(view: StudyView, study: Study): StudyView {
  return study.position < view.study.position ? view : { ...view, study };
}

/** Trials by state: counted here where all are here, for a study's own counts may be a moment older than its trials. */
export function countsOf(view: StudyView): Counts {
  if (view.coverage === 'part') return view.study.counts;
  const counts = Object.fromEntries(TRIAL_STATES.map((state) => [state, 0])) as Record<TrialState, number>;
  for (const trial of view.trials.values()) counts[trial.state]++;
  return counts;
}
