import type { PageMessage } from '../../page-api.ts';
import { useSession } from '../state/session.ts';
import { formatParts, nearDay } from '../text/format-date.ts';
import { Avatar } from './avatar.tsx';

/** The link to a message's thread, with its repliers, the number of replies and the last time. */
export function ReplyLink({
  message,
  replies,
  fresh,
}: {
  message: PageMessage;
  replies: readonly PageMessage[];
  fresh: boolean;
}) {
  const { state, go, t, locale, tz, now: read } = useSession();
  const people = [...new Set(replies.map((reply) => reply.user))].slice(0, 5);
  const count = Math.max(replies.length, message.replyCount ?? 0);
  const last = new Date(Number(replies.at(-1)?.ts ?? 0) * 1000);
  const now = read();
  const day =
    nearDay(last, { locale, tz, now }) ?? formatParts(last, { month: 'short', day: 'numeric' }, { locale, tz });
  return (
    <button
      type="button"
      class="reply-link"
      data-testid="reply-link"
      data-ts={message.ts}
      onClick={() => go({ thread: message.ts })}
    >
      <span class="faces">
        {people.map((id) => (
          <Avatar key={id} user={state.users.find((user) => user.id === id)} app={id === state.appUser} small={true} />
        ))}
      </span>
      <strong>{count === 1 ? t('reply') : t('replies', { n: count })}</strong>
      {fresh && <span class="badge">{t('newReplies')}</span>}
      <small>
        {day} {formatParts(last, { hour: 'numeric', minute: '2-digit' }, { locale, tz })}
      </small>
    </button>
  );
}
