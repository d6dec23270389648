import { describe, expect, it } from 'vitest';
import { complete, study, trial, view } from '../testing/samples';
import { applyEvents } from './applyEvents';
import type { StudyEvent } from './studyEvent';
import { countsOf } from './studyView';

const measured = (number: number, step: number, value: number): StudyEvent => ({
  type: 'measurement',
  number,
  measurement: { attempt: 1, step, metrics: { val_accuracy: value, train_loss: 1 }, at: '2026-01-01T00:00:01Z' },
});

describe('a study view', () => {
  it('is the same object after no events', () => {
    const before = view();
    expect(applyEvents(before, [])).toBe(before);
  });

  it('grows a curve and moves the running trial with each measurement', () => {
    const after = applyEvents(view([trial(0)]), [measured(0, 1, 0.5), measured(0, 2, 0.7), measured(0, 3, 0.6)]);
    expect(after.curves.get(0)).toEqual([[1, 0.5], [2, 0.7], [3, 0.6]]);
    expect(after.trials.get(0)).toMatchObject({ step: 3, value: 0.7, metrics: { val_accuracy: 0.6, train_loss: 1 } });
  });

  it('puts a value that was added to an earlier step in its place', () => {
    const events = [measured(0, 1, 0.5), measured(0, 3, 0.6), measured(0, 2, 0.7)];
    const after = applyEvents(view([trial(0)]), events);
    expect(after.curves.get(0)).toEqual([[1, 0.5], [2, 0.7], [3, 0.6]]);
    expect(after.trials.get(0)).toMatchObject({ step: 3, value: 0.7 });
  });

  it('shows a value that is not a number in the metrics, and ranks by the last good one', () => {
    const after = applyEvents(view([trial(0)]), [measured(0, 1, 0.5), measured(0, 2, NaN)]);
    expect(after.trials.get(0)!.value).toBe(0.5);
    expect(after.trials.get(0)!.metrics['val_accuracy']).toBeNaN();
  });

  it('does not change a finished trial by a measurement told late', () => {
    const before = view([complete(0, 0.9)]);
    expect(applyEvents(before, [measured(0, 3, 0.4)]).trials).toBe(before.trials);
  });

  it('leaves the parts alone that no event touches', () => {
    const before = view([trial(0)]);
    const after = applyEvents(before, [measured(0, 1, 0.5)]);
    expect(after.history).toBe(before.history);
    expect(after.feed).toBe(before.feed);
    expect(after.study).toBe(before.study);
    expect(before.curves.size).toBe(0);
  });

  it('is the same after events told twice', () => {
    const events: StudyEvent[] = [
      measured(0, 1, 0.5),
      { type: 'decision', decision: { number: 0, step: 1, decision: 'continue', reason: 'asha: rung 1, rank 1 of 1', at: '2026-01-01T00:00:01Z' } },
      measured(0, 2, 0.6),
      { type: 'trial', trial: complete(0, 0.6) },
      { type: 'study', study: study({ state: 'completed' }) },
    ];
    const once = applyEvents(view([trial(0)]), events);
    expect(applyEvents(once, events)).toEqual(once);
  });

  it('counts a new trial at once, before the study says so', () => {
    const after = applyEvents(view([complete(0, 0.9)]), [{ type: 'trial', trial: trial(1) }]);
    expect(countsOf(after)).toMatchObject({ complete: 1, running: 1 });
  });

  it('says the reason of a decision and of the state it led to once', () => {
    const reason = 'asha: rung 9, rank 14 of 15, cut-off 0.871';
    const after = applyEvents(view(), [
      { type: 'decision', decision: { number: 4, step: 9, decision: 'stop', reason, at: '2026-01-01T00:00:09Z' } },
      { type: 'trial', trial: trial(4, { state: 'pruned', reason, finished_at: '2026-01-01T00:00:09Z' }) },
    ]);
    expect(after.feed.map((entry) => [entry.what, entry.reason])).toEqual([['stop', reason]]);
  });
});
