import type { Locale } from './locale.ts';

/** Joins names into a list: "A, B, and C"; 「A、B、C」. */
export function listOf(locale: Locale, names: readonly string[]): string {
  return new Intl.ListFormat(locale, { type: 'conjunction' }).format(names);
}
