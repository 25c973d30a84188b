import type { InputBlock, KnownBlock, ModalView, PlainTextOption } from '@slack/types';
import { AppError } from '../../../errors.ts';
import { previewOf, type ScheduleDraft } from '../../../flow/schedule/preview-schedule.ts';
import { isDirectChannel } from '../../../team/is-direct-channel.ts';
import { dayOf, localDateOf, wallClock } from '../../../team/local-time.ts';
import { allZones } from '../../../team/zones.ts';
import { BLOCKS, VALUE, VIEWS } from '../../app/ids.ts';
import { escapeMrkdwn, option, plain, section } from '../../messages/kit.ts';
import { lessonName } from '../../messages/lesson-name.ts';
import { datedLines } from '../../messages/schedule-messages.ts';
import type { Words } from '../../messages/words.ts';
import { holidaysField } from '../holidays-field.ts';
import { checksField, field, modal, radioField } from '../kit.ts';
import { timeField, weekdaysField } from '../time-fields.ts';

/** What the app says besides the lessons. */
const MESSAGES = ['kick-off', 'weekly'] as const;

/** Slack's limit of options in a group. */
const GROUP = 100;

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
          checksField({
            block: BLOCKS.messages,
            label: t('schedule.messages'),
            hint: t('schedule.messages-hint'),
            optional: true,
            options: MESSAGES.map((id) => option(id, t(`schedule.messages.${id}`))),
            initial: [...(kickOff === true ? ['kick-off'] : []), ...(weekly === true ? ['weekly'] : [])],
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

/** A select of all time zones, which Slack searches as a person types. Their own zone comes first, under Slack's name for it. */
export function zoneField({ t }: Words, own: string): InputBlock {
  const regions = new Map<string, PlainTextOption[]>();
  for (const zone of allZones()) {
    if (zone === own) continue;
    const region = zone.includes('/') ? zone.slice(0, zone.indexOf('/')) : zone;
    regions.set(region, [...(regions.get(region) ?? []), option(zone, zone.replaceAll('_', ' '))]);
  }
  const initial = option(own, own.replaceAll('_', ' '));
  const groups = [{ label: plain(t('schedule.zone-now')), options: [initial] }];
  for (const [region, options] of regions) {
    for (let from = 0; from < options.length; from += GROUP) {
      const part = options.slice(from, from + GROUP);
      groups.push({ label: plain(from === 0 ? region : `${region} (${from / GROUP + 1})`, 75), options: part });
    }
  }
  return field(
    { block: BLOCKS.zone, label: t('schedule.zone') },
    { type: 'static_select', action_id: VALUE, option_groups: groups, initial_option: initial },
  );
}

/** Today in a time zone, the first day on which a schedule may start. */
export function todayIn(zone: string, now: Date): string {
  return localDateOf(wallClock(now.getTime(), zone).day);
}

/** The later of two dates 'YYYY-MM-DD'. */
export function laterDate(a: string, b: string): string {
  return dayOf(a) > dayOf(b) ? a : b;
}
