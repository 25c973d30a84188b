import type { ComponentChildren } from 'preact';
import { memo } from 'preact/compat';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import type { PageMessage } from '../../page-api.ts';
import type { Replies } from '../state/find-threads.ts';
import { useSession } from '../state/session.ts';
import { readingPlace } from '../state/unread.ts';
import { useKeptFocus } from '../state/use-kept-focus.ts';
import { CHUNK, MessageChunk } from './message-chunk.tsx';
import { useEnd } from './use-end.ts';
import type { Opening } from './use-opening.ts';
import { walkMessages } from './walk-messages.ts';

const NOTHING_FRESH: ReadonlySet<string> = new Set();
/** The space above the message at which the list opens, in pixels. */
const ROOM_ABOVE = 8;

interface ListProps {
  /** The shown place. A change moves the list to its end. */
  place: string;
  messages: readonly PageMessage[];
  /** The replies to each message; absent in a thread. */
  replies?: Replies;
  fresh?: ReadonlySet<string>;
  opening: Opening;
  markSeen: (place: string, ts: string) => void;
  head?: ComponentChildren;
}

/** Messages with day dividers. The list opens at the first unread one, with a line above it, or else at its end. It follows new messages while it is at its end, and announces them otherwise. */
export const MessageList = memo(function MessageList(props: ListProps) {
  const { place, messages, replies, fresh = NOTHING_FRESH, opening, markSeen } = props;
  const { me, t } = useSession();
  const scroller = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  useKeptFocus(scroller);
  const last = messages.at(-1);
  const follow = last?.user === me.id || last?.ephemeral !== undefined;
  const { below, toEnd, onScroll } = useEnd({ scroller, content, place, last: last?.ts, follow });

  useLayoutEffect(() => {
    const list = scroller.current;
    const shown =
      opening.show === undefined ? null : list?.querySelector(`[data-ts="${opening.show}"]`)?.closest('.row');
    if (list === null || !(shown instanceof HTMLElement)) return;
    list.scrollTop += shown.getBoundingClientRect().top - list.getBoundingClientRect().top - ROOM_ABOVE;
  }, [place]);
  useEffect(() => {
    const read = messages.findLast((message) => message.ephemeral === undefined);
    if (read !== undefined) markSeen(readingPlace(read), read.ts);
  }, [last?.ts, place, me.id]);

  return (
    <div
      class="message-list"
      ref={scroller}
      role="log"
      aria-live="polite"
      aria-label={t('messages')}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard.
      tabIndex={0}
      onScroll={onScroll}
      onKeyDown={walkMessages}
    >
      <div ref={content} class="message-list-content">
        {props.head}
        {Array.from({ length: Math.ceil(messages.length / CHUNK) }, (_, at) => (
          <MessageChunk
            key={at}
            messages={messages}
            from={at * CHUNK}
            replies={replies}
            fresh={fresh}
            firstUnread={opening.first}
          />
        ))}
      </div>
      {below && (
        <button type="button" class="below" onClick={toEnd}>
          ↓ {t('newMessages')}
        </button>
      )}
    </div>
  );
});
