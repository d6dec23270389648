import { useSignal } from '@preact/signals';
import { stopTrial, trialModelAddress } from '../api/calls';
import { sentence } from '../api/problem';
import type { Study } from '../api/study';
import { isOver, type TrialDetail } from '../api/trial';
import { Confirm } from '../components/Confirm';
import { Icon } from '../components/Icon';
import { Notice } from '../components/Notice';

/** The buttons of a trial. */
export function TrialActions({ study, trial }: { readonly study: Study; readonly trial: TrialDetail }) {
  const asking = useSignal(false);
  const failure = useSignal<string | null>(null);

  async function stop(): Promise<void> {
    asking.value = false;
    await stopTrial(study.id, trial.number).catch((thrown: unknown) => {
      failure.value = sentence(thrown);
    });
  }

  return (
    <div>
      <div class="actions">
        {!isOver(trial.state) && (
          <button type="button" class="button danger" onClick={() => (asking.value = true)}>
            <Icon name="square" />
            Stop trial
          </button>
        )}
        {study.spec.executor !== 'external' && trial.state === 'complete' && (
          <a class="button primary" href={trialModelAddress(study.id, trial.number)} download>
            <Icon name="download" />
            Download model
          </a>
        )}
      </div>
      {failure.value !== null && <Notice>{failure.value}</Notice>}
      {asking.value && (
        <Confirm
          title={`Stop trial ${trial.number}?`}
          text="It is cancelled for good; the study goes on with other trials."
          yes="Stop the trial"
          onYes={stop}
          onNo={() => (asking.value = false)}
        />
      )}
    </div>
  );
}
