import { computed, signal, type ReadonlySignal } from '@preact/signals';
import { eventsAddress, getStudy, listStudies } from '../api/calls';
import { sentence } from '../api/problem';
import type { Study } from '../api/study';
import { openStream, type Connection, type EventStream } from './eventStream';
import { oneAtATime } from './latest';
import { toHear, withPage, withStudy } from './studyList';
import { throttled } from './throttle';

const REFRESH_MILLISECONDS = 1000;

/** The server's studies, newest first, the running ones kept up to date until closed. */
export interface StudiesStore {
  /** Null until loaded. */
  readonly studies: ReadonlySignal<readonly Study[] | null>;
  readonly failure: ReadonlySignal<string | null>;
  readonly connection: ReadonlySignal<Connection>;
  readonly more: ReadonlySignal<boolean>;
  readonly loadMore: () => void;
  readonly close: () => void;
}

export function followStudies(): StudiesStore {
  const studies = signal<readonly Study[] | null>(null);
  const failure = signal<string | null>(null);
  const cursor = signal<string | null>(null);
  const streams = signal<ReadonlyMap<string, EventStream>>(new Map());
  let closed = false;

  const load = oneAtATime(async () => {
    try {
      const page = await listStudies(null);
      if (closed) return;
      studies.value = page.items;
      cursor.value = page.next_cursor;
      failure.value = null;
      hearRunning();
    } catch (thrown) {
      failure.value = sentence(thrown);
    }
  });

  const loadMore = oneAtATime(async () => {
    const page = await listStudies(cursor.value);
    studies.value = withPage(studies.value ?? [], page.items);
    cursor.value = page.next_cursor;
  });

  /** Opens a stream for each running study that has none, and closes those of studies that run no more. */
  function hearRunning(): void {
    const wanted = new Map(toHear(studies.value ?? []).map((study) => [study.id, study]));
    const kept = new Map<string, EventStream>();
    for (const [id, stream] of streams.value) {
      if (wanted.has(id)) kept.set(id, stream);
      else stream.close();
    }
    for (const study of wanted.values()) {
      if (!kept.has(study.id)) kept.set(study.id, hear(study));
    }
    streams.value = kept;
  }

  function hear(study: Study): EventStream {
    const ask = oneAtATime(async () => {
      const newer = await getStudy(study.id).catch(() => null);
      if (newer !== null && !closed) take(newer);
    });
    const refresh = throttled<void>(ask, REFRESH_MILLISECONDS);
    return openStream((after) => eventsAddress(study.id, after), study.position, (event) => {
      if (event.type === 'trial') refresh.call();
      else if (event.type === 'study') take(event.study);
    });
  }

  function take(newer: Study): void {
    studies.value = withStudy(studies.value ?? [], newer);
    hearRunning();
  }

  const onVisible = () => {
    if (document.visibilityState === 'visible') load();
  };
  document.addEventListener('visibilitychange', onVisible);
  load();
  return {
    studies,
    failure,
    connection: computed(() => {
      const states = [...streams.value.values()].map((stream) => stream.connection.value);
      return states.find((state) => state === 'lost') ?? states[0] ?? 'resting';
    }),
    more: computed(() => cursor.value !== null),
    loadMore,
    close: () => {
      closed = true;
      document.removeEventListener('visibilitychange', onVisible);
      for (const stream of streams.value.values()) stream.close();
    },
  };
}
