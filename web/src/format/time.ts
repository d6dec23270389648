import { formatDuration } from './duration';

/** Milliseconds of an RFC 3339 time; null where there is none. */
export function instant(text: string | null | undefined): number | null {
  const milliseconds = text ? Date.parse(text) : NaN;
  return Number.isNaN(milliseconds) ? null : milliseconds;
}

/** Seconds from one time to another, never negative: clocks of two machines may differ. */
export function secondsBetween(from: string | null, to: number): number | null {
  const start = instant(from);
  return start === null ? null : Math.max(0, (to - start) / 1000);
}

/** How long ago, for reading. */
export function formatAgo(text: string | null, now: number): string {
  const seconds = secondsBetween(text, now);
  if (seconds === null) return '–';
  if (seconds < 5) return 'just now';
  const unit = seconds < 60 ? 1 : seconds < 3600 ? 60 : seconds < 86400 ? 3600 : 86400;
  const whole = Math.floor(seconds / unit) * unit;
  return `${whole < 10 ? `${whole} s` : formatDuration(whole)} ago`;
}

/** The full local time, for a tooltip. */
export function formatInstant(text: string | null): string {
  const milliseconds = instant(text);
  return milliseconds === null ? '' : new Date(milliseconds).toLocaleString();
}
