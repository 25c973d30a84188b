import type { StandIn } from 'slack-stand-in';

/** The keys of all posts that a channel and one of its threads show, as the app wrote them. A key that is there twice was posted twice. */
export function keysOf({ driver }: Pick<StandIn, 'driver'>, channel: string, thread: string): string[] {
  const raw = [...driver.rawMessages(channel), ...driver.rawMessages(channel, thread).slice(1)];
  return raw.flatMap(({ metadata }) => (metadata as { event_payload?: { key?: string } })?.event_payload?.key ?? []);
}
