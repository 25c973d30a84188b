import { isRight } from '../exercise/quick-check.ts';
import { lessonKey } from '../messages/post-keys.ts';
import { ACTIONS, VIEWS } from '../slack/app/ids.ts';
import { quickCheckIn } from '../slack/messages/lesson-part-message.ts';
import { quickBlock } from '../slack/modals/quick-check/quick-check-view.ts';
import type { Cohort } from '../team/cohort.ts';
import { inOwnCourses } from './in-own-courses.ts';
import { openAs } from './open-as.ts';
import { type Parts, placeOf } from './place-of.ts';

/**
 * Takes the quick check of the newest lesson as a user, in each course in which they hold a role and haven't taken it. What they choose first
 * depends on who they are, so that a team shows different misconceptions; on the second try, all is right.
 * @returns how many checks they took
 */
export function playQuickChecks(parts: Parts, user: string, isHere: (cohort: Cohort) => boolean): Promise<number> {
  return inOwnCourses(parts, user, isHere, playOne);
}

async function playOne(parts: Parts, user: string, cohort: Cohort): Promise<boolean> {
  const { flow, rehearsal, teamId } = parts;
  const posted = await flow.store.lessons.latest(teamId, cohort.id);
  if (posted === undefined) return false;
  const { process } = posted;
  const lesson = flow.course.lesson(cohort.locale, process);
  const part = quickCheckIn(lesson);
  const before = await flow.store.quickChecks.latestOf(teamId, { cohortId: cohort.id, process, userId: user });
  const place = part === undefined || before.size > 0 ? undefined : await placeOf(parts, lessonKey(posted.id, part));
  if (place === undefined) return false;
  const { driver } = rehearsal;
  const where = { ...place, value: posted.id };
  const view = await openAs(rehearsal, user, where, { action: ACTIONS.openQuickCheck, callbackId: VIEWS.quickCheck });
  const first = new Map(
    lesson.quickCheck.map(({ id, options }, nth) => [id, options[choiceOf(user, nth, options.length)]]),
  );
  const second = lesson.quickCheck.flatMap(({ id, options }) => {
    const [chosen, right] = [first.get(id), options.find(isRight)];
    return chosen === right || right === undefined ? [] : [[id, right] as const];
  });
  for (const [index, answers] of [[...first], second].entries()) {
    if (answers.length === 0) continue;
    const values = Object.fromEntries(answers.map(([id, option]) => [quickBlock(id, index + 1), option?.id ?? '']));
    const outcome = await driver.submit(user, view.id, values);
    if (!outcome.ok) throw new Error(`a quick check was refused: ${outcome.error ?? JSON.stringify(outcome.errors)}`);
  }
  await driver.closeView(user);
  return true;
}

/** Which option a user chooses first. */
function choiceOf(user: string, nth: number, options: number): number {
  return [...user].reduce((sum, character) => sum + character.charCodeAt(0), nth) % options;
}
