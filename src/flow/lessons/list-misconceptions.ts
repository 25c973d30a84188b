import { LESSON_IDS, type LessonId } from '../../course/lesson-id.ts';
import type { Locale } from '../../course/locale.ts';
import { chosenByTeam } from '../../exercise/quick-check.ts';
import type { StoreOf } from '../../ports/store.ts';
import type { Place } from '../../team/place.ts';
import { findAsFacilitator } from '../members/find-as-facilitator.ts';
import type { FacilitatePort } from '../members/port.ts';
import type { LessonsPort } from './port.ts';

/** The misconceptions that a team showed in a lesson's quick check. */
export interface TeamMisconceptions {
  process: LessonId;
  /** The most common ones of a question first. Empty when everyone's first answers were right. */
  held: { question: string; name: string }[];
}

/**
 * Lists for the facilitator which misconceptions the team has, lesson by lesson, and never who has them. A question counts once three people
 * besides the facilitator have answered it: a facilitator who knows their own answer could tell the others' from fewer.
 * @throws AppError as findAsFacilitator does
 */
export async function listMisconceptions(
  needs: FacilitatePort & Pick<LessonsPort, 'course'> & { store: StoreOf<'quickChecks'> },
  { place, userId, locale }: { place: Place; userId: string; locale: Locale },
): Promise<TeamMisconceptions[]> {
  const cohort = await findAsFacilitator(needs, place, userId);
  const answers = await needs.store.quickChecks.firstAnswers(place.teamId, cohort.id, userId);
  return LESSON_IDS.flatMap((process): TeamMisconceptions[] => {
    const own = answers.filter((each) => each.process === process);
    if (own.length === 0) return [];
    const lesson = needs.course.lesson(locale, process);
    const told = lesson.quickCheck.flatMap((question) => {
      const chosen = chosenByTeam(own.filter((each) => each.question === question.id));
      return chosen === undefined ? [] : [{ question, chosen }];
    });
    if (told.length === 0) return [];
    const held = told.flatMap(({ question, chosen }) =>
      chosen.flatMap((id) => {
        const { misconception } = question.options.find((option) => option.id === id) ?? {};
        return misconception === undefined ? [] : [{ question: question.text, name: misconception.name }];
      }),
    );
    return [{ process, held }];
  });
}
