import { useConnection } from '../application/connection';
import { Notice } from '../components/Notice';
import { followTrial } from '../live/trialStore';
import { TrialBody } from './TrialBody';
import { useStore } from './useStore';
import { useTitle } from './useTitle';

interface Shown {
  readonly id: string;
  readonly number: number;
}

/** A trial, live. */
export function TrialPage({ id, number }: Shown) {
  const store = useStore(() => followTrial(id, number));
  useConnection(store.connection);
  const study = store.study.value;
  const trial = store.trial.value;
  useTitle(study === null ? `Trial ${number}` : `Trial ${number} of ${study.name}`);
  if (store.failure.value !== null) {
    return (
      <Notice>
        Trial {number} cannot be shown. {store.failure.value} <a href={`/studies/${encodeURIComponent(id)}`}>See its study.</a>
      </Notice>
    );
  }
  return study === null || trial === null ? <p class="muted">Loading the trial…</p> : <TrialBody study={study} trial={trial} />;
}
