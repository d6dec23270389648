import type { DryRun } from '../api/submission';
import { Fact } from '../components/Fact';
import { Panel } from '../components/Panel';
import { formatParameter } from '../format/parameter';
import { plural } from '../format/words';
import { conditionWords, domainWords, sizeWords } from '../spec/describe';

/** What a study would do, without starting it. */
export function DryRunPanel({ answer }: { readonly answer: DryRun }) {
  return (
    <>
      <Panel title="The spec is good">
        <div class="body">
          <dl class="facts">
            <Fact name="parameters">{answer.parameters.length}</Fact>
            <Fact name="configurations">{sizeWords(answer.size)}</Fact>
            {answer.max_steps !== null && <Fact name="costs at most">{plural(answer.max_steps, answer.resource)}</Fact>}
            {answer.rungs.length > 0 && <Fact name="judged at">{answer.rungs.join(', ')}</Fact>}
          </dl>
        </div>
      </Panel>
      <Panel title="Parameters">
        <div class="scroll">
          <table>
            <tbody>
              {answer.parameters.map((parameter) => (
                <tr key={parameter.path}>
                  <td class="wrap">
                    <code>{parameter.path}</code>
                    <div class="muted small">
                      {domainWords(parameter)}
                      {conditionWords(parameter) && <em> when {conditionWords(parameter)}</em>}
                    </div>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </Panel>
      {answer.samples.length > 0 && (
        <Panel title="Such as">
          <ol class="body samples small">
            {answer.samples.map((sample, index) => (
              <li key={index}>
                <code>
                  {Object.entries(sample)
                    .map(([path, value]) => `${path} ${formatParameter(value)}`)
                    .join(', ')}
                </code>
              </li>
            ))}
          </ol>
        </Panel>
      )}
    </>
  );
}
