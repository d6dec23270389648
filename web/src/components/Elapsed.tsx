import { now } from '../live/clock';
import { formatDuration } from '../format/duration';
import { formatAgo, formatInstant, secondsBetween } from '../format/time';

/** Seconds since a time, running. */
export function Since({ from }: { readonly from: string }) {
  return <>{formatDuration(secondsBetween(from, now.value))}</>;
}

/** How long ago, with the full time in its tooltip. */
export function Ago({ at }: { readonly at: string | null }) {
  return (
    <time dateTime={at ?? undefined} title={formatInstant(at)}>
      {formatAgo(at, now.value)}
    </time>
  );
}
