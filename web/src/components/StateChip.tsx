import type { StudyState } from '../api/study';
import type { TrialState } from '../api/trial';
import { Icon, type IconName } from './Icon';

const ICONS: Readonly<Record<StudyState | TrialState, IconName>> = {
  running: 'play',
  waiting: 'ring',
  paused: 'bars',
  complete: 'check',
  completed: 'check',
  pruned: 'cut',
  stopped: 'square',
  failed: 'cross',
  cancelled: 'dash',
};

interface Shown {
  readonly state: StudyState | TrialState;
  /** How many there are, where it stands for several. */
  readonly count?: number;
}

/** A state by word, shape and colour. */
export function StateChip({ state, count }: Shown) {
  return (
    <span class={`state ${state}`}>
      <Icon name={ICONS[state]} />
      {count === undefined ? state : `${count} ${state}`}
    </span>
  );
}
