import type { ViewStateValue } from '@slack/bolt';
import type { InputBlock } from '@slack/types';
import { BLOCKS, VALUE } from '../app/ids.ts';
import { option } from '../messages/kit.ts';
import type { Words } from '../messages/words.ts';
import { selectedOptions } from './field-values.ts';
import { checksField, type Field, field } from './kit.ts';

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;

/** Checkboxes for the days of the week. @param input.initial 1 (Monday) to 7 (Sunday) */
export function weekdaysField({ t, label, initial }: { t: Words['t']; label: string; initial: number[] }): InputBlock {
  return checksField({
    block: BLOCKS.weekdays,
    label,
    options: WEEKDAYS.map((day) => option(String(day), t(`weekday.${day}`))),
    initial: initial.map(String),
  });
}

/** A picker for a time of day, in minutes after midnight. Slack's picker has no 24:00, which becomes 23:59. */
export function timeField(input: Field & { initial: number }): InputBlock {
  const initial_time = clockOf(Math.min(input.initial, 24 * 60 - 1));
  return field(input, { type: 'timepicker', action_id: VALUE, initial_time });
}

/** Formats minutes after midnight: "09:05". */
export function clockOf(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

/** Minutes after midnight of a picked time; undefined where none was picked. */
export function minutesOf(picked: string | null | undefined): number | undefined {
  const [, hours, minutes] = /^([01]\d|2[0-3]):([0-5]\d)$/u.exec(picked ?? '') ?? [];
  return hours === undefined ? undefined : Number(hours) * 60 + Number(minutes);
}

/** The checked days, 1 (Monday) to 7 (Sunday). Values that this release does not know are left out. */
export function chosenWeekdays(state: ViewStateValue | undefined): number[] {
  return selectedOptions(state)
    .map(Number)
    .filter((day) => Number.isInteger(day) && day >= 1 && day <= 7);
}
