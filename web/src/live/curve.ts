/** The objective's values by step, steps ascending. */
export type Point = readonly [step: number, value: number];
export type Curve = readonly Point[];

/**
 * The curve with one more measurement. A step that was measured before was measured again by a later attempt, which goes
 * on from there: what an earlier attempt measured beyond it no longer stands.
 */
export function withMeasurement(curve: Curve, step: number, value: number): Curve {
  const last = curve.at(-1);
  if (last === undefined || last[0] < step) return [...curve, [step, value]];
  const kept = curve.filter(([earlier]) => earlier < step);
  return [...kept, [step, value]];
}

/** The curve with a value that was added to a step later on, or told again: the other steps stand. */
export function withAddition(curve: Curve, step: number, value: number): Curve {
  const later = curve.filter(([other]) => other > step);
  return [...withMeasurement(curve, step, value), ...later];
}
