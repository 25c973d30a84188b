import { ErrorCode, type RespondFn } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import { expect, test } from 'vitest';
import type { Actor } from '../../../src/slack/app/actor.ts';
import { respondOrTell } from '../../../src/slack/app/respond-or-tell.ts';
import { TAKEN_UP, takenUpOf } from '../../../src/slack/app/taken-up.ts';
import { wordsFor } from '../../../src/slack/messages/words.ts';
import { course } from '../../helpers/course.ts';

const DELIVERED = new Date('2026-11-28T10:00:00Z');
const ANSWER = { response_type: 'ephemeral', text: 'You’re back.', blocks: [{ type: 'divider' }] } as const;

/** Answers a person whose deed is done again some minutes after its delivery; undefined: it is done for the first time. */
async function answer({ minutes, error }: { minutes?: number; error?: Error } = {}) {
  const clock = { now: () => new Date(DELIVERED.getTime() + (minutes ?? 0) * 60_000) };
  const context = { isEnterpriseInstall: false, ...(minutes === undefined ? {} : { [TAKEN_UP]: DELIVERED }) };
  const actor: Actor = {
    teamId: 'T1',
    userId: 'U1',
    words: wordsFor(course, 'en'),
    ...takenUpOf(context, clock),
  };
  const responded: unknown[] = [];
  const posted: unknown[] = [];
  const respond: RespondFn = async (given) => {
    responded.push(given);
    if (error !== undefined) throw error;
    return undefined as never;
  };
  const client = { chat: { postMessage: async (given: unknown) => posted.push(given) } } as unknown as WebClient;
  const outcome = await respondOrTell(client, actor, respond, ANSWER).catch((thrown: unknown) => thrown);
  return { responded, posted, outcome };
}

const DIRECT = [{ channel: 'U1', text: ANSWER.text }];
const refused = Object.assign(new Error('404'), { code: ErrorCode.RespondError });

test('an answer goes where the person acted', async () => {
  expect(await answer()).toEqual({ responded: [ANSWER], posted: [], outcome: undefined });
});

test('an answer that its address refuses comes as a direct message, with its text alone', async () => {
  expect(await answer({ error: refused })).toEqual({ responded: [ANSWER], posted: DIRECT, outcome: undefined });
});

test.each([
  [25, [ANSWER], []],
  [26, [], DIRECT],
])(
  'a deed that is done again %i minutes after its delivery is answered in the right place',
  async (minutes, responded, posted) => {
    expect(await answer({ minutes })).toEqual({ responded, posted, outcome: undefined });
  },
);

test('a deed that is done again soon, and whose address refuses the answer, is answered directly', async () => {
  expect(await answer({ minutes: 1, error: refused })).toMatchObject({ responded: [ANSWER], posted: DIRECT });
});

test('any other error is the caller’s, so that no fault of the app hides behind a direct message', async () => {
  const fault = new TypeError('a fault of the app');
  expect(await answer({ error: fault })).toEqual({ responded: [ANSWER], posted: [], outcome: fault });
});
