import { useConnection } from '../application/connection';
import { Notice } from '../components/Notice';
import type { StudyEvent } from '../live/studyEvent';
import { followStudy } from '../live/studyStore';
import { followWorkers } from '../live/workersStore';
import { StudyBody } from './StudyBody';
import { useStore } from './useStore';
import { useTitle } from './useTitle';

/** A study, live. */
export function StudyPage({ id }: { readonly id: string }) {
  const workers = useStore(followWorkers);
  const store = useStore(() => followStudy(id, (events: readonly StudyEvent[]) => workers.heard(events)));
  useConnection(store.connection);
  const view = store.view.value;
  useTitle(view?.study.name ?? 'Study');
  if (store.failure.value !== null) {
    return (
      <Notice>
        The study <code>{id}</code> cannot be shown. {store.failure.value} <a href="/">See all studies.</a>
      </Notice>
    );
  }
  return view === null ? <p class="muted">Loading the study…</p> : <StudyBody view={view} workers={workers.workers} />;
}
