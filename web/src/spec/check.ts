import type { Problem } from '../api/problem';

/** A spec's text as far as the browser can tell: JSON or not. */
export function malformed(text: string): Problem | null {
  try {
    JSON.parse(text);
    return null;
  } catch (thrown) {
    return { path: placeOf(text, String(thrown)), message: `It is not JSON: ${thrown instanceof Error ? thrown.message : ''}` };
  }
}

/** Line and column of the place that a parser's message names by its position. */
function placeOf(text: string, message: string): string {
  const position = /position (\d+)/.exec(message)?.[1];
  if (position === undefined) return '';
  const before = text.slice(0, Number(position)).split('\n');
  return `line ${before.length}, column ${before.at(-1)!.length + 1}`;
}
