/**
 * The arrow keys go from message to message, from the list itself to the one nearest by. A message that is taller than
 * the list is scrolled through first, as anything else.
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
