import { createHttpTransport, type Json } from 'slack-stand-in';
import { beforeAll, describe, expect, test } from 'vitest';
import { remind } from '../../src/flow/requests/remind.ts';
import { ACTIONS, VIEWS } from '../../src/slack/app/ids.ts';
import { languages } from '../helpers/languages.ts';
import { PATIENT } from '../helpers/patience.ts';
import { playAnalyze } from '../helpers/play-analyze.ts';
import { directOf, sayIn, TEAM } from '../helpers/post-analyze.ts';

const EXPERT = 'U0EMILY';

/** Direct messages about requests stay true: what is settled says so, and its buttons are gone. Emily reads English. */
describe.each(languages('en'))('in a channel in %s', (locale) => {
  const read = sayIn('en');
  // Monday, 12 October 2026, 10:00 in London.
  let now = Date.parse('2026-10-12T09:00:00Z');
  let second = '';
  const { channel, learner, driver, waitFor, here, kakehashi } = playAnalyze(locale, {
    now: () => now,
    delivery: 'http',
  });
  const ask = (text: string) => here.ask(learner, 'domain-expert', `${text} ${locale}`);
  const idOf = async (text: string) =>
    (await kakehashi().service.flow.store.requests.askedBy(TEAM, learner, 9)).find((each) => each.text.startsWith(text))
      ?.id ?? '';
  const shown = () => JSON.stringify(driver().messages(directOf(EXPERT)).at(-1)?.blocks ?? []);
  const place = () => ({ channel: directOf(EXPERT), ts: driver().messages(directOf(EXPERT)).at(-1)?.ts ?? '' });
  const press = (action: string, value: string) => driver().action(EXPERT, place(), action, { value });

  beforeAll(async () => {
    await ask('First');
    second = (await ask('Second')).ts;
    await remind(kakehashi().service.flow);
    now = Date.parse('2026-10-13T10:00:00Z');
    expect((await remind(kakehashi().service.flow)).reminded).toBe(1);
    await waitFor(() => shown().includes(ACTIONS.openReply));
  });

  test('a reminder shows what its reader declined, and keeps the buttons of what waits', async () => {
    const id = await idOf('First');
    await press(ACTIONS.openDecline, id);
    await waitFor(() => driver().modal(EXPERT)?.callbackId === VIEWS.decline);
    expect((await driver().submit(EXPERT, undefined, { text: 'Ask the architect.' })).errors).toBeUndefined();
    await waitFor(() => shown().includes(read('settled.declined.own')));
    expect(shown()).not.toContain(id);
    expect(shown()).toContain(await idOf('Second'));
    expect(shown()).toContain(read('digest.title', { count: 1 }));
  });

  test('an old button says privately what has happened, in the reader’s language', async () => {
    const id = await idOf('First');
    const transport = createHttpTransport({ url: kakehashi().url, signingSecret: kakehashi().secret }, PATIENT);
    const pressed = kakehashi().rehearsal.deliveries.findLast(({ body }) => body.type === 'block_actions')
      ?.body as Json;
    /** As in a window of Slack that doesn't show the change yet. */
    const pressOld = (action_id: string) =>
      transport.send({
        type: 'interactive',
        body: {
          ...pressed,
          trigger_id: driver().trigger(EXPERT),
          actions: [{ ...(pressed.actions as Json[])[0], action_id, value: id }],
        },
      });
    for (const action of [ACTIONS.openReply, ACTIONS.snooze, ACTIONS.openHandOn, ACTIONS.openDecline]) {
      const said = await here.told(EXPERT, () => pressOld(action));
      expect(said.text).toBe(read('error.request_declined_own'));
    }
  });

  test('a reminder whose requests are all settled says that nothing waits, and a withdrawn answer waits again', async () => {
    const id = await idOf('Second');
    const answer = await driver().message(EXPERT, channel, 'A blank means none.', second);
    await waitFor(() => shown().includes(read('settled.answered.own')));
    expect(shown()).toContain(read('digest.title-settled'));
    expect(shown()).not.toContain(ACTIONS.openReply);
    await driver().remove(EXPERT, channel, answer);
    await waitFor(() => shown().includes(ACTIONS.openReply));
    expect(shown()).toContain(id);
  });
});
