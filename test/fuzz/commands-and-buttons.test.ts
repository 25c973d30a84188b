import { WebClient } from '@slack/web-api';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { COMMAND_WORDS } from '../../src/slack/commands/parse-command.ts';
import { ACTIONS } from '../../src/slack/ids.ts';
import { type Kakehashi, PLACES, postAnalyze } from '../helpers/post-analyze.ts';
import { startKakehashi } from '../helpers/start-kakehashi.ts';

const { channel, learner } = PLACES.en;
let kakehashi: Kakehashi;
let lessonTs: string;
const driver = () => kakehashi.rehearsal.driver;
const waitFor: Kakehashi['rehearsal']['waitFor'] = (look, ms) => kakehashi.rehearsal.waitFor(look, ms);
let client: WebClient;
const button = (action_id: string, value: string) => ({
  type: 'button' as const,
  action_id,
  value,
  text: { type: 'plain_text' as const, text: 'old' },
});
beforeAll(async () => {
  kakehashi = await startKakehashi('socket');
  lessonTs = (await postAnalyze(kakehashi)).ts;
  client = new WebClient(kakehashi.rehearsal.botToken, { slackApiUrl: kakehashi.rehearsal.apiUrl });
});
afterAll(() => kakehashi.stop());

/** Everything that tells somebody something: private words, modals, Home, and messages. */
const told = () =>
  driver().ephemerals(learner).length +
  kakehashi.rehearsal.calls.filter(({ method }) => /^views\.|^chat\.|^response_url/u.test(method)).length;

const words = Object.values(COMMAND_WORDS).flatMap(({ en, ja }) => [...en, ...ja]);
const typed = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc
    .tuple(
      fc.constantFrom(...words.filter((w) => !['start', 'setup', '開始', 'はじめる', '始める'].includes(w))),
      fc.string({ unit: 'grapheme', maxLength: 30 }),
    )
    .map(([w, s]) => `${w} ${s}`),
  fc.constantFrom(
    'roles import <!subteam^S0> x',
    'roles set <@U0>',
    'away until 9999-99-99',
    'away 2026-02-30',
    'lesson ../../etc',
    'run __proto__',
    'constructor',
  ),
);

test('whatever is typed after the command is answered, and nothing breaks', async () => {
  await fc.assert(
    fc.asyncProperty(typed, async (text) => {
      const before = told();
      const outcome = await driver().command(learner, channel, `/kakehashi ${text.replaceAll('\n', ' ')}`);
      expect(outcome.ok).toBe(true);
      await waitFor(() => told() > before);
    }),
    { numRuns: 150, seed: 7 },
  );
  expect(kakehashi.log.errors).toEqual([]);
}, 120_000);

test('whatever a button of another release carries is answered', async () => {
  const values = fc.oneof(
    fc.string({ maxLength: 40 }),
    fc.json({ maxDepth: 2 }),
    fc.constantFrom('[]', '{}', 'null', '["x",1]', '["x","y","z"]', '0'),
  );
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...Object.values(ACTIONS), 'of-another-release'),
      values,
      async (action, value) => {
        // A message as an earlier release may have left it.
        const block = { type: 'actions' as const, elements: [button(action, value === '' ? ' ' : value)] };
        const { ts = '' } = await client.chat.postMessage({
          channel,
          thread_ts: lessonTs,
          text: 'old',
          blocks: [block],
        });
        const before = told();
        const outcome = await driver().action(learner, { channel, ts }, action);
        expect(outcome.ok, `${action} ${value}`).toBe(true);
        await waitFor(() => told() > before, 5000);
      },
    ),
    { numRuns: 200, seed: 7 },
  );
  expect(kakehashi.log.errors).toEqual([]);
}, 120_000);
