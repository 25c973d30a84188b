import type { Lesson } from '../../course/lesson.ts';
import { AppError } from '../../errors.ts';
import type { StoreOf } from '../../ports/store.ts';
import type { Cohort } from '../../team/cohort.ts';
import { type FindQuickCheckPort, findQuickCheck, type QuickCheckRef } from './open-quick-check.ts';

/**
 * Keeps a person's answers to a quick check. Of each question, the first answer stays what the team's misconceptions are counted by, so a
 * second try is free.
 * @param ref.answers the chosen option, by question
 * @throws AppError stale_button for a question or an option that this release doesn't have; not_in_cohort
 */
export async function answerQuickCheck(
  needs: FindQuickCheckPort & { store: StoreOf<'cohorts' | 'lessons' | 'members' | 'quickChecks'> },
  { answers, ...ref }: QuickCheckRef & { answers: ReadonlyMap<string, string> },
): Promise<{ lesson: Lesson; cohort: Cohort }> {
  const found = await findQuickCheck(needs, ref);
  const { lesson, cohort } = found;
  for (const [id, chosen] of answers) {
    const question = lesson.quickCheck.find((each) => each.id === id);
    if (question?.options.some((option) => option.id === chosen) !== true) throw new AppError('stale_button');
  }
  await needs.store.transaction(async (tx) => {
    for (const [question, option] of answers) {
      const { process } = lesson;
      await tx.quickChecks.answer(ref.teamId, { cohortId: cohort.id, process, question, option, userId: ref.userId });
    }
  });
  return found;
}
