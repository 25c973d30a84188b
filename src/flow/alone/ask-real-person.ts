import { AppError } from '../../errors.ts';
import { checkText } from '../../exercise/check-text.ts';
import { firstWords } from '../../exercise/first-words.ts';
import type { RealQuestion } from '../../exercise/real-question.ts';
import type { Request } from '../../exercise/request.ts';
import { requestKey } from '../../messages/post-keys.ts';
import type { Chat } from '../../ports/chat.ts';
import type { Clock } from '../../ports/clock.ts';
import type { StoreOf } from '../../ports/store.ts';
import type { Cohort } from '../../team/cohort.ts';
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
  const { kind, locale, isForeign } = await chat.personOf(teamId, to);
  if (kind !== 'member' || isForeign === true) throw new AppError('real_person_kind');
  await store.transaction(async (tx) => {
    // Nobody's texts are erased meanwhile.
    if ((await tx.requests.lock(teamId, requestId)) === undefined) throw new AppError('request_gone');
    const question = { id, cohortId: cohort.id, requestId, askerId, toId: to, text, askedAt: clock.now() };
    if (!(await tx.realQuestions.add(teamId, question))) {
      if ((await tx.realQuestions.byId(teamId, id)) !== undefined) return;
      throw new AppError('real_person_asked');
    }
    const content = { type: 'real-question', to, questionId: id, asker: askerId, text } as const;
    await tx.posts.add({ teamId, channelId: to, locale, key: requestKey(requestId, `real:${id}`), content });
  });
  await announce(needs, { teamId, channelId: to });
}

/**
 * Finds a question for the person who was asked.
 * @throws AppError real_question_gone where it isn't theirs, is answered or was deleted
 */
export async function findRealQuestion(
  { store }: { store: Pick<RealPersonPort['store'], 'realQuestions'> },
  { teamId, questionId, userId }: { teamId: string; questionId: string; userId: string },
): Promise<RealQuestion> {
  const question = await store.realQuestions.byId(teamId, questionId);
  if (question === undefined || question.toId !== userId || question.answeredAt !== undefined)
    throw new AppError('real_question_gone');
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
  const { store, clock } = needs;
  const { teamId, questionId, userId: by } = deed;
  const text = checkText(deed.text);
  const { requestId, askerId: asker, text: asked } = await findRealQuestion(needs, deed);
  const cohort = await store.transaction(async (tx) => {
    const request = await tx.requests.lock(teamId, requestId);
    const found = request && (await tx.cohorts.byId(teamId, request.cohortId));
    if (request === undefined || found === undefined) throw new AppError('real_question_gone');
    if (!(await tx.realQuestions.answer(teamId, questionId, { text, at: clock.now() })))
      throw new AppError('real_question_gone');
    const key = requestKey(requestId, `real:${questionId}`);
    const settled = { type: 'real-question', to: by, questionId, asker, text: asked, answered: true } as const;
    await tx.posts.revise(teamId, key, settled);
    await tx.posts.add({
      ...(await threadOfRequest(tx, found, request)),
      key: requestKey(requestId, `real:${questionId}:answer`),
      content: { type: 'real-answer', asker, by, about: firstWords(asked), text },
    });
    return found;
  });
  await announce(needs, cohort);
  await announce(needs, { teamId, channelId: by });
}
