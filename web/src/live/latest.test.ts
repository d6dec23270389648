import { expect, it } from 'vitest';
import { oneAtATime } from './latest';

it('asked for often while it runs, a task runs once more, after the last request', async () => {
  let runs = 0;
  const finish: (() => void)[] = [];
  const run = oneAtATime(() => {
    runs++;
    return new Promise<void>((done) => finish.push(done));
  });
  run();
  run();
  run();
  expect(runs).toBe(1);
  finish[0]!();
  await Promise.resolve().then(() => {}).then(() => {});
  expect(runs).toBe(2);
});
