import type { Json } from '../api/json';
import type { Objective } from '../api/study';
import { Sparkline } from '../charts/Sparkline';
import { Since } from '../components/Elapsed';
import { StateChip } from '../components/StateChip';
import { formatDuration } from '../format/duration';
import { formatValue } from '../format/number';
import { formatParameter, shortNames } from '../format/parameter';
import { helper, type TableRow } from './features';

export interface ColumnPlan {
  readonly study: string;
  readonly objectives: readonly Objective[];
  readonly parameters: readonly string[];
  readonly resource: { readonly name: string; readonly max: number };
}

const sorted = { sortFn: 'cells', sortUndefined: 'last' } as const;

/** The rank table's columns for a study. */
export function columnsOf(plan: ColumnPlan) {
  return helper.columns([
    helper.accessor((row) => row.rank ?? undefined, {
      id: 'rank',
      header: '#',
      ...sorted,
      enableHiding: false,
      meta: { style: 'rank right', full: 'rank' },
      cell: ({ row }) => row.original.rank ?? '·',
    }),
    helper.accessor((row) => row.trial.number, {
      id: 'trial',
      header: 'trial',
      ...sorted,
      enableHiding: false,
      meta: { style: 'right' },
      cell: ({ row }) => <TrialLink study={plan.study} row={row.original} />,
    }),
    helper.accessor((row) => row.trial.state, { id: 'state', header: 'state', ...sorted, cell: ({ row }) => <StateChip state={row.original.trial.state} /> }),
    ...plan.objectives.map((objective, index) => objectiveColumn(objective, index)),
    helper.display({
      id: 'curve',
      header: 'curve',
      cell: ({ row }) => <Sparkline curve={row.original.curve} steps={plan.resource.max} />,
    }),
    helper.accessor((row) => row.trial.step ?? undefined, {
      id: 'step',
      header: plan.resource.name,
      ...sorted,
      meta: { style: 'right' },
      cell: ({ row }) => <Step step={row.original.trial.step} max={plan.resource.max} />,
    }),
    ...parameterColumns(plan.parameters),
    helper.accessor((row) => row.trial.duration_s || undefined, {
      id: 'duration',
      header: 'duration',
      ...sorted,
      meta: { style: 'right' },
      cell: ({ row }) => <Duration row={row.original} />,
    }),
    helper.accessor((row) => row.trial.worker ?? undefined, { id: 'worker', header: 'worker', ...sorted, cell: ({ row }) => row.original.trial.worker ?? '' }),
    helper.accessor((row) => row.trial.reason || undefined, {
      id: 'reason',
      header: 'reason',
      ...sorted,
      meta: { style: 'cut muted' },
      cell: ({ row }) => <span title={row.original.trial.reason ?? ''}>{row.original.trial.reason}</span>,
    }),
  ]);
}

function objectiveColumn(objective: Objective, index: number) {
  const valueOf = ({ trial }: TableRow) => (index === 0 ? trial.value : (trial.values[index] ?? null));
  return helper.accessor(
    (row) => {
      const value = valueOf(row);
      return value === null || Number.isNaN(value) ? undefined : value;
    },
    {
      id: `objective ${objective.metric}`,
      header: objective.metric,
      ...sorted,
      sortDescFirst: objective.goal === 'maximize',
      enableHiding: index > 0,
      meta: { style: index === 0 ? 'value right' : 'right', full: `${objective.metric}, ${objective.goal}d` },
      cell: ({ row }) => formatValue(valueOf(row.original)),
    },
  );
}

function parameterColumns(paths: readonly string[]) {
  const names = shortNames(paths);
  return paths.map((path, index) =>
    helper.accessor((row): Json | undefined => row.trial.configuration[path], {
      id: `parameter ${path}`,
      header: names[index] ?? path,
      ...sorted,
      meta: { style: 'parameter', full: path },
      cell: ({ row }) => formatParameter(row.original.trial.configuration[path]),
    }),
  );
}

function TrialLink({ study, row }: { readonly study: string; readonly row: TableRow }) {
  return <a href={`/studies/${encodeURIComponent(study)}/trials/${row.trial.number}`}>{row.trial.number}</a>;
}

function Step({ step, max }: { readonly step: number | null; readonly max: number }) {
  return step === null || step === 0 ? (
    <>–</>
  ) : (
    <>
      {step}
      <span class="muted">/{max}</span>
    </>
  );
}

function Duration({ row: { trial } }: { readonly row: TableRow }) {
  return trial.state === 'running' && trial.started_at !== null ? <Since from={trial.started_at} /> : <>{formatDuration(trial.duration_s || null)}</>;
}
