import { expect, it } from 'vitest';
import { pathOf, routeOf } from './route';

it.each([
  ['/', { page: 'studies' }],
  ['/studies', { page: 'studies' }],
  ['/studies/new', { page: 'submit' }],
  ['/studies/a1b2', { page: 'study', id: 'a1b2' }],
  ['/studies/a1b2/trials/12', { page: 'trial', id: 'a1b2', number: 12 }],
  ['/studies/a1b2/trials/x', { page: 'unknown' }],
  ['/elsewhere', { page: 'unknown' }],
  ['/studies/%zz', { page: 'study', id: '%zz' }],
])('%s is a route', (path, route) => expect(routeOf(path)).toEqual(route));

it('a path leads back to its route', () => {
  const route = { page: 'trial', id: 'a b', number: 3 } as const;
  expect(routeOf(pathOf(route))).toEqual(route);
});
