import { expect, it } from 'vitest';
import { complete, trial } from '../testing/samples';
import { rankedRows } from '../ranking/rows';
import { chooseCurves } from './chooseCurves';
import { metricGroups } from './metricsOption';
import { shownRange } from './range';
import { sparkline } from './sparkline';

it('the best curve is drawn last, on top of all others', () => {
  const rows = rankedRows([complete(0, 0.9), complete(1, 0.7)], 'maximize');
  const drawn = chooseCurves(rows, new Map([[0, [[1, 0.9]]], [1, [[1, 0.7]]]] as const));
  expect(drawn.map(({ row }) => row.trial.number)).toEqual([1, 0]);
});

it('of very many curves the running and the best are drawn', () => {
  const many = Array.from({ length: 500 }, (_, number) => complete(number, 1 - number / 1000));
  const trials = [...many, trial(500)];
  const curves = new Map(trials.map(({ number }) => [number, [[1, 0.5]] as const]));
  const numbers = chooseCurves(rankedRows(trials, 'maximize'), curves).map(({ row }) => row.trial.number);
  expect(numbers).toHaveLength(200);
  expect(numbers).toContain(500);
  expect(numbers).toContain(0);
  expect(numbers).not.toContain(499);
});

it('points that are not finite are not drawn, nor a curve that has no other', () => {
  const rows = rankedRows([complete(0, 0.9), complete(1, 0.7)], 'maximize');
  const drawn = chooseCurves(rows, new Map([[0, [[1, 0.9], [2, NaN]]], [1, [[1, NaN]]]] as const));
  expect(drawn.map(({ curve }) => curve)).toEqual([[[1, 0.9]]]);
});

it('one value far out does not press the others into a line', () => {
  const losses = [...Array.from({ length: 99 }, (_, index) => 1 + index / 100), 1e9];
  expect(shownRange(losses, { low: 0, high: 0.05 })[1]).toBeLessThan(3);
});

it('a range of one value, or none, is still a range', () => {
  expect(shownRange([0.5], { low: 0, high: 0 })).toEqual([0.497, 0.503]);
  expect(shownRange([NaN], { low: 0, high: 0 })).toEqual([0, 1]);
});

it('a measure on two splits is one chart', () => {
  const at = '';
  const measurements = [{ attempt: 1, step: 1, metrics: { train_loss: 1, val_loss: 1, val_f1: 0.2 }, at }];
  expect(metricGroups(measurements)).toEqual([
    { measure: 'loss', names: ['train_loss', 'val_loss'] },
    { measure: 'f1', names: ['val_f1'] },
  ]);
});

it('a sparkline is as long as its trial came', () => {
  expect(sparkline([[1, 0], [5, 1]], 10, 100, 20)).toEqual({ path: 'M10 20L50 0', end: [50, 0] });
  expect(sparkline([[5, 0.3]], 10, 100, 20)).toEqual({ path: '', end: [50, 10] });
  expect(sparkline([[5, NaN]], 10, 100, 20)).toEqual({ path: '', end: null });
});
