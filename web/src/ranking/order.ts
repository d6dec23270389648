import type { Objective } from '../api/study';
import type { Trial } from '../api/trial';

type Goal = Objective['goal'];

/** Lower is better; NaN is worse than anything. */
export function loss(value: number | null, goal: Goal): number {
  if (value === null || Number.isNaN(value)) return Infinity;
  return goal === 'maximize' ? -value : value;
}

/** Whether `value` beats `other`; nothing is beaten by NaN. */
export function isBetter(value: number, other: number | null, goal: Goal): boolean {
  return !Number.isNaN(value) && (other === null || loss(value, goal) < loss(other, goal));
}

/** Groups of the table from top to bottom: trials that are or may yet be complete, the pruned, the unmeasured, the lost. */
function group(trial: Trial): number {
  switch (trial.state) {
    case 'complete':
      return 0;
    case 'pruned':
      return 1;
    case 'running':
    case 'paused':
      return trial.value === null ? 2 : 0;
    case 'waiting':
      return 3;
    case 'failed':
      return 4;
    case 'cancelled':
      return 5;
  }
}

/** The order of the rank table: by group, then by value, then by number. */
export function compareTrials(goal: Goal): (one: Trial, other: Trial) => number {
  return (one, other) =>
    group(one) - group(other) || compareLosses(loss(one.value, goal), loss(other.value, goal)) || one.number - other.number;
}

/** Only finished trials have a rank: a running one's value may yet be beaten by its own next step. */
export function isRanked(trial: Trial): boolean {
  return trial.state === 'complete' || trial.state === 'pruned';
}

function compareLosses(one: number, other: number): number {
  return one === other ? 0 : one - other;
}
