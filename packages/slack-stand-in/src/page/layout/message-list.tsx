import type { ComponentChildren } from 'preact';
import { memo } from 'preact/compat';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import type { PageMessage } from '../../page-api.ts';
import { useSession } from '../state/session.ts';
import { isUnread, namesPerson, readingPlace, type Seen } from '../state/unread.ts';
import { useKeptFocus } from '../state/use-kept-focus.ts';
import { CHUNK, MessageChunk } from './message-chunk.tsx';
import { useEnd } from './use-end.ts';
import type { Replies } from './use-replies.ts';
import { walkMessages } from './walk-messages.ts';

interface ListProps {
  /** The shown place. A change moves the list to its end. */
  place: string;
  messages: readonly PageMessage[];
  /** The replies to each message; absent in a thread. */
  replies?: Replies;
  seen: Seen;
  markSeen: (place: string, ts: string) => void;
  head?: ComponentChildren;
}

/** Messages with day dividers. The list follows new messages while it is at its end, and announces them otherwise. */
export const MessageList = memo(function MessageList(props: ListProps) {
  const { place, messages, replies, seen, markSeen } = props;
  const { me, t } = useSession();
  const scroller = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  useKeptFocus(scroller);
  const inThread = replies === undefined;
  const last = messages.at(-1);
  const follow = last?.user === me.id || last?.ephemeral !== undefined;
  const { below, toEnd, onScroll } = useEnd({ scroller, content, place, last: last?.ts, follow });

  const toFirstUnread = () => {
    const list = scroller.current;
    const unread = messages.filter((message) => isUnread(message, me.id, seen));
    const first = unread.find((message) => namesPerson(message, me.id)) ?? unread[0];
    const place = list?.querySelector(`[data-ts="${messages.indexOf(first!) <= 1 ? messages[0]?.ts : first?.ts}"]`);
    if (list === null || first === undefined || !(place instanceof HTMLElement)) return;
    list.scrollTop += place.getBoundingClientRect().top - list.getBoundingClientRect().top - 8;
  };
  useLayoutEffect(() => {
    if (inThread) toFirstUnread();
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
          <MessageChunk key={at} messages={messages} from={at * CHUNK} replies={replies} me={me.id} seen={seen} />
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
