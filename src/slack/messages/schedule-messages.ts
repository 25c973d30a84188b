import type { KnownBlock } from '@slack/types';
import type { LessonId } from '../../course/lesson-id.ts';
import { DATE_LOCALES } from '../../course/locale.ts';
import type { Dated } from '../../flow/schedule/preview-schedule.ts';
import type { ContentOf } from '../../messages/content.ts';
import type { Cohort } from '../../team/cohort.ts';
import { NO_HOLIDAYS } from '../../team/holidays.ts';
import type { LessonPost } from '../../team/lesson-post.ts';
import type { Schedule } from '../../team/schedule.ts';
import { ACTIONS } from '../app/ids.ts';
import { dateToken } from './date-token.ts';
import { actions, button, carefulButton, context, escapeMrkdwn, type Message, section } from './kit.ts';
import { lessonName } from './lesson-name.ts';
import { nameCalendar } from './name-calendar.ts';
import { nameOf } from './name-people.ts';
import { type Words, wordsIn } from './words.ts';

/** One line per lesson: its date in the schedule's time zone, then its name. */
export function datedLines(words: Words, dates: readonly Dated[], zone: string): string {
  const format = new Intl.DateTimeFormat(DATE_LOCALES[words.locale], {
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

/** A channel's schedule: the next lessons, what delays them, and buttons for the facilitator. */
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
  const holidays =
    plan.skipHolidays === NO_HOLIDAYS
      ? t('schedule.holidays.none')
      : t('schedule.holidays.of', { calendar: escapeMrkdwn(nameCalendar(words, plan.skipHolidays)) });
  blocks.push(
    context(t('schedule.rules', { zone: plan.zone, holidays, unfinished: t(`schedule.rule.${whenUnfinished}`) })),
  );
  const forEverybody = button(ACTIONS.sendCalendar, t('button.calendar'), cohort.channelId);
  blocks.push(actions(...(mayChange ? scheduleButtons(words, paused, dates[0]?.at) : []), forEverybody));
  return { text, blocks };
}

function scheduleButtons({ t }: Words, paused: boolean, next: Date | undefined) {
  const value = next?.toISOString() ?? '';
  return [
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
  ];
}

/** Introduces the file with the dates of a schedule. */
export function calendarMessage(words: Words, { channel }: ContentOf<'calendar'>): Message {
  const { t } = wordsIn(words, channel);
  const text = t('calendar.lead', { channel: `<#${channel}>` });
  return { text, blocks: [section(text)] };
}

/** The line below a scheduled lesson that tells what comes next. */
export function scheduledLine(words: Words, { next, paused, followed }: NonNullable<ContentOf<'lesson'>['scheduled']>) {
  const { t } = words;
  if (paused) return context(t('scheduled.paused'));
  if (followed) return context(t('scheduled.followed'));
  if (next === undefined) return context(t('scheduled.last'));
  const process = escapeMrkdwn(lessonName(words, next.process));
  return context(
    t(next.waits ? 'scheduled.next-waits' : 'scheduled.next', { process, at: dateToken(new Date(next.at)) }),
  );
}

/** One line in the channel about its schedule. It mentions nobody. */
export function scheduleNoteMessage(words: Words, content: ContentOf<'schedule-note'>): Message {
  const { t } = words;
  const { next, onHold } = content;
  const nameOfLesson = (process: LessonId) => escapeMrkdwn(lessonName(words, process));
  const first =
    content.what === 'missed'
      ? t('schedule-note.missed', { process: nameOfLesson(content.process), at: dateToken(new Date(content.at)) })
      : t(`schedule-note.${content.what}`, { by: nameOf(words, content.by) });
  const second = next
    ? t('schedule-note.next', { process: nameOfLesson(next.process), at: dateToken(new Date(next.at)) })
    : onHold && t('schedule-note.on-hold');
  const text = second ? t('list.sentences', { first, second }) : first;
  return { text, blocks: [section(text)] };
}

/** Tells in the thread of an unfinished lesson that the next one waits for it. */
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
