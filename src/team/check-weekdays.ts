/**
 * @param weekdays 1 (Monday) to 7 (Sunday), in any order
 * @throws RangeError when there is none, for then no working day and no lesson would ever come, or when one is no weekday
 */
export function checkWeekdays(weekdays: readonly number[]): void {
  if (weekdays.length === 0) throw new RangeError('at least one weekday is needed, 1 (Monday) to 7 (Sunday)');
  for (const weekday of weekdays) {
    if (!(Number.isInteger(weekday) && weekday >= 1 && weekday <= 7)) {
      throw new RangeError(`a weekday is 1 (Monday) to 7 (Sunday), not ${weekday}`);
    }
  }
}
