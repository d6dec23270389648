/**
 * Where a stream is to carry on after it broke. Several events of one change share a journal position, and the connection
 * may break between them: a position is done with only once a later one was seen.
 */
export interface ResumePoint {
  /** The position of the newest event seen. */
  readonly seen: number;
  /** Everything up to here was seen. */
  readonly whole: number;
}

export function startAt(position: number): ResumePoint {
  return { seen: position, whole: position };
}

/** After an event; one without a position leaves the point where it is. */
export function afterEvent(point: ResumePoint, lastEventId: string): ResumePoint {
  const position = lastEventId === '' ? NaN : Number(lastEventId);
  if (!Number.isSafeInteger(position) || position <= point.seen) return point;
  return { seen: position, whole: Math.max(point.whole, position - 1) };
}

/** Milliseconds to wait before the given attempt (from 1) to connect again: soon at first, then every ten seconds. */
export function waitBefore(attempt: number): number {
  return Math.min(10_000, 500 * 2 ** (attempt - 1));
}
