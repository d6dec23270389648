import { useSignal, type ReadonlySignal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { mainObjective } from '../api/study';
import type { Worker } from '../api/worker';
import { goTo } from '../application/navigation';
import { pathOf } from '../application/route';
import { CurvesChart } from '../charts/CurvesChart';
import { HistoryChart } from '../charts/HistoryChart';
import { countsOf, type StudyView } from '../live/studyView';
import { rankedRows } from '../ranking/rows';
import { DecisionsPanel } from './DecisionsPanel';
import { Leaderboard } from './Leaderboard';
import { resourceOf } from './resource';
import { StudyHeader } from './StudyHeader';
import { WorkersPanel } from './WorkersPanel';

interface Shown {
  readonly view: StudyView;
  readonly workers: ReadonlySignal<readonly Worker[]>;
}

export function StudyBody({ view, workers }: Shown) {
  const { study } = view;
  const objective = mainObjective(study);
  const rows = useMemo(() => rankedRows(view.trials.values(), objective.goal), [view.trials, objective.goal]);
  const counts = useMemo(() => countsOf(view), [view]);
  const lit = useSignal<number | null>(null);
  const open = (number: number) => goTo(pathOf({ page: 'trial', id: study.id, number }));
  return (
    <div class="stack">
      <StudyHeader study={study} counts={counts} />
      <div class="pair">
        <HistoryChart history={view.history} objective={objective} />
        <CurvesChart rows={rows} curves={view.curves} objective={objective} resource={resourceOf(study)} lit={lit} onOpen={open} />
      </div>
      <div class="aside">
        <Leaderboard view={view} rows={rows} counts={counts} lit={lit} onOpen={open} />
        <div class="stack">
          <WorkersPanel study={study} trials={view.trials} workers={workers.value} />
          <DecisionsPanel study={study.id} feed={view.feed} />
        </div>
      </div>
    </div>
  );
}
