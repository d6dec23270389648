import type { Decision } from '../api/trial';
import { DecisionChip } from '../components/DecisionChip';
import { Panel } from '../components/Panel';

interface Shown {
  readonly decisions: readonly Decision[];
  readonly resource: string;
}

/** What the scheduler decided on the trial, and why. */
export function TrialDecisions({ decisions, resource }: Shown) {
  return (
    <Panel title="Decisions">
      {decisions.length === 0 ? (
        <p class="body muted small">The scheduler has decided nothing on it yet.</p>
      ) : (
        <div class="scroll">
          <table>
            <thead>
              <tr>
                <th scope="col" class="right">
                  {resource}
                </th>
                <th scope="col">decision</th>
                <th scope="col">reason</th>
              </tr>
            </thead>
            <tbody>
              {decisions.map((decision) => (
                <tr key={`${decision.step} ${decision.at}`}>
                  <td class="right">{decision.step}</td>
                  <td>
                    <DecisionChip what={decision.decision} />
                  </td>
                  <td class="cut" title={decision.reason}>
                    {decision.reason}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Panel>
  );
}
