import { dropInvisible } from '../../course/drop-invisible.ts';
import { AppError } from '../../errors.ts';
import { errorSentence } from '../../messages/error-sentence.ts';
import { escapeMrkdwn, isErased, mention } from '../messages/kit.ts';
import type { Words } from '../messages/words.ts';
import type { Actor } from './actor.ts';
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
  return sentence(edge, words, { error, doing, where, write: escapeMrkdwn, name: mention });
}

/** The same as plain text, for the place beside a field of a modal. Slack shows no mention there, so people are named. */
export async function plainSentenceFor(
  edge: EdgeWith<'chat' | 'course' | 'log'>,
  { teamId, words }: Pick<Actor, 'teamId' | 'words'>,
  error: unknown,
  doing: string,
): Promise<string> {
  const names = new Map<string, string>();
  const assignee = error instanceof AppError ? error.values.assignee : undefined;
  if (typeof assignee === 'string' && !isErased(assignee)) {
    const { name = '' } = await edge.flow.chat.personOf(teamId, assignee);
    if (name.trim() !== '') names.set(assignee, dropInvisible(name));
  }
  const unknown = words.t('person.unknown');
  const name = (userId: string) => names.get(userId) ?? unknown;
  const plain = sentence(edge, words, { error, doing, where: {}, write: dropInvisible, name });
  // A person without a name may begin it. A column's name stays as it's written.
  return plain.startsWith(unknown) ? plain.charAt(0).toUpperCase() + plain.slice(1) : plain;
}

function sentence(
  { flow: { course, log } }: EdgeWith<'course' | 'log'>,
  words: Words,
  {
    error,
    doing,
    where,
    write,
    name,
  }: {
    error: unknown;
    doing: string;
    where: Record<string, string | undefined>;
    write: (text: string) => string;
    name: (userId: string) => string;
  },
): string {
  if (!(error instanceof AppError) || error.code === 'internal') {
    log.error({ err: error, doing, ...where }, 'a listener failed');
    return words.t('error.internal');
  }
  return errorSentence(
    { ...course, t: (_locale, key, values) => words.t(key, values) },
    words.locale,
    error,
    name,
    write,
  );
}
