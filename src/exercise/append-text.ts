import { TEXT_LIMIT } from './check-text.ts';

/**
 * What was typed, with more after it: nothing that was typed is lost.
 * @returns undefined where both together are longer than a request may be
 */
export function appendText(typed: string, more: string): string | undefined {
  return join(typed.trimEnd(), more);
}

/** The same with `more` in front: it is what the text begins with. */
export function prependText(typed: string, more: string): string | undefined {
  return join(more, typed.trim());
}

function join(first: string, second: string): string | undefined {
  const whole = [first, second].filter((part) => part !== '').join('\n\n');
  return whole.length > TEXT_LIMIT ? undefined : whole;
}
