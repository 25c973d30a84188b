import type { Locale } from '../course/locale.ts';
import type { Translate } from '../course/translate.ts';
import { formatter } from './formatter.ts';

/**
 * The target's figures as its unit has them said. Which unit, `data/datasets.json` says (`usd`); its words are
 * `unit.<unit>.amount|axis`. A table of a user's own has none, and its figures stand alone.
 */
export function inUnit(unit: string | undefined, locale: Locale, t: Translate) {
  const { whole } = formatter(locale);
  const amount = (value: number) =>
    unit === undefined ? whole(value) : t(locale, `unit.${unit}.amount`, { value: whole(value) });
  return {
    /** A figure with its unit, without decimals. */
    amount,
    /** From one figure to another, which share the unit. */
    range: (from: number, to: number) => `${whole(from)} – ${amount(to)}`,
    /** What an axis or a column of a table says, with its unit. */
    axisText: (text: string) => (unit === undefined ? text : t(locale, `unit.${unit}.axis`, { text })),
  };
}
