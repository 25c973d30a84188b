import { compact, type Json } from '../json.ts';
import type { PageChannel, PageFile, PageMessage, PageUser, PageView } from '../page-api.ts';
import type { Channel } from '../state/create-workspace.ts';
import { currentStatus } from '../state/current-status.ts';
import type { SeedUser } from '../state/seed.ts';
import type { Stage } from '../state/stage.ts';
import type { Ephemeral } from './ephemeral.ts';
import { filePath } from './file-object.ts';
import { repliesOf } from './to-slack.ts';

export function toPageMessage(stage: Pick<Stage, 'workspace'>, stored: Json, ephemeral?: Ephemeral): PageMessage {
  const replies = repliesOf(stage, stored);
  const ids = (stored.files ?? []) as string[];
  const files = ids.flatMap((id) => toPageFile(stage, id));
  return compact({
    channel: stored.channel,
    ts: stored.ts,
    threadTs: stored.thread_ts,
    user: stored.user,
    text: stored.text ?? '',
    blocks: isTyped(stored) ? undefined : stored.blocks,
    files: files.length === 0 ? undefined : files,
    deletedFiles: files.length === ids.length ? undefined : ids.length - files.length,
    edited: stored.edited === undefined ? undefined : true,
    membership: MEMBERSHIP[stored.subtype as string],
    ephemeral: ephemeral === undefined ? undefined : { to: ephemeral.to },
    replyCount: replies.length === 0 ? undefined : replies.length,
    replyUsers: replies.length === 0 ? undefined : [...new Set(replies.map((reply) => String(reply.user)))],
  }) as PageMessage;
}

/** A file as the page shows it; none when it is deleted. */
export function toPageFile(stage: Pick<Stage, 'workspace'>, id: string): PageFile[] {
  const file = stage.workspace.file(id);
  if (file === undefined) return [];
  const { name, title, mimetype, size, altText, user } = file;
  const ofApp = user === undefined ? { ofApp: true as const } : {};
  return [{ id, name, title, mimetype, size, altText, url: filePath(file), ...ofApp }];
}

export function toPageUser(stage: Pick<Stage, 'now'>, user: SeedUser): PageUser {
  const { id, name, realName, title, locale, tz, color, kind, snoozeUntil = 0 } = user;
  const { text, emoji } = currentStatus(stage, user);
  const isQuiet = snoozeUntil * 1000 > stage.now();
  return {
    ...{ id, name, realName, title, locale, tz, color, isBot: kind === 'bot' },
    ...(text === '' && emoji === '' ? {} : { status: { text, emoji } }),
    ...(isQuiet ? { quietUntil: snoozeUntil } : {}),
  };
}

/** The app as a user of the page. */
export function appAsPageUser(stage: Pick<Stage, 'workspace'>): PageUser {
  const { userId, name } = stage.workspace.data.app;
  return {
    id: userId,
    name: name.toLowerCase(),
    realName: name,
    title: '',
    locale: 'en-US',
    tz: 'Etc/UTC',
    isBot: true,
    color: '#3d3a5c',
  };
}

export function toPageChannel({ created: _created, ...channel }: Channel): PageChannel {
  return channel;
}

export function toPageView(view: Json, depth: number): PageView {
  return compact({
    id: view.id,
    type: view.type,
    callbackId: view.callback_id ?? '',
    title: view.title?.text ?? '',
    submit: view.submit?.text,
    close: view.close?.text,
    blocks: view.blocks,
    hash: view.hash,
    depth,
  }) as PageView;
}

const MEMBERSHIP: Record<string, PageMessage['membership']> = { channel_join: 'joined', channel_leave: 'left' };

/** Whether a person typed the message. Slack gives it blocks too, but its text says the same. */
function isTyped(stored: Json): boolean {
  return stored.client_msg_id !== undefined;
}
