/** `1 trial`, `2 trials`; the plural is given where it is not the noun with an s. */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
