import { formatter } from '../../charts/formatter.ts';
import { inUnit } from '../../charts/in-unit.ts';
import type { Locale } from '../../course/locale.ts';
import type { Translate } from '../../course/translate.ts';
import type { AnalyzeFindings } from './analyze-findings.ts';

/**
 * Figures of the target's distribution as texts, with enough digits to tell them apart. Q1 and the minimum begin a range,
 * so that a unit like "feet" follows only the other figures. `fence` is null when there is none.
 */
export function targetInWords({ target, charts }: AnalyzeFindings, locale: Locale, t: Translate) {
  const { figure, figures } = formatter(locale);
  const { first: begin, withUnit } = inUnit(charts.unit, locale, t);
  const { min, q1, median, mean, q3, max, upperFence } = target;
  const texts = figures([min, q1, median, mean, q3, max, ...(upperFence === null ? [] : [upperFence])]);
  const [least = '', first = '', middle = '', average = '', third = '', greatest = '', fence] = texts;
  return {
    min: begin(least),
    q1: begin(first),
    median: withUnit(middle),
    mean: withUnit(average),
    q3: withUnit(third),
    max: withUnit(greatest),
    above: figure(target.aboveFence),
    fence: fence === undefined ? null : withUnit(fence),
  };
}
