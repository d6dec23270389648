import type { Objective } from '../api/study';
import type { Trial } from '../api/trial';
import { compareTrials, isRanked } from './order';

/** A line of the rank table; `rank` is null while the trial runs. */
export interface Row {
  readonly rank: number | null;
  readonly trial: Trial;
}

/** The trials in the table's order. Ranks pass over running trials, and pruned ones rank after every complete one. */
export function rankedRows(trials: Iterable<Trial>, goal: Objective['goal']): readonly Row[] {
  let rank = 0;
  return [...trials].sort(compareTrials(goal)).map((trial) => ({ rank: isRanked(trial) ? ++rank : null, trial }));
}

/** Paths of all parameters that any trial has, by name, so that columns keep their places and a branch follows its choice. */
export function parameterPaths(trials: Iterable<Trial>): readonly string[] {
  const paths = new Set<string>();
  for (const trial of trials) for (const path of Object.keys(trial.configuration)) paths.add(path);
  return [...paths].sort();
}
