import { isProcess } from '../course/lesson-id.ts';
import { HEARER } from '../course/role.ts';
import { revealedRoles, speakingRoles } from '../exercise/remark.ts';
import { lessonKey } from '../messages/post-keys.ts';
import { ACTIONS, BLOCKS, VIEWS } from '../slack/app/ids.ts';
import type { Cohort } from '../team/cohort.ts';
import { fillAs } from './open-as.ts';
import { type Parts, placeOf } from './place-of.ts';
import { MARK } from './played-mark.ts';

/**
 * Tells the data scientist something about the newest lesson, in each course of these users: once a lesson, so that a channel doesn't fill
 * up. The first user who has another role and hasn't spoken yet says what the course would say in it.
 * @returns how many remarks were sent
 */
export async function playRemarks(
  parts: Parts,
  users: readonly string[],
  isHere: (cohort: Cohort) => boolean,
): Promise<number> {
  const { store } = parts.flow;
  const seen = new Map<string, Cohort>();
  for (const user of users)
    for (const cohort of await store.cohorts.seenBy(parts.teamId, user))
      if (isHere(cohort)) seen.set(cohort.id, cohort);
  let sent = 0;
  for (const cohort of seen.values()) if (await playOne(parts, users, cohort)) sent += 1;
  return sent;
}

async function playOne(parts: Parts, users: readonly string[], cohort: Cohort): Promise<boolean> {
  const { flow, rehearsal, teamId } = parts;
  const lesson = await flow.store.lessons.latest(teamId, cohort.id);
  if (lesson === undefined || !isProcess(lesson.process)) return false;
  const { process } = lesson;
  const { offers } = flow.course.lessonInfo(cohort.locale, process);
  const holdings = await flow.store.roles.list(teamId, cohort.id);
  const all = await flow.store.requests.ofLesson(teamId, cohort.id, process);
  if (all.some(({ kind, text }) => kind === 'remark' && text.startsWith(MARK[cohort.locale]))) return false;
  const speakers = users.flatMap((user) => {
    const held = holdings.filter(({ userId, role }) => userId === user && role !== HEARER).map(({ role }) => role);
    const roles = held.length === 0 || revealedRoles(all, user).length > 0 ? [] : speakingRoles({ offers, held });
    return roles.filter((role) => held.includes(role)).map((role) => ({ user, role }));
  });
  const [speaker] = speakers;
  const text = speaker && flow.course.roleCard(cohort.locale, process, speaker.role)?.remarks[0];
  const place = text === undefined ? undefined : await placeOf(parts, lessonKey(lesson.id, 'communication'));
  if (speaker === undefined || place === undefined) return false;
  const where = { ...place, value: lesson.id };
  const values = { [BLOCKS.text]: `${MARK[cohort.locale]}${text}` };
  await fillAs(rehearsal, speaker.user, where, { action: ACTIONS.openTell, callbackId: VIEWS.tell, values });
  await rehearsal.driver.closeView(speaker.user);
  return true;
}
