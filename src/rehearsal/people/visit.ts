import { viewWithState } from '../api/views.ts';
import { toPageChannel } from '../messages/to-page.ts';
import type { Stage } from '../stage.ts';
import { DONE, type Outcome, refused } from './outcome.ts';

/** A person opens the app's Home or Messages tab. */
export function openHome(stage: Stage, as: string, tab: 'home' | 'messages'): Outcome {
  const im = stage.workspace.imOf(as);
  if (im === undefined) return refused('user_not_found');
  if (!stage.events.has('app_home_opened')) return DONE;
  const home = stage.workspace.data.homes[as];
  stage.emit({
    type: 'app_home_opened',
    user: as,
    channel: im.id,
    tab,
    event_ts: stage.workspace.nextTs(),
    ...(home === undefined || tab !== 'home' ? {} : { view: viewWithState(stage, home) }),
  });
  return DONE;
}

/** A person, or the app itself, is brought into a channel by somebody who is in it. */
export async function joinChannel(stage: Stage, channelId: string, user: string, inviter?: string): Promise<Outcome> {
  const channel = stage.workspace.channel(channelId);
  const { app, team } = stage.workspace.data;
  if (channel === undefined || channel.isIm) return refused('channel_not_found');
  if (user !== app.userId && stage.workspace.user(user) === undefined) return refused('user_not_found');
  if (channel.members.includes(user)) return refused('already_in_channel');
  channel.members.push(user);
  stage.feed.publish({ type: 'channel', channel: toPageChannel(channel) }, channel.members);
  await stage.persistence.save(stage.workspace.data);
  if (!channel.members.includes(app.userId) || !stage.events.has('member_joined_channel')) return DONE;
  stage.emit({
    type: 'member_joined_channel',
    user,
    channel: channelId,
    channel_type: channel.isPrivate ? 'G' : 'C',
    team: team.id,
    ...(inviter === undefined ? {} : { inviter }),
    event_ts: stage.workspace.nextTs(),
  });
  return DONE;
}

/** A person, or the app, leaves a channel. */
export async function leaveChannel(stage: Stage, channelId: string, user: string): Promise<Outcome> {
  const channel = stage.workspace.channel(channelId);
  if (channel === undefined || channel.isIm) return refused('channel_not_found');
  if (!channel.members.includes(user)) return refused('not_in_channel');
  const before = [...channel.members];
  channel.members = channel.members.filter((member) => member !== user);
  stage.feed.publish({ type: 'channel', channel: toPageChannel(channel) }, before);
  await stage.persistence.save(stage.workspace.data);
  return DONE;
}
