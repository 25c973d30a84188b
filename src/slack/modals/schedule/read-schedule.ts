import type { ViewStateValue } from '@slack/bolt';
import { LESSON_IDS } from '../../../course/types.ts';
import type { ScheduleDraft } from '../../../flow/schedule/preview-schedule.ts';
import { isLocalDate } from '../../../team/local-time.ts';
import { checkZone } from '../../../team/zones.ts';
import { BLOCKS } from '../../ids.ts';
import { minutesOf } from '../time-fields.ts';

/** The schedule that the form holds now; undefined while a field that has one value has none. */
export function readSchedule(value: (block: string) => ViewStateValue | undefined): ScheduleDraft | undefined {
  const startDate = value(BLOCKS.startDate)?.selected_date;
  const time = minutesOf(value(BLOCKS.time)?.selected_time);
  const zone = value(BLOCKS.zone)?.selected_option?.value;
  if (!startDate || !isLocalDate(startDate) || time === undefined || zone === undefined || !checkZone(zone))
    return undefined;
  const lessons = chosen(value(BLOCKS.lessons));
  return {
    plan: {
      startDate,
      weekdays: chosenWeekdays(value(BLOCKS.weekdays)),
      time,
      zone,
      skipHolidays: value(BLOCKS.holidays)?.selected_option?.value === 'jp' ? 'jp' : 'none',
    },
    lessons: LESSON_IDS.filter((id) => lessons.includes(id)),
    whenUnfinished: value(BLOCKS.unfinished)?.selected_option?.value === 'go-on' ? 'go-on' : 'wait',
  };
}

/** 1 (Monday) to 7 (Sunday); what another release may have offered is left out. */
export function chosenWeekdays(state: ViewStateValue | undefined): number[] {
  return chosen(state)
    .map(Number)
    .filter((day) => Number.isInteger(day) && day >= 1 && day <= 7);
}

/** What is chosen in a field that takes several. */
export function chosen(state: ViewStateValue | undefined): string[] {
  return (state?.selected_options ?? []).map((o) => o.value ?? '');
}
