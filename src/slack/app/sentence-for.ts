import { AppError } from '../../errors.ts';
import { errorSentence } from '../../messages/error-sentence.ts';
import { mention } from '../messages/kit.ts';
import type { Words } from '../messages/words.ts';
import type { EdgeWith } from './edge.ts';

/**
 * The sentence that a person reads about an error. An unexpected error is logged and becomes a general apology.
 * @param doing names the failed action in the log
 * @param where ids for the log
 */
export function sentenceFor(
  { flow: { course, log } }: EdgeWith<'course' | 'log'>,
  words: Words,
  error: unknown,
  doing: string,
  where: Record<string, string | undefined> = {},
): string {
  if (!(error instanceof AppError) || error.code === 'internal') {
    log.error({ err: error, doing, ...where }, 'a listener failed');
    return words.t('error.internal');
  }
  return errorSentence(course, words.locale, error, mention);
}
