import { ENGLISH, type WordKey } from './words-en.ts';
import { JAPANESE } from './words-ja.ts';

export type Translate = (key: WordKey, values?: Record<string, string | number>) => string;

/** The page's own words in the language of the acting person. */
export function createTranslate(locale: string): Translate {
  const words = locale.startsWith('ja') ? JAPANESE : ENGLISH;
  return (key, values = {}) => words[key].replace(/\{(\w+)\}/g, (whole, name: string) => `${values[name] ?? whole}`);
}
