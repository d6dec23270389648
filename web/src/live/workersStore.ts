import { signal, type ReadonlySignal } from '@preact/signals';
import { listWorkers } from '../api/calls';
import type { Worker } from '../api/worker';
import { oneAtATime } from './latest';
import type { StudyEvent } from './studyEvent';

/** The server's workers, as they were when last asked for. */
export interface WorkersStore {
  readonly workers: ReadonlySignal<readonly Worker[]>;
  /** Asks again when a trial started, moved or ended. */
  readonly heard: (events: readonly StudyEvent[]) => void;
}

export function followWorkers(): WorkersStore {
  const workers = signal<readonly Worker[]>([]);
  const reload = oneAtATime(async () => {
    workers.value = await listWorkers().catch(() => workers.value);
  });
  reload();
  return {
    workers,
    heard: (events) => {
      if (events.some((event) => event.type === 'trial' || event.type === 'study')) reload();
    },
  };
}
