import type { Locale } from '../course/locale.ts';
import type { Translate } from '../course/translate.ts';
import { formatter } from './formatter.ts';

/**
 * Formats of the target's figures with their unit. `data/datasets.json` names the unit (`usd`), and the messages
 * `unit.<unit>.amount|axis` have its words. A user's own table has no unit.
 */
export function inUnit(unit: string | undefined, locale: Locale, t: Translate) {
  const { figure, figures } = formatter(locale);
  const withUnit = (text: string) => (unit === undefined ? text : t(locale, `unit.${unit}.amount`, { value: text }));
  return {
    /** A figure with its unit. */
    amount: (value: number) => withUnit(figure(value)),
    /** A formatted figure with the unit. */
    withUnit,
    /** A range of figures, with the unit once. */
    range: (from: number, to: number) => {
      const [least = '', most = ''] = figures([from, to]);
      return `${least} – ${withUnit(most)}`;
    },
    /** Title of an axis or of a table's column, with the unit. */
    axisText: (text: string) => (unit === undefined ? text : t(locale, `unit.${unit}.axis`, { text })),
  };
}
