import { computed, signal, type ReadonlySignal } from '@preact/signals';
import { eventsAddress, getStudy, getTrial } from '../api/calls';
import { sentence } from '../api/problem';
import type { Study } from '../api/study';
import type { TrialDetail } from '../api/trial';
import { applyToTrial, changesAttempts } from './applyToTrial';
import { openStream, type Connection, type EventStream } from './eventStream';
import { perFrame } from './frames';
import { oneAtATime } from './latest';
import type { StudyEvent } from './studyEvent';

/** A trial as it stands, kept up to date until closed. */
export interface TrialStore {
  readonly study: ReadonlySignal<Study | null>;
  readonly trial: ReadonlySignal<TrialDetail | null>;
  readonly failure: ReadonlySignal<string | null>;
  readonly connection: ReadonlySignal<Connection>;
  readonly close: () => void;
}

export function followTrial(id: string, number: number): TrialStore {
  const study = signal<Study | null>(null);
  const trial = signal<TrialDetail | null>(null);
  const failure = signal<string | null>(null);
  const stream = signal<EventStream | null>(null);
  let early: StudyEvent[] = [];
  let closed = false;

  const reload = oneAtATime(async () => {
    const loaded = await getTrial(id, number).catch(() => trial.value);
    if (!closed && loaded !== null) trial.value = loaded;
  });

  const frames = perFrame<StudyEvent>((events) => {
    for (const event of events) if (event.type === 'study') study.value = event.study;
    if (trial.value === null) {
      early.push(...events);
      return;
    }
    if (changesAttempts(trial.value, events)) reload();
    trial.value = applyToTrial(trial.value, events);
  });

  async function load(): Promise<void> {
    const loaded = await getStudy(id);
    if (closed) return;
    study.value = loaded;
    stream.value = openStream((after) => eventsAddress(id, after), loaded.position, frames.add);
    const detail = await getTrial(id, number);
    trial.value = applyToTrial(detail, early);
    early = [];
  }

  load().catch((thrown: unknown) => {
    stream.value?.close();
    failure.value = sentence(thrown);
  });
  return {
    study,
    trial,
    failure,
    connection: computed(() => (failure.value === null ? (stream.value?.connection.value ?? 'connecting') : 'resting')),
    close: () => {
      closed = true;
      stream.value?.close();
      frames.close();
    },
  };
}
