import { LOCALES, type Locale } from '../../src/course/locale.ts';

/** The slow project runs every journey in every language, and computes each step anew. */
export const THOROUGH = process.env.THOROUGH === '1';

/** The languages of a journey that goes the same way in each: one of them in `npm test`, all in the slow project. */
export function languages(one: Locale): readonly Locale[] {
  return THOROUGH ? LOCALES : [one];
}
