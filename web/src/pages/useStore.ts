import { useEffect, useMemo } from 'preact/hooks';

/** A store for as long as the page is shown: opened at its first rendering, closed when the page goes. */
export function useStore<T extends { readonly close: () => void }>(open: () => T): T {
  const store = useMemo(open, []);
  useEffect(() => () => store.close(), [store]);
  return store;
}
