import { expect, it } from 'vitest';
import { trial, trialDetail } from '../testing/samples';
import { applyToTrial, changesAttempts } from './applyToTrial';
import type { StudyEvent } from './studyEvent';

const measured = (number: number, step: number, attempt = 1): StudyEvent => ({
  type: 'measurement',
  number,
  measurement: { attempt, step, metrics: { loss: step / 10 }, at: '2026-01-01T00:00:01Z' },
});

it('measurements of other trials change nothing', () => {
  const detail = trialDetail(3);
  expect(applyToTrial(detail, [measured(4, 1)])).toBe(detail);
});

it('its own are added, and a later attempt goes on from where it resumed', () => {
  const after = applyToTrial(trialDetail(3), [measured(3, 1), measured(3, 2), measured(3, 3), measured(3, 2, 2)]);
  expect(after.measurements.map(({ step, attempt }) => [step, attempt])).toEqual([[1, 1], [2, 2]]);
});

it('metrics added to an earlier step leave the later ones alone', () => {
  const added: StudyEvent = { ...measured(3, 1), measurement: { attempt: 1, step: 1, metrics: { loss: 0.1, accuracy: 0.9 }, at: '2026-01-01T00:00:01Z' } } as StudyEvent;
  const after = applyToTrial(trialDetail(3), [measured(3, 1), measured(3, 2), added]);
  expect(after.measurements.map(({ step, metrics }) => [step, Object.keys(metrics).length])).toEqual([[1, 2], [2, 1]]);
  expect(after.step).toBe(2);
});

it('a decision told twice is listed once', () => {
  const decided: StudyEvent = { type: 'decision', decision: { number: 3, step: 1, decision: 'continue', reason: '', at: '2026-01-01T00:00:01Z' } };
  expect(applyToTrial(trialDetail(3), [decided, decided]).decisions).toHaveLength(1);
});

it('a trial event keeps the measurements', () => {
  const detail = applyToTrial(trialDetail(3), [measured(3, 1)]);
  const after = applyToTrial(detail, [{ type: 'trial', trial: trial(3, { state: 'complete' }) }]);
  expect(after).toMatchObject({ state: 'complete', measurements: [{ step: 1 }] });
});

it('attempts are asked for again when the state or the attempt changes', () => {
  const detail = trialDetail(3);
  expect(changesAttempts(detail, [{ type: 'trial', trial: trial(3) }])).toBe(false);
  expect(changesAttempts(detail, [{ type: 'trial', trial: trial(3, { attempt: 2 }) }])).toBe(true);
  expect(changesAttempts(detail, [{ type: 'trial', trial: trial(4, { state: 'failed' }) }])).toBe(false);
});
