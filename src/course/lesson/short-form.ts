import type { Locale } from '../locale.ts';

/** A name or a number in Latin letters: `Lot_Frontage`, `2,930`, `R²`, `8%`. */
const LATIN = /[\p{Script=Latin}\p{N}][\p{Script=Latin}\p{M}\p{N}_.,'’%²:/-]*/gu;
/** What a name or a number counts in Japanese, where it is long on the page and still one word. */
const NAME = 2;

/** How the length of a text is counted, and the most that texts of an example request may have. */
interface Limits {
  /** What `sizeOf` counts, for reports. */
  unit: string;
  sizeOf: (text: string) => number;
  /** Of the request in its short form. */
  short: number;
  /** Of one reply of the stand-in, and of a role's view. */
  reply: number;
}

/**
 * The most that the short form of an example request and a stand-in's reply may hold: what people read at one go in a chat. The course's
 * long forms take 2.5 Japanese letters for each English word, so the limits allow the same content in both languages.
 */
export const SHORT_FORM: Record<Locale, Limits> = {
  en: {
    unit: 'words',
    sizeOf: (text) => text.split(/\s+/u).filter((word) => /[\p{L}\p{N}]/u.test(word)).length,
    short: 60,
    reply: 90,
  },
  ja: {
    unit: 'characters (a name or a number in Latin letters counts as 2)',
    sizeOf: (text) => {
      const names = text.match(LATIN)?.length ?? 0;
      return [...text.replace(LATIN, '').replace(/\s/gu, '')].length + NAME * names;
    },
    short: 150,
    reply: 225,
  },
};
