import type { ComponentChildren } from 'preact';
import { Logo } from './Logo';

/** What stands where nothing is yet, and what to do about it. */
export function Empty({ title, children }: { readonly title: string; readonly children: ComponentChildren }) {
  return (
    <div class="empty">
      <Logo />
      <h2>{title}</h2>
      {children}
    </div>
  );
}
