import type { RoleId } from '../../course/role.ts';
import type { ContentOf } from '../../messages/content.ts';
import type { Store } from '../../ports/store.ts';
import type { LessonPost } from '../../team/lesson-post.ts';
import type { Place } from '../../team/place.ts';
import { postedProcesses } from '../lessons/posted-processes.ts';
import { findCohort } from '../members/find-cohort.ts';
import { gatherPage } from '../project-page/gather-page.ts';
import type { WeekPort } from './port.ts';

/** What brings a person up to date. */
export interface CatchUp {
  channelId: string;
  /** The newest lesson; absent before the first one. */
  lesson?: LessonPost;
  page: ContentOf<'project-page'>;
  /** Their own roles. */
  own: RoleId[];
  /** Roles that the newest lesson asks and nobody holds. */
  free: RoleId[];
}

/** Gathers what a member needs to catch up. @throws AppError cohort_missing, not_in_cohort */
export async function gatherCatchUp(
  {
    store,
    course,
  }: Pick<WeekPort, 'course'> & {
    store: Pick<
      Store,
      'cohorts' | 'decisions' | 'lessons' | 'members' | 'ownQuestions' | 'requests' | 'roles' | 'runs'
    >;
  },
  { place, userId }: { place: Place; userId: string },
): Promise<CatchUp> {
  const cohort = await findCohort(store, place, userId);
  const { teamId, id, channelId, locale } = cohort;
  const [lesson] = await postedProcesses(store, cohort);
  const holdings = await store.roles.list(teamId, id);
  const held = new Set(holdings.map(({ role }) => role));
  const offers = lesson === undefined ? [] : course.lessonInfo(locale, lesson.process).offers;
  return {
    channelId,
    ...(lesson === undefined ? {} : { lesson }),
    page: await gatherPage(store, cohort),
    own: holdings.filter((holding) => holding.userId === userId).map(({ role }) => role),
    free: offers.filter((role) => !held.has(role)),
  };
}
