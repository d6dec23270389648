import type { Json } from '../api/json';

const WIDTH = 88;

/** JSON as a person would write it: what fits a line is on a line. */
export function writeJson(value: Json, indent = ''): string {
  const flat = onOneLine(value);
  if (value === null || typeof value !== 'object' || indent.length + flat.length <= WIDTH) return flat;
  const deeper = `${indent}  `;
  if (Array.isArray(value)) return wrapped('[', value.map((item: Json) => writeJson(item, deeper)), ']', indent);
  const members = Object.entries(value).map(([key, item]) => `${JSON.stringify(key)}: ${writeJson(item, deeper)}`);
  return wrapped('{', members, '}', indent);
}

function onOneLine(value: Json): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(onOneLine).join(', ')}]`;
  const members = Object.entries(value).map(([key, item]) => `${JSON.stringify(key)}: ${onOneLine(item)}`);
  return members.length === 0 ? '{}' : `{${members.join(', ')}}`;
}

function wrapped(open: string, items: readonly string[], close: string, indent: string): string {
  return `${open}\n${items.map((item) => `${indent}  ${item}`).join(',\n')}\n${indent}${close}`;
}
