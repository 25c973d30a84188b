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
 * Value a day in yen: (people now x hours - people after x hours) x pay. Before operating cost.
 * Source: COURSE "1 Business Understanding"
 */
export function valuePerDay(numbers: ValueNumbers, after: { people: number; hours: number }): number {
  return (numbers.peopleBefore * numbers.hoursBefore - after.people * after.hours) * numbers.pay;
}

/**
 * First day on which the value of all days so far covers development and operation; null when it never does.
 * Source: COURSE "1 Business Understanding" (built-in scenarios: day 162, never, day 179)
 */
export function paybackDay(numbers: ValueNumbers, value: number): number | null {
  const net = value - numbers.operationPerDay;
  if (net <= 0) return null;
  return Math.max(1, Math.ceil(numbers.developmentCost / net));
}
