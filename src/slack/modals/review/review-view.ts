import type { ModalView } from '@slack/types';
import { keyFor } from '../../../course/request-kind.ts';
import { rubricOf } from '../../../course/rubric.ts';
import { TEXT_LIMIT } from '../../../exercise/check-text.ts';
import { isRequest } from '../../../exercise/request.ts';
import type { ReviewCase } from '../../../flow/reviews/open-review.ts';
import { ACTIONS, BLOCKS, VIEWS } from '../../app/ids.ts';
import { listing } from '../../messages/fit-blocks.ts';
import { actions, button, mention, section } from '../../messages/kit.ts';
import { moreButton } from '../../messages/more-button.ts';
import { quote } from '../../messages/quote.ts';
import { replyBlocks } from '../../messages/reply-blocks.ts';
import { rolesOf, spokenAs } from '../../messages/request-roles.ts';
import type { Words } from '../../messages/words.ts';
import { modal, textField } from '../kit.ts';
import { rubricFields } from './rubric-fields.ts';

/** The form of a review: the request and its replies, its criteria on four levels, and a comment. */
export function reviewView(words: Words, { request, replies }: ReviewCase): ModalView {
  const { t } = words;
  const { kind } = request;
  const about = { asker: mention(request.askerId), role: rolesOf(words, request), as: spokenAs(words, request) };
  return modal({
    callbackId: VIEWS.review,
    title: t(keyFor(kind, 'review.title')),
    submit: t('review.submit'),
    close: t('modal.cancel'),
    metadata: { requestId: request.id, kind },
    blocks: [
      section(t(keyFor(kind, 'review.asked'), { ...about, kind: t(`kind.${kind}`) })),
      ...quote(request.text),
      listing(replies, (reply) => replyBlocks(words, reply), {
        more: moreButton(words, { kind: 'replies', from: 0, about: request.id }),
      }),
      ...rubricFields(words, { criteria: rubricOf(kind) }),
      textField({
        block: BLOCKS.comment,
        label: t('review.comment'),
        hint: t(keyFor(kind, 'review.comment-hint')),
        optional: true,
        maxLength: TEXT_LIMIT,
      }),
      // The worked example is a request.
      ...(isRequest(request) ? [actions(button(ACTIONS.openCalibration, t('button.calibration'), 'again'))] : []),
    ],
  });
}
