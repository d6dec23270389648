import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { datasetNames } from '../api/submission';
import { Panel } from '../components/Panel';

const FORMS: readonly (readonly [string, string])[] = [
  ['{"$float": {"low": 1e-4, "high": 0.1, "log": true}}', 'a real number, here on a logarithmic scale'],
  ['{"$int": {"low": 2, "high": 6}}', 'a whole number'],
  ['{"$ordinal": [32, 64, 128]}', 'one of some ordered values'],
  ['{"$choice": ["sgd", "adam"]}', 'one of some values'],
  ['{"$choice": {"plain": {…}, "residual": {…}}}', 'one of some branches, with open choices of their own'],
];

/** How a choice is left open, and the data sets that are there. */
export function SubmitHelp() {
  const datasets = useSignal<readonly string[]>([]);
  useEffect(() => {
    datasetNames().then(
      (names) => (datasets.value = names),
      () => {}, // The help is complete without them; calls that matter say what is wrong.
    );
  }, []);
  return (
    <Panel title="Leaving a choice open">
      <div class="body stack small">
        <p class="muted">
          Any value inside <code>trial</code> may be one of these. <strong>Check</strong> tells what is wrong and what would be tried; nothing runs
          before <strong>Start</strong>.
        </p>
        <dl class="forms">
          {FORMS.map(([form, words]) => (
            <div key={form}>
              <dt>
                <code>{form}</code>
              </dt>
              <dd class="muted">{words}</dd>
            </div>
          ))}
        </dl>
        {datasets.value.length > 0 && (
          <p>
            Data sets here: {datasets.value.map((name, index) => [index > 0 && ', ', <code key={name}>{name}</code>])}.{' '}
            <span class="muted">
              Add one with <code>./espalier dataset add</code>.
            </span>
          </p>
        )}
      </div>
    </Panel>
  );
}
