import { isFinal, type Counts, type Study } from '../api/study';
import { parseDuration } from '../format/duration';
import { secondsBetween } from '../format/time';

/** How far a study is. */
export interface Progress {
  /** Trials started. */
  readonly trials: number;
  readonly maxTrials: number | null;
  readonly elapsedSeconds: number;
  readonly maxSeconds: number | null;
  /** 0 to 1 by the limit that is nearest; null where nothing limits the study. */
  readonly fraction: number | null;
  /** An estimate; null where there is none yet or nothing left to wait for. */
  readonly secondsLeft: number | null;
}

const OVER: readonly (keyof Counts)[] = ['complete', 'pruned', 'failed', 'cancelled'];

export function progressOf(study: Study, counts: Counts, now: number): Progress {
  const trials = Object.values(counts).reduce((sum, count) => sum + count, 0) - counts.waiting;
  const over = OVER.reduce((sum, state) => sum + counts[state], 0);
  const maxTrials = study.spec.budget?.max_trials ?? null;
  const maxSeconds = parseDuration(study.spec.budget?.max_time);
  const elapsedSeconds = elapsed(study, now);
  const fractions = [
    maxTrials === null ? null : over / maxTrials,
    maxSeconds === null ? null : elapsedSeconds / maxSeconds,
  ].filter((fraction) => fraction !== null);
  const fraction = fractions.length === 0 ? null : Math.min(1, Math.max(...fractions));
  return { trials, maxTrials, elapsedSeconds, maxSeconds, fraction, secondsLeft: left(study, fraction, elapsedSeconds) };
}

/** Seconds that the study has run, pauses left out. */
export function elapsed(study: Study, now: number): number {
  return study.spent_s + (secondsBetween(study.running_since, now) ?? 0);
}

/** From the pace so far; a pace of a twentieth of the way or less says too little. */
function left(study: Study, fraction: number | null, elapsedSeconds: number): number | null {
  if (isFinal(study.state) || study.state === 'paused' || fraction === null) return null;
  return fraction < 0.05 ? null : (elapsedSeconds * (1 - fraction)) / fraction;
}
