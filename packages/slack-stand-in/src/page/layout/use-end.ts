import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';

const NEAR_END = 80;
/** Between what has the focus and the top of the list, in pixels. */
const ROOM_FOR_OUTLINE = 8;

/**
 * Keeps a list at its end while one reads there, and tells when something new is below where one does not.
 * `place` changes when another list is shown, `last` when something is added; `follow` says that one wants to see that.
 */
export function useEnd(list: {
  scroller: RefObject<HTMLElement | null>;
  content: RefObject<HTMLElement | null>;
  place: string;
  last: string | undefined;
  follow: boolean;
}) {
  const { scroller, content } = list;
  // Where the end was when last looked at. The position itself tells whether one reads there: a scroll event comes a
  // frame late, and a message that arrives before it would carry the reader away.
  const end = useRef(0);
  const [below, setBelow] = useState(false);
  const toEnd = () => {
    const element = scroller.current;
    if (element !== null) element.scrollTop = end.current = endOf(element);
    setBelow(false);
  };
  // Who walks the list with the keyboard must not lose sight of where they are, also when an answer comes to what they
  // did a while ago: then it goes only as far as the focus stays in view.
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

/** The scroll position of the end, in pixels. */
function endOf(list: HTMLElement): number {
  return list.scrollHeight - list.clientHeight;
}

/** Whether one reads where the end was (`end`, in pixels), or where it is now if the list became shorter. */
function isAtEnd(list: HTMLElement | null, end: number): boolean {
  return list === null || list.scrollTop > Math.min(end, endOf(list)) - NEAR_END;
}

/** How far the list can scroll, in pixels, until what has the keyboard's focus, and is seen in it, is at its top. */
function focusTopIn(list: HTMLElement): number | undefined {
  const { activeElement } = document;
  if (activeElement === null || activeElement === list || !list.contains(activeElement)) return;
  if (!activeElement.matches(':focus-visible')) return;
  const view = list.getBoundingClientRect();
  const { top, bottom } = activeElement.getBoundingClientRect();
  if (bottom <= view.top || top >= view.bottom) return;
  return list.scrollTop + top - view.top - ROOM_FOR_OUTLINE;
}
