/**
 * The range that an axis shows for these values: a little more than they span. A few that are far out, such as the first
 * loss of a network that diverged, must not press all others into a line: below the given share they are cut off.
 */
export function shownRange(values: readonly number[], cut: { readonly low: number; readonly high: number }): readonly [number, number] {
  const sorted = values.filter(Number.isFinite).sort((one, other) => one - other);
  if (sorted.length === 0) return [0, 1];
  const low = sorted[Math.floor(cut.low * (sorted.length - 1))]!;
  const high = sorted[Math.ceil((1 - cut.high) * (sorted.length - 1))]!;
  const span = high - low || Math.abs(high) * 0.1 || 1;
  return [low - span * 0.06, high + span * 0.06];
}
