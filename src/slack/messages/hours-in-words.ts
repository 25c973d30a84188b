import type { OwnHours } from '../../team/working-hours.ts';
import { clockOf } from '../modals/time-fields.ts';
import type { Words } from './words.ts';

/** When requests come to a person. @param hours their own; undefined: those of each course */
export function hoursInWords(words: Words, hours: OwnHours | undefined): string {
  const { t } = words;
  if (hours === undefined) return t('own-hours.of-course');
  return t('own-hours.own', hoursAsValues(words, hours));
}

/** Working hours as values of a sentence: `from` and `to` as "09:05", and the names of the `days`. */
export function hoursAsValues({ t }: Words, { from, to, weekdays }: OwnHours) {
  const days = weekdays.map((day) => t(`weekday.${day}`)).join(t('list.comma'));
  return { from: clockOf(from), to: clockOf(to), days };
}
