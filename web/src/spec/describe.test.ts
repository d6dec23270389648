import { expect, it } from 'vitest';
import { conditionWords, domainWords, sizeWords } from './describe';

it('a range says its scale and its step', () => {
  expect(domainWords({ path: 'a', kind: 'real', low: 0.0001, high: 0.1, log: true })).toBe('0.0001 to 0.1, log');
  expect(domainWords({ path: 'a', kind: 'whole', low: 2, high: 8, step: 2 })).toBe('2 to 8, step 2');
});

it('a choice lists its labels, an ordinal its values', () => {
  expect(domainWords({ path: 'a', kind: 'choice', labels: ['sgd', 'adam'] })).toBe('sgd, adam');
  expect(domainWords({ path: 'a', kind: 'ordinal', values: [16, 'all', [1, 2]] })).toBe('16, all, [1,2]');
});

it('a parameter of a branch says when it exists', () => {
  expect(conditionWords({ path: 'a', kind: 'real', when: { parameter: 'model', is: 'plain' } })).toBe('model is plain');
  expect(conditionWords({ path: 'a', kind: 'real' })).toBe('');
});

it('a space that is too large to count in the head is counted roughly', () => {
  expect(sizeWords(null)).toBe('infinitely many');
  expect(sizeWords(240)).toBe('240');
  expect(sizeWords('123456789012345678901')).toBe('about 1.235e20');
});
