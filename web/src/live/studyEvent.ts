import { readStudy, type Study } from '../api/study';
import { readMeasurement, readTrial, type Decision, type Measurement, type Trial } from '../api/trial';

/** Something that happened to a study, as its event stream tells it. */
export type StudyEvent =
  | { readonly type: 'study'; readonly study: Study }
  | { readonly type: 'trial'; readonly trial: Trial }
  | { readonly type: 'measurement'; readonly number: number; readonly measurement: Measurement }
  | { readonly type: 'decision'; readonly decision: Decision };

export const EVENT_TYPES = ['study', 'trial', 'measurement', 'decision'] as const;

/** Reads one server-sent event. */
export function readEvent(type: StudyEvent['type'], data: string): StudyEvent {
  const wire = JSON.parse(data);
  switch (type) {
    case 'study':
      return { type, study: readStudy(wire) };
    case 'trial':
      return { type, trial: readTrial(wire) };
    case 'measurement':
      return { type, number: wire.number, measurement: readMeasurement(wire) };
    case 'decision':
      return { type, decision: wire };
  }
}
