import type { Locale } from './locale.ts';
import type { Message } from './parse-messages.ts';

/**
 * Fills the placeholders of the message `key` in one language.
 * @throws Error (a programming error) for an unknown key or a missing value
 */
export type Translate = (locale: Locale, key: string, values?: Record<string, string | number>) => string;

/** `{name}` is a value. `{name|one|other}` is the singular or plural word for the number `name`. */
const PLACEHOLDER = /\{([a-zA-Z][\w-]*)(?:\|([^{}|]*)\|([^{}|]*))?\}/gu;

/** Names of a text's placeholders, sorted, without repeats. */
export function placeholdersOf(text: string): string[] {
  return [...new Set([...text.matchAll(PLACEHOLDER)].map((match) => match[1] ?? ''))].sort();
}

/**
 * Creates a `Translate` from messages. It inserts values unchanged in one pass, so a value that looks like a
 * placeholder is not expanded. A number may be formatted ("2,930"). Languages without plurals, such as Japanese, need
 * no word pairs.
 */
export function createTranslate(
  messages: Partial<Record<Locale, ReadonlyMap<string, Pick<Message, 'text'>>>>,
): Translate {
  return (locale, key, values = {}) => {
    const message = messages[locale]?.get(key);
    if (message === undefined) throw new Error(`No message "${key}" in "${locale}".`);
    return message.text.replace(PLACEHOLDER, (_, name: string, one?: string, other?: string) => {
      const value = values[name];
      if (value === undefined) throw new Error(`Message "${key}" in "${locale}" needs a value for {${name}}.`);
      if (one === undefined || other === undefined) return String(value);
      return isOne(locale, value) ? one : other;
    });
  };
}

function isOne(locale: Locale, value: string | number): boolean {
  const number = typeof value === 'number' ? value : Number(value.replaceAll(',', ''));
  return new Intl.PluralRules(locale).select(number) === 'one';
}
