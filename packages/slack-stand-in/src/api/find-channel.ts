import type { Json } from '../json.ts';
import type { Channel } from '../state/create-workspace.ts';
import type { Stage } from '../state/stage.ts';
import { SlackError } from './slack-error.ts';

/** The scope for a kind of conversation: `channels:history`, `groups:history`, `im:history`. */
export function scopeByConversation(what: 'read' | 'history'): (stage: Stage, args: Json) => string {
  return (stage, args) => {
    const channel = stage.workspace.channel(String(args.channel));
    if (channel?.isIm) return `im:${what}`;
    return channel?.isPrivate ? `groups:${what}` : `channels:${what}`;
  };
}

/** The conversation an argument names. @throws SlackError `channel_not_found` */
export function findChannel(stage: Stage, id: unknown) {
  const channel = stage.workspace.channel(String(id));
  const { userId } = stage.workspace.data.app;
  // A private conversation that the app is not in does not exist for it.
  if (channel === undefined || (channel.isPrivate && !channel.members.includes(userId))) {
    throw new SlackError('channel_not_found');
  }
  return channel;
}

/** Nothing is written in an archived channel. @throws SlackError `is_archived` */
export function refuseArchived({ isArchived }: Channel): void {
  if (isArchived === true) throw new SlackError('is_archived');
}

/** @throws SlackError `channel_not_found`, `not_in_channel` */
export function findJoinedChannel(stage: Stage, id: unknown) {
  const channel = findChannel(stage, id);
  if (!channel.members.includes(stage.workspace.data.app.userId)) throw new SlackError('not_in_channel');
  return channel;
}
