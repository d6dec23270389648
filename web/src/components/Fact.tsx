import type { ComponentChildren } from 'preact';

interface Shown {
  readonly name: string;
  readonly large?: 'large';
  readonly title?: string | undefined;
  readonly children: ComponentChildren;
}

/** A name and what it is, inside a `dl.facts`. */
export function Fact({ name, large, title, children }: Shown) {
  return (
    <div class={large} title={title}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
