import { expect, it } from 'vitest';
import { study } from '../testing/samples';
import { progressOf } from './progress';

const minute = Date.parse('2026-01-01T00:01:00Z');
const counts = { waiting: 1, running: 2, paused: 0, complete: 5, pruned: 4, failed: 1, cancelled: 0 };
const limited = (budget: object, given = {}) => study({ spec: { ...study().spec, budget }, ...given });

it('is as far as its nearest limit', () => {
  const progress = progressOf(limited({ max_trials: 40, max_time: 'PT2M' }), counts, minute);
  expect(progress).toMatchObject({ trials: 12, maxTrials: 40, elapsedSeconds: 60, maxSeconds: 120, fraction: 0.5, secondsLeft: 60 });
});

it('without a limit there is nothing to estimate', () => {
  expect(progressOf(limited({}), counts, minute)).toMatchObject({ fraction: null, secondsLeft: null });
});

it('a pace of very little says nothing', () => {
  expect(progressOf(limited({ max_trials: 1000 }), counts, minute).secondsLeft).toBeNull();
});

it('a finished study took what it took, whatever the time', () => {
  const over = limited({ max_trials: 10 }, { state: 'completed', spent_s: 30, running_since: null });
  expect(progressOf(over, counts, minute)).toMatchObject({ elapsedSeconds: 30, secondsLeft: null });
});

it('pauses do not count', () => {
  expect(progressOf(limited({}, { state: 'paused', spent_s: 12, running_since: null }), counts, minute).elapsedSeconds).toBe(12);
  expect(progressOf(limited({}, { spent_s: 12, running_since: '2026-01-01T00:00:50Z' }), counts, minute).elapsedSeconds).toBe(22);
});
