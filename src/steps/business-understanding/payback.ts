/** Inputs of the value formula: people, hours per day, pay per hour, costs. */
export interface ValueNumbers {
  peopleBefore: number;
  hoursBefore: number;
  pay: number;
  /** One-time cost. */
  developmentCost: number;
  /** Cost per day. The published course calls it monthly, but its chart subtracts it daily. */
  operationPerDay: number;
}

/**
 * Value per day, before operating cost: (people now x hours - people after x hours) x pay. Rounded to a
 * millionth.
 * Source: COURSE "1 Business Understanding"
 */
export function valuePerDay(numbers: ValueNumbers, after: { people: number; hours: number }): number {
  return withoutRoundingError(
    (numbers.peopleBefore * numbers.hoursBefore - after.people * after.hours) * numbers.pay,
    6,
  );
}

/**
 * First day on which the accumulated value covers development and operation; null when it never does.
 * Source: COURSE "1 Business Understanding" (built-in scenarios: day 162, never, day 179)
 */
export function paybackDay(numbers: ValueNumbers, value: number): number | null {
  const net = withoutRoundingError(value - numbers.operationPerDay, 6);
  if (net <= 0) return null;
  return Math.max(1, Math.ceil(withoutRoundingError(numbers.developmentCost / net, 9)));
}

/**
 * Removes the rounding error of binary fractions. For example, (6 x 3.6 - 4 x 2.5) x 1050 gives a trillionth more than
 * 12,180. Against an operating cost of 12,180, the payback would be a day in trillions of years instead of never.
 */
function withoutRoundingError(value: number, decimals: number): number {
  return Number(value.toFixed(decimals));
}
