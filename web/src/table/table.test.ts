import { expect, it } from 'vitest';
import { compareCells } from './compareCells';
import { targetOf } from './keys';

it('numbers sort by size, before words', () => {
  expect([10, 'residual', 9, 'plain'].sort(compareCells)).toEqual([9, 10, 'plain', 'residual']);
});

it('words with numbers sort as people count', () => {
  expect(['cpu-10', 'cpu-9'].sort(compareCells)).toEqual(['cpu-9', 'cpu-10']);
});

it('keys move within the table', () => {
  expect(targetOf('ArrowDown', 4, 5)).toBe(4);
  expect(targetOf('ArrowUp', 0, 5)).toBe(0);
  expect(targetOf('End', 0, 5)).toBe(4);
  expect(targetOf('PageDown', 1, 50)).toBe(11);
  expect(targetOf('Enter', 0, 5)).toBeNull();
});
