import { signal, type ReadonlySignal } from '@preact/signals';
import { listWorkers } from '../api/calls';
import type { Worker } from '../api/worker';
import { oneAtATime } from './latest';
import type { StudyEvent } from './studyEvent';
import { throttled } from './throttle';

const RELOAD_MILLISECONDS = 1000;

/** The server's workers, as they were when last asked for. */
export interface WorkersStore {
  readonly workers: ReadonlySignal<readonly Worker[]>;
  /** Asks again when a trial started, moved or ended. */
  readonly heard: (events: readonly StudyEvent[]) => void;
  readonly close: () => void;
}

export function followWorkers(): WorkersStore {
  const workers = signal<readonly Worker[]>([]);
  const load = oneAtATime(async () => {
    workers.value = await listWorkers().catch(() => workers.value);
  });
  const reload = throttled<void>(load, RELOAD_MILLISECONDS);
  reload.call();
  return {
    workers,
    heard: (events) => {
      if (events.some((event) => event.type === 'trial' || event.type === 'study')) reload.call();
    },
    close: reload.cancel,
  };
}
