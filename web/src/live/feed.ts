import type { Decision, Trial } from '../api/trial';
import { isOver } from '../api/trial';

/** A line of the decisions feed. */
export interface FeedEntry {
  readonly key: string;
  readonly number: number;
  /** What became of it: a decision (`continue`, `pause`, `stop`) or a final state. */
  readonly what: string;
  readonly step: number | null;
  readonly reason: string;
  readonly at: string;
}

const LENGTH = 100;

/** What a finished trial says; null where it gives no reason. */
export function entryOfTrial(trial: Trial): FeedEntry | null {
  if (!isOver(trial.state) || !trial.reason || !trial.finished_at) return null;
  return entry(trial.number, trial.state, trial.step, trial.reason, trial.finished_at);
}

/** What a decision says; null where it gives no reason. */
export function entryOfDecision(decision: Decision): FeedEntry | null {
  if (!decision.reason) return null;
  return entry(decision.number, decision.decision, decision.step, decision.reason, decision.at);
}

/** The feed, newest first, with one more entry; one that says what is already there of the same trial changes nothing. */
export function withEntry(feed: readonly FeedEntry[], added: FeedEntry | null): readonly FeedEntry[] {
  if (added === null || feed.some((known) => known.number === added.number && known.reason === added.reason)) return feed;
  let place = 0;
  while (place < feed.length && Date.parse(feed[place]!.at) > Date.parse(added.at)) place++;
  return [...feed.slice(0, place), added, ...feed.slice(place)].slice(0, LENGTH);
}

function entry(number: number, what: string, step: number | null, reason: string, at: string): FeedEntry {
  return { key: `${number} ${what} ${step} ${at}`, number, what, step, reason, at };
}
