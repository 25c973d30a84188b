import type { Parameters } from '../parameters.ts';
import type { ValueNumbers } from './payback.ts';

export interface BusinessParameters extends Parameters {
  /** People and their hours per day today. */
  peopleBefore: number;
  hoursBefore: number;
  /** Per hour. Money is in the unit of the table. */
  pay: number;
  /** One-time. */
  developmentCost: number;
  /** Per day. */
  operationPerDay: number;
  /** The team's own scenario after machine learning: both or neither. */
  peopleAfter?: number;
  hoursAfter?: number;
  /** The Business Goal as a sentence with the user as its subject. */
  sentence?: string;
  /** Lowest R2 on the held-out rows that meets the goal. */
  targetR2: number;
}

interface Scenario {
  /** `2 people x 7.5 h`, the same in every language. */
  name: string;
  /** (people before x hours - people after x hours) x pay, before operating cost. */
  valuePerDay: number;
  /** First day on which the accumulated value covers development and operation; null means never. */
  paybackDay: number | null;
}

/** Keys of `kakehashi run business-understanding --json`; `charts` has more figures for the charts. */
export interface BusinessFindings {
  scenarios: Scenario[];
  goal: { sentence: string; targetR2: number };
  /** Inputs of the formula. Test uses them to value the model's error. */
  numbers: ValueNumbers;
  charts: {
    /** Unit of the table, in which all money is counted, when known. */
    unit?: string;
    scenarios: { name: string; people: number; hours: number; netPerDay: number }[];
  };
}
