import type { Locale } from '../course/locale.ts';
import type { Translate } from '../course/translate.ts';
import { formatter } from './formatter.ts';

/**
 * Formats of the target's figures with their unit. `data/datasets.json` names the unit (`usd`), and the messages
 * `unit.<unit>.amount|axis` have its words. A user's own table has no unit.
 */
export function inUnit(unit: string | undefined, locale: Locale, t: Translate) {
  const { whole } = formatter(locale);
  const amount = (value: number) =>
    unit === undefined ? whole(value) : t(locale, `unit.${unit}.amount`, { value: whole(value) });
  return {
    /** A figure with its unit, without decimals. */
    amount,
    /** A range of figures, with the unit once. */
    range: (from: number, to: number) => `${whole(from)} – ${amount(to)}`,
    /** Title of an axis or of a table's column, with the unit. */
    axisText: (text: string) => (unit === undefined ? text : t(locale, `unit.${unit}.axis`, { text })),
  };
}
