import { AppError } from '../../errors.ts';
import { errorSentence } from '../../messages/error-sentence.ts';
import type { Words } from '../messages/words.ts';
import type { SubmissionAnswer } from './submission.ts';

/** The id of a block that a form repeats. @param nth from 1 */
export function numbered(block: string, nth: number): string {
  return `${block}-${nth}`;
}

/**
 * Shows an error beside the field that it's about, where it says which one.
 * @param blocks which field each error is about
 * @throws the error, where it's about none of them
 */
export function besideField(
  { course, locale }: Words,
  error: unknown,
  blocks: Readonly<Record<string, string>>,
): SubmissionAnswer {
  if (!(error instanceof AppError)) throw error;
  const [block, nth] = [blocks[error.code], error.values.nth];
  if (block === undefined || nth === undefined) throw error;
  return { errors: { [numbered(block, Number(nth))]: errorSentence(course, locale, error) } };
}
