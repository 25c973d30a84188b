import { LOCALES, type Locale } from '../../src/course/locale.ts';

/**
 * True in the slow project. It runs every journey in every language, draws more for each property, and computes the steps of two
 * journeys anew where `npm test` replays them.
 */
export const THOROUGH = process.env.THOROUGH === '1';

/** The languages for a journey that is the same in each: one language in `npm test`, all in the slow project. */
export function languages(one: Locale): readonly Locale[] {
  return THOROUGH ? LOCALES : [one];
}
