import type { Next } from './find-next.ts';

/** Finds the visible target of a move, in its own message or else in another message with the same element. */
export function findTarget({ move, message }: Next): HTMLElement | undefined {
  const { target } = move;
  if ('send' in target) return lastVisible('[data-testid=composer]');
  if ('callbackId' in target)
    return lastVisible(`[data-callback-id="${target.callbackId}"] [data-testid=modal-submit]`);
  const own = `[data-ts="${message?.ts}"]`;
  if ('text' in target) return lastVisible(own);
  const button = `[data-action-id="${target.actionId}"]`;
  return lastVisible(`${own} ${button}`) ?? lastVisible(button);
}

/** Whether the element is in the move's own message. */
export function isInMessage(element: HTMLElement, { message }: Next): boolean {
  return message === undefined || element.closest(`[data-ts="${message.ts}"]`) !== null;
}

/** The outlined element, remembered because a search in a long channel at every message is slow. */
let outlined: HTMLElement | undefined;

/** Outlines only this element. `undefined` removes the outline. */
export function outline(element: HTMLElement | undefined): void {
  const frame = frameOf(element);
  if (outlined !== frame) outlined?.removeAttribute('data-tour');
  outlined = frame;
  if (frame !== undefined && !frame.hasAttribute('data-tour')) frame.dataset.tour = 'here';
}

/** Scrolls to the element and focuses it. For a text to send, it also fills the text in. */
export function pointAt(element: HTMLElement, { move }: Next): void {
  const frame = frameOf(element);
  if (frame === undefined) return;
  outline(undefined);
  frame.scrollIntoView({ block: 'center' });
  element.focus({ preventScroll: true });
  outlined = frame;
  frame.dataset.tour = 'now';
  if ('send' in move.target && element instanceof HTMLTextAreaElement && element.value === '') {
    // Dispatches an input event, so the composer stores the text as if it were typed.
    element.value = `${move.target.send} `;
    element.dispatchEvent(new Event('input', { bubbles: true }));
  }
}

/** The box around a text field, or the element itself. */
function frameOf(element: HTMLElement | undefined): HTMLElement | undefined {
  return element?.closest<HTMLElement>('.composer-box') ?? element;
}

function lastVisible(selector: string): HTMLElement | undefined {
  const found = [...document.querySelectorAll<HTMLElement>(selector)];
  return found.findLast((element) => element.checkVisibility({ visibilityProperty: true }));
}
