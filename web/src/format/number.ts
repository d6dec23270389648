/** A value for reading: four significant digits, no trailing zeros to compare against, a dash where there is none. */
export function formatValue(value: number | null | undefined): string {
  if (value === null || value === undefined) return '–';
  if (Number.isNaN(value)) return 'nan';
  if (!Number.isFinite(value)) return value > 0 ? '∞' : '−∞';
  if (value === 0) return '0';
  const size = Math.abs(value);
  if (Number.isInteger(value) && size < 1e6) return minus(group(value));
  if (size >= 1e6 || size < 1e-4) return minus(value.toExponential(3).replace(/\.?0+e/, 'e').replace('e+', 'e'));
  if (size >= 1e4) return minus(group(Math.round(value)));
  return minus(value.toPrecision(4));
}

/** A number on an axis: as short as it can be said. */
export function formatTick(value: number): string {
  const size = Math.abs(value);
  if (size !== 0 && (size >= 1e6 || size < 1e-4)) return minus(Number(value.toPrecision(4)).toExponential().replace('e+', 'e'));
  return minus(String(Number(value.toPrecision(4))));
}

/** A whole number with thin spaces between thousands. */
export function formatCount(count: number): string {
  return group(Math.round(count));
}

/** Bytes in the unit that keeps it short. */
export function formatBytes(bytes: number | null): string {
  if (bytes === null) return '–';
  const units = ['B', 'KiB', 'MiB', 'GiB', 'TiB'];
  let unit = 0;
  let amount = bytes;
  while (amount >= 1024 && unit < units.length - 1) {
    amount /= 1024;
    unit++;
  }
  return `${unit === 0 ? amount : amount.toPrecision(3)} ${units[unit]}`;
}

function group(whole: number): string {
  return String(whole).replace(/\B(?=(\d{3})+(?!\d))/g, '\u202f');
}

function minus(text: string): string {
  return text.replace(/^-/, '−').replace('e-', 'e−');
}
