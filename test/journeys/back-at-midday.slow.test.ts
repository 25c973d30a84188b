import { expect, test } from 'vitest';
import { remind } from '../../src/flow/requests/remind.ts';
import { ACTIONS } from '../../src/slack/app/ids.ts';
import { playAnalyze } from '../helpers/play-analyze.ts';
import { directOf } from '../helpers/post-analyze.ts';

const EXPERT = 'U0EMILY';
const MINUTE = 60_000;

// Monday, 12 October 2026, 10:00 in London, where Emily works.
let now = Date.parse('2026-10-12T09:00:00Z');
const { channel, learner, driver, waitFor, here, kakehashi } = playAnalyze('en', { now: () => now });

/** Sweeps every ten minutes. @returns when someone was reminded, if anyone was */
async function passUntil(when: string): Promise<string | undefined> {
  while (now < Date.parse(when)) {
    now += 10 * MINUTE;
    if ((await remind(kakehashi().service.flow)).reminded > 0) return new Date(now).toISOString().slice(0, 16);
  }
  return undefined;
}

/** The asker waits for Emily, who is away. */
async function waitForHer(text: string) {
  const request = await here.ask(learner, 'domain-expert', text);
  await waitFor(() => here.shown(request.ts).includes(ACTIONS.waitForPerson));
  await here.press(learner, request.ts, ACTIONS.waitForPerson);
  await waitFor(() => !here.shown(request.ts).includes(ACTIONS.waitForPerson));
}
const told = (text: string) =>
  waitFor(() =>
    driver()
      .messages(directOf(EXPERT))
      .find(({ blocks }) => JSON.stringify(blocks ?? []).includes(text)),
  );

test('who presses "I’m back" at midday is reminded then, not the next morning', async () => {
  await here.told(EXPERT, () => driver().command(EXPERT, channel, '/kakehashi away until 2026-10-20'));
  await waitForHer('Back by the button?');
  expect(await passUntil('2026-10-13T11:00:00Z')).toBeUndefined();
  await here.told(EXPERT, () => driver().command(EXPERT, channel, '/kakehashi back'));
  expect(await passUntil('2026-10-13T12:00:00Z')).toBe('2026-10-13T11:10');
  await told('Back by the button?');
});

test('whose status ends at midday, at a time that no one knew, is reminded within the hour', async () => {
  await driver().presence(EXPERT, { status: { text: 'OOO', emoji: ':spiral_calendar_pad:', until: 0 } });
  now = Date.parse('2026-10-19T08:10:00Z');
  await waitForHer('Back by the status?');
  expect(await passUntil('2026-10-20T11:00:00Z')).toBeUndefined();
  await driver().presence(EXPERT, { status: { text: '', emoji: '', until: 0 } });
  const at = await passUntil('2026-10-20T15:00:00Z');
  expect(at).toMatch(/^2026-10-20T1[12]/u);
  await told('Back by the status?');
});

test('who comes back in the evening is reminded in the morning', async () => {
  await here.told(EXPERT, () => driver().command(EXPERT, channel, '/kakehashi away until 2026-11-06'));
  await waitForHer('Back in the evening?');
  expect(await passUntil('2026-10-26T19:00:00Z')).toBeUndefined();
  await here.told(EXPERT, () => driver().command(EXPERT, channel, '/kakehashi back'));
  expect(await passUntil('2026-10-27T12:00:00Z')).toBe('2026-10-27T09:00');
  await told('Back in the evening?');
});
