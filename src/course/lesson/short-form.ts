import type { Locale } from '../locale.ts';

/** A name or a number in Latin letters: `Lot_Frontage`, `2,930`, `R²`, `8%`. */
const LATIN = /[\p{Script=Latin}\p{N}][\p{Script=Latin}\p{M}\p{N}_.,'’%²:/-]*/gu;
/** What a name or a number counts in Japanese, where it is long on the page and still one word. */
const NAME = 2;

/** How long a text may be, and how that is counted. */
interface Size {
  most: number;
  unit: string;
  sizeOf: (text: string) => number;
}

/**
 * The most that the short form of an example request may hold: what people read at one go in a chat. The course's long forms take 2.5
 * Japanese letters for each English word, so the limits allow the same content.
 */
export const SHORT_FORM: Record<Locale, Size> = {
  en: {
    most: 60,
    unit: 'words',
    sizeOf: (text) => text.split(/\s+/u).filter((word) => /[\p{L}\p{N}]/u.test(word)).length,
  },
  ja: {
    most: 150,
    unit: 'characters (a name or a number in Latin letters counts as 2)',
    sizeOf: (text) => {
      const names = text.match(LATIN)?.length ?? 0;
      return [...text.replace(LATIN, '').replace(/\s/gu, '')].length + NAME * names;
    },
  },
};

/** The most that a role's view may hold, counted in the same way. */
export const VIEW: Record<Locale, Size> = {
  en: { ...SHORT_FORM.en, most: 90 },
  ja: { ...SHORT_FORM.ja, most: 225 },
};
