import type { StandIn } from 'slack-stand-in';

/** The messages of a channel since one of them, each followed by its thread. */
export function messagesSince({ driver }: Pick<StandIn, 'driver'>, channel: string, ts: string) {
  return driver
    .messages(channel)
    .filter((message) => Number(message.ts) >= Number(ts))
    .flatMap((message) => driver.messages(channel, message.ts));
}
