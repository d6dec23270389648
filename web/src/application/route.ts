/** Where in the application the reader is. */
export type Route =
  | { readonly page: 'studies' }
  | { readonly page: 'submit' }
  | { readonly page: 'study'; readonly id: string }
  | { readonly page: 'trial'; readonly id: string; readonly number: number }
  | { readonly page: 'unknown' };

/** The route of a path; `new` is no study's id, for ids are longer. */
export function routeOf(path: string): Route {
  const steps = path.split('/').filter((step) => step !== '').map(decoded);
  const [first, id, third, number] = steps;
  if (steps.length === 0) return { page: 'studies' };
  if (first !== 'studies') return { page: 'unknown' };
  if (id === undefined) return { page: 'studies' };
  if (steps.length === 2) return id === 'new' ? { page: 'submit' } : { page: 'study', id };
  if (steps.length === 4 && third === 'trials' && /^\d+$/.test(number ?? '')) {
    return { page: 'trial', id, number: Number(number) };
  }
  return { page: 'unknown' };
}

/** The path of a route that exists. */
export function pathOf(route: Exclude<Route, { page: 'unknown' }>): string {
  switch (route.page) {
    case 'studies':
      return '/';
    case 'submit':
      return '/studies/new';
    case 'study':
      return `/studies/${encodeURIComponent(route.id)}`;
    case 'trial':
      return `/studies/${encodeURIComponent(route.id)}/trials/${route.number}`;
  }
}

function decoded(step: string): string {
  try {
    return decodeURIComponent(step);
  } catch {
    return step;
  }
}
