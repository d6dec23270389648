import { expect, type APIRequestContext } from '@playwright/test';

/** A trial that was asked for. */
export interface Asked {
  readonly number: number;
  readonly lease: string;
}

/** An external study driven over the API, as a user's own training program would. */
export interface Driver {
  readonly id: string;
  readonly name: string;
  readonly ask: (client: string) => Promise<Asked>;
  readonly report: (trial: Asked, step: number, accuracy: number) => Promise<void>;
  readonly tell: (trial: Asked, accuracy: number) => Promise<void>;
  readonly fail: (trial: Asked, failure: string) => Promise<void>;
  readonly change: (to: 'pause' | 'resume' | 'stop') => Promise<void>;
}

const BASE = '/api/v1';

/** Posts a study that nobody but this test drives. */
export async function startStudy(request: APIRequestContext, name: string): Promise<Driver> {
  const post = async (path: string, data: object): Promise<any> => {
    const answer = await request.post(BASE + path, { data });
    expect(answer.ok(), `POST ${path}: ${await answer.text()}`).toBe(true);
    return answer.json();
  };
  const { id } = await post('/studies', {
    name,
    executor: 'external',
    objectives: [{ metric: 'val_accuracy', goal: 'maximize' }],
    resource: { name: 'epoch', min: 1, max: 9 },
    sampler: { type: 'random' },
    scheduler: { type: 'none' },
    budget: { max_trials: 40 },
    seed: 7,
    trial: {
      learning_rate: { $float: { low: 1e-4, high: 0.1, log: true } },
      model: { $choice: { plain: { depth: { $int: { low: 2, high: 6 } } }, residual: { blocks: { $int: { low: 1, high: 4 } } } } },
    },
  });
  const study = `/studies/${id}`;
  return {
    id,
    name,
    ask: async (client) => (await post(`${study}/ask`, { count: 1, client })).trials[0],
    report: async ({ number, lease }, step, accuracy) => {
      await post(`${study}/trials/${number}/report`, { lease, step, metrics: { val_accuracy: accuracy, train_loss: 1 - accuracy } });
    },
    tell: async ({ number, lease }, accuracy) => {
      await post(`${study}/trials/${number}/tell`, { lease, metrics: { val_accuracy: accuracy } });
    },
    fail: async ({ number, lease }, failure) => {
      await post(`${study}/trials/${number}/tell`, { lease, failure });
    },
    change: async (to) => {
      await post(`${study}/${to}`, {});
    },
  };
}
