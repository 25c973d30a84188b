import { useEffect, useLayoutEffect } from 'preact/hooks';
import { useLiveSession } from '../state/session.ts';
import { namesPerson } from '../state/unread.ts';
import { SIDE } from './side.ts';
import { hear, type ToHalf, tell } from './talk.ts';

/** Connects a half to the page around it: reports person and place, and follows its commands. It renders nothing. */
export function Half() {
  const { state, me, place, go } = useLiveSession();
  const named = state.messages.filter((message) => message.user !== me.id && namesPerson(message, me.id)).length;
  useLayoutEffect(() => {
    document.documentElement.dataset.side = `${SIDE}`;
  }, []);
  useEffect(() => {
    const { realName: name, locale } = me;
    tell(window.parent, { kind: 'at', place: { ...place, as: me.id }, name, locale, named });
  }, [me, place, named]);
  useEffect(
    () =>
      hear<ToHalf>(({ place: { as, channel, tab, thread } }, from) => {
        if (from === window.parent) go({ as, channel, tab, thread });
      }),
    [go],
  );
  useEffect(() => {
    const root = document.documentElement;
    // Marks the half that has the focus.
    const mark = () => root.toggleAttribute('data-active', document.hasFocus());
    const onKey = (event: KeyboardEvent) => {
      if (event.code !== 'Digit0' || !event.altKey || event.ctrlKey || event.metaKey || event.isComposing) return;
      event.preventDefault();
      tell(window.parent, { kind: 'swap' });
    };
    mark();
    window.addEventListener('focus', mark);
    window.addEventListener('blur', mark);
    document.addEventListener('keydown', onKey);
    return () => {
      window.removeEventListener('focus', mark);
      window.removeEventListener('blur', mark);
      document.removeEventListener('keydown', onKey);
    };
  }, []);
  return null;
}
