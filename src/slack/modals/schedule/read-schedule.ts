import type { ViewStateValue } from '@slack/bolt';
import { LESSON_IDS } from '../../../course/lesson-id.ts';
import type { ScheduleDraft } from '../../../flow/schedule/preview-schedule.ts';
import { isLocalDate } from '../../../team/local-time.ts';
import { checkZone } from '../../../team/zones.ts';
import { BLOCKS } from '../../app/ids.ts';
import { selectedOptions } from '../field-values.ts';
import { chosenCalendar } from '../holidays-field.ts';
import { wants } from '../messages-field.ts';
import { chosenWeekdays, minutesOf } from '../time-fields.ts';

/** The schedule that the form holds; undefined while a required field is empty or invalid. */
export function readSchedule(value: (block: string) => ViewStateValue | undefined): ScheduleDraft | undefined {
  const startDate = value(BLOCKS.startDate)?.selected_date;
  const time = minutesOf(value(BLOCKS.time)?.selected_time);
  const zone = value(BLOCKS.zone)?.selected_option?.value;
  if (!startDate || !isLocalDate(startDate) || time === undefined || zone === undefined || !checkZone(zone))
    return undefined;
  const lessons = selectedOptions(value(BLOCKS.lessons));
  return {
    plan: {
      startDate,
      weekdays: chosenWeekdays(value(BLOCKS.weekdays)),
      time,
      zone,
      skipHolidays: chosenCalendar(value(BLOCKS.holidays)?.selected_option?.value),
    },
    lessons: LESSON_IDS.filter((id) => lessons.includes(id)),
    kickOff: wants(value(BLOCKS.messages), 'kick-off'),
    weekly: wants(value(BLOCKS.messages), 'weekly'),
    whenUnfinished: value(BLOCKS.unfinished)?.selected_option?.value === 'go-on' ? 'go-on' : 'wait',
  };
}
