import { computed } from '@preact/signals';
import { theme } from '../application/theme';

const NAMES = ['surface', 'text', 'muted', 'line', 'line-strong', 'accent', 'best', 'danger', 'running', 'complete', 'pruned', 'paused', 'quiet'] as const;

export type Colours = Readonly<Record<(typeof NAMES)[number], string>>;

/** The style sheet's colours as the theme shown has them: a canvas knows no custom properties. */
export const colours = computed<Colours>(() => {
  void theme.value;
  const probe = document.createElement('span');
  document.body.append(probe);
  const resolved = Object.fromEntries(
    NAMES.map((name) => {
      probe.style.color = `var(--${name})`;
      return [name, getComputedStyle(probe).color];
    }),
  );
  probe.remove();
  return resolved as Colours;
});
