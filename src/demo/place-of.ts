import type { StandIn } from 'slack-stand-in';
import type { FlowDeps } from '../flow/port.ts';
import { privateTo } from '../messages/content.ts';

/** The rehearsal and the app in it. */
export interface Parts {
  rehearsal: StandIn;
  flow: Pick<FlowDeps, 'store' | 'course'>;
  teamId: string;
}

/** The place of a post once it is delivered, and the value of its button. A post to one person is in their direct messages. */
export async function placeOf(
  parts: Parts,
  key: string,
): Promise<{ channel: string; ts: string; value: string } | undefined> {
  const { flow, rehearsal, teamId } = parts;
  const value = key.split(':')[1] ?? '';
  const post = await flow.store.posts.byKey(teamId, key);
  if (post === undefined || post.state === 'failed') return undefined;
  const isDirect = privateTo(post.content) === post.channelId;
  const channel = isDirect ? directOf(post.channelId) : post.channelId;
  const shown = await rehearsal.waitFor(() =>
    rehearsal.driver
      .rawMessages(channel, undefined)
      .concat(threadsOf(rehearsal, channel))
      .find((message) => (message.metadata as Keyed | undefined)?.event_payload?.key === key),
  );
  return { channel, ts: String(shown.ts), value };
}

/** A person's direct messages with the app, as the stand-in names them. */
function directOf(userId: string): string {
  return `D${userId.slice(1)}`;
}

interface Keyed {
  event_payload?: { key?: string };
}

/** Every message in a thread of a channel. */
export function threadsOf({ driver }: StandIn, channel: string) {
  return driver.rawMessages(channel).flatMap((parent) => driver.rawMessages(channel, String(parent.ts)));
}
