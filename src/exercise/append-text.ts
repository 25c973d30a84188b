import { TEXT_LIMIT } from './check-text.ts';

/**
 * Appends text to what a user typed, without losing any of it.
 * @returns undefined when the result is longer than a request may be
 */
export function appendText(typed: string, more: string): string | undefined {
  return join(typed.trimEnd(), more);
}

/** Like `appendText`, with `more` before the typed text. */
export function prependText(typed: string, more: string): string | undefined {
  return join(more, typed.trim());
}

function join(first: string, second: string): string | undefined {
  const whole = [first, second].filter((part) => part !== '').join('\n\n');
  return whole.length > TEXT_LIMIT ? undefined : whole;
}
