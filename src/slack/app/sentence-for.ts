import { dropInvisible } from '../../course/drop-invisible.ts';
import { AppError } from '../../errors.ts';
import { errorSentence } from '../../messages/error-sentence.ts';
import { escapeMrkdwn, mention } from '../messages/kit.ts';
import type { Words } from '../messages/words.ts';
import type { EdgeWith } from './edge.ts';

/**
 * The sentence that a person reads about an error, as mrkdwn. An unexpected error is logged and becomes a general apology.
 * @param doing names the failed action in the log
 * @param where ids for the log
 */
export function sentenceFor(
  edge: EdgeWith<'course' | 'log'>,
  words: Words,
  error: unknown,
  doing: string,
  where: Record<string, string | undefined> = {},
): string {
  return sentence(edge, words, { error, doing, where, write: escapeMrkdwn });
}

/** The same as plain text, for the place beside a field of a modal. */
export function plainSentenceFor(
  edge: EdgeWith<'course' | 'log'>,
  words: Words,
  error: unknown,
  doing: string,
): string {
  return sentence(edge, words, { error, doing, where: {}, write: dropInvisible });
}

function sentence(
  { flow: { course, log } }: EdgeWith<'course' | 'log'>,
  words: Words,
  {
    error,
    doing,
    where,
    write,
  }: { error: unknown; doing: string; where: Record<string, string | undefined>; write: (text: string) => string },
): string {
  if (!(error instanceof AppError) || error.code === 'internal') {
    log.error({ err: error, doing, ...where }, 'a listener failed');
    return words.t('error.internal');
  }
  return errorSentence(
    { ...course, t: (_locale, key, values) => words.t(key, values) },
    words.locale,
    error,
    mention,
    write,
  );
}
