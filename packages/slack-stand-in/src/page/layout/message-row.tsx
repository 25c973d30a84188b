import { memo } from 'preact/compat';
import type { PageMessage } from '../../page-api.ts';
import { useSession } from '../state/session.ts';
import { dayKey, formatParts, nearDay } from '../text/format-date.ts';
import { Message } from './message.tsx';

const GROUP_SECONDS = 300;

interface RowProps {
  message: PageMessage;
  before: PageMessage | undefined;
  inThread: boolean;
  /** Whether it is the first message of the shown thread. */
  isParent: boolean;
  /** Whether the line of what is new is above it. */
  isFirstUnread: boolean;
  replies: readonly PageMessage[];
  freshReplies: boolean;
}

/**
 * A message in a list, with its day divider. It renders again only when its own data changes, because a channel has thousands of
 * messages.
 */
export const MessageRow = memo(function MessageRow(props: RowProps) {
  const { message, before, inThread, isParent, isFirstUnread } = props;
  return (
    <div class={`row${isParent ? ' thread-parent' : ''}`}>
      <DayDivider message={message} before={before} />
      {isFirstUnread && <NewLine />}
      <Message
        message={message}
        grouped={!isFirstUnread && isGrouped(before, message, inThread)}
        inThread={inThread}
        replies={props.replies}
        freshReplies={props.freshReplies}
      />
    </div>
  );
});

/** The line above the first unread message. */
function NewLine() {
  const { t } = useSession();
  return (
    <p class="new-line" data-testid="new-line">
      <span>{t('newLine')}</span>
    </p>
  );
}

function isGrouped(before: PageMessage | undefined, message: PageMessage, inThread: boolean): boolean {
  if (before === undefined || before.user !== message.user) return false;
  // The first message of a thread is never grouped with a reply.
  if (inThread && before.ts === message.threadTs) return false;
  if ((before.ephemeral === undefined) !== (message.ephemeral === undefined)) return false;
  return Number(message.ts) - Number(before.ts) < GROUP_SECONDS;
}

function DayDivider({ message, before }: { message: PageMessage; before: PageMessage | undefined }) {
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
}
