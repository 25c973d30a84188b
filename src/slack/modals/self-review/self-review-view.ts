import type { KnownBlock, ModalView } from '@slack/types';
import { keyFor } from '../../../course/request-kind.ts';
import { rubricOf } from '../../../course/rubric.ts';
import { TEXT_LIMIT } from '../../../exercise/check-text.ts';
import type { ExampleBeside } from '../../../exercise/example-beside.ts';
import type { Reply } from '../../../exercise/reply.ts';
import { rewrittenOf, type SelfReviewCase } from '../../../flow/reviews/self-review.ts';
import type { TableNames } from '../../../team/own-data.ts';
import { BLOCKS, VIEWS } from '../../app/ids.ts';
import { exampleBlock } from '../../messages/example-block.ts';
import { listing } from '../../messages/fit-blocks.ts';
import { fullRequestButton } from '../../messages/full-request-button.ts';
import { context, escapeMrkdwn, section } from '../../messages/kit.ts';
import { moreButton } from '../../messages/more-button.ts';
import { quote } from '../../messages/quote.ts';
import { remarkBlocks } from '../../messages/remark-blocks.ts';
import { replyBlocks } from '../../messages/reply-blocks.ts';
import { rolesOf, spokenAs } from '../../messages/request-roles.ts';
import { ratingLines } from '../../messages/review-messages.ts';
import type { Words } from '../../messages/words.ts';
import { modal, textField } from '../kit.ts';
import { rubricFields } from '../review/rubric-fields.ts';

/** The form in which an asker rates their own request, beside its answers and an example request of the course. */
export function selfReviewView(words: Words, found: SelfReviewCase): ModalView {
  const { t } = words;
  const { request, replies, beside, table, said } = found;
  const { kind } = request;
  return modal({
    callbackId: VIEWS.selfReview,
    title: t(keyFor(kind, 'self-review.title')),
    submit: t('self-review.submit'),
    close: t('modal.cancel'),
    metadata: { requestId: request.id },
    blocks: [
      section(
        t(keyFor(kind, 'self-review.asked'), {
          role: rolesOf(words, request),
          kind: t(`kind.${kind}`),
          as: spokenAs(words, request),
        }),
      ),
      ...quote(request.text),
      listing(replies, (reply) => replyBlocks(words, reply), {
        more: moreButton(words, { kind: 'replies', from: 0, about: request.id }),
      }),
      ...(isAbove(beside, replies) ? aboveBlocks(words, beside, table) : besideBlocks(words, found)),
      ...rubricFields(words, { criteria: rubricOf(kind), ...(said === undefined ? {} : { initial: said.ratings }) }),
    ],
  });
}

/** The form in which an asker writes their request anew and rates it again, below the example request. */
export function rewriteView(words: Words, found: SelfReviewCase): ModalView {
  const { t } = words;
  const { request, said } = found;
  const { kind } = request;
  const rated = said?.ratings ?? {};
  return modal({
    callbackId: VIEWS.rewrite,
    title: t(keyFor(kind, 'rewrite.title')),
    submit: t('rewrite.submit'),
    close: t('modal.cancel'),
    metadata: { requestId: request.id },
    blocks: [
      section([t('rewrite.body'), ...ratingLines(words, rated)].join('\n')),
      ...besideBlocks(words, found),
      textField({
        block: BLOCKS.text,
        label: t(keyFor(kind, 'rewrite.text')),
        hint: t('rewrite.text-hint'),
        initial: said?.rewrite?.text ?? request.text,
        maxLength: TEXT_LIMIT,
      }),
      ...rubricFields(words, { criteria: rewrittenOf(kind), initial: said?.rewrite?.ratings ?? rated }),
    ],
  });
}

/** What a person compares their own words with. */
function besideBlocks(words: Words, { request, beside, table, remarks }: SelfReviewCase): KnownBlock[] {
  if (remarks === undefined) return exampleBlocks(words, beside, table);
  return remarkBlocks(words, spokenAs(words, request), remarks);
}

/** Most answers that are surely shown as a whole. */
const MOST_ABOVE = 2;

/** Whether the example stands in a stand-in's answer above, which quotes it. */
function isAbove(beside: ExampleBeside | undefined, replies: readonly Reply[]): beside is ExampleBeside {
  if (beside === undefined || replies.length > MOST_ABOVE) return false;
  // Replies of earlier releases quote the long form.
  const { text: short, full } = beside.example;
  return replies.some(({ text }) => text.includes(short) || text.includes(full));
}

function aboveBlocks(words: Words, { example }: ExampleBeside, table: TableNames | undefined): KnownBlock[] {
  const { t } = words;
  return [
    ...exampleBlock(words, table),
    section(t('self-review.above'), fullRequestButton(words, example.id, table)),
    context(t('list.pair', { label: t('example-requests.why'), text: escapeMrkdwn(example.why) })),
  ];
}

function exampleBlocks(words: Words, beside: ExampleBeside | undefined, table: TableNames | undefined): KnownBlock[] {
  if (beside === undefined) return [];
  const { t } = words;
  const { example, isNear } = beside;
  return [
    ...exampleBlock(words, table),
    section(t(isNear ? 'self-review.nearest' : 'self-review.example'), fullRequestButton(words, example.id, table)),
    ...quote(example.text),
    context(t('list.pair', { label: t('example-requests.why'), text: escapeMrkdwn(example.why) })),
  ];
}
