import type { KnownBlock } from '@slack/types';
import type { Request } from '../../exercise/request.ts';
import { ACTIONS } from '../app/ids.ts';
import { fitBlocks, listing } from './fit-blocks.ts';
import { actions, button, escapeMrkdwn, type Message, section, shorten } from './kit.ts';
import { MESSAGE_LIMITS } from './message-limits.ts';
import { moreButton } from './more-button.ts';
import { rolesAskedOf } from './request-roles.ts';
import { type ThreadReply, writeThreadReply } from './thread-reply-value.ts';
import type { Words } from './words.ts';

/** Asks the author of a thread message which of these requests it answers, or whether it answers the only one. */
export function whichRequestMessage(
  { words, userId }: { words: Words; userId: string },
  requests: Request[],
  message: Omit<ThreadReply, 'requestId'>,
): Message {
  const { t } = words;
  const { ts, text: written, files } = message;
  const isOne = requests.length === 1;
  const text = t(isOne ? 'reply.is-it' : 'reply.which');
  const ask = (request: Request): KnownBlock[] => [
    section(
      `• ${t('list.pair', {
        label: rolesAskedOf(words, request, userId),
        text: escapeMrkdwn(shorten(request.text, 150)),
      })}`,
    ),
    actions(
      button(
        ACTIONS.threadReplyAnswers,
        t(isOne ? 'button.my-answer' : 'button.this-one'),
        writeThreadReply({ requestId: request.id, ts, text: written, files }),
      ),
    ),
  ];
  const all = listing(requests, ask, { more: (left) => moreButton(words, { kind: 'answer', from: 0 })(left) });
  return { text, blocks: fitBlocks([section(text), all], MESSAGE_LIMITS) };
}
