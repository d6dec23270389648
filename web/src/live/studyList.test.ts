import { expect, it } from 'vitest';
import { study } from '../testing/samples';
import { toHear, withPage, withStudy } from './studyList';

it('hears from the newest running studies only, few enough for a browser', () => {
  const studies = ['a', 'b', 'c', 'd', 'e'].map((id) => study({ id, state: id === 'b' ? 'completed' : 'running' }));
  expect(toHear(studies).map(({ id }) => id)).toEqual(['a', 'c', 'd']);
});

it('an answer overtaken by a newer one changes nothing', () => {
  const studies = [study({ name: 'now', position: 5 })];
  expect(withStudy(studies, study({ name: 'before', position: 4 }))).toEqual(studies);
  expect(withStudy(studies, study({ name: 'after', position: 6 }))[0]!.name).toBe('after');
});

it('a study on two pages is listed once', () => {
  const page = [study({ id: 'a' }), study({ id: 'b' })];
  expect(withPage([study({ id: 'a' })], page).map(({ id }) => id)).toEqual(['a', 'b']);
});
