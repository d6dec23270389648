import { expect, it } from 'vitest';
import { formatDuration, parseDuration } from './duration';
import { formatBytes, formatCount, formatTick, formatValue } from './number';
import { formatParameter, shortNames } from './parameter';
import { formatAgo } from './time';

it.each([
  [0.98765, '0.9877'],
  [0.5, '0.5000'],
  [0.00012345, '0.0001234'],
  [0.0000123456, '1.235e−5'],
  [-3.14159, '−3.142'],
  [12345.678, '12\u202f346'],
  [1234567, '1.235e6'],
  [64, '64'],
  [0, '0'],
  [NaN, 'nan'],
  [Infinity, '∞'],
  [-Infinity, '−∞'],
  [null, '–'],
])('the value %s reads %s', (value, text) => expect(formatValue(value)).toBe(text));

it.each([
  [0.97, '0.97'],
  [0.30000000000000004, '0.3'],
  [1500, '1500'],
  [2e-7, '2e−7'],
])('the axis mark %s reads %s', (value, text) => expect(formatTick(value)).toBe(text));

it.each([
  [0.0421, '42 ms'],
  [1.234, '1.2 s'],
  [59.7, '1 min'],
  [61, '1 min 1 s'],
  [3600, '1 h'],
  [5400, '1 h 30 min'],
  [100000, '1 d 3 h'],
  [null, '–'],
])('%s seconds read %s', (seconds, text) => expect(formatDuration(seconds)).toBe(text));

it.each([
  ['PT20M', 1200],
  ['PT1H30M', 5400],
  ['P1DT0.5S', 86400.5],
  ['P', null],
  ['20 minutes', null],
  [null, null],
])('the duration %s is %s seconds', (text, seconds) => expect(parseDuration(text)).toBe(seconds));

it('times are told in their largest unit', () => {
  const now = Date.parse('2026-01-01T12:00:00Z');
  expect(formatAgo('2026-01-01T11:59:58Z', now)).toBe('just now');
  expect(formatAgo('2026-01-01T11:57:10Z', now)).toBe('2 min ago');
  expect(formatAgo('2025-12-30T11:00:00Z', now)).toBe('2 d ago');
  expect(formatAgo('2026-01-01T12:00:09Z', now)).toBe('just now');
});

it('counts and bytes are grouped', () => {
  expect(formatCount(1234567)).toBe('1\u202f234\u202f567');
  expect(formatBytes(1536)).toBe('1.50 KiB');
});

it('a parameter is named by the shortest ending that no other has', () => {
  expect(shortNames(['learning_rate', 'model', 'model.plain.width', 'model.residual.width', 'model.residual.blocks'])).toEqual([
    'learning_rate',
    'model',
    'plain.width',
    'residual.width',
    'blocks',
  ]);
});

it('a parameter whose value is an object reads as its type', () => {
  expect(formatParameter({ type: 'sgd', momentum: 0.9 })).toBe('sgd');
  expect(formatParameter([1, 2])).toBe('[1,2]');
  expect(formatParameter(true)).toBe('true');
});
