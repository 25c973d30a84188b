import { AppError } from '../errors.ts';

/** Slack's limit for a plain-text input; a request or a reply is never longer. */
export const TEXT_LIMIT = 3000;

/**
 * The text that a person typed, trimmed.
 * @throws AppError text_empty, text_too_long (values: limit, length)
 */
export function checkText(text: string | null | undefined): string {
  const trimmed = (text ?? '').trim();
  if (trimmed === '') throw new AppError('text_empty');
  if (trimmed.length > TEXT_LIMIT) throw new AppError('text_too_long', { limit: TEXT_LIMIT, length: trimmed.length });
  return trimmed;
}
