import { LOCALES, type Locale } from '../../src/course/locale.ts';

/** True in the slow project, which runs every journey in every language and computes each step again. */
export const THOROUGH = process.env.THOROUGH === '1';

/** The languages for a journey that is the same in each: one language in `npm test`, all in the slow project. */
export function languages(one: Locale): readonly Locale[] {
  return THOROUGH ? LOCALES : [one];
}
