import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { rememberFocus } from '../state/use-kept-focus.ts';

/**
 * A modal dialog of the browser, which keeps the focus inside, makes the rest inert and returns the focus. Escape and an outside click
 * ask the owner to close it.
 */
export function Dialog(props: {
  class: string;
  label: string;
  onClose: () => void;
  /** Whether an outside click closes it. It must not where typed text could be lost. */
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
