import { TRIAL_STATES, type TrialState } from '../api/trial';
import { Icon, type IconName } from './Icon';
import { StateChip } from './StateChip';

const DECISIONS: Readonly<Record<string, { readonly style: string; readonly icon: IconName }>> = {
  continue: { style: 'running', icon: 'play' },
  pause: { style: 'paused', icon: 'bars' },
  stop: { style: 'pruned', icon: 'cut' },
};

/** What was decided, or the state that it led to. */
export function DecisionChip({ what }: { readonly what: string }) {
  if ((TRIAL_STATES as readonly string[]).includes(what)) return <StateChip state={what as TrialState} />;
  const { style, icon } = DECISIONS[what] ?? { style: '', icon: 'dash' };
  return (
    <span class={`state still ${style}`}>
      <Icon name={icon} />
      {what}
    </span>
  );
}
