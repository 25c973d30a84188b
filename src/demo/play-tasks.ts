import { isProcess } from '../course/lesson-id.ts';
import { LOCALES } from '../course/locale.ts';
import { runKey } from '../messages/post-keys.ts';
import { ACTIONS, BLOCKS, VIEWS } from '../slack/app/ids.ts';
import type { Cohort } from '../team/cohort.ts';
import { inOwnCourses } from './in-own-courses.ts';
import { type Parts, placeOf } from './place-of.ts';

/** A task of a large table takes as long as its step. */
const PATIENCE_MS = 120_000;

/**
 * Does the newest lesson's task in Python as a user, in each course in which they hold a role, a run is finished, and they haven't tried it. Every other
 * user types first what the unchanged notebook prints.
 * @returns how many tasks they did
 */
export function playTasks(parts: Parts, user: string, isHere: (cohort: Cohort) => boolean): Promise<number> {
  return inOwnCourses(parts, user, isHere, playOne);
}

async function playOne(parts: Parts, user: string, cohort: Cohort): Promise<boolean> {
  const { flow, rehearsal, teamId } = parts;
  const { driver, waitFor } = rehearsal;
  const posted = await flow.store.lessons.latest(teamId, cohort.id);
  if (posted === undefined || !isProcess(posted.process)) return false;
  const { process } = posted;
  const run = await flow.store.runs.latestDone(cohort, process);
  const tried = await flow.store.tasks.triedBy(teamId, { cohortId: cohort.id, process, userId: user });
  const place = run === undefined || tried.size > 0 ? undefined : await placeOf(parts, runKey(run.id, 'progress'));
  if (run === undefined || place === undefined) return false;
  await driver.action(user, place, ACTIONS.openTask, { value: run.id });
  // The first one waits until the app has worked the task out; the form then has a field, or says that there's no task.
  const view = await waitFor(() => {
    const modal = driver.modal(user);
    const blocks = JSON.stringify(modal?.blocks ?? []);
    const isReady =
      modal !== undefined && !LOCALES.some((locale) => blocks.includes(flow.course.t(locale, 'do-it.working')));
    return isReady ? modal : undefined;
  }, PATIENCE_MS);
  const { picked } = (await flow.store.tasks.ofRun(teamId, run.id)) ?? {};
  if (picked === undefined || view.callbackId !== VIEWS.task) {
    await driver.closeView(user);
    return false;
  }
  const hasty = Number(user.charCodeAt(user.length - 1)) % 2 === 0 && picked.before !== null;
  for (const answer of hasty ? [picked.before, picked.answer] : [picked.answer]) {
    const outcome = await driver.submit(user, view.id, { [BLOCKS.answer]: String(answer) });
    if (!outcome.ok) throw new Error(`a task was refused: ${outcome.error ?? JSON.stringify(outcome.errors)}`);
  }
  await driver.closeView(user);
  return true;
}
