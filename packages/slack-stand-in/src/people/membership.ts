import type { Json } from '../json.ts';
import { emitInChannel, type MessageStage, storeMessage } from '../messages/store-message.ts';
import { toPageChannel } from '../messages/to-page.ts';
import type { Channel } from '../state/create-workspace.ts';
import type { Stage } from '../state/stage.ts';
import { DONE, type Outcome, refused } from './outcome.ts';

type MemberStage = MessageStage & Pick<Stage, 'noticesWithheld' | 'persistence' | 'scopes'>;

/** Slack withholds some of these notices: https://docs.slack.dev/changelog/2017-05-rethinking-channel-entrance-and-exit-events-and-messages */
function postNotice(stage: MemberStage, notice: Json): void {
  if (!stage.noticesWithheld) storeMessage(stage, notice);
}

/** Emits an event about a member if the app may know the members of such channels: https://docs.slack.dev/reference/events/member_left_channel */
function emitOfMember(stage: MemberStage, channel: Channel, event: Json): void {
  if (stage.scopes.has(channel.isPrivate ? 'groups:read' : 'channels:read')) emitInChannel(stage, channel, event);
}

/** A person or the app joins a channel, on their own or invited by a member. */
export async function joinChannel(
  stage: MemberStage,
  channelId: string,
  user: string,
  inviter?: string,
): Promise<Outcome> {
  const channel = stage.workspace.channel(channelId);
  const { app, team } = stage.workspace.data;
  if (channel === undefined || channel.isIm) return refused('channel_not_found');
  if (channel.isArchived === true) return refused('is_archived');
  if (user !== app.userId && stage.workspace.user(user) === undefined) return refused('user_not_found');
  if (channel.members.includes(user)) return refused('already_in_channel');
  channel.members.push(user);
  stage.feed.publish({ type: 'channel', channel: toPageChannel(channel) }, channel.members);
  // Slack mostly posts a notice in the channel, so the app gets a message event besides member_joined_channel.
  postNotice(stage, { subtype: 'channel_join', user, text: `<@${user}> has joined the channel`, channel: channelId });
  await stage.persistence.save(stage.workspace.data);
  emitOfMember(stage, channel, {
    type: 'member_joined_channel',
    user,
    channel: channelId,
    channel_type: channel.isPrivate ? 'G' : 'C',
    team: team.id,
    ...(inviter === undefined ? {} : { inviter }),
  });
  return DONE;
}

/** A person or the app leaves a channel. */
export async function leaveChannel(stage: MemberStage, channelId: string, user: string): Promise<Outcome> {
  const channel = stage.workspace.channel(channelId);
  const { app, team } = stage.workspace.data;
  if (channel === undefined || channel.isIm) return refused('channel_not_found');
  if (!channel.members.includes(user)) return refused('not_in_channel');
  const before = [...channel.members];
  channel.members = channel.members.filter((member) => member !== user);
  stage.feed.publish({ type: 'channel', channel: toPageChannel(channel) }, before);
  postNotice(stage, { subtype: 'channel_leave', user, text: `<@${user}> has left the channel`, channel: channelId });
  await stage.persistence.save(stage.workspace.data);
  if (user === app.userId) return DONE;
  const type = channel.isPrivate ? 'G' : 'C';
  emitOfMember(stage, channel, {
    type: 'member_left_channel',
    user,
    channel: channelId,
    channel_type: type,
    team: team.id,
  });
  return DONE;
}

/** A person archives a channel, or unarchives it. */
export async function archiveChannel(
  stage: MessageStage & Pick<Stage, 'persistence'>,
  channelId: string,
  user: string,
  archived = true,
): Promise<Outcome> {
  const channel = stage.workspace.channel(channelId);
  if (channel === undefined || channel.isIm) return refused('channel_not_found');
  if ((channel.isArchived === true) === archived) return refused(archived ? 'already_archived' : 'not_archived');
  channel.isArchived = archived;
  stage.feed.publish({ type: 'channel', channel: toPageChannel(channel) }, channel.members);
  const kind = channel.isPrivate ? 'group' : 'channel';
  const type = `${kind}_${archived ? 'archive' : 'unarchive'}`;
  const text = `${archived ? 'archived' : 'un-archived'} the channel`;
  storeMessage(stage, { subtype: type, user, text: `<@${user}> ${text}`, channel: channelId });
  await stage.persistence.save(stage.workspace.data);
  emitInChannel(stage, channel, { type, channel: channelId, user });
  return DONE;
}
