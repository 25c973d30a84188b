/**
 * Moves the focus between messages with the arrow keys, starting from the nearest message when the list itself has the focus. A message
 * taller than the list scrolls first.
 */
export function walkMessages(event: KeyboardEvent & { currentTarget: HTMLElement }): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const { currentTarget: list, target } = event;
  const messages = [...list.querySelectorAll<HTMLElement>('.message')];
  const at = messages.indexOf(target as HTMLElement);
  if (step === undefined || event.altKey || event.ctrlKey || event.metaKey || (at < 0 && target !== list)) return;
  const frame = list.getBoundingClientRect();
  const now = messages[at]?.getBoundingClientRect();
  if (now !== undefined && (step > 0 ? now.bottom > frame.bottom + 1 : now.top < frame.top - 1)) return;
  const isInView = (message: HTMLElement) => {
    const { top, bottom } = message.getBoundingClientRect();
    return bottom > frame.top && top < frame.bottom;
  };
  const nearby = step > 0 ? messages.find(isInView) : messages.findLast(isInView);
  const next = at < 0 ? nearby : messages[at + step];
  if (next === undefined) return;
  event.preventDefault();
  next.focus({ preventScroll: true });
  next.scrollIntoView({ block: 'nearest' });
}
