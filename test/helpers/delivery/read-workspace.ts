import type { StandIn } from 'slack-stand-in';
import { messageIdsOf } from '../../../src/course/lesson.ts';
import type { LessonId } from '../../../src/course/lesson-id.ts';
import { ACTIONS } from '../../../src/slack/app/ids.ts';
import { course } from '../course.ts';
import type { Talk } from './converse.ts';

export const LESSONS: readonly LessonId[] = ['business-understanding', 'analyze', 'prepare', 'preprocess'];

type Raw = {
  ts: string;
  blocks?: unknown[];
  metadata?: { event_payload?: { key?: string } };
  files?: { id: string; title?: string }[];
};
const keyOf = (message: Raw) => message.metadata?.event_payload?.key;
const raw = ({ driver }: Pick<StandIn, 'driver'>, channel: string, ts?: string) =>
  driver.rawMessages(channel, ts) as Raw[];

/** The first messages of a channel's lessons. */
const lessonsIn = (rehearsal: StandIn, channel: string) =>
  raw(rehearsal, channel).filter((message) => keyOf(message)?.startsWith('lesson:'));

/** Keys of a channel's lessons, thread by thread, in the order in which people read them; talk in between is left out. */
export function keysIn(rehearsal: StandIn, channel: string): string[][] {
  return lessonsIn(rehearsal, channel)
    .map(({ ts }) => raw(rehearsal, channel, ts).flatMap((message) => keyOf(message) ?? []))
    .map((keys) => keys.filter((key) => key.startsWith('lesson:') && !key.endsWith(':requests')));
}

const partsOf = (process: LessonId) => messageIdsOf(course.lesson('en', process));
/** Messages of a channel's first lessons: each with its parts. */
export const expectedOf = (lessons: number) =>
  LESSONS.slice(0, lessons).reduce((sum, process) => sum + 1 + partsOf(process).length, 0);

/** The message that a deed ends in. */
const DEEDS: Record<keyof Talk, RegExp> = {
  runs: /^run:[^:]+:progress$/u,
  requests: /^request:[^:]+$/u,
  replies: /^request:[^:]+:reply$/u,
  reviews: /^request:[^:]+:reviews$/u,
};

/** What is more than once in a list. */
const repeated = (all: readonly string[]) => [...new Set(all.filter((one, nth) => all.indexOf(one) !== nth))];

/** What has become of the lessons, read as people read it. */
export function readLessons(rehearsal: StandIn, channels: readonly string[], lessons: number) {
  const disordered: string[] = [];
  let messages = 0;
  let busiest = 0;
  let posted = 0;
  for (const channel of channels) {
    const threads = keysIn(rehearsal, channel);
    posted += threads.length;
    messages += threads.flat().length;
    for (const [nth, [parent, ...parts]] of threads.entries()) {
      const process = LESSONS[nth];
      const wanted = process === undefined ? [] : partsOf(process).map((part) => `${parent}:${part}`);
      if (JSON.stringify(parts) !== JSON.stringify(wanted)) disordered.push(`${channel} ${parent} ${parts.join(' ')}`);
    }
    const times = lessonsIn(rehearsal, channel)
      .flatMap(({ ts }) => raw(rehearsal, channel, ts))
      .filter((message) => keyOf(message) !== undefined || message.files !== undefined)
      .map(({ ts }) => Number(ts))
      .toSorted((a, b) => a - b);
    for (const [nth, at] of times.entries()) {
      busiest = Math.max(busiest, times.slice(nth).filter((other) => other - at < 10).length);
    }
  }
  return { lessons: posted, messages, expected: expectedOf(lessons) * channels.length, disordered, busiest };
}

/**
 * Everything that the app has shown anywhere: messages by their keys, in channels, threads and private conversations, and files by
 * their titles, of which each run of a thread has one.
 */
export function readAll(rehearsal: StandIn, channels: readonly string[]) {
  const twice: string[] = [];
  const unfinished: string[] = [];
  const found: Talk = { runs: 0, requests: 0, replies: 0, reviews: 0 };
  let shown = 0;
  let files = 0;
  for (const channel of channels) {
    const keys: string[] = [];
    for (const parent of raw(rehearsal, channel)) {
      const thread = raw(rehearsal, channel, parent.ts);
      const own = thread.flatMap((message) => keyOf(message) ?? []);
      keys.push(...own);
      // The message of a run becomes its findings.
      const isFinished = ({ blocks }: Raw) => JSON.stringify(blocks ?? []).includes(ACTIONS.openFiles);
      const ofRuns = thread.filter((message) => DEEDS.runs.test(keyOf(message) ?? ''));
      const runs = ofRuns.filter(isFinished).length;
      found.runs += runs;
      const stopped = ofRuns.filter((message) => !isFinished(message));
      // Its text says that it stopped, its blocks say why.
      unfinished.push(...stopped.map(({ blocks }) => `${channel} ${JSON.stringify(blocks)}`));
      const titles = thread.flatMap((message) => message.files ?? []).map(({ title = '' }) => title);
      files += titles.length;
      for (const title of new Set(titles)) {
        if (titles.filter((one) => one === title).length > runs) twice.push(`${channel} ${parent.ts} file ${title}`);
      }
    }
    shown += keys.length;
    for (const [deed, pattern] of Object.entries(DEEDS) as [keyof Talk, RegExp][]) {
      // A run is there when its message shows the findings, which is counted above.
      if (deed !== 'runs') found[deed] += keys.filter((key) => pattern.test(key)).length;
    }
    twice.push(...repeated(keys).map((key) => `${channel} ${key}`));
  }
  const direct = rehearsal.users.map(({ id }) => `D${id.slice(1)}`);
  const told = direct.flatMap((channel) =>
    raw(rehearsal, channel).flatMap((message) => {
      const key = keyOf(message);
      return key === undefined ? [] : [`${channel} ${key}`];
    }),
  );
  return { shown, files, private: told.length, found, unfinished, twice: [...twice, ...repeated(told)] };
}
