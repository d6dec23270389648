import { useEffect, useRef } from 'preact/hooks';
import { isFinal, mainObjective, stateWord, type Counts as CountsByState, type Study } from '../api/study';
import { announce } from '../application/announce';
import { Counts } from '../components/Counts';
import { StateChip } from '../components/StateChip';
import { StudyActions } from './StudyActions';
import { StudyFacts } from './StudyFacts';

interface Shown {
  readonly study: Study;
  readonly counts: CountsByState;
}

/** What the study is, where it stands, and what can be done with it. */
export function StudyHeader({ study, counts }: Shown) {
  useAnnouncedState(study);
  return (
    <>
      <div class="heading">
        <div class="title">
          <h1>{study.name}</h1>
          <div>
            <StateChip state={stateWord(study)} />
            {study.reason && <span class="muted">{study.reason}</span>}
          </div>
          {study.spec.note && <p class="muted">{study.spec.note}</p>}
        </div>
        <StudyActions study={study} />
      </div>
      <section class="panel" aria-label="Where the study stands">
        <div class="body facts-body">
          <StudyFacts study={study} counts={counts} objective={mainObjective(study)} resting={isFinal(study.state)} />
          <Counts counts={counts} />
        </div>
      </section>
    </>
  );
}

/** Says a change of state aloud, not the state that was there from the start. */
function useAnnouncedState(study: Study): void {
  const before = useRef(study.state);
  useEffect(() => {
    if (before.current !== study.state) announce(`The study is ${study.state}.`);
    before.current = study.state;
  }, [study.state]);
}
