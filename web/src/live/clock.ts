import { signal, type ReadonlySignal } from '@preact/signals';

const ticking = signal(Date.now());

/** The time, once a second while the page is seen: for "3 s ago" and running durations alone; it asks nobody for news. */
export const now: ReadonlySignal<number> = ticking;

setInterval(() => {
  if (document.visibilityState === 'visible') ticking.value = Date.now();
}, 1000);
