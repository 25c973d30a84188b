import type { OwnHours } from '../../team/working-hours.ts';
import { clockOf } from '../modals/time-fields.ts';
import type { Words } from './words.ts';

/** When requests come to a person. @param hours their own; undefined: those of each course */
export function hoursInWords({ t }: Words, hours: OwnHours | undefined): string {
  if (hours === undefined) return t('own-hours.of-course');
  const days = hours.weekdays.map((day) => t(`weekday.${day}`)).join(t('list.comma'));
  return t('own-hours.own', { from: clockOf(hours.from), to: clockOf(hours.to), days });
}
