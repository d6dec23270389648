import { expect, it } from 'vitest';
import { withMeasurement } from './curve';

it('a later step is added', () => {
  expect(withMeasurement([[1, 0.1]], 2, 0.2)).toEqual([[1, 0.1], [2, 0.2]]);
});

it('a step measured again by a later attempt replaces all from there on', () => {
  const curve = [[1, 0.1], [2, 0.2], [3, 0.3]] as const;
  expect(withMeasurement(curve, 2, 0.25)).toEqual([[1, 0.1], [2, 0.25]]);
});

it('the first measurement starts a curve', () => {
  expect(withMeasurement([], 5, 0.1)).toEqual([[5, 0.1]]);
});
