import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { rememberFocus } from '../state/use-kept-focus.ts';

/**
 * A modal dialog of the browser: it keeps the focus inside, makes the rest inert and gives the focus back. Escape and a
 * click beside it ask to close; the owner decides.
 */
export function Dialog(props: {
  class: string;
  label: string;
  onClose: () => void;
  /** Whether a click beside it closes it; not where typed text could be lost. */
  closeOutside?: boolean;
  testId?: string;
  children: ComponentChildren;
}) {
  const ref = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const dialog = ref.current;
    const giveBack = rememberFocus();
    dialog?.showModal();
    return () => {
      dialog?.close();
      giveBack();
    };
  }, []);
  return (
    <dialog
      ref={ref}
      class={props.class}
      aria-label={props.label}
      data-testid={props.testId}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.isComposing) return;
        event.preventDefault();
        event.stopPropagation();
        props.onClose();
      }}
      onCancel={(event) => {
        event.preventDefault();
        event.stopPropagation();
        if (event.target === ref.current) props.onClose();
      }}
      onClick={(event) => {
        event.stopPropagation();
        if (event.target === ref.current && props.closeOutside !== false) props.onClose();
      }}
    >
      {props.children}
    </dialog>
  );
}
