import Papa from 'papaparse';
import type { ProcessId } from '../course/lesson-id.ts';
import type { Locale } from '../course/locale.ts';
import type { Translate } from '../course/translate.ts';
import type { ErrorCode, MessageValues } from '../errors.ts';
import type { NumberParameter, ParameterProblem, Parameters, ParameterValue, StepParameter } from './parameters.ts';
import { orderLines, readOrder } from './preprocess/category-order.ts';
import type { Step } from './step.ts';

/**
 * Reads typed parameters (from a modal or a command line). An absent number takes its default.
 * @returns all values; or all problems, with the values that could be read
 */
export function checkParameters(
  { parameters, check }: Pick<Step, 'parameters' | 'check'>,
  typed: Record<string, string | string[] | undefined>,
): { values: Parameters } | { problems: ParameterProblem[]; readable: Parameters } {
  const values: Parameters = {};
  const problems: ParameterProblem[] = unknownIds(parameters, typed);
  for (const parameter of parameters) {
    const given = typed[parameter.id];
    if (given === undefined) {
      values[parameter.id] = parameter.kind === 'number' ? parameter.default : undefined;
      continue;
    }
    const read = readParameter(parameter, given);
    if ('code' in read) problems.push({ id: parameter.id, ...read });
    else values[parameter.id] = read.value;
  }
  const together = problems.length === 0 ? check?.(values) : undefined;
  if (together !== undefined) problems.push(together);
  return problems.length > 0 ? { problems, readable: values } : { values };
}

/** Describes a problem with one parameter to a user. */
export function parameterSentence(problem: ParameterProblem, process: ProcessId, locale: Locale, t: Translate): string {
  const { id, code, values } = problem;
  if (code !== 'parameter_out_of_range') return t(locale, `error.${code}`, values);
  const key = `step.${process}.parameter.${id}`;
  return t(locale, `error.${code}`, { ...values, label: t(locale, `${key}.label`), why: t(locale, `${key}.why`) });
}

type Read = { value: ParameterValue | undefined } | { code: ErrorCode; values: MessageValues };

function readParameter(parameter: StepParameter, given: string | string[]): Read {
  switch (parameter.kind) {
    case 'number':
      return readNumber(parameter, String(given));
    case 'text': {
      const text = String(given).trim();
      const { maxLength } = parameter;
      if (text.length > maxLength) return { code: 'text_too_long', values: { length: text.length, limit: maxLength } };
      return { value: text === '' ? undefined : text };
    }
    case 'columns': {
      const names = Array.isArray(given) ? given : namesIn(given);
      return { value: [...new Set(names.filter((name) => name !== ''))] };
    }
    case 'orders': {
      const lines = Array.isArray(given) ? given : orderLines(given);
      const wrong = lines.find((line) => readOrder(line) === undefined);
      return wrong === undefined ? { value: lines } : { code: 'order_unreadable', values: { typed: wrong } };
    }
  }
}

/** Names between commas; one that has a comma itself stands in quotation marks, as in a CSV. */
function namesIn(typed: string): string[] {
  return Papa.parse<string[]>(typed, { delimiter: ',' })
    .data.flat()
    .map((name) => name.trim());
}

function readNumber({ min, max, whole, default: byDefault }: NumberParameter, given: string): Read {
  const text = given.normalize('NFKC').trim();
  if (text === '' && byDefault === undefined) return { value: undefined };
  const value = text === '' ? Number.NaN : Number(text);
  if (!(value >= min && value <= max) || (whole === true && !Number.isInteger(value))) {
    return { code: 'parameter_out_of_range', values: { typed: given, min, max } };
  }
  return { value };
}

function unknownIds(parameters: readonly StepParameter[], typed: Record<string, unknown>): ParameterProblem[] {
  const known = parameters.map(({ id }) => id);
  return Object.keys(typed)
    .filter((id) => !known.includes(id))
    .map((id) => ({ id, code: 'parameter_unknown', values: { typed: id, known: known.join(', ') } }));
}
