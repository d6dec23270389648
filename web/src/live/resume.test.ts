import { expect, it } from 'vitest';
import { afterEvent, startAt, waitBefore } from './resume';

it('a new stream starts where the snapshot stood', () => {
  expect(startAt(41).whole).toBe(41);
});

it('the newest position is asked for again, since the connection may have broken between two of its events', () => {
  const point = ['42', '42', '43'].reduce(afterEvent, startAt(41));
  expect(point).toEqual({ seen: 43, whole: 42 });
});

it('a position that jumps leaves no gap', () => {
  expect(afterEvent(startAt(10), '25')).toEqual({ seen: 25, whole: 24 });
});

it('an event without a position, an older one, and one that is no number change nothing', () => {
  const point = afterEvent(startAt(10), '12');
  for (const id of ['', '11', 'x', '1e99']) expect(afterEvent(point, id)).toBe(point);
});

it('waits longer from attempt to attempt, ten seconds at most', () => {
  expect([1, 2, 3, 9].map(waitBefore)).toEqual([500, 1000, 2000, 10_000]);
});
