import type { Problem } from '../api/problem';
import { Panel } from '../components/Panel';
import { plural } from '../format/words';

interface Shown {
  readonly problems: readonly Problem[];
  /** Shows the place in the text. */
  readonly onShow: (path: string) => void;
}

/** Everything wrong with a spec, each beside its path. */
export function Problems({ problems, onShow }: Shown) {
  return (
    <Panel title={plural(problems.length, 'problem')}>
      <div class="body">
        <ul class="problems">
          {problems.map((problem) => (
            <li key={`${problem.path} ${problem.message}`}>
              <button type="button" title="Show it in the spec" onClick={() => onShow(problem.path)}>
                {problem.path || 'the spec'}
              </button>
              <span>{problem.message}</span>
            </li>
          ))}
        </ul>
      </div>
    </Panel>
  );
}
