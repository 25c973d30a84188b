import type { ErrorCode, MessageValues } from '../errors.ts';

/**
 * A parameter that a learner may change in a modal. `id` is its camelCase key in the step's `Parameters`. Its messages
 * are `step.<process>.parameter.<id>.label|hint`; numbers also have `why` (the reason of the bounds).
 */
export type StepParameter = NumberParameter | TextParameter | ColumnsParameter | OrdersParameter;

export interface NumberParameter {
  kind: 'number';
  id: string;
  min: number;
  max: number;
  /** Undefined means that the parameter may stay blank; it is then absent. */
  default: number | undefined;
  /** An amount in the unit of the table, which its label names. */
  money?: boolean;
  /** Whole numbers only. */
  whole?: boolean;
}

interface TextParameter {
  kind: 'text';
  id: string;
  maxLength: number;
}

/** A set of the table's columns. The step derives its default from earlier findings. */
interface ColumnsParameter {
  kind: 'columns';
  id: string;
}

/** Orders of categories, one a line, as `readOrder` of Preprocess reads them. */
interface OrdersParameter {
  kind: 'orders';
  id: string;
}

/** An invalid input for one parameter. */
export interface ParameterProblem {
  id: string;
  code: ErrorCode;
  values: MessageValues;
}

/** An option of the modal for a `columns` parameter. */
export interface ColumnChoice {
  column: string;
  /** A fact about the column, for example its share of blanks; at most 75 characters. */
  note: string;
  /** Ids of the parameters that offer it; absent when all do. */
  only?: readonly string[];
}

/** Values of a step's parameters, by id. */
export type Parameters = Record<string, ParameterValue | undefined>;

export type ParameterValue = number | string | string[];
