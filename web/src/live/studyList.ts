import { isFinal, type Study } from '../api/study';

/** A browser grants one server six connections, and calls need some of them. */
const STREAMS = 3;

/** The studies to hear from: the newest that still run. */
export function toHear(studies: readonly Study[]): readonly Study[] {
  return studies.filter((study) => study.state === 'running').slice(0, STREAMS);
}

/** The list with a newer answer for one of its studies; an older answer than the one it has changes nothing. */
export function withStudy(studies: readonly Study[], newer: Study): readonly Study[] {
  return studies.map((study) => (study.id === newer.id && study.position <= newer.position ? newer : study));
}

/** The list with a further page, each study once. */
export function withPage(studies: readonly Study[], page: readonly Study[]): readonly Study[] {
  const known = new Set(studies.map((study) => study.id));
  return [...studies, ...page.filter((study) => !known.has(study.id))];
}

/** How many studies are still to finish. */
export function unfinished(studies: readonly Study[]): number {
  return studies.filter((study) => !isFinal(study.state)).length;
}
