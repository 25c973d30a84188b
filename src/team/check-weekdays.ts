/**
 * @param weekdays 1 (Monday) to 7 (Sunday), in any order
 * Checks a set of weekdays.
 * @throws RangeError when the set is empty, because no working day or lesson would ever come; or for an invalid weekday
 */
export function checkWeekdays(weekdays: readonly number[]): void {
  if (weekdays.length === 0) throw new RangeError('at least one weekday is needed, 1 (Monday) to 7 (Sunday)');
  for (const weekday of weekdays) {
    if (!(Number.isInteger(weekday) && weekday >= 1 && weekday <= 7)) {
      throw new RangeError(`a weekday is 1 (Monday) to 7 (Sunday), not ${weekday}`);
    }
  }
}
