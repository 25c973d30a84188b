import { ENGLISH, type WordKey } from './words-en.ts';
import { JAPANESE } from './words-ja.ts';

export type Translate = (key: WordKey, values?: Record<string, string | number>) => string;

/** Creates the function that translates the page's own texts into the acting person's language. */
export function createTranslate(locale: string): Translate {
  const words = locale.startsWith('ja') ? JAPANESE : ENGLISH;
  return (key, values = {}) => words[key].replace(/\{(\w+)\}/g, (whole, name: string) => `${values[name] ?? whole}`);
}
