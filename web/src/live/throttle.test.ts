import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { throttled } from './throttle';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('draws at once after a quiet time, then the newest value when the interval is over', () => {
  const drawn: number[] = [];
  const draw = throttled<number>((value) => drawn.push(value), 200, () => Date.now());
  draw.call(1);
  draw.call(2);
  draw.call(3);
  expect(drawn).toEqual([1]);
  vi.advanceTimersByTime(200);
  expect(drawn).toEqual([1, 3]);
  vi.advanceTimersByTime(1000);
  expect(drawn).toEqual([1, 3]);
});

it('draws nothing more once cancelled', () => {
  const drawn: number[] = [];
  const draw = throttled<number>((value) => drawn.push(value), 200, () => Date.now());
  draw.call(1);
  draw.call(2);
  draw.cancel();
  vi.advanceTimersByTime(1000);
  expect(drawn).toEqual([1]);
});
