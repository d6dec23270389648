import { expect, it } from 'vitest';
import { complete, trial } from '../testing/samples';
import { withFinished } from './history';

const history = [complete(0, 0.8), complete(1, 0.7), complete(2, 0.9)].reduce(
  (items, finished) => withFinished(items, finished, 'maximize'),
  [] as ReturnType<typeof withFinished>,
);

it('the best so far never falls', () => {
  expect(history.map((item) => item.best)).toEqual([0.8, 0.8, 0.9]);
});

it('a trial that finished earlier is put into its place, and the best is right from there on', () => {
  const after = withFinished(history, complete(7, 0.85, 1), 'maximize');
  expect(after.map((item) => [item.number, item.best])).toEqual([[0, 0.8], [1, 0.8], [7, 0.85], [2, 0.9]]);
});

it('a smaller value is better where the goal is to minimize', () => {
  expect(withFinished(history, complete(3, 0.1), 'minimize').at(-1)!.best).toBe(0.1);
});

it('a value that is not a number is never the best', () => {
  expect(withFinished([], complete(0, 'nan'), 'maximize')[0]!.best).toBeNull();
});

it('pruned and running trials do not enter it', () => {
  expect(withFinished(history, trial(3, { state: 'pruned', value: 0.99, finished_at: '2026-01-01T00:01:00Z' }), 'maximize')).toBe(history);
});

it('a trial told twice is in it once', () => {
  expect(withFinished(history, complete(2, 0.9), 'maximize')).toBe(history);
});
