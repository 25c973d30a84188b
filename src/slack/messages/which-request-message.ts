import type { Request } from '../../exercise/request.ts';
import { ACTIONS } from '../app/ids.ts';
import { actions, button, escapeMrkdwn, type Message, section, shorten } from './kit.ts';
import { rolesAskedOf } from './request-roles.ts';
import { type ThreadReply, writeThreadReply } from './thread-reply-value.ts';
import type { Words } from './words.ts';

/** Slack takes 50 blocks; a person with more open requests in one thread sees the first ones. */
const MOST_SHOWN = 5;

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
  return {
    text,
    blocks: [
      section(text),
      ...requests.slice(0, MOST_SHOWN).flatMap((request) => [
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
      ]),
    ],
  };
}
