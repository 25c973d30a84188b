import type { Locale } from '../course/locale.ts';
import type { Translate } from '../course/translate.ts';
import { formatter } from './formatter.ts';
import { readOwnWords } from './own-words.ts';

/**
 * Formats of the target's figures with their unit. `data/datasets.json` names the unit (`usd`), and the messages
 * `unit.<unit>.amount|axis` have its words. A team names the unit of its own table (`own:kWh`), or none.
 */
export function inUnit(unit: string | undefined, locale: Locale, t: Translate) {
  const { figure, figures } = formatter(locale);
  const own = readOwnWords(unit);
  const say = (key: string, values: Record<string, string>) =>
    own === undefined
      ? t(locale, `unit.${unit}.${key}`, values)
      : t(locale, `unit.own.${key}`, { ...values, unit: own });
  /** Whether the unit stands before the figure, as "$" does. A minus then stands before the unit. */
  const isBefore = unit !== undefined && !say('amount', { value: '0' }).startsWith('0');
  const withUnit = (text: string) => {
    if (unit === undefined) return text;
    const sign = isBefore ? (/^[-−]/u.exec(text)?.[0] ?? '') : '';
    return `${sign}${say('amount', { value: text.slice(sign.length) })}`;
  };
  const first = (text: string) => (isBefore ? withUnit(text) : text);
  return {
    /** A figure with its unit. */
    amount: (value: number) => withUnit(figure(value)),
    /** A formatted figure with the unit. */
    withUnit,
    /** A formatted figure that begins a range: with the unit only where it stands before figures. */
    first,
    /** A range of figures, with the unit once where it stands after figures. */
    range: (from: number, to: number) => {
      const [least = '', most = ''] = figures([from, to]);
      return `${first(least)} – ${withUnit(most)}`;
    },
    /** Title of an axis or of a table's column, with the unit. */
    axisText: (text: string) => (unit === undefined ? text : say('axis', { text })),
  };
}
