import type { ProcessId } from '../course/lesson-id.ts';
import { AppError } from '../errors.ts';
import { MINUTE } from './local-time.ts';

/**
 * A piece of a workshop. In a `lesson`, people read and run; in an `ask`, they ask, answer and review; in a `debrief`, they talk about it.
 */
export type Block = { minutes: number } & (
  | { kind: 'opening' | 'break' | 'closing' }
  | { kind: 'lesson' | 'ask' | 'debrief'; process: ProcessId }
);

/** A lesson, and the minutes that its reading, its run and one request take. */
export interface TaughtLesson {
  process: ProcessId;
  minutes: number;
}

/** How long a workshop can be, in minutes. */
export const WORKSHOP_MINUTES = [120, 150, 180, 210, 240] as const;

const OPENING = 10;
const CLOSING = 5;
const BREAK = 15;
/** A workshop that is longer than this has a break. */
const WITHOUT_BREAK = 120;
/** What answering, reviewing and a debrief add to a lesson's own minutes, at least. */
const TALK = 5;
/** A process takes no longer than this, however much time there is: the workshop ends earlier instead. */
const MOST_OF_A_PROCESS = 45;
/** The part of a process's minutes in which people read and run: 13 of 28 in the timetable of half a day. */
const LESSON_SHARE = 13 / 28;
/** From so many minutes on, a process has a debrief of five minutes instead of three. */
const LONG = 30;

/**
 * Divides a workshop into blocks: an opening, a lesson, an ask and a debrief for each process, a break near the middle, and a closing. Minutes
 * that are left go to the processes, by the length of their lessons.
 * @param input.minutes how long the workshop is
 * @param input.lessons those of the chosen processes, in the order of the course; at least one
 * @returns blocks of at least three whole minutes, which together take at most `minutes`
 * @throws AppError workshop_too_short when not all of the lessons fit (values: minutes; count, the chosen ones; fits, how many of them fit)
 */
export function planAgenda({ minutes, lessons }: { minutes: number; lessons: readonly TaughtLesson[] }): Block[] {
  const fits = countFitting(minutes, lessons);
  if (fits < lessons.length) throw new AppError('workshop_too_short', { minutes, count: lessons.length, fits });
  const lengths = shareOut(timeForProcesses(minutes), lessons);
  const breakAfter = hasBreak(minutes) && lessons.length > 1 ? middleOf(lengths) : undefined;
  return [
    { kind: 'opening', minutes: OPENING },
    ...lessons.flatMap(({ process }, index) => [
      ...blocksOf(process, lengths[index] ?? 0),
      ...(index === breakAfter ? [{ kind: 'break' as const, minutes: BREAK }] : []),
    ]),
    { kind: 'closing', minutes: CLOSING },
  ];
}

/** How many of the lessons, from the first on, fit into a workshop of so many minutes. */
function countFitting(minutes: number, lessons: readonly TaughtLesson[]): number {
  let left = timeForProcesses(minutes);
  const over = lessons.findIndex((lesson) => {
    left -= leastOf(lesson);
    return left < 0;
  });
  return over < 0 ? lessons.length : over;
}

function timeForProcesses(minutes: number): number {
  return minutes - OPENING - CLOSING - (hasBreak(minutes) ? BREAK : 0);
}

function hasBreak(minutes: number): boolean {
  return minutes > WITHOUT_BREAK;
}

function leastOf({ minutes }: TaughtLesson): number {
  return minutes + TALK;
}

/** Gives each lesson its least minutes, and of those that are left a share by its length, in whole minutes. */
function shareOut(minutes: number, lessons: readonly TaughtLesson[]): number[] {
  let spare = minutes - lessons.reduce((sum, lesson) => sum + leastOf(lesson), 0);
  let weight = lessons.reduce((sum, lesson) => sum + lesson.minutes, 0);
  return lessons.map((lesson) => {
    const share = Math.floor((spare * lesson.minutes) / weight);
    spare -= share;
    weight -= lesson.minutes;
    return Math.min(leastOf(lesson) + share, Math.max(MOST_OF_A_PROCESS, leastOf(lesson)));
  });
}

function blocksOf(process: ProcessId, minutes: number): Block[] {
  const debrief = minutes < LONG ? 3 : 5;
  const lesson = Math.round(minutes * LESSON_SHARE);
  return [
    { kind: 'lesson', process, minutes: lesson },
    { kind: 'ask', process, minutes: minutes - lesson - debrief },
    { kind: 'debrief', process, minutes: debrief },
  ];
}

/** The place of the process after which half of the time, or nearly so, is over. It is never the last one. */
function middleOf(lengths: readonly number[]): number {
  const half = lengths.reduce((sum, each) => sum + each, 0) / 2;
  let passed = 0;
  const offBy = lengths.map((each) => {
    passed += each;
    return Math.abs(passed - half);
  });
  return offBy.slice(0, -1).reduce((best, each, index) => (each < (offBy[best] ?? 0) ? index : best), 0);
}

/** When each block begins and ends, if the first one begins at `from` and nothing changes. */
export function timesOf(blocks: readonly Block[], from: Date): { block: Block; from: Date; to: Date }[] {
  let at = from.getTime();
  return blocks.map((block) => {
    const began = at;
    at += block.minutes * MINUTE;
    return { block, from: new Date(began), to: new Date(at) };
  });
}
