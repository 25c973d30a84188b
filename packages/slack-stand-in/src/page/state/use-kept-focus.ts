import type { RefObject } from 'preact';
import { useLayoutEffect } from 'preact/hooks';

/**
 * Remembers what has the focus now. @returns what gives it back; where that is gone, to the message or the list in which
 * it was: an answered request has no button "Reply" any more
 */
export function rememberFocus(): () => void {
  const element = document.activeElement;
  const around = [element, element?.closest('.message'), element?.closest('.message-list')];
  return () => {
    const target = around.find((one) => one instanceof HTMLElement && one.isConnected && one !== document.body);
    if (target instanceof HTMLElement) target.focus({ preventScroll: true });
  };
}

/** When what has the focus goes away while this element is drawn again, the element has the focus. */
export function useKeptFocus(ref: RefObject<HTMLElement | null>): void {
  // Looked at before its children are drawn.
  const held = ref.current?.contains(document.activeElement) === true;
  useLayoutEffect(() => {
    if (held && document.activeElement === document.body) ref.current?.focus({ preventScroll: true });
  });
}
