import { AppError } from '../../errors.ts';
import { checkText } from '../../exercise/check-text.ts';
import { firstWords } from '../../exercise/first-words.ts';
import type { RealQuestion } from '../../exercise/real-question.ts';
import type { Request } from '../../exercise/request.ts';
import type { ContentOf } from '../../messages/content.ts';
import { requestKey } from '../../messages/post-keys.ts';
import type { Chat } from '../../ports/chat.ts';
import type { Clock } from '../../ports/clock.ts';
import type { StoreOf } from '../../ports/store.ts';
import type { Cohort } from '../../team/cohort.ts';
import { isOwnMember } from '../../team/person.ts';
import { type Announcer, announce } from '../announce.ts';
import { threadOfRequest } from '../requests/thread-of-request.ts';
import { findOwnCohort } from './find-own-cohort.ts';

/** What it takes to ask a real person, and to bring back the answer. */
export interface RealPersonPort extends Announcer {
  store: StoreOf<'cohorts' | 'members' | 'posts' | 'realQuestions' | 'requests'>;
  chat: Pick<Chat, 'personOf'>;
  clock: Clock;
}

/**
 * Finds the request of someone alone that they bring to a real person.
 * @throws AppError request_gone; alone_only, not_in_cohort; only_asker (values: assignee)
 */
export async function findForRealPerson(
  { store }: { store: Pick<RealPersonPort['store'], 'cohorts' | 'members' | 'requests'> },
  { teamId, requestId, userId }: { teamId: string; requestId: string; userId: string },
): Promise<{ request: Request; cohort: Cohort }> {
  const request = await store.requests.byId(teamId, requestId);
  const found = request && (await store.cohorts.byId(teamId, request.cohortId));
  if (request === undefined || found === undefined) throw new AppError('request_gone');
  const cohort = await findOwnCohort(store, found, userId);
  if (request.askerId !== userId) throw new AppError('only_asker', { assignee: request.askerId });
  return { request, cohort };
}

/**
 * Sends what someone alone wants to know to a real person, as a direct message of the app that names them.
 * @param deed.id the form's, so that one that is delivered twice sends one message
 * @throws AppError as findForRealPerson and checkText do; real_person_self, real_person_kind for an app, a guest, someone who is
 *   gone and someone of another workspace, real_person_asked when they were asked about this request before
 */
export async function askRealPerson(
  needs: RealPersonPort,
  deed: { teamId: string; requestId: string; userId: string; to: string; id: string; text: string },
): Promise<void> {
  const { store, chat, clock } = needs;
  const { teamId, requestId, userId: askerId, to, id } = deed;
  const { cohort } = await findForRealPerson(needs, deed);
  const text = checkText(deed.text);
  if (to === askerId) throw new AppError('real_person_self');
  const person = await chat.personOf(teamId, to);
  if (!isOwnMember(person)) throw new AppError('real_person_kind');
  const { locale } = person;
  await store.transaction(async (tx) => {
    // Nobody's texts are erased meanwhile.
    if ((await tx.requests.lock(teamId, requestId)) === undefined) throw new AppError('request_gone');
    const question = { id, cohortId: cohort.id, requestId, askerId, toId: to, text, askedAt: clock.now() };
    if (!(await tx.realQuestions.add(teamId, question))) {
      if ((await tx.realQuestions.byId(teamId, id)) !== undefined) return;
      throw new AppError('real_person_asked');
    }
    const { channelId: channel } = cohort;
    const content = { type: 'real-question', to, channel, questionId: id, asker: askerId, text } as const;
    await tx.posts.add({ teamId, channelId: to, locale, key: requestKey(requestId, `real:${id}`), content });
  });
  await announce(needs, { teamId, channelId: to });
}

/**
 * Finds a question for the person who was asked.
 * @throws AppError real_question_gone where it isn't theirs, is settled or was deleted
 */
