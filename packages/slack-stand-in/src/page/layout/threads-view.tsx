import { useRef, useState } from 'preact/hooks';
import type { PageMessage } from '../../page-api.ts';
import type { FollowedThread } from '../state/find-threads.ts';
import { THREADS_PLACE, useLiveSession } from '../state/session.ts';
import { sayMentions } from '../state/unread.ts';
import { decodeMessage } from '../text/decode-message.ts';
import { formatParts, nearDay } from '../text/format-date.ts';

/** How many of the threads without unread replies the list shows at first. */
const FEW = 10;

/** The threads that the acting person follows: those with unread replies first, and of these the newest first. */
export function ThreadsView({ threads }: { threads: readonly FollowedThread[] }) {
  const { me, t } = useLiveSession();
  const [all, setAll] = useState(false);
  // A thread that is read here keeps its place, so that the list does not move under the reader's hand.
  const unread = useRef<{ me: string; places: Set<string> }>({ me: '', places: new Set() });
  if (unread.current.me !== me.id) unread.current = { me: me.id, places: new Set() };
  for (const thread of threads) if (thread.unread.length > 0) unread.current.places.add(thread.place);
  const fresh = threads.filter(({ place }) => unread.current.places.has(place));
  const rest = threads.filter(({ place }) => !unread.current.places.has(place));
  const few = all ? rest : rest.slice(0, FEW);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard.
    <section class="threads" data-testid="threads" aria-label={t('threadsFollowed')} tabIndex={0}>
      {fresh.length === 0 && <p class="threads-none">{t(threads.length === 0 ? 'threadsNone' : 'threadsRead')}</p>}
      <ThreadCards threads={fresh} />
      {rest.length > 0 && (
        <>
          <h3 class="day">
            <span>{t('threadsEarlier')}</span>
          </h3>
          <ThreadCards threads={few} />
        </>
      )}
      {few.length < rest.length && (
        <button type="button" class="button" onClick={() => setAll(true)}>
          {t('threadsMore', { n: rest.length - few.length })}
        </button>
      )}
    </section>
  );
}

function ThreadCards({ threads }: { threads: readonly FollowedThread[] }) {
  if (threads.length === 0) return null;
  return (
    <ul class="thread-cards">
      {threads.map((thread) => (
        <li key={thread.place}>
          <ThreadCard thread={thread} />
        </li>
      ))}
    </ul>
  );
}

/** A thread: where it is, how it begins, and its newest reply. It opens the thread at the first unread reply. */
function ThreadCard({ thread }: { thread: FollowedThread }) {
  const { state, place, go, t } = useLiveSession();
  const { channel: id, ts, root, replies, unread, mentions } = thread;
  const channel = state.channels.find((one) => one.id === id);
  const name = channel?.isIm === true ? state.users.find((user) => user.id === state.appUser)?.realName : channel?.name;
  const key = `${id}:${ts}`;
  const last = replies.at(-1);
  return (
    <button
      type="button"
      class={`thread-card${unread.length > 0 ? ' thread-card-unread' : ''}`}
      aria-current={place.thread === key ? 'true' : undefined}
      data-testid="thread-card"
      data-ts={ts}
      onClick={() => go({ channel: THREADS_PLACE, thread: key })}
    >
      <span class="thread-card-head">
        <small>
          {channel?.isIm === true ? '' : '#'}
          {name}
        </small>
        {unread.length > 0 && (
          <span class={mentions > 0 ? 'badge' : 'tag'}>
            {mentions > 0 ? sayMentions(t, mentions) : t('newCount', { n: unread.length })}
          </span>
        )}
      </span>
      {root !== undefined && <Excerpt message={root} />}
      <small>{replies.length === 1 ? t('reply') : t('replies', { n: replies.length })}</small>
      {last !== undefined && <Excerpt message={last} isReply={true} />}
    </button>
  );
}

/** The author, the time and the first words of a message. */
function Excerpt({ message, isReply = false }: { message: PageMessage; isReply?: boolean }) {
  const { state, locale, tz, now: read } = useLiveSession();
  const author = state.users.find((user) => user.id === message.user)?.realName ?? message.user;
  const at = new Date(Number(message.ts) * 1000);
  const day =
    nearDay(at, { locale, tz, now: read() }) ?? formatParts(at, { month: 'short', day: 'numeric' }, { locale, tz });
  const words = plainWords(decodeMessage(message.text, state));
  return (
    <span class={`excerpt${isReply ? ' excerpt-reply' : ''}`}>
      <span class="excerpt-head">
        <strong>{author}</strong>
        <small>
          {day} {formatParts(at, { hour: 'numeric', minute: '2-digit' }, { locale, tz })}
        </small>
      </span>
      <span class="excerpt-words">{words || message.files?.map((file) => file.title || file.name).join(', ')}</span>
    </span>
  );
}

/** A text without its marks. An underscore inside a word, as in a column's name, is none. */
function plainWords(text: string): string {
  return text
    .replace(/<[^<>|]+\|([^<>]+)>/g, '$1')
    .replace(/(?<![\p{L}\p{N}])[*_~`]+|[*_~`]+(?![\p{L}\p{N}])/gu, '')
    .trim();
}
