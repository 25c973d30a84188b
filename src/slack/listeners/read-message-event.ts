import { z } from 'zod';
import type { Reply } from '../../exercise/reply.ts';
import { JOINED } from '../app/ignore-own.ts';
import { textAsRead } from '../messages/text-as-read.ts';

/** What a `message` event tells: https://docs.slack.dev/reference/events/message */
export type MessageEvent = WrittenMessage | ChangedMessage | ChannelNotice;

/** A notice that Slack writes into a channel. */
export type ChannelNotice =
  | { kind: 'joined' | 'left'; channelId: string; userId: string; ts: string | undefined }
  | { kind: 'unarchived'; channelId: string };

/** A person wrote a message. */
export interface WrittenMessage {
  kind: 'written';
  channelId: string;
  ts: string;
  threadTs: string | undefined;
  userId: string;
  text: string;
  files: Reply['files'];
}

/** A person's message in a thread was edited or deleted. */
export interface ChangedMessage {
  kind: 'edited' | 'deleted';
  channelId: string;
  ts: string;
  threadTs: string;
  userId: string;
  text: string;
}

const text = z.string().nullish();

/** A time by Slack's clock: seconds with six decimals. */
export const TS = z.string().regex(/^\d{1,12}\.\d{1,9}$/u);

const FILE = z.object({ id: z.string(), title: text, name: text, permalink: text });

const MESSAGE = z.object({ ts: text, thread_ts: text, user: text, bot_id: text, text, files: z.array(FILE).nullish() });
type Message = z.infer<typeof MESSAGE>;

const EVENT = MESSAGE.extend({
  channel: z.string().min(1),
  subtype: text,
  message: MESSAGE.nullish(),
  previous_message: MESSAGE.nullish(),
});

/** Subtypes of Slack's own notices in a channel. Older private channels have `group_` names. */
const LEFT: ReadonlySet<string> = new Set(['channel_leave', 'group_leave']);
const UNARCHIVED: ReadonlySet<string> = new Set(['channel_unarchive', 'group_unarchive']);
/** Subtypes of messages that a person writes. */
const WRITTEN: ReadonlySet<string> = new Set(['file_share', 'thread_broadcast']);

/** Checks the shape of a `message` event. @returns undefined for a message of an app and for an event without use here */
export function readMessageEvent(event: unknown): MessageEvent | undefined {
  const { data } = EVENT.safeParse(event);
  if (data === undefined) return undefined;
  const { channel: channelId, subtype, user: userId } = data;
  if (!subtype || WRITTEN.has(subtype)) return readWritten(channelId, data);
  if (subtype === 'message_changed') return readChanged('edited', channelId, data.message);
  if (subtype === 'message_deleted') return readChanged('deleted', channelId, data.previous_message);
  if (UNARCHIVED.has(subtype)) return { kind: 'unarchived', channelId };
  const ts = TS.safeParse(data.ts).data;
  if (JOINED.has(subtype) && userId) return { kind: 'joined', channelId, userId, ts };
  if (LEFT.has(subtype) && userId) return { kind: 'left', channelId, userId, ts };
  return undefined;
}

function readWritten(channelId: string, message: Message): WrittenMessage | undefined {
  const { ts, thread_ts: threadTs, user: userId, bot_id: botId, files } = message;
  if (botId || !ts || !userId) return undefined;
  return {
    kind: 'written',
    channelId,
    ts,
    threadTs: threadTs || undefined,
    userId,
    text: textAsRead(message.text ?? ''),
    // Slack may send only the id of a file that belongs to another workspace.
    files: (files ?? []).map(({ id, title, name, permalink: url }) => ({
      name: title ?? name ?? id,
      ...(url ? { url } : {}),
    })),
  };
}

function readChanged(
  kind: ChangedMessage['kind'],
  channelId: string,
  message: Message | null | undefined,
): ChangedMessage | undefined {
  const { ts, thread_ts: threadTs, user: userId, bot_id: botId, text } = message ?? {};
  if (botId || !ts || !threadTs || !userId) return undefined;
  return { kind, channelId, ts, threadTs, userId, text: textAsRead(text ?? '') };
}
