import { AppError } from '../errors.ts';

/** Most characters of a request or reply: Slack's limit for a plain-text input. */
export const TEXT_LIMIT = 3000;

/**
 * Trims and checks a text that a person typed.
 * @param limit most characters
 * @throws AppError text_empty, text_too_long (values: limit, length)
 */
export function checkText(text: string | null | undefined, limit = TEXT_LIMIT): string {
  const trimmed = (text ?? '').trim();
  if (trimmed === '') throw new AppError('text_empty');
  if (trimmed.length > limit) throw new AppError('text_too_long', { limit, length: trimmed.length });
  return trimmed;
}
