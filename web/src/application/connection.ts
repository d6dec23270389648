import { computed, signal, type ReadonlySignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { Connection } from '../live/eventStream';

const source = signal<ReadonlySignal<Connection> | null>(null);

/** How the page shown hears of news; null where it listens to nothing. */
export const connection = computed(() => source.value?.value ?? null);

/** Lets the bar show this page's connection while the page is there. */
export function useConnection(of: ReadonlySignal<Connection>): void {
  useEffect(() => {
    source.value = of;
    return () => {
      source.value = null;
    };
  }, [of]);
}
