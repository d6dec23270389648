import type { Json } from '../api/json';
import { formatValue } from './number';

/** A parameter's value for a table cell. */
export function formatParameter(value: Json | undefined): string {
  if (value === undefined) return '';
  if (typeof value === 'number') return formatValue(value);
  if (typeof value === 'string') return value;
  if (value !== null && typeof value === 'object' && !Array.isArray(value)) {
    const type = (value as { readonly type?: Json }).type;
    if (typeof type === 'string') return type;
  }
  return JSON.stringify(value);
}

/** For each dotted path the shortest ending that no other path has; in the paths' order. */
export function shortNames(paths: readonly string[]): readonly string[] {
  return paths.map((path) => {
    const steps = path.split('.');
    for (let length = 1; length < steps.length; length++) {
      const ending = steps.slice(-length).join('.');
      const shared = paths.filter((other) => other === ending || other.endsWith(`.${ending}`));
      if (shared.length === 1) return ending;
    }
    return path;
  });
}
