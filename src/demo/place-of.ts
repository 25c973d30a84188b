import type { StandIn } from 'slack-stand-in';
import type { FlowDeps } from '../flow/port.ts';

/** The rehearsal and the app in it. */
export interface Parts {
  rehearsal: StandIn;
  flow: Pick<FlowDeps, 'store' | 'course'>;
  teamId: string;
}

/** The place of a post once it is delivered, and the value of its button. */
export async function placeOf(
  parts: Parts,
  key: string,
): Promise<{ channel: string; ts: string; value: string } | undefined> {
  const { flow, rehearsal, teamId } = parts;
  const value = key.split(':')[1] ?? '';
  const post = await flow.store.posts.byKey(teamId, key);
  if (post === undefined || post.state === 'failed') return undefined;
  const shown = await rehearsal.waitFor(() =>
    rehearsal.driver
      .rawMessages(post.channelId, undefined)
      .concat(threadsOf(rehearsal, post.channelId))
      .find((message) => (message.metadata as Keyed | undefined)?.event_payload?.key === key),
  );
  return { channel: post.channelId, ts: String(shown.ts), value };
}

interface Keyed {
  event_payload?: { key?: string };
}

/** Every message in a thread of a channel. */
export function threadsOf({ driver }: StandIn, channel: string) {
  return driver.rawMessages(channel).flatMap((parent) => driver.rawMessages(channel, String(parent.ts)));
}
