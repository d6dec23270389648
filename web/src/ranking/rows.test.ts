import { expect, it } from 'vitest';
import { complete, trial } from '../testing/samples';
import { parameterPaths, rankedRows } from './rows';

const order = (trials: Parameters<typeof rankedRows>[0], goal: 'maximize' | 'minimize' = 'maximize') =>
  rankedRows(trials, goal).map((row) => [row.trial.number, row.rank]);

it('a pruned trial ranks after complete ones, however good its value', () => {
  const trials = [trial(0, { state: 'pruned', value: 0.99 }), complete(1, 0.5), complete(2, 0.7)];
  expect(order(trials)).toEqual([[2, 1], [1, 2], [0, 3]]);
});

it('a running trial stands where its value puts it, without a rank', () => {
  const trials = [complete(0, 0.9), trial(1, { value: 0.8 }), complete(2, 0.7)];
  expect(order(trials)).toEqual([[0, 1], [1, null], [2, 2]]);
});

it('the smaller value leads where the goal is to minimize', () => {
  expect(order([complete(0, 0.9), complete(1, 0.7)], 'minimize')).toEqual([[1, 1], [0, 2]]);
});

it('equal values rank by number', () => {
  expect(order([complete(5, 0.7), complete(3, 0.7)])).toEqual([[3, 1], [5, 2]]);
});

it('a value that is not a number ranks last among the complete', () => {
  expect(order([complete(0, 'nan'), complete(1, 0.1)])).toEqual([[1, 1], [0, 2]]);
});

it('trials without a value follow: running, waiting, failed, cancelled', () => {
  const states = ['cancelled', 'failed', 'waiting', 'running'] as const;
  const trials = [...states.map((state, number) => trial(number, { state })), trial(9, { state: 'pruned', value: 0.1 })];
  expect(order(trials).map(([number]) => number)).toEqual([9, 3, 2, 1, 0]);
});

it('parameters of all branches are columns, a branch after its choice', () => {
  const trials = [trial(0, { configuration: { model: 'plain', 'model.plain.depth': 3 } }), trial(1, { configuration: { batch_size: 32, model: 'residual' } })];
  expect(parameterPaths(trials)).toEqual(['batch_size', 'model', 'model.plain.depth']);
});
