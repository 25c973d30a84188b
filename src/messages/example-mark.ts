import { inUnit } from '../charts/in-unit.ts';
import { ownWords } from '../charts/own-words.ts';
import type { Locale } from '../course/locale.ts';
import type { Translate } from '../course/translate.ts';
import type { TableNames } from '../team/own-data.ts';

/**
 * Says that a text is about the course's example, and what to read in its place.
 * @param show how the name of the column to predict, and what a row is, are shown
 */
export function exampleMark(
  { target, row, unit }: TableNames,
  locale: Locale,
  t: Translate,
  show: { target: (text: string) => string; row: (text: string) => string },
): string {
  const { axisText } = inUnit(unit === undefined ? undefined : ownWords(unit), locale, t);
  return t(locale, 'example.mark', { target: show.target(axisText(target)), row: show.row(row) });
}
