import type { Locale } from '../course/locale.ts';
import { findMentioned } from '../exercise/find-mentioned.ts';

/** How the course's answers say that a column must stay; what stands before is its name. */
const SAYS_SO: Record<Locale, RegExp> = {
  en: /^\s+must stay\b/u,
  ja: /^\s*は残すべきです/u,
};

/** The columns of which an answer says that they must stay. */
export function mustStay(text: string, locale: Locale, columns: readonly string[]): string[] {
  return findMentioned(text, columns).filter((column) =>
    text
      .split(column)
      .slice(1)
      .some((rest) => SAYS_SO[locale].test(rest)),
  );
}
