import type { ComponentChildren } from 'preact';

/** Something that went wrong, said where it happened. */
export function Notice({ children }: { readonly children: ComponentChildren }) {
  return (
    <div class="notice" role="alert">
      {children}
    </div>
  );
}
