import type { ComponentChildren } from 'preact';
import { memo } from 'preact/compat';
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { PageMessage } from '../../page-api.ts';
import { useSession } from '../state/session.ts';
import { isUnread, namesPerson, readingPlace, type Seen } from '../state/unread.ts';
import { dayKey, formatParts, nearDay } from '../text/format-date.ts';
import { Message } from './message.tsx';

const GROUP_SECONDS = 300;
const NEAR_END = 80;
const NO_REPLIES: PageMessage[] = [];

interface ListProps {
  /** Changes when another place is shown: then the list starts at its end again. */
  place: string;
  messages: PageMessage[];
  inThread: boolean;
  seen: Seen;
  markSeen: (place: string, ts: string) => void;
  head?: ComponentChildren;
}

/** Messages with day dividers. It stays at the end while one reads there, and says so when one does not. */
export function MessageList({ place, messages, inThread, seen, markSeen, head }: ListProps) {
  const { state, me, t } = useSession();
  const scroller = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  // Where the end was when last looked at. The position itself tells whether one reads there: a scroll event comes a
  // frame late, and a message that arrives before it would carry the reader away.
  const end = useRef(0);
  const [below, setBelow] = useState(false);
  const last = messages.at(-1);
  const repliesOf = useMemo(() => groupReplies(state.messages), [state.messages]);

  const toEnd = () => {
    const list = scroller.current;
    if (list !== null) list.scrollTop = end.current = endOf(list);
    setBelow(false);
  };
  const toFirstUnread = () => {
    const list = scroller.current;
    const unread = messages.filter((message) => isUnread(message, me.id, seen));
    const first = unread.find((message) => namesPerson(message, me.id)) ?? unread[0];
    const place = list?.querySelector(`[data-ts="${messages.indexOf(first!) <= 1 ? messages[0]?.ts : first?.ts}"]`);
    if (list === null || first === undefined || !(place instanceof HTMLElement)) return;
    list.scrollTop = place.offsetTop - 8;
  };
  useLayoutEffect(() => {
    toEnd();
    if (inThread) toFirstUnread();
  }, [place]);
  useLayoutEffect(() => {
    if (isAtEnd(scroller.current, end.current) || last?.user === me.id || last?.ephemeral !== undefined) toEnd();
    else setBelow(true);
  }, [last?.ts]);
  useEffect(() => {
    const watch = new ResizeObserver(() => {
      if (isAtEnd(scroller.current, end.current)) toEnd();
    });
    if (content.current !== null) watch.observe(content.current);
    if (scroller.current !== null) watch.observe(scroller.current);
    return () => watch.disconnect();
  }, []);
  useEffect(() => {
    const read = messages.filter((message) => message.ephemeral === undefined).at(-1);
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
      onScroll={({ currentTarget: list }) => {
        end.current = endOf(list);
        if (isAtEnd(list, end.current)) setBelow(false);
      }}
    >
      <div ref={content} class="message-list-content">
        {head}
        {messages.map((message, index) => {
          const replies = repliesOf.get(`${message.channel}:${message.ts}`) ?? NO_REPLIES;
          return (
            <div key={`${message.channel}-${message.ts}`} class={inThread && index === 0 ? 'thread-parent' : undefined}>
              <DayDivider message={message} before={messages[index - 1]} />
              <Message
                message={message}
                grouped={!(inThread && index === 1) && isGrouped(messages[index - 1], message)}
                inThread={inThread}
                replies={inThread ? NO_REPLIES : replies}
                freshReplies={replies.some((reply) => isUnread(reply, me.id, seen))}
              />
            </div>
          );
        })}
      </div>
      {below && (
        <button type="button" class="below" onClick={toEnd}>
          ↓ {t('newMessages')}
        </button>
      )}
    </div>
  );
}

function groupReplies(all: PageMessage[]): Map<string, PageMessage[]> {
  const groups = new Map<string, PageMessage[]>();
  for (const message of all) {
    if (message.threadTs === undefined || message.threadTs === message.ts || message.ephemeral !== undefined) continue;
    const group = groups.get(readingPlace(message));
    if (group === undefined) groups.set(readingPlace(message), [message]);
    else group.push(message);
  }
  return groups;
}

/** The scroll position of the end, in pixels. */
function endOf(list: HTMLElement): number {
  return list.scrollHeight - list.clientHeight;
}

/** Whether one reads where the end was (`end`, in pixels), or where it is now if the list became shorter. */
function isAtEnd(list: HTMLElement | null, end: number): boolean {
  return list === null || list.scrollTop > Math.min(end, endOf(list)) - NEAR_END;
}

function isGrouped(before: PageMessage | undefined, message: PageMessage): boolean {
  if (before === undefined || before.user !== message.user) return false;
  if ((before.ephemeral === undefined) !== (message.ephemeral === undefined)) return false;
  return Number(message.ts) - Number(before.ts) < GROUP_SECONDS;
}

const DayDivider = memo(function DayDivider(props: { message: PageMessage; before: PageMessage | undefined }) {
  const { message, before } = props;
  const { locale, tz, now } = useSession();
  const date = new Date(Number(message.ts) * 1000);
  if (before !== undefined && dayKey(new Date(Number(before.ts) * 1000), tz) === dayKey(date, tz)) return null;
  const near = nearDay(date, { locale, tz, now: now() });
  const full = formatParts(date, { year: 'numeric', month: 'long', day: 'numeric', weekday: 'short' }, { locale, tz });
  return (
    <h3 class="day">
      <span>{near === undefined ? full : `${near} · ${full}`}</span>
    </h3>
  );
});
