import { expect, it } from 'vitest';
import { STARTERS } from './starters';
import { writeJson } from './write';

it('what fits a line is on a line', () => {
  expect(writeJson({ low: 1, high: [2, 'x'], empty: {} })).toBe('{"low": 1, "high": [2, "x"], "empty": {}}');
});

it('what does not fit is broken at its outermost level', () => {
  const long = 'a'.repeat(60);
  expect(writeJson({ one: long, two: { three: long } })).toBe(`{\n  "one": "${long}",\n  "two": {"three": "${long}"}\n}`);
});

it('says the same as before', () => {
  for (const { text } of STARTERS) expect(JSON.parse(writeJson(JSON.parse(text)))).toEqual(JSON.parse(text));
});

it('every starter has a name, and says what it shows', () => {
  expect(STARTERS.length).toBeGreaterThanOrEqual(6);
  expect(STARTERS.filter(({ name, note }) => !name || !note)).toEqual([]);
});
