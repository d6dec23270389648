import type { TrialDetail } from '../api/trial';
import type { StudyEvent } from './studyEvent';

/** One trial's page after the events of its study: those of other trials change nothing. Pure, and the same again when told twice. */
export function applyToTrial(detail: TrialDetail, events: readonly StudyEvent[]): TrialDetail {
  return events.reduce(applyOne, detail);
}

/** Whether the events say that an attempt began or ended, which only the server can list. */
export function changesAttempts(detail: TrialDetail, events: readonly StudyEvent[]): boolean {
  return events.some(
    (event) =>
      event.type === 'trial' &&
      event.trial.number === detail.number &&
      (event.trial.state !== detail.state || event.trial.attempt !== detail.attempt),
  );
}

function applyOne(detail: TrialDetail, event: StudyEvent): TrialDetail {
  switch (event.type) {
    case 'study':
      return detail;
    case 'trial':
      return event.trial.number === detail.number ? { ...detail, ...event.trial } : detail;
    case 'measurement': {
      if (event.number !== detail.number) return detail;
      const { measurement } = event;
      const earlier = detail.measurements.filter((other) => other.step < measurement.step);
      // What an attempt before this one measured from here on no longer stands.
      const later = detail.measurements.filter(
        (other) => other.step > measurement.step && other.attempt >= measurement.attempt,
      );
      const step = later.at(-1)?.step ?? measurement.step;
      return {
        ...detail,
        step: Math.max(step, detail.state === 'running' ? 0 : (detail.step ?? 0)),
        measurements: [...earlier, measurement, ...later],
      };
    }
    case 'decision': {
      const { decision } = event;
      if (decision.number !== detail.number) return detail;
      const others = detail.decisions.filter((known) => known.step !== decision.step || known.at !== decision.at);
      return { ...detail, decisions: [...others, decision] };
    }
  }
}
