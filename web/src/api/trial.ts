import type { Json, JsonObject } from './json';
import { readMetrics, readNumber } from './numbers';

export type TrialState = 'waiting' | 'running' | 'paused' | 'complete' | 'pruned' | 'failed' | 'cancelled';

export const TRIAL_STATES: readonly TrialState[] = ['running', 'waiting', 'paused', 'complete', 'pruned', 'failed', 'cancelled'];

/** A trial as the API answers it. */
export interface Trial {
  readonly number: number;
  readonly state: TrialState;
  readonly reason: string | null;
  readonly attempt: number;
  /** Parameter path to value. */
  readonly configuration: Readonly<Record<string, Json>>;
  readonly config: JsonObject;
  /** The first objective's; NaN and infinities included. */
  readonly value: number | null;
  readonly values: readonly number[];
  readonly metrics: Readonly<Record<string, number>>;
  readonly step: number | null;
  readonly created_at: string;
  readonly started_at: string | null;
  readonly finished_at: string | null;
  readonly duration_s: number | null;
  readonly worker: string | null;
  readonly engine: string | null;
  readonly device: string | null;
  readonly parameters_count: number | null;
  readonly peak_memory_bytes: number | null;
  readonly checkpoint: string | null;
}

export interface Measurement {
  readonly attempt: number;
  readonly step: number;
  readonly metrics: Readonly<Record<string, number>>;
  readonly at: string;
}

export interface Attempt {
  readonly attempt: number;
  readonly worker: string | null;
  readonly from: number | null;
  readonly to: number | null;
  readonly started_at: string | null;
  readonly ended_at: string | null;
  /** In plain words; `running` while it runs. */
  readonly outcome: string | null;
}

export interface Decision {
  readonly number: number;
  readonly step: number;
  readonly decision: string;
  readonly reason: string;
  readonly at: string;
}

/** A trial with all that its page shows. */
export interface TrialDetail extends Trial {
  readonly measurements: readonly Measurement[];
  readonly attempts: readonly Attempt[];
  readonly decisions: readonly Decision[];
}

/** A trial from an answer's JSON. */
export function readTrial(wire: any): Trial {
  return {
    ...wire,
    configuration: wire.configuration ?? {},
    config: wire.config ?? {},
    value: readNumber(wire.value),
    values: (wire.values ?? []).map((value: unknown) => readNumber(value) ?? NaN),
    metrics: readMetrics(wire.metrics),
    duration_s: readNumber(wire.duration_s),
  };
}

export function readMeasurement(wire: any): Measurement {
  return { attempt: wire.attempt ?? 1, step: wire.step, metrics: readMetrics(wire.metrics), at: wire.at };
}

export function readTrialDetail(wire: any): TrialDetail {
  return {
    ...readTrial(wire),
    measurements: (wire.measurements ?? []).map(readMeasurement),
    attempts: wire.attempts ?? [],
    decisions: (wire.decisions ?? []).map((decision: any) => ({ ...decision, number: wire.number })),
  };
}

/** Whether nothing will happen to the trial any more. */
export function isOver(state: TrialState): boolean {
  return state === 'complete' || state === 'pruned' || state === 'failed' || state === 'cancelled';
}
