import type { Cohort } from '../team/cohort.ts';
import type { NewPost } from './post.ts';
import { lessonKey } from './post-keys.ts';

/** Where a post in a lesson's thread goes. */
export function threadOf(cohort: Cohort, lessonId: string): Omit<NewPost, 'key' | 'content'> {
  return {
    teamId: cohort.teamId,
    channelId: cohort.channelId,
    locale: cohort.locale,
    threadKey: lessonKey(lessonId),
  };
}
