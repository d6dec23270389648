import type { Attempt } from '../api/trial';
import { Ago } from '../components/Elapsed';
import { Panel } from '../components/Panel';

interface Shown {
  readonly attempts: readonly Attempt[];
  readonly resource: string;
}

/** Every run of a trial: a lost worker costs an attempt, not the trial. */
export function TrialAttempts({ attempts, resource }: Shown) {
  return (
    <Panel title="Attempts">
      {attempts.length === 0 ? (
        <p class="body muted small">It has not started yet.</p>
      ) : (
        <div class="scroll">
          <table>
            <thead>
              <tr>
                <th scope="col">attempt</th>
                <th scope="col">worker</th>
                <th scope="col">{resource}s</th>
                <th scope="col">started</th>
                <th scope="col">outcome</th>
              </tr>
            </thead>
            <tbody>
              {attempts.map((attempt) => (
                <tr key={attempt.attempt}>
                  <td>{attempt.attempt}</td>
                  <td>{attempt.worker ?? '–'}</td>
                  <td class="number">
                    {(attempt.from ?? 0) + 1} to {attempt.to ?? '–'}
                  </td>
                  <td>
                    <Ago at={attempt.started_at} />
                  </td>
                  <td>{attempt.outcome ?? '–'}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Panel>
  );
}
