import type { Parameters } from '../parameters.ts';

export interface BusinessParameters extends Parameters {
  /** People and hours a day of the work as it is now. */
  peopleBefore: number;
  hoursBefore: number;
  /** Yen an hour. */
  pay: number;
  /** Yen, once. */
  developmentCost: number;
  /** Yen a day. */
  operationPerDay: number;
  /** One's own scenario after machine learning; both or none. */
  peopleAfter?: number;
  hoursAfter?: number;
  /** The Business Goal as a sentence with the user as its subject. */
  sentence?: string;
  /** R2 on the held-out rows from which on the goal counts as met. */
  targetR2: number;
}

interface Scenario {
  /** `2 people x 7.5 h`, the same in every language. */
  name: string;
  /** (people before x hours - people after x hours) x pay, in yen, before operating cost. */
  valuePerDay: number;
  /** First day on which the value of all days covers development and operation; null: never. */
  paybackDay: number | null;
}

/** Keys of `kakehashi run business-understanding --json`; `charts` holds what the charts need besides. */
export interface BusinessFindings {
  scenarios: Scenario[];
  goal: { sentence: string; targetR2: number };
  /** The numbers of the formula, so that Test can say what an error means for it. */
  numbers: { peopleBefore: number; hoursBefore: number; pay: number; developmentCost: number; operationPerDay: number };
  charts: { scenarios: { name: string; people: number; hours: number; netPerDay: number }[] };
}
