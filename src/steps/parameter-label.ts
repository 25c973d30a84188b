import { inUnit } from '../charts/in-unit.ts';
import { moneyUnit } from '../charts/money-unit.ts';
import type { ProcessId } from '../course/lesson-id.ts';
import type { Locale } from '../course/locale.ts';
import type { Translate } from '../course/translate.ts';
import type { StepParameter } from './parameters.ts';

/** What a parameter is called. An amount of money names the unit of the table, where that is known. */
export function parameterLabel(
  process: ProcessId,
  parameter: StepParameter,
  unit: string | undefined,
  locale: Locale,
  t: Translate,
): string {
  const label = t(locale, `step.${process}.parameter.${parameter.id}.label`);
  const isMoney = parameter.kind === 'number' && parameter.money === true;
  return isMoney ? inUnit(moneyUnit(unit), locale, t).axisText(label) : label;
}
