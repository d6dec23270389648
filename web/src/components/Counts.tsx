import type { Counts as CountsByState } from '../api/study';
import { TRIAL_STATES } from '../api/trial';
import { StateChip } from './StateChip';

/** Trials by state, states without any left out. */
export function Counts({ counts }: { readonly counts: CountsByState }) {
  const some = TRIAL_STATES.filter((state) => counts[state] > 0);
  return (
    <div class="counts">
      {some.length === 0 && <span class="muted small">no trials yet</span>}
      {some.map((state) => (
        <StateChip key={state} state={state} count={counts[state]} />
      ))}
    </div>
  );
}
