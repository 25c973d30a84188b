import { LOCALES, type Locale } from '../../src/course/locale.ts';

/**
 * True in the slow project. It runs the journeys in the languages that `npm test` leaves out, draws more for each property, and computes
 * the steps of two journeys anew where `npm test` replays them.
 */
export const THOROUGH = process.env.THOROUGH === '1';

/** The languages for a journey that is the same in each: one language in `npm test`, the others in the slow project. */
export function languages(one: Locale): readonly Locale[] {
  return THOROUGH ? LOCALES.filter((locale) => locale !== one) : [one];
}

/** In which language, and over which delivery, a journey is played. */
export interface Round {
  locale: Locale;
  delivery: 'http' | 'socket';
}

/** Each language over each delivery, for a journey that only the slow project plays. */
export const ROUNDS: readonly Round[] = LOCALES.flatMap((locale) =>
  (['socket', 'http'] as const).map((delivery) => ({ locale, delivery })),
);

/** The rounds of a journey that is the same in each language and over each delivery: one in `npm test`, the others in the slow project. */
export function rounds(one: Round): Round[] {
  return ROUNDS.filter(({ locale, delivery }) => (locale === one.locale && delivery === one.delivery) !== THOROUGH);
}
