import type { HistoryItem } from '../api/calls';
import type { Objective } from '../api/study';
import type { Trial } from '../api/trial';
import { isBetter } from '../ranking/order';

type Goal = Objective['goal'];

/** The history with a trial that has just completed, each `best` right; unchanged for any other trial. */
export function withFinished(history: readonly HistoryItem[], trial: Trial, goal: Goal): readonly HistoryItem[] {
  if (trial.state !== 'complete' || trial.value === null || trial.finished_at === null) return history;
  const known = history.find((item) => item.number === trial.number);
  if (known?.value === trial.value) return history;
  const item = { number: trial.number, finished_at: trial.finished_at, value: trial.value, best: null };
  const others = history.filter((other) => other.number !== trial.number);
  return withBest(insert(others, item), goal);
}

function insert(history: readonly HistoryItem[], item: HistoryItem): readonly HistoryItem[] {
  const time = Date.parse(item.finished_at);
  let place = history.length;
  while (place > 0 && Date.parse(history[place - 1]!.finished_at) > time) place--;
  return [...history.slice(0, place), item, ...history.slice(place)];
}

/** The same items, each `best` the best value up to and including it. */
export function withBest(history: readonly HistoryItem[], goal: Goal): readonly HistoryItem[] {
  let best: number | null = null;
  return history.map((item) => {
    if (isBetter(item.value, best, goal)) best = item.value;
    return item.best === best ? item : { ...item, best };
  });
}
