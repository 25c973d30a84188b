import type { Button, KnownBlock } from '@slack/types';
import type { LessonId } from '../../course/lesson-id.ts';
import { isProcess, PROCESS_IDS } from '../../course/lesson-id.ts';
import { type Activity, minutesIn, type NextStep, type OwnPath, sittingsOf } from '../../exercise/own-path.ts';
import { ACTIONS } from '../app/ids.ts';
import { button, context, escapeMrkdwn, linked, section } from './kit.ts';
import type { Words } from './words.ts';

const SIGNS = {
  done: ':white_check_mark:',
  now: ':arrow_right:',
  left: ':large_orange_circle:',
  ahead: ':white_circle:',
};

/**
 * Where a person stands who takes the course alone: the lesson, what is done in it, how long the rest takes, and the one next step. Below it,
 * the path of all lessons.
 * @param link to the lesson, where it's posted
 */
export function pathBlocks(words: Words, path: OwnPath, link?: string): KnownBlock[] {
  return [
    section([titleOf(words, path, link), ...sittingLines(words, path)].join('\n')),
    section(`*${nextInWords(words, path)}*`),
    context(pathLine(words, path)),
  ];
}

/** "Lesson 3 of 6: Prepare". A lesson before or after the six has no number. */
export function titleOf(words: Words, { at }: Pick<OwnPath, 'at'>, link?: string): string {
  const { t, course, locale } = words;
  const { number, name } = course.lessonInfo(locale, at);
  const process = linked(escapeMrkdwn(name), link);
  return isProcess(at) ? t('path.lesson', { number, of: PROCESS_IDS.length, process }) : t('path.frame', { process });
}

/** What there is to do in the lesson, sitting by sitting. */
function sittingLines({ t }: Words, { at, lessons }: OwnPath): string[] {
  const sittings = sittingsOf(lessons.find(({ id }) => id === at)?.activities ?? []);
  const isDone = (sitting: readonly Activity[]) => sitting.every((activity) => activity.isDone);
  const now = sittings.findIndex((sitting) => !isDone(sitting));
  const todo = sittings[now]?.find((activity) => !activity.isDone);
  return sittings.flatMap((sitting, index) => {
    const when = isDone(sitting) ? 'done' : index === now ? 'now' : index === now + 1 ? 'next' : 'later';
    return [
      `*${t(`path.sitting.${when}`, { minutes: minutesIn(sitting) })}*`,
      ...sitting.map((activity) => {
        const sign = activity.isDone ? SIGNS.done : activity === todo ? SIGNS.now : SIGNS.ahead;
        return `${sign} ${t('path.activity', { what: t(`path.activity.${activity.id}`), minutes: activity.minutes })}`;
      }),
    ];
  });
}

/** The one next step, as a sentence. */
export function nextInWords(
  { t, course, locale }: Words,
  { next, at, lessons }: Pick<OwnPath, 'next' | 'at' | 'lessons'>,
): string {
  const name = (id: LessonId) => escapeMrkdwn(course.lessonInfo(locale, id).name);
  if (next.do === 'end' || next.do === 'questions') return t(`path.next.${next.do}`);
  if (next.do === 'post' && next.afterReading === true)
    return t('path.next.post-after', { process: name(next.lesson) });
  if (next.do === 'ask' && next.again === true) return t('path.next.ask-again');
  const hasRead = lessons.find(({ id }) => id === at)?.activities.some(({ id, isDone }) => id === 'read' && isDone);
  if (next.do === 'run' && hasRead === true) return t('path.next.run-read');
  return t(`path.next.${next.do}`, { process: name(next.lesson) });
}

/** How many minutes the next step takes; 0 where there is nothing to tell. */
export function stepMinutes({ at, lessons, next }: OwnPath): number {
  const activities = lessons.find(({ id }) => id === (next.do === 'post' ? next.lesson : at))?.activities ?? [];
  const sitting = sittingsOf(activities).find((each) => each.some(({ isDone }) => !isDone)) ?? [];
  return next.do === 'end' || next.do === 'questions' ? 0 : minutesIn(sitting.filter(({ isDone }) => !isDone));
}

/** The button of the one next step; none at the end. */
export function nextButton({ t, course, locale }: Words, next: NextStep): Button[] {
  switch (next.do) {
    case 'post': {
      const { name } = course.lessonInfo(locale, next.lesson);
      return [button(ACTIONS.postLesson, t('button.post-lesson', { process: name }), next.lesson, 'primary')];
    }
    case 'run': {
      const { name } = course.lessonInfo(locale, next.lesson);
      return [button(ACTIONS.runStep, t('button.run', { process: name }), next.lessonId, 'primary')];
    }
    case 'ask':
      return [button(ACTIONS.openAsk, t('button.ask'), next.lessonId, 'primary')];
    case 'review':
      return [button(ACTIONS.openSelfReview, t('button.self-review'), next.requestId, 'primary')];
    case 'questions':
      return [button(ACTIONS.openOwnQuestions, t('button.own-questions'), 'path', 'primary')];
    case 'end':
      return [];
  }
}

/** All lessons in one line, with what is done. A lesson that was passed over is left out. */
function pathLine({ t, course, locale }: Words, { lessons }: OwnPath): string {
  const last = lessons.findLastIndex(({ state }) => state !== 'ahead');
  const shown = lessons.filter(({ number, state }, index) => number > 0 || state !== 'ahead' || index > last);
  const each = shown.map(({ id, number, state }) => {
    const name = escapeMrkdwn(course.lessonInfo(locale, id).name);
    return `${SIGNS[state]} ${isProcess(id) ? `${number}. ${name}` : name}`;
  });
  return t('list.pair', { label: t('path.all'), text: each.join(' · ') });
}
