import type { ModalView } from '@slack/types';
import { TEXT_LIMIT } from '../../../exercise/check-text.ts';
import type { ReviewCase } from '../../../flow/reviews/open-review.ts';
import { ACTIONS, BLOCKS, VIEWS } from '../../app/ids.ts';
import { listing } from '../../messages/fit-blocks.ts';
import { actions, button, mention, section } from '../../messages/kit.ts';
import { moreButton } from '../../messages/more-button.ts';
import { quote } from '../../messages/quote.ts';
import { replyBlocks } from '../../messages/reply-blocks.ts';
import { rolesOf } from '../../messages/request-roles.ts';
import type { Words } from '../../messages/words.ts';
import { modal, textField } from '../kit.ts';
import { rubricFields } from './rubric-fields.ts';

/** The form of a review: the request and its replies, four criteria on four levels, and a comment. */
export function reviewView(words: Words, { request, replies }: ReviewCase): ModalView {
  const { t } = words;
  const role = rolesOf(words, request);
  return modal({
    callbackId: VIEWS.review,
    title: t('review.title'),
    submit: t('review.submit'),
    close: t('modal.cancel'),
    metadata: { requestId: request.id },
    blocks: [
      section(t('review.asked', { asker: mention(request.askerId), role, kind: t(`kind.${request.kind}`) })),
      ...quote(request.text),
      listing(replies, (reply) => replyBlocks(words, reply), {
        more: moreButton(words, { kind: 'replies', from: 0, about: request.id }),
      }),
      ...rubricFields(words),
      textField({
        block: BLOCKS.comment,
        label: t('review.comment'),
        hint: t('review.comment-hint'),
        optional: true,
        maxLength: TEXT_LIMIT,
      }),
      actions(button(ACTIONS.openCalibration, t('button.calibration'), 'again')),
    ],
  });
}
