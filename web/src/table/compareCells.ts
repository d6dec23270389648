/** Numbers by size and before words, words as people sort them; never undefined, which the table keeps at the end. */
export function compareCells(one: unknown, other: unknown): number {
  if (typeof one === 'number' && typeof other === 'number') return one - other;
  if (typeof one === 'number') return -1;
  if (typeof other === 'number') return 1;
  return String(one).localeCompare(String(other), 'en', { numeric: true });
}
