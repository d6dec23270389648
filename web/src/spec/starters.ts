import type { JsonObject } from '../api/json';

/** A spec to begin with. */
export interface Starter {
  readonly name: string;
  readonly spec: JsonObject;
}

const learningRate = { $float: { low: 1e-4, high: 0.1, log: true } };

/** Each runs as it is: the data sets are generated. */
export const STARTERS: readonly Starter[] = [
  {
    name: 'Images: a plain or a residual net',
    spec: {
      name: 'shapes: residual or plain',
      objectives: [{ metric: 'val_accuracy', goal: 'maximize' }],
      resource: { name: 'epoch', min: 1, max: 9 },
      sampler: { type: 'tpe' },
      scheduler: { type: 'asha', reduction_factor: 3 },
      budget: { max_trials: 20, max_time: 'PT10M' },
      seed: 7,
      trial: {
        task: 'image-classification',
        dataset: 'shapes',
        batch_size: { $ordinal: [32, 64, 128] },
        learning_rate: learningRate,
        schedule: { $choice: ['constant', 'cosine'] },
        optimizer: { $choice: [{ type: 'sgd', momentum: { $float: { low: 0.5, high: 0.99 } } }, { type: 'adam' }] },
        model: {
          $choice: {
            plain: { type: 'cnn', depth: { $int: { low: 2, high: 4 } }, width: { $int: { low: 8, high: 32, log: true } } },
            residual: { type: 'resnet', blocks: { $int: { low: 1, high: 3 } }, width: { $int: { low: 8, high: 32, log: true } } },
          },
        },
      },
    },
  },
  {
    name: 'Time series: LSTM or GRU',
    spec: {
      name: 'waves: lstm or gru',
      objectives: [{ metric: 'val_accuracy', goal: 'maximize' }],
      resource: { name: 'epoch', min: 1, max: 9 },
      sampler: { type: 'tpe' },
      scheduler: { type: 'asha', reduction_factor: 3 },
      budget: { max_trials: 16, max_time: 'PT10M' },
      seed: 7,
      trial: {
        task: 'series-classification',
        dataset: 'waves',
        batch_size: 32,
        learning_rate: learningRate,
        optimizer: { type: 'adam' },
        model: { type: 'rnn', cell: { $choice: ['lstm', 'gru'] }, width: { $ordinal: [16, 32, 64] }, depth: { $int: { low: 1, high: 2 } } },
      },
    },
  },
  {
    name: 'A table: how deep, how wide',
    spec: {
      name: 'spirals: depth and width',
      objectives: [{ metric: 'val_accuracy', goal: 'maximize' }],
      resource: { name: 'epoch', min: 1, max: 27 },
      sampler: { type: 'tpe' },
      scheduler: { type: 'median' },
      budget: { max_trials: 30, max_time: 'PT5M' },
      seed: 7,
      trial: {
        task: 'tabular-classification',
        dataset: 'spirals',
        batch_size: 32,
        learning_rate: learningRate,
        optimizer: { type: 'adam' },
        model: { type: 'mlp', depth: { $int: { low: 1, high: 4 } }, width: { $int: { low: 8, high: 128, log: true } } },
      },
    },
  },
  {
    name: 'Your own training program, by ask and tell',
    spec: {
      name: 'my own training',
      executor: 'external',
      objectives: [{ metric: 'loss', goal: 'minimize' }],
      sampler: { type: 'tpe' },
      scheduler: { type: 'none' },
      budget: { max_trials: 50 },
      trial: { x: { $float: { low: -5, high: 10 } }, kind: { $choice: ['one', 'another'] } },
    },
  },
];
