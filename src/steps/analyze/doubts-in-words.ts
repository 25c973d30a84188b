import { formatter } from '../../charts/formatter.ts';
import type { Locale } from '../../course/locale.ts';
import type { Translate } from '../../course/translate.ts';
import type { CategoricalPair } from './analyze-findings.ts';
import type { Identifier } from './find-identifiers.ts';

/** Why a column looks like an identifier, as a part of a sentence: how many of its values differ. */
export function distinctInWords({ distinct, values }: Identifier, locale: Locale, t: Translate): string {
  const { figure } = formatter(locale);
  return t(locale, 'step.analyze.distinct', { distinct: figure(distinct), values: figure(values) });
}

/** Why a pair is unsure, as a part of a sentence: on how many rows it is computed, and V before and after the correction. */
export function unsureInWords({ v, corrected, rows }: CategoricalPair, locale: Locale, t: Translate): string {
  const { figure, two } = formatter(locale);
  return t(locale, 'step.analyze.unsure', { rows: figure(rows), v: two(v), corrected: two(corrected) });
}
