import type { JsonObject } from './json';
import { readTrial, type Trial, type TrialState } from './trial';

export type StudyState = 'running' | 'paused' | 'completed' | 'stopped' | 'failed';

export interface Objective {
  readonly metric: string;
  readonly goal: 'maximize' | 'minimize';
  readonly target?: number | null;
  readonly summary?: 'best' | 'last';
}

export interface Budget {
  readonly max_trials?: number | null;
  /** ISO 8601. */
  readonly max_time?: string | null;
  readonly max_parallel?: number | null;
  readonly max_failures?: number | null;
}

export interface Algorithm {
  readonly type: string;
  readonly [setting: string]: unknown;
}

export interface StudySpec {
  readonly name: string;
  readonly objectives: readonly Objective[];
  readonly executor?: 'builtin' | 'external';
  readonly resource?: { readonly name: string; readonly min: number; readonly max: number };
  readonly sampler?: Algorithm;
  readonly scheduler?: Algorithm;
  readonly budget?: Budget;
  readonly seed?: number;
  readonly note?: string;
  readonly tags?: readonly string[];
  readonly trial: JsonObject;
}

export type Counts = Readonly<Record<TrialState, number>>;

/** A study as the API answers it. */
export interface Study {
  readonly id: string;
  readonly name: string;
  readonly state: StudyState;
  readonly reason: string | null;
  readonly created_at: string;
  readonly started_at: string | null;
  readonly finished_at: string | null;
  readonly spec: StudySpec;
  readonly counts: Counts;
  /** Whether it runs, but its first trial has not started. */
  readonly queued: boolean;
  /** The best trial whose weights are kept, complete or pruned. */
  readonly best: Trial | null;
  /** The journal position that this answer reflects: events after it are still to come. */
  readonly position: number;
  /** Seconds in state `running` before it last began to run. */
  readonly spent_s: number;
  /** When it last began to run; null while it does not. */
  readonly running_since: string | null;
}

/** A study from an answer's JSON. */
export function readStudy(wire: any): Study {
  return { ...wire, best: wire.best ? readTrial(wire.best) : null, queued: wire.queued ?? false, position: wire.position ?? 0 };
}

/** The objective that ranks trials. */
export function mainObjective(study: Study): Objective {
  return study.spec.objectives[0] ?? { metric: 'value', goal: 'maximize' };
}

/** Whether the server takes it up again; a completed one has nothing left to do unless its budget is raised. */
export function canResume(state: StudyState): boolean {
  return state === 'paused' || state === 'stopped' || state === 'failed';
}

/** The state, or that it waits for a worker to take it up; clients take up theirs when they like. */
export function stateWord(study: Study): StudyState | 'queued' {
  return study.state === 'running' && study.queued && study.spec.executor !== 'external' ? 'queued' : study.state;
}

export function isFinal(state: StudyState): boolean {
  return state === 'completed' || state === 'stopped' || state === 'failed';
}
