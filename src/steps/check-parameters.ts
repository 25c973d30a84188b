import type { ProcessId } from '../course/types.ts';
import type { MessageValues } from '../errors.ts';
import type { StepParameter } from './step.ts';

/** A parameter that was typed as no number, or beyond its bounds. */
export interface ParameterProblem {
  id: string;
  typed: string;
  min: number;
  max: number;
}

/**
 * Reads parameters as they were typed (in a modal or on a command line). An absent one takes its default.
 * @returns all values, or every problem at once
 */
export function checkParameters(
  parameters: StepParameter[],
  typed: Record<string, string | undefined>,
): { values: Record<string, number> } | { problems: ParameterProblem[] } {
  const values: Record<string, number> = {};
  const problems: ParameterProblem[] = [];
  for (const { id, min, max, default: byDefault } of parameters) {
    const text = typed[id];
    const value = text === undefined ? byDefault : text.trim() === '' ? Number.NaN : Number(text.normalize('NFKC'));
    if (!(value >= min && value <= max)) problems.push({ id, typed: text ?? '', min, max });
    else values[id] = value;
  }
  return problems.length > 0 ? { problems } : { values };
}

/** Values of the message `error.parameter_out_of_range`, which says what was typed, why it cannot be, and what can. */
export function problemValues(
  { id, typed, min, max }: ParameterProblem,
  process: ProcessId,
  t: (key: string) => string,
): MessageValues {
  const key = `step.${process}.parameter.${id}`;
  return { typed, min, max, label: t(`${key}.label`), why: t(`${key}.why`) };
}
