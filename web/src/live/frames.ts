/** Gathers what arrives and hands it on once a frame, so that a burst of events costs one rendering. */
export interface Frames<T> {
  readonly add: (item: T) => void;
  readonly close: () => void;
}

export function perFrame<T>(
  handOn: (items: readonly T[]) => void,
  request: (callback: () => void) => number = requestAnimationFrame,
  cancel: (handle: number) => void = cancelAnimationFrame,
): Frames<T> {
  let gathered: T[] = [];
  let handle: number | null = null;
  const flush = () => {
    handle = null;
    const items = gathered;
    gathered = [];
    handOn(items);
  };
  return {
    add: (item) => {
      gathered.push(item);
      handle ??= request(flush);
    },
    close: () => {
      if (handle !== null) cancel(handle);
      handle = null;
      gathered = [];
    },
  };
}
