import { describe, expect, it } from 'vitest';
import { LOCALES } from '../../../../src/course/locale.ts';
import type { Reply } from '../../../../src/exercise/reply.ts';
import { STAND_IN } from '../../../../src/flow/requests/compose-stand-in-reply.ts';
import { ACTIONS } from '../../../../src/slack/app/ids.ts';
import { replyMessage } from '../../../../src/slack/messages/reply-messages.ts';
import { wordsFor } from '../../../../src/slack/messages/words.ts';
import { selfReviewView } from '../../../../src/slack/modals/self-review/self-review-view.ts';
import { course } from '../../../helpers/course.ts';
import { replyOf, requestOf } from '../../../helpers/slack-samples/largest.ts';

describe.each(LOCALES)('an example request beside one’s own, in %s', (locale) => {
  const words = wordsFor(course, locale);
  const [example] = course.lesson(locale, 'analyze').exampleRequests;
  if (example === undefined) throw new Error('no example');
  const shown = (replies: Reply[]) =>
    JSON.stringify(
      selfReviewView(words, { request: requestOf('Mine?'), replies, beside: { example, isNear: true } }).blocks,
    );
  const begins = (text: string) => JSON.stringify(text.slice(0, 60)).slice(1, -1);
  const button = JSON.stringify({ action_id: ACTIONS.openFullRequest, value: example.id }).slice(1, -1);

  it('is the short form, with a button for the long one', () => {
    const blocks = shown([]);
    expect(blocks).toContain(begins(example.text));
    expect(blocks).not.toContain(begins(example.full));
    for (const part of button.split(',')) expect(blocks).toContain(part);
  });

  it.each(['text', 'full'] as const)('stands there once where a stand-in’s answer quotes its form %s', (form) => {
    const blocks = shown([replyOf(`${example[form]}\n${example.reply}`, { authorId: STAND_IN })]);
    expect(blocks.split(begins(example[form]))).toHaveLength(2);
    expect(blocks).toContain(words.t('self-review.above'));
    expect(blocks).toContain(ACTIONS.openFullRequest);
  });

  it('has no button in a stand-in’s message of an earlier release, which shows the long form', () => {
    const content = {
      type: 'reply' as const,
      requestId: 'r',
      author: STAND_IN,
      standIn: 'domain-expert',
      text: example.reply,
      nearest: example.full,
    };
    expect(JSON.stringify(replyMessage(words, content))).not.toContain(ACTIONS.openFullRequest);
    expect(JSON.stringify(replyMessage(words, { ...content, example: example.id }))).toContain(ACTIONS.openFullRequest);
  });
});
