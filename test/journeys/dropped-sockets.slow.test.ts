import { setImmediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { ACTIONS, VIEWS } from '../../src/slack/app/ids.ts';
import { messagesSince } from '../helpers/messages-since.ts';
import { PLACES, postAnalyze } from '../helpers/post-analyze.ts';
import { startKakehashi } from '../helpers/start-kakehashi.ts';

const { channel, learner } = PLACES.en;
const EXPERT = 'U0EMILY';
const ROUNDS = 12;
/** Event loop turns before the connections break: before the app reads the delivery, during its work, after its answer. */
const LATER = [0, 2, 8, 30, 90];

test('loses and repeats no deed when connections break during it', async () => {
  const kakehashi = await startKakehashi('socket');
  const { driver, waitFor, connections, dropSockets } = kakehashi.rehearsal;
  try {
    const { ts } = await postAnalyze(kakehashi);
    let deeds = 0;
    /** Performs a deed and breaks every connection meanwhile. Slack repeats unacknowledged deliveries. */
    const broken = async <T>(deed: () => Promise<T>): Promise<T> => {
      await waitFor(() => connections() > 0);
      const done = deed();
      deeds += 1;
      for (let turn = 0; turn < (LATER[deeds % LATER.length] ?? 0); turn += 1) await setImmediate();
      dropSockets();
      return done;
    };
    const messages = () => messagesSince(kakehashi.rehearsal, channel, ts).filter((m) => m.threadTs !== ts);
    for (let round = 0; round < ROUNDS; round += 1) {
      const text = `How was the price of lot ${round} agreed?`;
      expect((await broken(() => driver.action(learner, { channel, ts }, ACTIONS.openAsk))).ok).toBe(true);
      await waitFor(() => driver.modal(learner)?.callbackId === VIEWS.ask);
      const sent = await broken(() =>
        driver.submit(learner, undefined, { role: 'domain-expert', kind: 'information', text }),
      );
      expect(sent).toEqual({ ok: true });
      const request = await waitFor(() => messages().find((m) => JSON.stringify(m.blocks ?? []).includes(text)));
      expect((await broken(() => driver.action(EXPERT, { channel, ts: request.ts }, ACTIONS.openReply))).ok).toBe(true);
      await waitFor(() => driver.modal(EXPERT)?.callbackId === VIEWS.reply);
      expect(await broken(() => driver.submit(EXPERT, undefined, { text: `By hand, for lot ${round}.` }))).toEqual({
        ok: true,
      });
      expect((await broken(() => driver.command(learner, channel, '/kakehashi help'))).ok).toBe(true);
    }
    const answers = () => messages().filter((m) => /By hand, for lot \d+\./u.test(JSON.stringify(m.blocks ?? [])));
    await waitFor(() => answers().length >= ROUNDS);
    expect(answers()).toHaveLength(ROUNDS);
    const keys = driver
      .rawMessages(channel)
      .flatMap((parent) => driver.rawMessages(channel, parent.ts))
      .flatMap((m) => (m.metadata as { event_payload?: { key?: string } } | undefined)?.event_payload?.key ?? []);
    expect(new Set(keys).size).toBe(keys.length);
    expect(driver.modal(learner)).toBeUndefined();
    // Bolt logs each broken connection as an error.
    const ours = (kakehashi.log.errors as [string, { from?: string }][]).filter(([, { from }]) => from !== 'bolt');
    expect(ours).toEqual([]);
  } finally {
    await kakehashi.stop();
  }
});
