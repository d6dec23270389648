/** A number as the API writes it: one that is not finite travels as a word. */
export type WireNumber = number | 'nan' | 'inf' | '-inf';

const WORDS: Readonly<Record<string, number>> = { nan: NaN, inf: Infinity, '-inf': -Infinity };

/** Reads a number from an answer; null where there is none. */
export function readNumber(wire: unknown): number | null {
  if (typeof wire === 'number') return wire;
  if (typeof wire === 'string') return WORDS[wire] ?? null;
  return null;
}

/** Reads metric name to value, leaving out what is no number. */
export function readMetrics(wire: unknown): Readonly<Record<string, number>> {
  const metrics: Record<string, number> = {};
  if (wire === null || typeof wire !== 'object') return metrics;
  for (const [name, value] of Object.entries(wire)) {
    const number = readNumber(value);
    if (number !== null) metrics[name] = number;
  }
  return metrics;
}
