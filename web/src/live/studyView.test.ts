import { expect, it } from 'vitest';
import { stateWord } from '../api/study';
import { study, view } from '../testing/samples';
import { withStudy } from './studyView';

it('the best trial is the one that the server names, whatever its state', () => {
  const best = { number: 3, state: 'pruned', value: 0.9, metrics: {}, values: [0.9], configuration: {} };
  expect(withStudy(view(), study({ best, position: 11 })).study.best?.number).toBe(3);
});

it('an answer that is older than the events told changes nothing', () => {
  const shown = view();
  expect(withStudy(shown, study({ name: 'older', position: 9 }))).toBe(shown);
});

it('a running study is queued until a worker takes it up, one of clients never', () => {
  expect(stateWord(study({ queued: true }))).toBe('queued');
  expect(stateWord(study({ queued: false }))).toBe('running');
  expect(stateWord(study({ queued: true, state: 'paused' }))).toBe('paused');
  expect(stateWord(study({ queued: true, spec: { ...study().spec, executor: 'external' } }))).toBe('running');
});
