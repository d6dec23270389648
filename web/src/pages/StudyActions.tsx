import { useSignal } from '@preact/signals';
import { bestModelAddress, changeStudy, exportAddress } from '../api/calls';
import { sentence } from '../api/problem';
import { canResume, isFinal, type Study } from '../api/study';
import { Confirm } from '../components/Confirm';
import { Icon } from '../components/Icon';
import { Menu } from '../components/Menu';
import { Notice } from '../components/Notice';

/** The buttons of a study. What they change comes back through the study's events. */
export function StudyActions({ study }: { readonly study: Study }) {
  const asking = useSignal(false);
  const busy = useSignal(false);
  const failure = useSignal<string | null>(null);

  async function change(to: 'pause' | 'resume' | 'stop'): Promise<void> {
    asking.value = false;
    busy.value = true;
    failure.value = null;
    await changeStudy(study.id, to).catch((thrown: unknown) => {
      failure.value = sentence(thrown);
    });
    busy.value = false;
  }

  return (
    <div>
      <div class="actions">
        {study.state === 'running' && (
          <button type="button" class="button" disabled={busy.value} onClick={() => change('pause')}>
            <Icon name="bars" />
            Pause
          </button>
        )}
        {canResume(study.state) && (
          <button type="button" class="button primary" disabled={busy.value} onClick={() => change('resume')}>
            <Icon name="play" />
            Resume
          </button>
        )}
        {!isFinal(study.state) && (
          <button type="button" class="button danger" disabled={busy.value} onClick={() => (asking.value = true)}>
            <Icon name="square" />
            Stop
          </button>
        )}
        {study.spec.executor !== 'external' && <ExportModel study={study} />}
        <Menu
          label={
            <>
              <Icon name="download" />
              Trials
            </>
          }
        >
          <a href={exportAddress(study.id, 'csv')} download={`${study.id}.csv`}>
            All trials as CSV
          </a>
          <a href={exportAddress(study.id, 'json')} download={`${study.id}.json`}>
            All trials as JSON
          </a>
        </Menu>
      </div>
      {failure.value !== null && <Notice>{failure.value}</Notice>}
      {asking.value && (
        <Confirm
          title="Stop this study?"
          text="Running trials are cancelled and no more are started. What the study found stays, and it can be resumed; the cancelled trials cannot."
          yes="Stop the study"
          onYes={() => change('stop')}
          onNo={() => (asking.value = false)}
        />
      )}
    </div>
  );
}

function ExportModel({ study }: { readonly study: Study }) {
  const text = (
    <>
      <Icon name="download" />
      Export model
    </>
  );
  return study.best === null ? (
    <span class="button" aria-disabled="true" title="There is a model once a trial is complete">
      {text}
    </span>
  ) : (
    <a class="button primary" href={bestModelAddress(study.id)} download>
      {text}
    </a>
  );
}
