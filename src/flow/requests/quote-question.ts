import { firstWords } from '../../exercise/first-words.ts';
import type { Reply } from '../../exercise/reply.ts';
import type { Request } from '../../exercise/request.ts';

/** What an answer says about the question that it answers. */
export interface Question {
  asker: string;
  /** The question's first words. */
  about: string;
  /** Mentions the asker. */
  calls?: true;
}

/**
 * Names the question that an answer answers: the request, or its asker's latest question back. Only the first answer to it mentions the asker,
 * who follows the thread from then on.
 * @param replies those before the answer
 */
export function quoteQuestion(request: Pick<Request, 'askerId' | 'text'>, replies: readonly Reply[]): Question {
  const back = replies.findLastIndex(({ source }) => source === 'ask-back');
  const isFirst = replies.length === back + 1;
  const about = firstWords(replies[back]?.text ?? request.text);
  return { asker: request.askerId, about, ...(isFirst ? { calls: true } : {}) };
}
