import { useSignal, type Signal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import type { Counts } from '../api/study';
import { TRIAL_STATES, type TrialState } from '../api/trial';
import { Empty } from '../components/Empty';
import { Panel } from '../components/Panel';
import type { StudyView } from '../live/studyView';
import { parameterPaths, type Row } from '../ranking/rows';
import { ColumnMenu } from '../table/ColumnMenu';
import { RankTable } from '../table/RankTable';
import { useRankTable } from '../table/useRankTable';
import { resourceOf } from './resource';

interface Shown {
  readonly view: StudyView;
  readonly rows: readonly Row[];
  readonly counts: Counts;
  readonly lit: Signal<number | null>;
  readonly onOpen: (number: number) => void;
}

/** The rank table and what chooses its rows. */
export function Leaderboard({ view, rows, counts, lit, onOpen }: Shown) {
  const only = useSignal<TrialState | null>(null);
  const parameters = useMemo(() => parameterPaths(view.trials.values()), [view.trials]);
  const shown = rows
    .filter((row) => only.value === null || row.trial.state === only.value)
    .map((row) => ({ ...row, curve: view.curves.get(row.trial.number) }));
  const { study } = view;
  const state = useRankTable(shown, { study: study.id, objectives: study.spec.objectives, parameters, resource: resourceOf(study) });
  return (
    <Panel
      title="Leaderboard"
      end={
        <>
          <StateFilter only={only} counts={counts} />
          {rows.length > 0 && <ColumnMenu columns={state.table.getAllLeafColumns().filter((column) => column.getCanHide())} />}
        </>
      }
    >
      {view.coverage === 'part' && <p class="body muted small">The best and the newest of very many trials; the exports have them all.</p>}
      {rows.length === 0 ? (
        <WhyEmpty external={study.spec.executor === 'external'} id={study.id} />
      ) : (
        <RankTable state={state} lit={lit} onOpen={onOpen} />
      )}
    </Panel>
  );
}

function StateFilter({ only, counts }: { readonly only: Signal<TrialState | null>; readonly counts: Counts }) {
  const states = TRIAL_STATES.filter((state) => counts[state] > 0 || only.value === state);
  if (states.length < 2 && only.value === null) return null;
  return (
    <div class="segments" role="group" aria-label="Show trials that are">
      <button type="button" aria-pressed={only.value === null} onClick={() => (only.value = null)}>
        all
      </button>
      {states.map((state) => (
        <button key={state} type="button" aria-pressed={only.value === state} onClick={() => (only.value = state)}>
          {state} {counts[state]}
        </button>
      ))}
    </div>
  );
}

function WhyEmpty({ external, id }: { readonly external: boolean; readonly id: string }) {
  return (
    <Empty title="No trials yet">
      {external ? (
        <p>
          This study is driven from outside: ask for a trial with <code>POST /api/v1/studies/{id}/ask</code>.
        </p>
      ) : (
        <p>The first appears as soon as a worker is free.</p>
      )}
    </Empty>
  );
}
