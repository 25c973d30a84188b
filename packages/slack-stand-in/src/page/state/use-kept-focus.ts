import type { RefObject } from 'preact';
import { useLayoutEffect } from 'preact/hooks';

/**
 * Remembers the focused element. @returns a function that restores the focus. If the element is gone, as the button "Reply" of an answered
 * request is, its message or list gets the focus.
 */
export function rememberFocus(): () => void {
  const element = document.activeElement;
  const around = [element, element?.closest('.message'), element?.closest('.message-list')];
  return () => {
    const target = around.find((one) => one instanceof HTMLElement && one.isConnected && one !== document.body);
    if (target instanceof HTMLElement) target.focus({ preventScroll: true });
  };
}

/** Moves the focus to this element when a render removes the focused element inside it. */
export function useKeptFocus(ref: RefObject<HTMLElement | null>): void {
  // Reads the focus before the children render.
  const held = ref.current?.contains(document.activeElement) === true;
  useLayoutEffect(() => {
    if (held && document.activeElement === document.body) ref.current?.focus({ preventScroll: true });
  });
}
