import { expect, it } from 'vitest';
import { perFrame } from './frames';

function frames() {
  const due: (() => void)[] = [];
  const handed: (readonly number[])[] = [];
  const gathering = perFrame<number>((items) => handed.push(items), (callback) => due.push(callback), () => due.pop());
  return { due, handed, gathering };
}

it('a burst is handed on at once in the next frame', () => {
  const { due, handed, gathering } = frames();
  [1, 2, 3].forEach(gathering.add);
  expect(due).toHaveLength(1);
  due[0]!();
  expect(handed).toEqual([[1, 2, 3]]);
});

it('what arrives after a frame waits for the next', () => {
  const { due, handed, gathering } = frames();
  gathering.add(1);
  due[0]!();
  gathering.add(2);
  due[1]!();
  expect(handed).toEqual([[1], [2]]);
});

it('nothing is handed on once closed', () => {
  const { due, gathering } = frames();
  gathering.add(1);
  gathering.close();
  expect(due).toHaveLength(0);
});
