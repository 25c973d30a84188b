/** What the value formula needs. People and hours a day, pay in yen an hour, costs in yen. */
export interface ValueNumbers {
  peopleBefore: number;
  hoursBefore: number;
  pay: number;
  /** Once. */
  developmentCost: number;
  /** A day. The published course calls it monthly, but its chart subtracts it daily. */
  operationPerDay: number;
}

/**
 * Value a day in yen: (people now x hours - people after x hours) x pay. Before operating cost; to a millionth of a yen.
 * Source: COURSE "1 Business Understanding"
 */
export function valuePerDay(numbers: ValueNumbers, after: { people: number; hours: number }): number {
  return exactly((numbers.peopleBefore * numbers.hoursBefore - after.people * after.hours) * numbers.pay, 6);
}

/**
 * First day on which the value of all days so far covers development and operation; null when it never does.
 * Source: COURSE "1 Business Understanding" (built-in scenarios: day 162, never, day 179)
 */
export function paybackDay(numbers: ValueNumbers, value: number): number | null {
  const net = exactly(value - numbers.operationPerDay, 6);
  if (net <= 0) return null;
  return Math.max(1, Math.ceil(exactly(numbers.developmentCost / net, 9)));
}

/**
 * Without the dust of binary fractions: (6 x 3.6 - 4 x 2.5) x 1050 comes out a trillionth above 12,180, and against an operating
 * cost of 12,180 "never" would become a day in trillions of years.
 */
function exactly(value: number, decimals: number): number {
  return Number(value.toFixed(decimals));
}
