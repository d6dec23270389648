/**
 * Calls with the newest value at most once an interval: at once after a quiet time, else when the interval is over. A
 * chart of a fast study is drawn a few times a second, and a list is asked for once, however much arrives.
 */
export function throttled<T>(task: (value: T) => void, milliseconds: number, clock: () => number = () => performance.now()) {
  let last = -Infinity;
  let waiting: { readonly value: T } | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  function perform(): void {
    if (waiting === null) return;
    const { value } = waiting;
    waiting = null;
    last = clock();
    task(value);
  }
  return {
    call(value: T): void {
      const idle = waiting === null;
      waiting = { value };
      const left = last + milliseconds - clock();
      if (left <= 0) perform();
      else if (idle) timer = setTimeout(perform, left);
    },
    cancel(): void {
      clearTimeout(timer);
      waiting = null;
    },
  };
}
