import { expect, it } from 'vitest';
import { readMetrics, readNumber } from './numbers';
import { readFailure, sentence } from './problem';
import { readTrial } from './trial';

it('numbers that are not finite travel as words', () => {
  expect([1.5, 'nan', 'inf', '-inf', null, 'x', undefined].map(readNumber)).toEqual([1.5, NaN, Infinity, -Infinity, null, null, null]);
});

it('a metric that is no number is left out', () => {
  expect(readMetrics({ loss: 'nan', note: 'hello', f1: 0.5 })).toEqual({ loss: NaN, f1: 0.5 });
  expect(readMetrics(null)).toEqual({});
});

it('a trial of a sparse answer still has its maps', () => {
  expect(readTrial({ number: 1, state: 'waiting' })).toMatchObject({ configuration: {}, config: {}, metrics: {}, values: [], value: null });
});

it('a failure says what the server said, with every problem', () => {
  const body = JSON.stringify({ title: 'Invalid', detail: '2 problems', problems: [{ path: 'name', message: 'is required' }] });
  expect(readFailure(422, body)).toMatchObject({ status: 422, detail: '2 problems', problems: [{ path: 'name' }] });
  expect(sentence(readFailure(502, '<html>Bad gateway'))).toBe('<html>Bad gateway');
});
