import { useRef, useState } from 'preact/hooks';
import type { PageMessage } from '../../page-api.ts';
import { MessageFiles } from '../blocks/file-block.tsx';
import { LiveBlocks } from '../blocks/live-blocks.tsx';
import { useSession } from '../state/session.ts';
import { namesPerson } from '../state/unread.ts';
import { useKeptFocus } from '../state/use-kept-focus.ts';
import { formatParts } from '../text/format-date.ts';
import { Mrkdwn } from '../text/mrkdwn.tsx';
import { Avatar } from './avatar.tsx';
import { EditMessage } from './edit-message.tsx';
import { MessageTools } from './message-tools.tsx';
import { ReplyLink } from './reply-link.tsx';

export interface MessageProps {
  message: PageMessage;
  /** Whether it follows a message by the same person, without its own avatar and name. */
  grouped: boolean;
  inThread: boolean;
  replies: readonly PageMessage[];
  freshReplies: boolean;
}

/** A message: author, time, text or blocks, files, the link to its thread, and its tools. */
export function Message({ message, grouped, inThread, replies, freshReplies }: MessageProps) {
  const { state, me, t, locale, tz } = useSession();
  const user = state.users.find((candidate) => candidate.id === message.user);
  const app = message.user === state.appUser || user?.isBot === true;
  const date = new Date(Number(message.ts) * 1000);
  const time = formatParts(date, { hour: 'numeric', minute: '2-digit' }, { locale, tz });
  const root = useRef<HTMLElement>(null);
  const [editing, setEditing] = useState(false);
  useKeptFocus(root);
  const endEditing = () => {
    setEditing(false);
    root.current?.focus();
  };
  const named = message.user !== me.id && namesPerson(message, me.id);
  return (
    <article
      ref={root}
      class={`message${grouped ? ' message-grouped' : ''}${message.ephemeral ? ' message-private' : ''}${named ? ' message-named' : ''}`}
      data-testid="message"
      data-ts={message.ts}
      data-user={message.user}
      data-ephemeral={message.ephemeral !== undefined}
      aria-label={`${user?.realName ?? message.user}, ${time}`}
      tabIndex={-1}
    >
      <div class="message-side">
        {grouped ? (
          <time class="message-time" dateTime={date.toISOString()}>
            {time}
          </time>
        ) : (
          <Avatar user={user} app={app} />
        )}
      </div>
      <div class="message-main">
        {message.ephemeral !== undefined && (
          <p class="private-mark">
            <span aria-hidden="true">◉ </span>
            {t('onlyYou')}
          </p>
        )}
        {!grouped && (
          <p class="message-head">
            <strong>{user?.realName ?? message.user}</strong>
            {app ? <span class="tag">{t('app')}</span> : <span class="message-title">{user?.title}</span>}
            <time
              class="message-time"
              dateTime={date.toISOString()}
              title={formatParts(date, { dateStyle: 'long', timeStyle: 'medium' }, { locale, tz })}
            >
              {time}
            </time>
          </p>
        )}
        {editing ? (
          <EditMessage message={message} onDone={endEditing} />
        ) : (
          <MessageBody message={message} inThread={inThread} />
        )}
        {!inThread && replies.length > 0 && <ReplyLink message={message} replies={replies} fresh={freshReplies} />}
      </div>
      {message.ephemeral === undefined && !editing && (
        <MessageTools message={message} inThread={inThread} onEdit={() => setEditing(true)} />
      )}
    </article>
  );
}

function MessageBody({ message, inThread }: { message: PageMessage; inThread: boolean }) {
  const { t } = useSession();
  const { channel, ts, threadTs, blocks, files, deletedFiles, edited, membership } = message;
  if (membership !== undefined) return <p class="message-body membership">{t(membership)}</p>;
  const container = {
    type: 'message' as const,
    channel,
    ts,
    ...(threadTs === undefined ? {} : { threadTs }),
    ...(message.ephemeral === undefined ? {} : { ephemeral: true }),
  };
  return (
    <div class="message-body">
      {blocks !== undefined && blocks.length > 0 ? (
        <LiveBlocks blocks={blocks} container={container} scope={`${inThread ? 't' : 'm'}${ts}`} />
      ) : (
        <Mrkdwn text={message.text} />
      )}
      {files !== undefined && <MessageFiles files={files} text={message.text} />}
      {deletedFiles !== undefined && (
        <p class="file-gone">{t(deletedFiles === 1 ? 'fileDeleted' : 'filesDeleted', { n: deletedFiles })}</p>
      )}
      {edited === true && <span class="edited">{t('edited')}</span>}
    </div>
  );
}
