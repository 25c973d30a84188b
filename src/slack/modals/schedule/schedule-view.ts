import type { KnownBlock, ModalView } from '@slack/types';
import { AppError } from '../../../errors.ts';
import { previewOf, type ScheduleDraft } from '../../../flow/schedule/preview-schedule.ts';
import { isDirectChannel } from '../../../team/is-direct-channel.ts';
import { dayOf, localDateOf, wallClock } from '../../../team/local-time.ts';
import { BLOCKS, VALUE, VIEWS } from '../../app/ids.ts';
import { escapeMrkdwn, option, section } from '../../messages/kit.ts';
import { lessonName } from '../../messages/lesson-name.ts';
import { datedLines } from '../../messages/schedule-messages.ts';
import type { Words } from '../../messages/words.ts';
import { holidaysField } from '../holidays-field.ts';
import { checksField, field, modal, radioField } from '../kit.ts';
import { messagesField } from '../messages-field.ts';
import { timeField, weekdaysField } from '../time-fields.ts';
import { zoneField } from '../zone-field.ts';

/**
 * The form for the schedule of lessons. Slack sends every change to the app, which shows the resulting dates.
 * @param input.since when the form was opened, from its metadata; absent: now
 * @param input.problem what is wrong with the input, shown instead of the dates
 */
export function scheduleView(
  words: Words,
  input: { channelId: string; draft: ScheduleDraft; now: Date; since?: string | undefined; problem?: string },
): ModalView {
  const { t, course, locale } = words;
  const { plan, lessons, whenUnfinished, kickOff, weekly } = input.draft;
  const offered = course.lessons(locale).filter(({ available }) => available);
  const fields = [
    checksField({
      block: BLOCKS.lessons,
      label: t('schedule.lessons'),
      hint: t('schedule.lessons-hint'),
      options: offered.map(({ id }) => option(id, lessonName(words, id))),
      initial: lessons,
    }),
    field(
      { block: BLOCKS.startDate, label: t('schedule.start') },
      { type: 'datepicker', action_id: VALUE, initial_date: plan.startDate },
    ),
    weekdaysField({ t, label: t('schedule.weekdays'), initial: plan.weekdays }),
    timeField({ block: BLOCKS.time, label: t('schedule.time'), initial: plan.time }),
    zoneField(words, plan.zone),
    holidaysField(words, {
      label: t('schedule.holidays'),
      hint: t('schedule.holidays-hint'),
      initial: plan.skipHolidays,
    }),
    radioField({
      block: BLOCKS.unfinished,
      label: t('schedule.unfinished'),
      hint: t('schedule.unfinished-hint'),
      options: (['wait', 'go-on'] as const).map((id) => option(id, t(`schedule.unfinished.${id}`))),
      initial: whenUnfinished,
    }),
    // They tell of a team. Someone alone has the daily nudge.
    ...(isDirectChannel(input.channelId)
      ? []
      : [
          messagesField(words, {
            offered: ['kick-off', 'weekly'],
            initial: [
              ...(kickOff === true ? ['kick-off' as const] : []),
              ...(weekly === true ? ['weekly' as const] : []),
            ],
          }),
        ]),
  ];
  return modal({
    callbackId: VIEWS.schedule,
    title: t('schedule.title'),
    submit: t('schedule.submit'),
    close: t('modal.cancel'),
    metadata: {
      channelId: input.channelId,
      shown: fingerprint(input.draft, input.now),
      since: input.since ?? input.now.toISOString(),
    },
    blocks: [
      section(t('schedule.body')),
      ...fields.map((each) => ({ ...each, dispatch_action: true })),
      { type: 'divider' },
      ...previewBlocks(words, input),
    ],
  });
}

/** Identifies the dates that the form shows. A submission with another fingerprint is shown first. */
export function fingerprint(draft: ScheduleDraft, now: Date): string {
  try {
    const dates = previewOf(draft, now).map(({ process, at }) => `${process} ${at.getTime() / 60_000}`);
    return [draft.whenUnfinished, draft.plan.zone, ...dates].join(';');
  } catch (error) {
    if (error instanceof AppError) return error.code;
    throw error;
  }
}

function previewBlocks(
  words: Words,
  { draft, now, problem }: { draft: ScheduleDraft; now: Date; problem?: string },
): KnownBlock[] {
  const { t } = words;
  if (problem !== undefined) return [section(`:warning: ${problem}`)];
  const dates = previewOf(draft, now);
  const title = t('schedule.preview', { count: dates.length, zone: draft.plan.zone });
  return [section(`*${escapeMrkdwn(title)}*\n${datedLines(words, dates, draft.plan.zone)}`)];
}

/** Today in a time zone, the first day on which a schedule may start. */
export function todayIn(zone: string, now: Date): string {
  return localDateOf(wallClock(now.getTime(), zone).day);
}

/** The later of two dates 'YYYY-MM-DD'. */
export function laterDate(a: string, b: string): string {
  return dayOf(a) > dayOf(b) ? a : b;
}
