import { expect, it } from 'vitest';
import { locate } from './locate';

const spec = {
  name: 'a "quoted, {name}"',
  objectives: [{ metric: 'val_accuracy', goal: 'maximize' }],
  trial: {
    rate: { $float: { low: 1e-4, high: 0.1 } },
    optimizer: { $choice: [{ type: 'sgd', momentum: 0.9 }, { type: 'adam' }] },
    model: { $choice: { plain: { depth: 2 }, residual: { width: { $ordinal: [8, 16] } } } },
  },
};

it.each([
  ['name', '"name": "a \\"quoted, {name}\\""'],
  ['objectives[0].goal', '"goal": "maximize"'],
  ['objectives.0.goal', '"goal": "maximize"'],
  ['trial.rate.low', '"low": 0.0001'],
  ['trial.optimizer.sgd.momentum', '"momentum": 0.9'],
  ['trial.optimizer[1].type', '"type": "adam"'],
  ['trial.model.plain.depth', '"depth": 2'],
  ['trial.model.$choice.plain.depth', '"depth": 2'],
  ['trial.model.residual.width.1', '16'],
])('%s is found', (path, found) => {
  for (const space of [0, 2]) {
    const text = JSON.stringify(spec, null, space);
    const { start, end } = locate(text, path);
    expect(text.slice(start, end).replace(/:\s*/, ': ')).toBe(found);
  }
});

it('a path that leads nowhere gives the deepest part that is there', () => {
  const text = JSON.stringify(spec);
  const { start, end } = locate(text, 'trial.rate.size');
  expect(text.slice(start, end)).toBe('"rate":{"$float":{"low":0.0001,"high":0.1}}');
  expect(locate(text, 'bugdet')).toEqual({ start: 0, end: text.length });
});
