import type { Lesson } from './lesson.ts';

/** Minutes for a run of the step and the first variation. */
export const RUN_MINUTES = 5;
/** Minutes for a request: who knows, which kind, and the text. */
export const ASK_MINUTES = 6;
/** Minutes for rating one's own request beside an example, and writing it anew. A lesson's `minutes` leave it out, because it's optional. */
const REVIEW_MINUTES = 5;

/** What a lesson is made of, in order, and how many minutes each takes. What it doesn't have is absent. */
export interface LessonMinutes {
  read: number;
  run?: number;
  ask?: number;
  review?: number;
}

/** Shares a lesson's `minutes` among reading, running and asking, and adds the review of one's own request. */
export function minutesOfParts({ minutes, parts }: Pick<Lesson, 'minutes' | 'parts'>): LessonMinutes {
  const run = parts.programming === undefined ? {} : { run: RUN_MINUTES };
  const ask = parts.communication === undefined ? {} : { ask: ASK_MINUTES };
  return {
    read: Math.max(1, minutes - (run.run ?? 0) - (ask.ask ?? 0)),
    ...run,
    ...ask,
    ...(ask.ask === undefined ? {} : { review: REVIEW_MINUTES }),
  };
}
