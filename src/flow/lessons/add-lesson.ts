import type { Course } from '../../course/course.ts';
import { messageIdsOf } from '../../course/lesson.ts';
import { isProcess, type LessonId } from '../../course/lesson-id.ts';
import type { Locale } from '../../course/locale.ts';
import { AppError } from '../../errors.ts';
import type { Scheduled } from '../../messages/content.ts';
import { lessonContent } from '../../messages/lesson-content.ts';
import { lessonKey } from '../../messages/post-keys.ts';
import type { Store } from '../../ports/store.ts';
import type { Cohort } from '../../team/cohort.ts';
import type { LessonPost } from '../../team/lesson-post.ts';
import { rolesByHolder } from '../../team/members.ts';
import type { RoleHolding } from '../../team/role-holding.ts';
import { namesField } from '../data/find-names.ts';
import type { LessonsPort } from './port.ts';

/** Stores a lesson and its messages. Runs inside the caller's transaction; the caller announces them afterwards. */
export async function addLesson(
  { clock, random, course }: Pick<LessonsPort, 'clock' | 'course' | 'random'>,
  tx: Pick<Store, 'lessons' | 'ownData' | 'posts' | 'roles' | 'runs'>,
  cohort: Cohort,
  input: { process: LessonId; edition?: number; scheduled?: Scheduled },
): Promise<{ lesson: LessonPost; created: boolean }> {
  const { available } = course.lessonInfo(cohort.locale, input.process);
  if (!available) throw new AppError('lesson_not_found', { process: input.process });
  const parts = messageIdsOf(course.lesson(cohort.locale, input.process));
  const latest = await tx.lessons.latest(cohort.teamId, cohort.id, input.process);
  if (latest !== undefined && (input.edition ?? 0) <= latest.edition) return { lesson: latest, created: false };
  const last = isProcess(input.process) ? await tx.runs.latestDone(cohort, input.process) : undefined;
  const headline = last?.headline;
  const table = await namesField(tx, cohort);
  const holdings = await tx.roles.list(cohort.teamId, cohort.id);
  const made = await tx.lessons.create(cohort.teamId, {
    id: random.uuid(),
    cohortId: cohort.id,
    process: input.process,
    edition: (latest?.edition ?? 0) + 1,
    createdAt: clock.now(),
  });
  if (!made.created) return made;
  const lessonId = made.lesson.id;
  const common = { teamId: cohort.teamId, channelId: cohort.channelId, locale: cohort.locale };
  const { process, scheduled } = input;
  await tx.posts.add({ ...common, key: lessonKey(lessonId), content: lessonContent(lessonId, process, scheduled) });
  for (const part of parts) {
    await tx.posts.add({
      ...common,
      key: lessonKey(lessonId, part),
      threadKey: lessonKey(lessonId),
      content: {
        type: 'lesson-part',
        lessonId,
        process,
        part,
        ...table,
        ...(part === 'communication' && headline !== undefined ? { headline } : {}),
      },
    });
  }
  // Role cards come last, so that people see the lesson before their questions. The outbox moves them to direct messages.
  for (const { user, roles } of cardHolders(course, cohort.locale, process, holdings)) {
    await tx.posts.add({
      ...common,
      key: lessonKey(lessonId, `role-cards:${user}`),
      content: { type: 'role-cards', lessonId, process, to: user, roles },
    });
  }
  return made;
}

/** Everybody who holds a role with a card in this lesson, with these roles. */
function cardHolders(course: Course, locale: Locale, process: LessonId, holdings: RoleHolding[]) {
  const withCard = holdings.filter(({ role }) => course.roleCard(locale, process, role) !== undefined);
  return rolesByHolder(withCard);
}
