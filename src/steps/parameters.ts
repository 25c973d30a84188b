import type { ErrorCode, MessageValues } from '../errors.ts';

/**
 * A parameter that a learner may change in a modal. `id` is its key in the step's `Parameters`, camelCase; its messages
 * are `step.<process>.parameter.<id>.label|hint`, for numbers also `why` (why there are these bounds) and for texts
 * `default`.
 */
export type StepParameter = NumberParameter | TextParameter | ColumnsParameter;

export interface NumberParameter {
  kind: 'number';
  id: string;
  min: number;
  max: number;
  /** Undefined: the parameter may be left blank, and then is absent. */
  default: number | undefined;
  /** Whole numbers only. */
  whole?: boolean;
}

interface TextParameter {
  kind: 'text';
  id: string;
  maxLength: number;
}

/** Some of the table's columns, each at most once. Its default is made by the step from what came before. */
interface ColumnsParameter {
  kind: 'columns';
  id: string;
}

/** What was typed for one parameter and cannot be. */
export interface ParameterProblem {
  id: string;
  code: ErrorCode;
  values: MessageValues;
}

/** A choice of the modal for a `columns` parameter. */
export interface ColumnChoice {
  column: string;
  /** What is known of it, for example how much of it is blank; at most 75 characters. */
  note: string;
}

export type Parameters = Record<string, ParameterValue | undefined>;

export type ParameterValue = number | string | string[];
