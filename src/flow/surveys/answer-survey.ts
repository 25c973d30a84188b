import { AppError } from '../../errors.ts';
import { MOST_ASKED, type Moment, SURE, type SurveyAnswer } from '../../exercise/survey.ts';
import type { StoreOf } from '../../ports/store.ts';
import type { Place } from '../../team/place.ts';
import { findCohort } from '../members/find-cohort.ts';

interface Needs {
  store: StoreOf<'cohorts' | 'members' | 'surveys'>;
}

/**
 * What a person has answered to the two questions, to go on from.
 * @throws AppError cohort_missing, not_in_cohort
 */
export async function findAnswer(
  { store }: Needs,
  { place, userId, moment }: { place: Place; userId: string; moment: Moment },
): Promise<SurveyAnswer> {
  const cohort = await findCohort(store, place, userId);
  return (await store.surveys.of(place.teamId, { cohortId: cohort.id, userId, moment })) ?? {};
}

/**
 * Keeps what a person answers to the two questions, in place of what they have answered before.
 * @throws AppError cohort_missing, not_in_cohort; survey_asked (values: max) for what isn't a whole number up to it; stale_button
 */
export async function answerSurvey(
  { store }: Needs,
  { place, userId, moment, answer }: { place: Place; userId: string; moment: Moment; answer: SurveyAnswer },
): Promise<void> {
  const cohort = await findCohort(store, place, userId);
  const { sure, asked } = answer;
  if (sure !== undefined && !SURE.some((each) => each === sure)) throw new AppError('stale_button');
  if (asked !== undefined && !(Number.isInteger(asked) && asked >= 0 && asked <= MOST_ASKED))
    throw new AppError('survey_asked', { max: MOST_ASKED });
  await store.surveys.answer(place.teamId, { cohortId: cohort.id, userId, moment }, answer);
}
