import type { RefObject } from 'preact';
import { useLayoutEffect } from 'preact/hooks';

/** Moves the focus into a drawer that opens. Escape closes it and returns the focus; so does leaving it with Tab. */
export function useDrawerFocus(drawer: RefObject<HTMLElement | null>, open: boolean, onClose: () => void): void {
  useLayoutEffect(() => {
    const element = drawer.current;
    if (!open || element === null) return;
    const before = document.activeElement;
    element.querySelector('button')?.focus();
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented) return;
      event.preventDefault();
      onClose();
    };
    const onFocus = ({ target }: FocusEvent) => {
      if (target instanceof Node && !element.contains(target)) onClose();
    };
    document.addEventListener('keydown', onKey);
    document.addEventListener('focusin', onFocus);
    return () => {
      document.removeEventListener('keydown', onKey);
      document.removeEventListener('focusin', onFocus);
      const lost = element.contains(document.activeElement) || document.activeElement === document.body;
      if (lost && before instanceof HTMLElement) before.focus();
    };
  }, [open]);
}
