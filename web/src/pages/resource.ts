import type { Study } from '../api/study';

/** What the study's scheduler rations; one step where it names nothing. */
export function resourceOf(study: Study): { readonly name: string; readonly max: number } {
  return study.spec.resource ?? { name: 'step', max: 1 };
}
