import type { StudyState } from '../api/study';
import type { TrialState } from '../api/trial';
import { Icon, type IconName } from './Icon';

/** `queued` is a running study that waits for its first trial. */
type Shape = StudyState | TrialState | 'queued';

const ICONS: Readonly<Record<Shape, IconName>> = {
  running: 'play',
  queued: 'ring',
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
  readonly state: Shape;
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
