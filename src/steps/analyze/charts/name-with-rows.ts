import { shortName } from '../../../charts/short-name.ts';
import type { Locale } from '../../../course/locale.ts';
import type { Translate } from '../../../course/translate.ts';

/** Width in Latin letters of a name that stands before its number of rows. */
const BEFORE_ROWS = 16;

/** A figure in words, with the number of rows where they are few: "0.90, 13 houses". */
export function figureWithRows(figure: string, few: string | undefined, locale: Locale, t: Translate): string {
  return few === undefined ? figure : [figure, few].join(t(locale, 'list.comma'));
}

/** The short name of a column, with the number of rows in words where they are few: "Pool_QC (13 houses)". */
export function nameWithRows(column: string, few: string | undefined, locale: Locale, t: Translate): string {
  if (few === undefined) return shortName(column);
  return t(locale, 'list.note', { text: shortName(column, BEFORE_ROWS), note: few });
}
