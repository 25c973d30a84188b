import type { Json } from '../json.ts';
import type { Channel } from '../state/create-workspace.ts';
import type { Stage } from '../state/stage.ts';
import { SlackError } from './slack-error.ts';

/**
 * Chooses the scope by the kind of conversation: `channels:history`, `groups:history`, `im:history` or `mpim:history`
 * (https://docs.slack.dev/reference/methods/conversations.history).
 */
export function scopeByConversation(what: 'read' | 'history'): (stage: Stage, args: Json) => string {
  return (stage, args) => {
    const channel = stage.workspace.channel(String(args.channel));
    if (channel?.isIm) return `im:${what}`;
    if (channel?.isGroupDirect) return `mpim:${what}`;
    return channel?.isPrivate ? `groups:${what}` : `channels:${what}`;
  };
}

/** Finds a conversation by id. @throws SlackError `channel_not_found` */
export function findChannel(stage: Pick<Stage, 'workspace'>, id: unknown) {
  const channel = stage.workspace.channel(String(id));
  const { userId } = stage.workspace.data.app;
  // To the app, a private conversation does not exist unless the app is a member.
  if (channel === undefined || (channel.isPrivate && !channel.members.includes(userId))) {
    throw new SlackError('channel_not_found');
  }
  return channel;
}

/** @throws SlackError `is_archived` */
export function refuseArchived({ isArchived }: Channel): void {
  if (isArchived === true) throw new SlackError('is_archived');
}

/** Finds a conversation that the app is a member of. @throws SlackError `channel_not_found`, `not_in_channel` */
export function findJoinedChannel(stage: Pick<Stage, 'workspace'>, id: unknown) {
  const channel = findChannel(stage, id);
  if (!channel.members.includes(stage.workspace.data.app.userId)) throw new SlackError('not_in_channel');
  return channel;
}
