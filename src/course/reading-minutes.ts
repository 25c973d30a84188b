import { dropComments } from './drop-comments.ts';
import type { Locale } from './locale.ts';

/**
 * What people read in a minute: words in English, characters in Japanese. Somewhat less than in a novel (Brysbaert, "How many words do we
 * read per minute?", Journal of Memory and Language 109, 2019, has 238 English words), because lessons hold figures and names of columns.
 */
const PER_MINUTE: Record<Locale, { rate: number; count: (text: string) => number }> = {
  en: { rate: 200, count: (text) => text.split(/\s+/u).filter((word) => /[\p{L}\p{N}]/u.test(word)).length },
  ja: { rate: 500, count: (text) => [...text.replace(/\s/gu, '')].length },
};
/** Marks of Markdown, and the address of a link. */
const UNREAD = /\]\([^)]*\)|[*`_|#>[\]]/gu;

/** Estimates how long people read a Markdown text, in minutes. */
export function readingMinutes(markdown: string, locale: Locale): number {
  const { rate, count } = PER_MINUTE[locale];
  return count(dropComments(markdown).replace(UNREAD, ' ')) / rate;
}
