import type { Cohort, NewPost } from '../../ports.ts';
import { lessonKey } from './add-lesson.ts';

/** Where messages in a lesson's thread go. */
export function threadOf(cohort: Cohort, lessonId: string): Omit<NewPost, 'key' | 'content'> {
  return {
    teamId: cohort.teamId,
    channelId: cohort.channelId,
    locale: cohort.locale,
    threadKey: lessonKey(lessonId),
  };
}
