import type { Next } from './find-next.ts';

/** The element that a move means, if one can see it: in its own message or else in another one that offers the same. */
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

/** Whether the element is what one was sent for, and not just another that does the same. */
export function isInMessage(element: HTMLElement, { message }: Next): boolean {
  return message === undefined || element.closest(`[data-ts="${message.ts}"]`) !== null;
}

/** What is outlined now: looked for in a long channel, it would cost time at every message. */
let outlined: HTMLElement | undefined;

/** Outlines the element, and nothing else any more; undefined takes the outline away. */
export function outline(element: HTMLElement | undefined): void {
  const frame = frameOf(element);
  if (outlined !== frame) outlined?.removeAttribute('data-tour');
  outlined = frame;
  if (frame !== undefined && !frame.hasAttribute('data-tour')) frame.dataset.tour = 'here';
}

/** Leads the eye and the focus to the element, and writes into it what is to be sent. */
export function pointAt(element: HTMLElement, { move }: Next): void {
  const frame = frameOf(element);
  if (frame === undefined) return;
  outline(undefined);
  frame.scrollIntoView({ block: 'center' });
  element.focus({ preventScroll: true });
  outlined = frame;
  frame.dataset.tour = 'now';
  if ('send' in move.target && element instanceof HTMLTextAreaElement && element.value === '') {
    // As if it were typed: the text is kept where the composer keeps it.
    element.value = `${move.target.send} `;
    element.dispatchEvent(new Event('input', { bubbles: true }));
  }
}

/** A text field shows the outline on the box around it. */
function frameOf(element: HTMLElement | undefined): HTMLElement | undefined {
  return element?.closest<HTMLElement>('.composer-box') ?? element;
}

function lastVisible(selector: string): HTMLElement | undefined {
  const found = [...document.querySelectorAll<HTMLElement>(selector)];
  return found.findLast((element) => element.checkVisibility({ visibilityProperty: true }));
}
