/**
 * Runs a task now, or once more after the run in progress however often it is asked for meanwhile: what is loaded last is
 * never older than the last request for it.
 */
export function oneAtATime(task: () => Promise<void>): () => void {
  let running = false;
  let again = false;
  return function run(): void {
    if (running) {
      again = true;
      return;
    }
    running = true;
    void task().finally(() => {
      running = false;
      if (again) {
        again = false;
        run();
      }
    });
  };
}
