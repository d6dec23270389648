import { useConnection } from '../application/connection';
import { Empty } from '../components/Empty';
import { Notice } from '../components/Notice';
import { plural } from '../format/words';
import { followStudies } from '../live/studiesStore';
import { unfinished } from '../live/studyList';
import { StudyItem } from './StudyItem';
import { useStore } from './useStore';
import { useTitle } from './useTitle';

export function StudiesPage() {
  useTitle('Studies');
  const store = useStore(followStudies);
  useConnection(store.connection);
  const studies = store.studies.value;
  return (
    <div class="stack">
      <div class="heading">
        <div class="title">
          <h1>Studies</h1>
          {studies !== null && studies.length > 0 && (
            <p class="muted">
              {plural(studies.length, 'study', 'studies')}, {unfinished(studies)} unfinished
            </p>
          )}
        </div>
        <a class="button primary" href="/studies/new">
          New study
        </a>
      </div>
      {store.failure.value !== null && <Notice>{store.failure.value}</Notice>}
      {studies?.length === 0 && <NoStudies />}
      {studies !== null && studies.length > 0 && (
        <ul class="studies">
          {studies.map((study) => (
            <StudyItem key={study.id} study={study} />
          ))}
        </ul>
      )}
      {store.more.value && (
        <button type="button" class="button" onClick={store.loadMore}>
          Show older studies
        </button>
      )}
    </div>
  );
}

function NoStudies() {
  return (
    <div class="panel">
      <Empty title="No studies yet">
        <p>
          A study searches for a good training configuration. <a href="/studies/new">Start one here</a>, send one with{' '}
          <code>./espalier submit FILE</code>, or see one run by itself with <code>./espalier demo</code>.
        </p>
      </Empty>
    </div>
  );
}
