import { memo } from 'preact/compat';
import type { PageMessage } from '../../page-api.ts';
import type { Replies } from '../state/find-threads.ts';
import { MessageRow } from './message-row.tsx';

/** The number of messages in a chunk. The browser skips the layout of chunks that are out of view. */
export const CHUNK = 25;

const NO_REPLIES: readonly PageMessage[] = [];

interface ChunkProps {
  /** All messages of the list. The chunk shows CHUNK of them from index `from` on. */
  messages: readonly PageMessage[];
  from: number;
  replies: Replies | undefined;
  /** The reading places of followed threads with unread replies. */
  fresh: ReadonlySet<string>;
  /** The message below the line of what is new. */
  firstUnread: string | undefined;
}

/** A part of a long list. A new message or a read mark renders only its own chunk again. */
export const MessageChunk = memo(function MessageChunk(props: ChunkProps) {
  const { messages, from, replies } = props;
  const inThread = replies === undefined;
  return (
    <div class="chunk">
      {messages.slice(from, from + CHUNK).map((message, at) => (
        <MessageRow
          key={`${message.channel}-${message.ts}`}
          message={message}
          before={messages[from + at - 1]}
          inThread={inThread}
          isParent={inThread && from + at === 0}
          isFirstUnread={message.ts === props.firstUnread}
          replies={repliesTo(message, props)}
          freshReplies={isFresh(message, props)}
        />
      ))}
    </div>
  );
}, showsTheSame);

function repliesTo({ channel, ts }: PageMessage, { replies }: ChunkProps): readonly PageMessage[] {
  return replies?.get(`${channel}:${ts}`) ?? NO_REPLIES;
}

function isFresh({ channel, ts }: PageMessage, { fresh }: ChunkProps): boolean {
  return fresh.has(`${channel}:${ts}`);
}

function showsTheSame(before: ChunkProps, now: ChunkProps): boolean {
  if (before.from !== now.from || before.firstUnread !== now.firstUnread) return false;
  if ((before.replies === undefined) !== (now.replies === undefined)) return false;
  for (let index = now.from - 1; index < now.from + CHUNK; index += 1) {
    const message = now.messages[index];
    if (message !== before.messages[index]) return false;
    if (message === undefined) continue;
    if (repliesTo(message, now) !== repliesTo(message, before)) return false;
    if (isFresh(message, now) !== isFresh(message, before)) return false;
  }
  return true;
}
