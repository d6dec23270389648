import type { ParameterDescription } from '../api/submission';
import { formatTick } from '../format/number';

/** What a parameter may be, in a line. */
export function domainWords(parameter: ParameterDescription): string {
  const { low, high, log, step, labels, values } = parameter;
  if (labels) return labels.join(', ');
  if (values) return values.map((value) => (typeof value === 'string' ? value : JSON.stringify(value))).join(', ');
  if (low === undefined || high === undefined) return '';
  const words = [`${formatTick(low)} to ${formatTick(high)}`, log ? 'log' : null, step ? `step ${formatTick(step)}` : null];
  return words.filter((word) => word !== null).join(', ');
}

/** When a parameter exists, in words; empty where it always does. */
export function conditionWords({ when }: ParameterDescription): string {
  return when ? `${when.parameter} is ${when.is}` : '';
}

/** The number of configurations, in words. */
export function sizeWords(size: number | string | null): string {
  if (size === null) return 'infinitely many';
  const number = Number(size);
  return number < 1e6 ? String(size) : `about ${formatTick(number)}`;
}
