import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { CallFailed, sentence, type Problem } from '../api/problem';
import { dryRun, submitStudy, type DryRun } from '../api/submission';
import { announce } from '../application/announce';
import { goTo } from '../application/navigation';
import { pathOf } from '../application/route';
import { Notice } from '../components/Notice';
import { Panel } from '../components/Panel';
import { locate } from '../spec/locate';
import { STARTERS } from '../spec/starters';
import { DryRunPanel } from './DryRunPanel';
import { Problems } from './Problems';
import { SubmitHelp } from './SubmitHelp';
import { useTitle } from './useTitle';

/** Writes a study's spec, checks it, and starts it. */
export function SubmitPage() {
  useTitle('New study');
  const text = useSignal(STARTERS[0].text);
  const problems = useSignal<readonly Problem[]>([]);
  const failure = useSignal<string | null>(null);
  const checked = useSignal<DryRun | null>(null);
  const busy = useSignal(false);
  const editor = useRef<HTMLTextAreaElement>(null);

  function write(newer: string): void {
    text.value = newer;
    problems.value = [];
    failure.value = null;
    checked.value = null;
  }

  async function attempt(task: (spec: string) => Promise<void>): Promise<void> {
    write(text.value);
    busy.value = true;
    await task(text.value).catch((thrown: unknown) => {
      if (thrown instanceof CallFailed && thrown.problems.length > 0) problems.value = thrown.problems;
      else failure.value = sentence(thrown);
    });
    busy.value = false;
    if (problems.value.length > 0) announce(`${problems.value.length} problems found.`);
  }

  const check = () =>
    attempt(async (spec) => {
      checked.value = await dryRun(spec);
      announce('The spec is good.');
    });
  const start = () =>
    attempt(async (spec) => {
      const study = await submitStudy(spec);
      goTo(pathOf({ page: 'study', id: study.id }));
    });

  function show(path: string): void {
    const area = editor.current;
    if (area === null) return;
    const { start: from, end } = locate(text.value, path);
    area.focus();
    area.setSelectionRange(from, end);
    const line = text.value.slice(0, from).split('\n').length;
    area.scrollTop = Math.max(0, (line - 5) * (area.scrollHeight / text.value.split('\n').length));
  }

  return (
    <div class="stack">
      <div class="heading">
        <div class="title">
          <h1>New study</h1>
          <p class="muted">A training configuration with some choices left open, and how to search among them.</p>
        </div>
        <div class="actions">
          <button type="button" class="button" disabled={busy.value} onClick={check}>
            Check
          </button>
          <button type="button" class="button primary" disabled={busy.value} onClick={start}>
            Start
          </button>
        </div>
      </div>
      <div class="aside">
        <Panel title="Spec" end={<StarterChoice onChoose={write} />}>
          <textarea
            ref={editor}
            class="editor"
            aria-label="The study's spec as JSON"
            spellcheck={false}
            value={text.value}
            onInput={(event) => write(event.currentTarget.value)}
          />
        </Panel>
        <div class="stack">
          {failure.value !== null && <Notice>{failure.value}</Notice>}
          {problems.value.length > 0 && <Problems problems={problems.value} onShow={show} />}
          {checked.value !== null && <DryRunPanel answer={checked.value} />}
          {problems.value.length === 0 && checked.value === null && <SubmitHelp />}
        </div>
      </div>
    </div>
  );
}

function StarterChoice({ onChoose }: { readonly onChoose: (text: string) => void }) {
  return (
    <label class="small">
      <span class="unseen">Begin with</span>
      <select onChange={(event) => onChoose(STARTERS[Number(event.currentTarget.value)]?.text ?? '')}>
        {STARTERS.map((starter, index) => (
          <option key={starter.name} value={index} title={starter.note}>
            {starter.name}
          </option>
        ))}
      </select>
    </label>
  );
}
