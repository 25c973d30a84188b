import type { Cohort } from '../team/cohort.ts';
import type { NewPost } from './post.ts';
import { lessonKey } from './post-keys.ts';

/** Where messages in a lesson's thread go. */
export function threadOf(cohort: Cohort, lessonId: string): Omit<NewPost, 'key' | 'content'> {
  return {
    teamId: cohort.teamId,
    channelId: cohort.channelId,
    locale: cohort.locale,
    threadKey: lessonKey(lessonId),
  };
}
