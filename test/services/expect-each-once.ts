import type { StandIn } from 'slack-stand-in';
import { expect } from 'vitest';
import { keysOf } from '../helpers/keys-of.ts';

/** Waits until a lesson's thread shows its step's five charts and the channel has so many lessons. Expects that nothing is there twice. */
export async function expectEachOnce(rehearsal: StandIn, channel: string, thread: string, lessons = 2): Promise<void> {
  const { driver } = rehearsal;
  const files = () => driver.messages(channel, thread).flatMap((message) => message.files ?? []);
  await rehearsal.waitFor(() => files().length === 5);
  await rehearsal.waitFor(() => driver.messages(channel).filter((m) => (m.replyCount ?? 0) >= 3).length === lessons);
  const keys = keysOf(rehearsal, channel, thread);
  expect(new Set(keys).size).toBe(keys.length);
}
