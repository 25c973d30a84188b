import { AppError } from '../../errors.ts';
import { errorSentence } from '../../messages/error-sentence.ts';
import { mention } from '../messages/kit.ts';
import type { Words } from '../messages/words.ts';
import type { Edge } from './edge.ts';

/** The sentence a user reads for what went wrong. A programming error is logged and becomes a general apology. */
export function sentenceFor(edge: Edge, words: Words, error: unknown, doing: string): string {
  if (!(error instanceof AppError) || error.code === 'internal') {
    edge.flow.log.error({ err: error, doing }, 'a listener failed');
    return words.t('error.internal');
  }
  return errorSentence(edge.flow.course, words.locale, error, mention);
}
