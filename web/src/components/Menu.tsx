import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

interface Shown {
  readonly label: ComponentChildren;
  readonly children: ComponentChildren;
}

/** A button that opens a small list; a click elsewhere or Escape closes it. */
export function Menu({ label, children }: Shown) {
  const menu = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    const close = (event: Event) => {
      if (menu.current?.open && !menu.current.contains(event.target as Node)) menu.current.open = false;
    };
    document.addEventListener('pointerdown', close);
    document.addEventListener('focusin', close);
    return () => {
      document.removeEventListener('pointerdown', close);
      document.removeEventListener('focusin', close);
    };
  }, []);
  function onKeyDown(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || !menu.current?.open) return;
    menu.current.open = false;
    menu.current.querySelector('summary')?.focus();
  }
  return (
    <details class="menu" ref={menu} onKeyDown={onKeyDown}>
      <summary class="button">{label}</summary>
      <div>{children}</div>
    </details>
  );
}
