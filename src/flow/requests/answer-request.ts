import { AppError } from '../../errors.ts';
import { checkText, TEXT_LIMIT } from '../../exercise/check-text.ts';
import { openPlaces } from '../../exercise/presentation.ts';
import type { Reply } from '../../exercise/reply.ts';
import { isPresentation } from '../../exercise/request.ts';
import type { ReassignPort } from './port.ts';
import { recordAnswer } from './record-answer.ts';

/**
 * Records an answer in words, as recordAnswer does. One from the modal is posted in the request's thread; below one written there, a line tells
 * its asker.
 * @param input.replyId makes an answer that Slack delivers twice one answer
 * @throws AppError presentation_answer for a presentation with statements that want a verdict; and as recordAnswer and checkText do
 */
export async function answerRequest(
  needs: ReassignPort,
  input: {
    teamId: string;
    requestId: string;
    replyId: string;
    authorId: string;
    text: string;
    source: 'modal' | 'thread';
    /** Files of a message in the thread. With files, the text may be empty. */
    files?: Reply['files'];
  },
): Promise<void> {
  const { requestId, replyId, authorId, source, files = [] } = input;
  const typed = source === 'thread' ? shorten(input.text) : input.text;
  const text = files.length > 0 ? typed.trim() : checkText(typed);
  await recordAnswer(needs, { ...input, files }, async (_tx, { request, question }) => {
    if (isPresentation(request) && openPlaces(request.statements).length > 0) throw new AppError('presentation_answer');
    return {
      text,
      content:
        source === 'modal'
          ? { type: 'reply', requestId, author: authorId, text, replyId, ...question }
          : { type: 'reply-noted', requestId, author: authorId, ...question },
    };
  });
}

/** The beginning of a message that is longer than an answer may be. The whole message stays in the thread. */
function shorten(text: string): string {
  if (text.length <= TEXT_LIMIT) return text;
  return `${text.slice(0, TEXT_LIMIT - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}
