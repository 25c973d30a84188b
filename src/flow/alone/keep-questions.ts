import { AppError } from '../../errors.ts';
import { checkText } from '../../exercise/check-text.ts';
import { MOST_QUESTIONS, type OwnQuestion, QUESTION_LIMIT } from '../../exercise/own-question.ts';
import { cohortKey } from '../../messages/post-keys.ts';
import type { StoreOf } from '../../ports/store.ts';
import type { Place } from '../../team/place.ts';
import { type Announcer, announce } from '../announce.ts';
import { renewPageIn } from '../project-page/renew-page.ts';
import { findOwnCohort } from './find-own-cohort.ts';

/** What it takes to keep someone's questions. */
export interface QuestionsPort extends Announcer {
  store: StoreOf<'cohorts' | 'decisions' | 'members' | 'ownQuestions' | 'posts' | 'requests' | 'runs'>;
}

/**
 * Keeps the questions that someone alone brings to their real team, in place of those that they gave before. One message shows them, and so
 * does the project page.
 * @throws AppError alone_only, cohort_missing, not_in_cohort; text_empty without any question; text_too_long
 */
export async function keepQuestions(
  needs: QuestionsPort,
  { place, userId, questions }: { place: Place; userId: string; questions: readonly OwnQuestion[] },
): Promise<void> {
  const { store } = needs;
  const cohort = await findOwnCohort(store, place, userId);
  const { teamId, id, channelId, locale } = cohort;
  const given = questions
    .filter(({ text }) => text.trim() !== '')
    .slice(0, MOST_QUESTIONS)
    .map((question) => ({ ...question, text: checkText(question.text, QUESTION_LIMIT) }));
  if (given.length === 0) throw new AppError('text_empty');
  await store.transaction(async (tx) => {
    await tx.cohorts.lock(teamId, id);
    await tx.ownQuestions.keep(teamId, id, userId, given);
    const key = cohortKey(id, 'questions');
    const content = { type: 'own-questions', author: userId, questions: given } as const;
    if (!(await tx.posts.revise(teamId, key, content))) await tx.posts.add({ teamId, channelId, locale, key, content });
    await renewPageIn(tx, cohort);
  });
  await announce(needs, cohort);
}
