import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';

interface Shown {
  readonly title: string;
  /** What stands at the end of its heading. */
  readonly end?: ComponentChildren;
  readonly children: ComponentChildren;
}

/** A part of a page under a heading. */
export function Panel({ title, end, children }: Shown) {
  const id = useId();
  return (
    <section class="panel" aria-labelledby={id}>
      <header>
        <h2 id={id}>{title}</h2>
        {end !== undefined && <div class="end">{end}</div>}
      </header>
      {children}
    </section>
  );
}
