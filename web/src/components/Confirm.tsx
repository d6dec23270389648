import { useEffect, useId, useRef } from 'preact/hooks';

interface Shown {
  readonly title: string;
  readonly text: string;
  readonly yes: string;
  readonly onYes: () => void;
  readonly onNo: () => void;
}

/** Asks before something that cannot be taken back. */
export function Confirm({ title, text, yes, onYes, onNo }: Shown) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} aria-labelledby={id} onClose={onNo}>
      <h2 id={id}>{title}</h2>
      <p class="muted">{text}</p>
      <div class="actions">
        <button type="button" class="button" onClick={onNo}>
          Cancel
        </button>
        <button type="button" class="button danger" onClick={onYes}>
          {yes}
        </button>
      </div>
    </dialog>
  );
}