export async function findRealQuestion(
  { store }: { store: Pick<RealPersonPort['store'], 'realQuestions'> },
  { teamId, questionId, userId }: { teamId: string; questionId: string; userId: string },
): Promise<RealQuestion> {
  const question = await store.realQuestions.byId(teamId, questionId);
  const isSettled = question?.answeredAt !== undefined || question?.passedAt !== undefined;
  if (question === undefined || question.toId !== userId || isSettled) throw new AppError('real_question_gone');
  return question;
}

/**
 * Brings a real person's answer back into the thread of the request, which only the learner sees.
 * @throws AppError as findRealQuestion and checkText do
 */
export async function answerRealQuestion(
  needs: RealPersonPort,
  deed: { teamId: string; questionId: string; userId: string; text: string },
): Promise<void> {
  const { clock } = needs;
  const { teamId, questionId, userId: by } = deed;
  const text = checkText(deed.text);
  const question = await findRealQuestion(needs, deed);
  const { askerId: asker } = question;
  await settleQuestion(
    needs,
    { teamId, question },
    {
      part: 'answer',
      keep: (tx) => tx.realQuestions.answer(teamId, questionId, { text, at: clock.now() }),
      told: (about) => ({ type: 'real-answer', asker, by, about, text }),
      shown: { answered: true },
    },
  );
}

/**
 * Tells someone alone, in the thread of the request, that a question isn't this person's to answer. Nothing is sent to whom they name.
 * @param deed.instead whom they would ask, if they know
 * @throws AppError as findRealQuestion does; not_mine_named for themselves or the asker; real_person_kind as askRealPerson does
 */
export async function passRealQuestion(
  needs: RealPersonPort,
  deed: { teamId: string; questionId: string; userId: string; instead?: string | undefined },
): Promise<void> {
  const { chat, clock } = needs;
  const { teamId, questionId, userId: by, instead } = deed;
  const question = await findRealQuestion(needs, deed);
  const { askerId: asker } = question;
  if (instead !== undefined) {
    if (instead === by || instead === asker) throw new AppError('not_mine_named');
    if (!isOwnMember(await chat.personOf(teamId, instead))) throw new AppError('real_person_kind');
  }
  const named = instead === undefined ? {} : { instead };
  await settleQuestion(
    needs,
    { teamId, question },
    {
      part: 'passed',
      keep: (tx) => tx.realQuestions.pass(teamId, questionId, clock.now()),
      told: (about) => ({ type: 'real-passed', asker, by, about, ...named }),
      shown: { passed: true },
    },
  );
}

/** Settles a question: its asker is told in the thread of the request, and the message that asked shows it. */
async function settleQuestion(
  needs: RealPersonPort,
  { teamId, question }: { teamId: string; question: RealQuestion },
  {
    part,
    keep,
    told,
    shown,
  }: {
    part: string;
    keep: (tx: Pick<RealPersonPort['store'], 'realQuestions'>) => Promise<boolean>;
    told: (about: string) => ContentOf<'real-answer' | 'real-passed'>;
    shown: Pick<ContentOf<'real-question'>, 'answered' | 'passed'>;
  },
): Promise<void> {
  const { id: questionId, requestId, askerId: asker, toId: to } = question;
  const cohort = await needs.store.transaction(async (tx) => {
    const request = await tx.requests.lock(teamId, requestId);
    const found = request && (await tx.cohorts.byId(teamId, request.cohortId));
    if (request === undefined || found === undefined || !(await keep(tx))) throw new AppError('real_question_gone');
    // The text may have been erased since the question was found.
    const { text = '' } = (await tx.realQuestions.byId(teamId, questionId)) ?? {};
    const key = requestKey(requestId, `real:${questionId}`);
    const { channelId: channel } = found;
    await tx.posts.revise(teamId, key, { type: 'real-question', to, channel, questionId, asker, text, ...shown });
    const thread = await threadOfRequest(tx, found, request);
    await tx.posts.add({
      ...thread,
      key: requestKey(requestId, `real:${questionId}:${part}`),
      content: told(firstWords(text)),
    });
    return found;
  });
  await announce(needs, cohort);
  await announce(needs, { teamId, channelId: to });
}
