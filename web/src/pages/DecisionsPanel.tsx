import { Ago } from '../components/Elapsed';
import { Panel } from '../components/Panel';
import { DecisionChip } from '../components/DecisionChip';
import type { FeedEntry } from '../live/feed';

interface Shown {
  readonly study: string;
  readonly feed: readonly FeedEntry[];
}

/** Why trials were stopped, paused or let go on, newest first. */
export function DecisionsPanel({ study, feed }: Shown) {
  return (
    <Panel title="Decisions">
      <div class="body">
        {feed.length === 0 ? (
          <p class="muted small">Every decision appears here with its reason.</p>
        ) : (
          <ol class="feed" tabIndex={0} aria-label="Decisions, newest first">
            {feed.map((entry) => (
              <li key={entry.key}>
                <DecisionChip what={entry.what} />
                <span>
                  <a href={`/studies/${encodeURIComponent(study)}/trials/${entry.number}`}>trial {entry.number}</a>
                </span>
                <span class="muted small">
                  <Ago at={entry.at} />
                </span>
                <p>{entry.reason}</p>
              </li>
            ))}
          </ol>
        )}
      </div>
    </Panel>
  );
}
