import { formatter } from '../charts/formatter.ts';
import { readOwnWords } from '../charts/own-words.ts';
import type { Locale } from '../course/locale.ts';
import type { Translate } from '../course/translate.ts';

/**
 * Words about a row of the data set, such as "Enter a house". `data/datasets.json` names what a row is (`house`), and the
 * messages `row.<row>.goal|extremes|enter|form|count` have its words. A team names its own rows (`own:a sale`) and gets the words of `row.own`
 * around that; a table without any gets the neutral words of `row.any`.
 */
export function rowWords(row: string | undefined, locale: Locale, t: Translate) {
  const own = readOwnWords(row);
  const kind = own === undefined ? (row ?? 'any') : 'own';
  const say = (key: string, values?: Record<string, string>) =>
    t(locale, `row.${kind}.${key}`, own === undefined ? values : { ...values, row: own });
  return {
    /** The Business Goal as a sentence, until the team writes its own. */
    goal: () => say('goal'),
    /** Why held-out rows above the fence stay: the end of a sentence. */
    extremes: () => say('extremes'),
    /** What a button and a form say that ask for one row to predict. */
    enter: () => say('enter'),
    /** The title of that form. */
    form: () => say('form'),
    /** So many rows: "13 houses". */
    count: (rows: number) => say('count', { rows: formatter(locale).figure(rows) }),
  };
}

/** What a row is, from a run's findings; without the key where that is unknown. */
export function rowOf(findings: unknown): { row?: string } {
  const { row } = (findings as { charts?: { row?: string } } | undefined)?.charts ?? {};
  return row === undefined ? {} : { row };
}
