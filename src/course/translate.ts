import type { Message } from './parse-messages.ts';
import type { Locale, Translate } from './types.ts';

const PLACEHOLDER = /\{([a-zA-Z][\w-]*)\}/gu;

/** Names of the placeholders of a text, each once, sorted. */
export function placeholdersOf(text: string): string[] {
  return [...new Set([...text.matchAll(PLACEHOLDER)].map((match) => match[1] ?? ''))].sort();
}

/**
 * Makes `t`. Values are put in as they are, in one pass: a value that looks like a placeholder stays what it is.
 * @throws Error (a programming error) from `t`, on an unknown key or a missing value
 */
export function createTranslate(messages: Record<Locale, ReadonlyMap<string, Pick<Message, 'text'>>>): Translate {
  return (locale, key, values = {}) => {
    const message = messages[locale].get(key);
    if (message === undefined) throw new Error(`No message "${key}" in "${locale}".`);
    return message.text.replace(PLACEHOLDER, (_, name: string) => {
      const value = values[name];
      if (value === undefined) throw new Error(`Message "${key}" in "${locale}" needs a value for {${name}}.`);
      return String(value);
    });
  };
}
