import { computed, signal } from '@preact/signals';
import { routeOf } from './route';

const path = signal(location.pathname);

/** The route shown. */
export const route = computed(() => routeOf(path.value));

/** Goes to a path of this application. */
export function goTo(target: string): void {
  if (target === location.pathname) return;
  history.pushState(null, '', target);
  path.value = target;
  scrollTo(0, 0);
}

addEventListener('popstate', () => {
  path.value = location.pathname;
});

/** Lets plain clicks on links of this application change the page without loading it anew. */
export function followLinks(event: MouseEvent): void {
  if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  const link = event.target instanceof Element ? event.target.closest('a') : null;
  if (link === null || link.origin !== location.origin || link.hasAttribute('download') || link.target !== '') return;
  if (link.pathname.startsWith('/api/') || (link.pathname === location.pathname && link.hash !== '')) return;
  event.preventDefault();
  goTo(link.pathname);
}
