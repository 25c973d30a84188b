import type { Json } from '../json.ts';
import { botAuthor } from '../messages/bot-author.ts';
import { showEphemeral } from '../messages/show-ephemeral.ts';
import { changeMessage, deleteMessage, storeMessage } from '../messages/store-message.ts';
import { ANSWERED, permalink, toSlackMessage } from '../messages/to-slack.ts';
import type { Channel } from '../state/create-workspace.ts';
import type { Stage } from '../state/stage.ts';
import { checkedBlocks, checkedMetadata, checkText, UPDATE_TEXT_LIMIT } from './check-content.ts';
import { checkThread } from './check-thread.ts';
import { findChannel, refuseArchived } from './find-channel.ts';
import { isTrue } from './is-true.ts';
import type { Method } from './method.ts';
import { SlackError } from './slack-error.ts';

const SCOPE = 'chat:write';
const CONTENT = ['blocks', 'metadata', 'attachments'];

/** Finds the conversation to post in: a channel by id or #name, or a direct message by the person's id. @throws SlackError */
function targetOf(stage: Pick<Stage, 'scopes' | 'workspace'>, reference: unknown): Channel {
  const name = String(reference).replace(/^#/, '');
  const { workspace } = stage;
  const channel = workspace.channelNamed(name) ?? workspace.imOf(name) ?? findChannel(stage, reference);
  const isMember = channel.members.includes(workspace.data.app.userId);
  if (!isMember && !stage.scopes.has('chat:write.public')) throw new SlackError('not_in_channel');
  refuseArchived(channel);
  return channel;
}

function contentOf(stage: Pick<Stage, 'now' | 'workspace'>, args: Json): Json {
  const blocks = checkedBlocks(stage, args.blocks);
  const metadata = checkedMetadata(args.metadata);
  const text = checkText(args.text, (blocks?.length ?? 0) > 0 || (args.attachments?.length ?? 0) > 0);
  return { text, blocks, metadata, attachments: args.attachments };
}

function ownMessage(stage: Pick<Stage, 'workspace'>, args: Json, says: { foreign: string; archived: string }): Json {
  const channel = findChannel(stage, args.channel);
  const stored = stage.workspace.message(channel.id, String(args.ts));
  if (channel.isArchived === true) throw new SlackError(says.archived);
  if (stored === undefined || stored.subtype === 'tombstone') throw new SlackError('message_not_found');
  if (stored.bot_id !== stage.workspace.data.app.botId) throw new SlackError(says.foreign);
  return stored;
}

export const CHAT: Record<string, Method> = {
  'chat.postMessage': {
    scope: SCOPE,
    required: ['channel'],
    json: CONTENT,
    writes: true,
    run(stage, args) {
      const channel = targetOf(stage, args.channel);
      checkThread(stage, channel.id, args.thread_ts);
      const content = contentOf(stage, args);
      const broadcast = isTrue(args.reply_broadcast) && args.thread_ts !== undefined;
      const stored = storeMessage(stage, {
        ...botAuthor(stage),
        ...content,
        channel: channel.id,
        thread_ts: args.thread_ts,
        ...(broadcast ? { subtype: 'thread_broadcast' } : {}),
      });
      return { channel: channel.id, ts: stored.ts, message: toSlackMessage(stage, stored, ANSWERED) };
    },
  },
  'chat.update': {
    scope: SCOPE,
    required: ['channel', 'ts'],
    json: CONTENT,
    writes: true,
    run(stage, args) {
      // docs.slack.dev: "The message cannot be edited within a frozen, archived or deleted channel".
      const stored = ownMessage(stage, args, { foreign: 'cant_update_message', archived: 'is_inactive' });
      const blocks = args.blocks === undefined ? stored.blocks : checkedBlocks(stage, args.blocks);
      const metadata = args.metadata === undefined ? stored.metadata : checkedMetadata(args.metadata);
      const text =
        args.text === undefined ? stored.text : checkText(args.text, (blocks?.length ?? 0) > 0, UPDATE_TEXT_LIMIT);
      if (args.text === undefined && args.blocks === undefined && args.attachments === undefined) {
        throw new SlackError('no_text');
      }
      const edited = { user: stage.workspace.data.app.userId, ts: stage.workspace.nextTs() };
      changeMessage(stage, stored, { text, blocks: blocks?.length === 0 ? undefined : blocks, metadata, edited });
      return { channel: stored.channel, ts: stored.ts, text, message: toSlackMessage(stage, stored, ANSWERED) };
    },
  },
  'chat.delete': {
    scope: SCOPE,
    required: ['channel', 'ts'],
    writes: true,
    run(stage, args) {
      const stored = ownMessage(stage, args, { foreign: 'cant_delete_message', archived: 'is_archived' });
      deleteMessage(stage, stored);
      return { channel: stored.channel, ts: stored.ts };
    },
  },
  'chat.postEphemeral': {
    scope: SCOPE,
    required: ['channel', 'user'],
    json: CONTENT,
    run(stage, args) {
      const channel = targetOf(stage, args.channel);
      if (stage.workspace.user(args.user) === undefined) throw new SlackError('user_not_found');
      if (!channel.members.includes(args.user)) throw new SlackError('user_not_in_channel');
      checkThread(stage, channel.id, args.thread_ts);
      const { metadata: _metadata, ...content } = contentOf(stage, args);
      const message = { ...botAuthor(stage), ...content, channel: channel.id, thread_ts: args.thread_ts };
      // "Delivery is not guaranteed: the user must be currently active in Slack" (docs.slack.dev, chat.postEphemeral).
      if (!stage.active.has(args.user)) return { message_ts: stage.workspace.nextTs() };
      return { message_ts: showEphemeral(stage, args.user, message) };
    },
  },
  'chat.getPermalink': {
    required: ['channel', 'message_ts'],
    run(stage, { channel, message_ts: ts }) {
      const { id } = findChannel(stage, channel);
      // A deleted message with replies becomes a tombstone. Slack doesn't find a tombstone as a message.
      const found = stage.workspace.message(id, ts);
      if (found === undefined || found.subtype === 'tombstone') throw new SlackError('message_not_found');
      return { channel: id, permalink: permalink(stage, { channel: id, ts, threadTs: found.thread_ts }) };
    },
  },
};
