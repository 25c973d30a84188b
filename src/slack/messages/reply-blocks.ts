import type { KnownBlock } from '@slack/types';
import type { Reply } from '../../exercise/reply.ts';
import { STAND_IN } from '../../flow/requests/compose-stand-in-reply.ts';
import { context, escapeMrkdwn, linked, mention, section } from './kit.ts';
import { safeUrl } from './markdown/safe-url.ts';
import { quote } from './quote.ts';
import type { Words } from './words.ts';

/** Who answers: a person or the stand-in. */
function replyLead(
  { t }: Words,
  { authorId, source, editedAt }: Pick<Reply, 'authorId' | 'source' | 'editedAt'>,
): string {
  if (source === 'ask-back') return t('ask-back.lead', { author: mention(authorId) });
  if (authorId === STAND_IN) return t('stand-in.answers');
  return t(editedAt === undefined ? 'reply.lead' : 'reply.lead-edited', { author: mention(authorId) });
}

/** A reply in a modal: its author, text and files. */
export function replyBlocks(words: Words, reply: Reply): KnownBlock[] {
  const files = reply.files.map(({ name, url }) => {
    const address = url === undefined ? undefined : safeUrl(url);
    return linked(escapeMrkdwn(name), address);
  });
  return [
    section(replyLead(words, reply)),
    ...(reply.text === '' ? [] : quote(reply.text)),
    ...(files.length === 0 ? [] : [context(words.t('reply.files', { files: files.join(words.t('list.comma')) }))]),
  ];
}
