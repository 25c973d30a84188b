import { WebClient } from '@slack/web-api';
import fc from 'fast-check';
import { createHttpTransport, type Json } from 'slack-stand-in';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ACTIONS } from '../../src/slack/app/ids.ts';
import { COMMAND_WORDS, parseCommand } from '../../src/slack/commands/parse-command.ts';
import { PATIENT } from '../helpers/patience.ts';
import { type Kakehashi, PLACES, postAnalyze } from '../helpers/post-analyze.ts';
import { startKakehashi } from '../helpers/start-kakehashi.ts';
import { isAnswer } from './is-answer.ts';
import { runs } from './runs.ts';

const { channel, learner } = PLACES.en;
let kakehashi: Kakehashi;
let lessonTs: string;
const driver = () => kakehashi.rehearsal.driver;
const waitFor: Kakehashi['rehearsal']['waitFor'] = (look) => kakehashi.rehearsal.waitFor(look);
let client: WebClient;
const button = (action_id: string, value: string) => ({
  type: 'button' as const,
  action_id,
  value,
  text: { type: 'plain_text' as const, text: 'old' },
});
beforeAll(async () => {
  kakehashi = await startKakehashi('http');
  lessonTs = (await postAnalyze(kakehashi)).ts;
  client = new WebClient(kakehashi.rehearsal.botToken, { slackApiUrl: kakehashi.rehearsal.apiUrl });
});
afterAll(() => kakehashi.stop());

/** Commands and actions with a public answer: a lesson, a run, a request's status. */
const PUBLIC_WORDS = ['lesson', 'run'];
const PUBLIC_ACTIONS: readonly string[] = [
  ACTIONS.postLesson,
  ACTIONS.chooseLesson,
  ACTIONS.postLessonAgain,
  ACTIONS.runStep,
  ACTIONS.runMissing,
];

/** Performs a deed. Resolves when the learner has an answer: a private message, a modal, Home, or the deed's public answer. */
async function answered(deed: () => Promise<void>, { isPublic }: { isPublic: boolean }): Promise<void> {
  // Clears earlier private messages, so that the search stays fast over 10,000 rounds.
  driver().reload(learner);
  const { calls } = kakehashi.rehearsal;
  const last = calls.at(-1);
  await deed();
  await waitFor(
    () =>
      driver().ephemerals(learner).length > 0 ||
      calls
        .slice(last === undefined ? 0 : calls.lastIndexOf(last) + 1)
        .some((call) => isAnswer(kakehashi.rehearsal, call, { person: learner, channel, isPublic })),
  );
}

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

test('answers whatever is typed after the command, without an error', async () => {
  await fc.assert(
    fc.asyncProperty(typed, async (text) => {
      await answered(
        async () => {
          const outcome = await driver().command(learner, channel, `/kakehashi ${text.replaceAll('\n', ' ')}`);
          expect(outcome.ok).toBe(true);
        },
        { isPublic: PUBLIC_WORDS.includes(parseCommand(text).word) },
      );
    }),
    { numRuns: runs(150) },
  );
  expect(kakehashi.log.errors).toEqual([]);
});

test('answers a button of another release, whatever it carries', async () => {
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
        // A message that an earlier release may have posted.
        const block = { type: 'actions' as const, elements: [button(action, value === '' ? ' ' : value)] };
        const { ts = '' } = await client.chat.postMessage({
          channel,
          thread_ts: lessonTs,
          text: 'old',
          blocks: [block],
        });
        await answered(
          async () => {
            const outcome = await driver().action(learner, { channel, ts }, action);
            expect(outcome.ok, `${action} ${value}`).toBe(true);
          },
          { isPublic: PUBLIC_ACTIONS.includes(action) },
        );
      },
    ),
    { numRuns: runs(200) },
  );
  expect(kakehashi.log.errors).toEqual([]);
});

/** Changes to a payload, by name: parts that an unknown surface or another release may omit or replace. */
const CHANGES: Record<string, (payload: Json, word: string) => void> = {
  'no message': (payload) => {
    payload.message = undefined;
  },
  'no channel': (payload) => {
    payload.channel = undefined;
    payload.container = { type: 'view' };
  },
  'no state': (payload) => {
    payload.state = undefined;
  },
  'no response_url': (payload) => {
    payload.response_url = undefined;
  },
  'an expired trigger': (payload, word) => {
    payload.trigger_id = word;
  },
  'no value': (payload) => {
    payload.actions[0].value = undefined;
  },
  'another block': (payload, word) => {
    payload.actions[0].block_id = word;
  },
  'a select': (payload, word) => {
    const option = { text: { type: 'plain_text', text: 'x' }, value: word };
    Object.assign(payload.actions[0], { type: 'static_select', selected_option: word === '' ? null : option });
  },
  'a view': (payload, word) => {
    payload.view = {
      id: `V${word}`,
      type: 'modal',
      callback_id: word,
      private_metadata: word,
      state: { values: {} },
      blocks: [],
    };
  },
  'a thread': (payload, word) => {
    payload.container.thread_ts = word;
  },
};

test('acknowledges and answers a button payload of any shape', async () => {
  await driver().action(learner, { channel, ts: lessonTs }, ACTIONS.openAsk);
  await waitFor(() => driver().modal(learner));
  await driver().closeView(learner);
  const press = kakehashi.rehearsal.deliveries.findLast(({ body }) => body.type === 'block_actions')?.body;
  const send = createHttpTransport({ url: kakehashi.url, signingSecret: kakehashi.secret }, PATIENT);
  const word = fc.oneof(fc.string({ maxLength: 20 }), fc.constantFrom('', 'null', '[]', '1.1', lessonTs));
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...Object.values(ACTIONS), 'of-another-release'),
      fc.subarray(Object.keys(CHANGES), { maxLength: 3 }),
      word,
      async (action_id, changes, text) => {
        const payload = structuredClone(press) as Json;
        payload.trigger_id = driver().trigger(learner);
        payload.actions[0].action_id = action_id;
        for (const change of changes) CHANGES[change]?.(payload, text);
        await answered(
          async () => {
            const ack = await send.send({ type: 'interactive', body: JSON.parse(JSON.stringify(payload)) });
            expect(ack.ok, `${action_id} ${changes}`).toBe(true);
          },
          // Most of these payloads never come from a client, so any visible answer is enough.
          { isPublic: true },
        );
      },
    ),
    { numRuns: runs(200) },
  );
  expect(kakehashi.log.errors).toEqual([]);
});
