import type { LessonId } from '../course/lesson-id.ts';
import type { LessonMinutes } from '../course/lesson-minutes.ts';

/** What there is to do in a lesson, in order. */
export const ACTIVITY_IDS = ['read', 'run', 'ask', 'review'] as const;
type ActivityId = (typeof ACTIVITY_IDS)[number];

export interface Activity {
  id: ActivityId;
  minutes: number;
  isDone: boolean;
}

/** A lesson on the path of someone who takes the course alone. `left`: later ones were begun before it was done. */
interface PathLesson {
  id: LessonId;
  /** 1 to 6 for the processes, 0 before them, 7 after them. */
  number: number;
  state: 'done' | 'now' | 'left' | 'ahead';
  activities: Activity[];
}

/** The one next step. `questions`: those that they bring to their real team. `afterReading`: the lesson before has only a text. `again`: nobody had an answer yet. */
export type NextStep =
  | { do: 'post'; lesson: LessonId; afterReading?: true }
  | { do: 'run'; lesson: LessonId; lessonId: string }
  | { do: 'ask'; lesson: LessonId; lessonId: string; again?: true }
  | { do: 'review'; lesson: LessonId; requestId: string }
  | { do: 'questions' }
  | { do: 'end' };

/** Where someone stands who takes the course alone. */
export interface OwnPath {
  lessons: PathLesson[];
  /** The lesson that they are in, or that comes next. */
  at: LessonId;
  next: NextStep;
}

/** What a person has done in a lesson. */
export interface LessonFacts {
  id: LessonId;
  number: number;
  minutes: LessonMinutes;
  /** The posted lesson's id; absent before. */
  lessonId?: string;
  hasRun: boolean;
  /** Something was asked, whether there is an answer or not. */
  hasAsked: boolean;
  /** Requests with an answer, the newest first. */
  answered: readonly { requestId: string; isReviewed: boolean }[];
}

/** What else says where a person stands. */
interface Progress {
  /** The lesson that was posted last. */
  latest?: LessonId | undefined;
  /** The lesson to post next. */
  following?: LessonId | undefined;
  /** They have said which questions they bring to their real team. */
  hasQuestions: boolean;
}

/**
 * Works out where a person stands who takes the course alone: in the lesson that was posted last, until all of it is done, and then at the one
 * that comes next. Reading can't be seen, so a text counts as read once something after it is done.
 * @param facts of every lesson, in the order of the course; at least one
 */
export function pathOf(facts: readonly LessonFacts[], { latest, following, hasQuestions }: Progress): OwnPath {
  const lastPosted = facts.findLastIndex(({ lessonId }) => lessonId !== undefined);
  const all = facts.map((fact, index) => {
    // Nothing comes after the last text.
    const isPassed = index < lastPosted || (fact.lessonId !== undefined && following === undefined);
    return { fact, activities: activitiesOf(fact, isPassed) };
  });
  const isWhole = (id: LessonId | undefined) => {
    const activities = all.find(({ fact }) => fact.id === id)?.activities;
    return activities === undefined || activities.every(({ isDone }) => isDone);
  };
  const open = all.find(({ fact, activities }) => fact.lessonId !== undefined && isLeft(fact, activities));
  // The end asks for the questions first: it's what the course is for.
  const asksQuestions = latest === 'closing' && !hasQuestions;
  const at = asksQuestions
    ? latest
    : ((isWhole(latest) ? (following ?? open?.fact.id) : latest) ?? latest ?? facts[0]?.id ?? 'course');
  const lessons = all.map(({ fact, activities }): PathLesson => {
    const { id, number, lessonId } = fact;
    const isDone = lessonId !== undefined && !isLeft(fact, activities);
    return {
      id,
      number,
      activities,
      state: id === at ? 'now' : isDone ? 'done' : lessonId === undefined ? 'ahead' : 'left',
    };
  });
  const now = all.find(({ fact }) => fact.id === at);
  if (asksQuestions) return { lessons, at, next: { do: 'questions' } };
  return { lessons, at, next: now === undefined ? { do: 'end' } : nextStep(now.fact, now.activities, following) };
}

/** Whether more than the review is left of a lesson: the review of one's own request is an offer. */
function isLeft({ id }: LessonFacts, activities: readonly Activity[]): boolean {
  const isText = id === 'course' || id === 'closing';
  return !isText && activities.some(({ id: activity, isDone }) => activity !== 'review' && !isDone);
}

/** @param isPassed a later lesson was posted, or there is none */
function activitiesOf({ minutes, hasRun, hasAsked, answered }: LessonFacts, isPassed: boolean): Activity[] {
  const asked = answered.length > 0;
  const done: Record<ActivityId, boolean> = {
    read: isPassed || hasRun || hasAsked,
    run: hasRun,
    ask: asked,
    review: answered.some(({ isReviewed }) => isReviewed),
  };
  return ACTIVITY_IDS.flatMap((id) => {
    const takes = minutes[id];
    return takes === undefined ? [] : [{ id, minutes: takes, isDone: done[id] }];
  });
}

function nextStep(
  { id, lessonId, hasAsked, answered }: LessonFacts,
  activities: readonly Activity[],
  following: LessonId | undefined,
): NextStep {
  if (lessonId === undefined) return { do: 'post', lesson: id };
  const todo = activities.find((activity) => activity.id !== 'read' && !activity.isDone)?.id;
  if (todo === 'run') return { do: 'run', lesson: id, lessonId };
  if (todo === 'ask') return { do: 'ask', lesson: id, lessonId, ...(hasAsked ? { again: true } : {}) };
  const [newest] = answered;
  if (todo === 'review' && newest !== undefined) return { do: 'review', lesson: id, requestId: newest.requestId };
  return following === undefined ? { do: 'end' } : { do: 'post', lesson: following, afterReading: true };
}

/** About how many minutes a sitting takes. */
const SITTING = 20;

/**
 * Shares what there is to do in a lesson among sittings of about twenty minutes, in order. There are as few as possible, and the longest is
 * as short as possible, so that no day has much more than another.
 */
export function sittingsOf(activities: readonly Activity[]): Activity[][] {
  const count = Math.min(activities.length, Math.max(1, Math.ceil(minutesIn(activities) / SITTING)));
  return evenly(activities, count);
}

/** Cuts a list into `count` parts so that the longest part is as short as possible. It tries every cut, since lists are short. */
function evenly(activities: readonly Activity[], count: number): Activity[][] {
  if (count <= 1) return [[...activities]];
  let best: Activity[][] = [];
  for (let first = 1; first <= activities.length - count + 1; first += 1) {
    const parts = [activities.slice(0, first), ...evenly(activities.slice(first), count - 1)];
    if (best.length === 0 || longest(parts) < longest(best)) best = parts;
  }
  return best;
}

const longest = (parts: readonly Activity[][]) => Math.max(...parts.map(minutesIn));

/** How many minutes these activities take together. */
export function minutesIn(activities: readonly Activity[]): number {
  return activities.reduce((sum, { minutes }) => sum + minutes, 0);
}
