import type { KnownBlock } from '@slack/types';
import { isProcess, type LessonId, type Locale } from '../../course/types.ts';
import type { Dated } from '../../flow/schedule/preview-schedule.ts';
import type { ContentOf } from '../../messages/content.ts';
import type { Cohort } from '../../team/cohort.ts';
import type { LessonPost } from '../../team/lesson-post.ts';
import type { Schedule } from '../../team/lesson-queue.ts';
import { ACTIONS } from '../ids.ts';
import { dateToken } from './date-token.ts';
import { actions, button, carefulButton, context, escapeMrkdwn, type Message, section } from './kit.ts';
import type { Words } from './words.ts';

/** "3. Prepare", or a lesson around the processes by its name. */
export function lessonName({ course, locale }: Words, id: LessonId): string {
  const { number, name } = course.lessonInfo(locale, id);
  return isProcess(id) ? `${number}. ${name}` : name;
}

const FORMATS = { en: 'en-GB', ja: 'ja-JP' } as const satisfies Record<Locale, string>;

/** One line a lesson: its date on the clock of the schedule's own zone, then its name. */
export function datedLines(words: Words, dates: readonly Dated[], zone: string): string {
  const format = new Intl.DateTimeFormat(FORMATS[words.locale], {
    year: 'numeric',
    month: 'short',
    day: 'numeric',
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    timeZone: zone,
  });
  return dates
    .map(({ process, at }) => `• ${format.format(at)}  ${escapeMrkdwn(lessonName(words, process))}`)
    .join('\n');
}

/** The schedule of a channel: what comes when, what holds it up, and for its facilitator what can be done about it. */
export function scheduleMessage(
  words: Words,
  state: {
    cohort: Cohort;
    schedule: Schedule;
    dates: Dated[];
    unfinished: LessonPost | undefined;
    halted: boolean;
    mayChange: boolean;
  },
): Message {
  const { t } = words;
  const { cohort, schedule, dates, unfinished, halted, mayChange } = state;
  const { plan, paused, whenUnfinished } = schedule;
  const text = t(paused ? 'schedule.list-paused' : 'schedule.list', { count: dates.length });
  const blocks: KnownBlock[] = [section(`*${text}*\n${datedLines(words, dates, plan.zone)}`)];
  if (halted) blocks.push(section(t('schedule.halted')));
  if (cohort.paused) blocks.push(section(t('schedule.cohort-paused')));
  else if (!paused && unfinished !== undefined && whenUnfinished === 'wait') {
    blocks.push(section(t('schedule.waits', { process: escapeMrkdwn(lessonName(words, unfinished.process)) })));
  }
  const holidays = t(`schedule.holidays.${plan.skipHolidays}`);
  blocks.push(
    context(t('schedule.rules', { zone: plan.zone, holidays, unfinished: t(`schedule.rule.${whenUnfinished}`) })),
  );
  if (mayChange) blocks.push(scheduleButtons(words, paused, dates[0]?.at));
  return { text, blocks };
}

function scheduleButtons({ t }: Words, paused: boolean, next: Date | undefined) {
  const value = next?.toISOString() ?? '';
  return actions(
    ...(paused
      ? [button(ACTIONS.resumeSchedule, t('button.resume-schedule'), value, 'primary')]
      : [
          button(ACTIONS.pauseSchedule, t('button.pause-schedule'), value),
          button(ACTIONS.skipScheduled, t('button.skip-scheduled'), value),
        ]),
    button(ACTIONS.changeSchedule, t('button.change-schedule'), value),
    carefulButton(ACTIONS.cancelSchedule, t('button.cancel-schedule'), value, {
      title: t('schedule.cancel-title'),
      text: t('schedule.cancel-text'),
      yes: t('schedule.cancel-yes'),
      no: t('schedule.cancel-no'),
    }),
  );
}

/** The line under a lesson that came by schedule: what comes next. */
export function scheduledLine(words: Words, { next, paused }: NonNullable<ContentOf<'lesson'>['scheduled']>) {
  const { t } = words;
  if (paused) return context(t('scheduled.paused'));
  if (next === undefined) return context(t('scheduled.last'));
  const process = escapeMrkdwn(lessonName(words, next.process));
  return context(
    t(next.waits ? 'scheduled.next-waits' : 'scheduled.next', { process, at: dateToken(new Date(next.at)) }),
  );
}

/** In the thread of a lesson that holds the next one up. */
export function lessonWaitsMessage(words: Words, content: ContentOf<'lesson-waits'>): Message {
  const { t } = words;
  const text = t('scheduled.waits', {
    next: lessonName(words, content.next),
    process: lessonName(words, content.process),
  });
  return {
    text,
    blocks: [
      section(escapeMrkdwn(text)),
      actions(button(ACTIONS.openAsk, t('button.ask'), content.lessonId, 'primary')),
    ],
  };
}
