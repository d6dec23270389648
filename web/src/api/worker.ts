/** What a worker runs. */
export interface WorkerRun {
  readonly study: string;
  readonly number: number;
  readonly attempt: number;
  readonly step: number | null;
}

/** A worker as the API answers it. */
export interface Worker {
  readonly id: string;
  readonly device: string | null;
  readonly engine: string | null;
  readonly slots: number;
  readonly running: readonly WorkerRun[];
  readonly last_heartbeat: string | null;
}

export function readWorker(wire: any): Worker {
  return {
    id: wire.id ?? wire.name ?? 'worker',
    device: wire.device ?? null,
    engine: wire.engine ?? null,
    slots: wire.slots ?? 1,
    running: (wire.running ?? []).map((run: any) => ({
      study: run.study,
      number: run.number ?? run.trial,
      attempt: run.attempt ?? 1,
      step: run.step ?? null,
    })),
    last_heartbeat: wire.last_heartbeat ?? null,
  };
}
