import { signal, type ReadonlySignal } from '@preact/signals';
import { afterEvent, startAt, waitBefore } from './resume';
import { EVENT_TYPES, readEvent, type StudyEvent } from './studyEvent';

export type Connection = 'connecting' | 'live' | 'lost' | 'resting';

export interface EventStream {
  readonly connection: ReadonlySignal<Connection>;
  readonly close: () => void;
}

/**
 * Hears a study's events from a journal position on. It connects again by itself, without a gap. While the page is hidden
 * it rests, since a browser grants a server only six connections, and catches up when the page is seen again.
 *
 * @param address gives the address of the events after a position
 */
export function openStream(
  address: (after: number) => string,
  position: number,
  hear: (event: StudyEvent) => void,
): EventStream {
  const connection = signal<Connection>('connecting');
  let point = startAt(position);
  let failures = 0;
  let source: EventSource | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function disconnect(): void {
    clearTimeout(timer);
    source?.close();
    source = null;
  }

  function connect(): void {
    disconnect();
    const opened = new EventSource(address(point.whole));
    source = opened;
    opened.onopen = () => {
      failures = 0;
      connection.value = 'live';
    };
    opened.onerror = () => {
      disconnect();
      failures++;
      connection.value = 'lost';
      timer = setTimeout(connect, waitBefore(failures));
    };
    for (const type of EVENT_TYPES) {
      opened.addEventListener(type, (message: MessageEvent<string>) => {
        point = afterEvent(point, message.lastEventId);
        hear(readEvent(type, message.data));
      });
    }
  }

  function onVisibility(): void {
    if (document.visibilityState === 'hidden') {
      disconnect();
      connection.value = 'resting';
    } else if (source === null) {
      connect();
    }
  }

  document.addEventListener('visibilitychange', onVisibility);
  window.addEventListener('online', connect);
  onVisibility();
  return {
    connection,
    close: () => {
      document.removeEventListener('visibilitychange', onVisibility);
      window.removeEventListener('online', connect);
      disconnect();
    },
  };
}
