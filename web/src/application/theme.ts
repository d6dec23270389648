import { signal } from '@preact/signals';

export type Theme = 'light' | 'dark';

const KEY = 'espalier-theme';
const system = matchMedia('(prefers-color-scheme: dark)');

function remembered(): Theme | null {
  const theme = document.documentElement.dataset['theme'];
  return theme === 'light' || theme === 'dark' ? theme : null;
}

/** The theme shown: the system's until the reader chooses. */
export const theme = signal<Theme>(remembered() ?? (system.matches ? 'dark' : 'light'));

system.addEventListener('change', () => {
  if (remembered() === null) theme.value = system.matches ? 'dark' : 'light';
});

/** Chooses the other theme, and remembers it. */
export function switchTheme(): void {
  const other = theme.value === 'dark' ? 'light' : 'dark';
  document.documentElement.dataset['theme'] = other;
  theme.value = other;
  try {
    localStorage.setItem(KEY, other);
  } catch {
    // No storage: it holds for this visit.
  }
}

export const reducedMotion = signal(matchMedia('(prefers-reduced-motion: reduce)').matches);
