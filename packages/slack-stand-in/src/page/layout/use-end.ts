import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';

const NEAR_END = 80;
/** The space between the focused element and the top of the list, in pixels. */
const ROOM_FOR_OUTLINE = 8;

/**
 * Keeps a list at its end while the reader is there, and otherwise reports that there is something new below. `place` changes when another
 * list is shown, `last` when something is added. `follow` scrolls to the addition in any case.
 */
export function useEnd(list: {
  scroller: RefObject<HTMLElement | null>;
  content: RefObject<HTMLElement | null>;
  place: string;
  last: string | undefined;
  follow: boolean;
}) {
  const { scroller, content } = list;
  // The last known end. The scroll position is compared with it directly, because a scroll event comes a frame late. A message before
  // that event would scroll the reader away.
  const end = useRef(0);
  const [below, setBelow] = useState(false);
  const toEnd = () => {
    const element = scroller.current;
    if (element !== null) element.scrollTop = end.current = endOf(element);
    setBelow(false);
  };
  // The focused element must stay in view for keyboard users, even when a late answer arrives. The list then scrolls only as far as the
  // focus stays visible.
  const approachEnd = () => {
    const element = scroller.current;
    if (element === null) return;
    const before = element.scrollTop;
    const focus = focusTopIn(element);
    toEnd();
    if (focus === undefined || element.scrollTop <= focus) return;
    element.scrollTop = Math.max(before, focus);
    setBelow(!isAtEnd(element, end.current));
  };
  useLayoutEffect(toEnd, [list.place]);
  useLayoutEffect(() => {
    if (list.follow || isAtEnd(scroller.current, end.current)) approachEnd();
    else setBelow(true);
  }, [list.last]);
  useEffect(() => {
    const watch = new ResizeObserver(() => {
      if (isAtEnd(scroller.current, end.current)) approachEnd();
    });
    if (content.current !== null) watch.observe(content.current);
    if (scroller.current !== null) watch.observe(scroller.current);
    return () => watch.disconnect();
  }, []);
  const onScroll = () => {
    const element = scroller.current;
    if (element === null) return;
    end.current = endOf(element);
    if (isAtEnd(element, end.current)) setBelow(false);
  };
  return { below, toEnd, onScroll };
}

/** The scroll position of the list's end, in pixels. */
function endOf(list: HTMLElement): number {
  return list.scrollHeight - list.clientHeight;
}

/** Whether the reader is at the last known end (`end`, in pixels), or at the current one if the list became shorter. */
function isAtEnd(list: HTMLElement | null, end: number): boolean {
  return list === null || list.scrollTop > Math.min(end, endOf(list)) - NEAR_END;
}

/** The scroll position, in pixels, that puts the focused element at the top of the list; undefined when it is not visible there. */
function focusTopIn(list: HTMLElement): number | undefined {
  const { activeElement } = document;
  if (activeElement === null || activeElement === list || !list.contains(activeElement)) return;
  if (!activeElement.matches(':focus-visible')) return;
  const view = list.getBoundingClientRect();
  const { top, bottom } = activeElement.getBoundingClientRect();
  if (bottom <= view.top || top >= view.bottom) return;
  return list.scrollTop + top - view.top - ROOM_FOR_OUTLINE;
}
