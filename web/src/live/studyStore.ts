import { computed, signal, type ReadonlySignal } from '@preact/signals';
import { bestTrials, curves, eventsAddress, getStudy, history, newestTrials } from '../api/calls';
import { sentence } from '../api/problem';
import { isOver, type Trial } from '../api/trial';
import { applyEvents } from './applyEvents';
import { openStream, type Connection, type EventStream } from './eventStream';
import { perFrame } from './frames';
import { oneAtATime } from './latest';
import type { StudyEvent } from './studyEvent';
import { firstView, withStudy, type StudyView } from './studyView';
import { throttled } from './throttle';

/** Milliseconds between two requests for the study. */
const REFRESH = 1_000;

/** A study as it stands, kept up to date until closed. */
export interface StudyStore {
  /** Null until it is loaded. */
  readonly view: ReadonlySignal<StudyView | null>;
  /** Why it could not be loaded; null while there is nothing to say. */
  readonly failure: ReadonlySignal<string | null>;
  readonly connection: ReadonlySignal<Connection>;
  readonly close: () => void;
}

/**
 * Loads a study and follows it. The stream opens from the position of the first answer and waits in a queue until the
 * rest is loaded: events told twice change nothing, and none is missed.
 *
 * @param heard called once a frame with the events that arrived
 */
export function followStudy(id: string, heard: (events: readonly StudyEvent[]) => void = () => {}): StudyStore {
  const view = signal<StudyView | null>(null);
  const failure = signal<string | null>(null);
  const stream = signal<EventStream | null>(null);
  let early: StudyEvent[] = [];
  let closed = false;

  const frames = perFrame<StudyEvent>((events) => {
    if (view.value === null) early.push(...events);
    else view.value = applyEvents(view.value, events);
    if (events.some((event) => event.type === 'trial' && isOver(event.trial.state))) refresh.call(undefined);
    heard(events);
  });

  // Which trial is the best only the server knows: it weighs noise, and which weights are kept.
  const ask = oneAtATime(async () => {
    try {
      const study = await getStudy(id);
      if (!closed && view.value !== null) view.value = withStudy(view.value, study);
    } catch {
      // The next trial that ends asks again; the connection's own state says that the server is away.
    }
  });
  const refresh = throttled(ask, REFRESH);

  async function load(): Promise<void> {
    const study = await getStudy(id);
    if (closed) return;
    stream.value = openStream((after) => eventsAddress(id, after), study.position, frames.add);
    const [newest, curveItems, historyItems] = await Promise.all([newestTrials(id), curves(id), history(id)]);
    const trials = newest.next_cursor === null ? newest.items : merged((await bestTrials(id)).items, newest.items);
    if (closed) return;
    const coverage = newest.next_cursor === null ? 'all' : 'part';
    view.value = applyEvents(firstView(study, trials, coverage, curveItems, historyItems), early);
    early = [];
  }

  load().catch((thrown: unknown) => {
    stream.value?.close();
    failure.value = sentence(thrown);
  });
  return {
    view,
    failure,
    connection: computed(() => (failure.value === null ? (stream.value?.connection.value ?? 'connecting') : 'resting')),
    close: () => {
      closed = true;
      stream.value?.close();
      refresh.cancel();
      frames.close();
    },
  };
}

function merged(some: readonly Trial[], others: readonly Trial[]): readonly Trial[] {
  return [...new Map([...some, ...others].map((trial) => [trial.number, trial])).values()];
}
