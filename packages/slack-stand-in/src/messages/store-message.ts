import type { Json } from '../json.ts';
import type { Channel } from '../state/create-workspace.ts';
import type { Stage } from '../state/stage.ts';
import { toPageMessage } from './to-page.ts';
import { PUSHED, toSlackMessage } from './to-slack.ts';

/** The parts of the stage that a new, changed or deleted message needs. */
export type MessageStage = Pick<Stage, 'emit' | 'events' | 'feed' | 'origin' | 'scopes' | 'workspace'>;

/** Adds a message to its channel, shows it to the members, and emits the events that the app subscribes to. */
export function storeMessage(stage: MessageStage, message: Json): Json {
  const stored = stage.workspace.add({
    type: 'message',
    team: stage.workspace.data.team.id,
    ...message,
    ts: stage.workspace.nextTs(),
  });
  publish(stage, stored, 'message');
  refreshParent(stage, stored);
  emitMessageEvent(stage, stored.channel, {
    ...toSlackMessage(stage, stored, PUSHED),
    ...parentUser(stage, stored),
    event_ts: stored.ts,
  });
  if (stored.subtype === 'file_share') emitShared(stage, stored);
  const { userId } = stage.workspace.data.app;
  if (stored.user !== userId && String(stored.text).includes(`<@${userId}>`) && !isIm(stage, stored.channel)) {
    emitMention(stage, stored);
  }
  return stored;
}

/** Changes a stored message in place and emits `message_changed`. An undefined member is removed. */
export function changeMessage(stage: MessageStage, stored: Json, changes: Json): void {
  const previous = toSlackMessage(stage, { ...stored }, PUSHED);
  for (const [name, value] of Object.entries(changes)) {
    if (value === undefined) delete stored[name];
    else stored[name] = value;
  }
  publish(stage, stored, 'message-changed');
  const ts = stage.workspace.nextTs();
  emitMessageEvent(stage, stored.channel, {
    type: 'message',
    subtype: 'message_changed',
    message: toSlackMessage(stage, stored, PUSHED),
    previous_message: previous,
    hidden: true,
    ts,
    event_ts: ts,
  });
}

/** Deletes a message and emits `message_deleted`. A message with replies becomes a tombstone, as in Slack. */
export function deleteMessage(stage: MessageStage, stored: Json): void {
  const { channel, ts } = stored;
  const previous = toSlackMessage(stage, { ...stored }, PUSHED);
  if (stage.workspace.replies(channel, ts).length > 0) {
    const tombstone = { subtype: 'tombstone', text: 'This message was deleted.', hidden: true };
    for (const name of ['blocks', 'metadata', 'files', 'edited', 'client_msg_id']) delete stored[name];
    Object.assign(stored, tombstone);
    publish(stage, stored, 'message-changed');
  } else {
    stage.workspace.remove(stored);
    stage.feed.publish({ type: 'message-deleted', channel, ts }, membersOf(stage, channel));
    refreshParent(stage, stored);
  }
  const now = stage.workspace.nextTs();
  emitMessageEvent(stage, channel, {
    type: 'message',
    subtype: 'message_deleted',
    deleted_ts: ts,
    previous_message: previous,
    hidden: true,
    ts: now,
    event_ts: now,
  });
}

function membersOf(stage: Pick<Stage, 'workspace'>, channel: string): string[] {
  return stage.workspace.channel(channel)?.members ?? [];
}

function isIm(stage: Pick<Stage, 'workspace'>, channel: string): boolean {
  return stage.workspace.channel(channel)?.isIm === true;
}

function publish(stage: Pick<Stage, 'feed' | 'workspace'>, stored: Json, type: 'message' | 'message-changed'): void {
  stage.feed.publish({ type, message: toPageMessage(stage, stored) }, membersOf(stage, stored.channel));
}

/** Publishes the parent of a reply again, because it shows the reply count. */
function refreshParent(stage: Pick<Stage, 'feed' | 'workspace'>, reply: Json): void {
  if (reply.thread_ts === undefined || reply.thread_ts === reply.ts) return;
  const parent = stage.workspace.message(reply.channel, reply.thread_ts);
  if (parent !== undefined) publish(stage, parent, 'message-changed');
}

function parentUser(stage: Pick<Stage, 'workspace'>, stored: Json): Json {
  if (stored.thread_ts === undefined) return {};
  const parent = stage.workspace.message(stored.channel, stored.thread_ts);
  return parent === undefined ? {} : { parent_user_id: parent.user };
}

const CHANNEL_TYPES = { C: 'channel', G: 'group', D: 'im' } as const;
const SUBSCRIPTIONS = { channel: 'message.channels', group: 'message.groups', im: 'message.im' } as const;

/** Emits a message event if the app is a member of the channel and subscribes to the event. */
function emitMessageEvent(stage: Pick<Stage, 'emit' | 'events' | 'workspace'>, channelId: string, event: Json): void {
  const channel = stage.workspace.channel(channelId);
  if (channel === undefined || !channel.members.includes(stage.workspace.data.app.userId)) return;
  const type = channel.isIm ? CHANNEL_TYPES.D : channel.isPrivate ? CHANNEL_TYPES.G : CHANNEL_TYPES.C;
  if (!stage.events.has(SUBSCRIPTIONS[type])) return;
  stage.emit({ ...event, channel: channelId, channel_type: type });
}

/** Emits an event about a channel if the app is a member of it and subscribes to the event. */
export function emitInChannel(
  stage: Pick<Stage, 'emit' | 'events' | 'workspace'>,
  channel: Channel,
  event: Json,
): void {
  if (!channel.members.includes(stage.workspace.data.app.userId) || !stage.events.has(event.type)) return;
  stage.emit({ ...event, event_ts: stage.workspace.nextTs() });
}

/** Tells the app of each file of a message, if it may read files: https://docs.slack.dev/reference/events/file_shared */
function emitShared(stage: MessageStage, stored: Json): void {
  const channel = stage.workspace.channel(stored.channel);
  if (channel === undefined || !stage.scopes.has('files:read')) return;
  const about = { type: 'file_shared', user_id: stored.user, channel_id: stored.channel };
  for (const id of stored.files as string[]) emitInChannel(stage, channel, { ...about, file_id: id, file: { id } });
}

function emitMention(stage: MessageStage, stored: Json): void {
  const { channel, app } = { channel: stage.workspace.channel(stored.channel), app: stage.workspace.data.app };
  if (channel === undefined || !channel.members.includes(app.userId) || !stage.events.has('app_mention')) return;
  const { user, text, ts, thread_ts, client_msg_id, team, blocks } = stored;
  const { files, upload, display_as_bot } = toSlackMessage(stage, stored, PUSHED);
  const event = {
    type: 'app_mention',
    user,
    text,
    ts,
    team,
    blocks,
    client_msg_id,
    channel: stored.channel,
    event_ts: ts,
  };
  if (files !== undefined) Object.assign(event, { files, upload, display_as_bot });
  stage.emit({ ...event, ...(thread_ts === undefined ? {} : { thread_ts }), ...parentUser(stage, stored) });
}
