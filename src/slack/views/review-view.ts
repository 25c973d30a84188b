import type { ModalView } from '@slack/types';
import { RATINGS, RUBRIC } from '../../course/types.ts';
import { TEXT_LIMIT } from '../../exercise/check-text.ts';
import type { ReviewCase } from '../../flow/review-request.ts';
import { mention, option, quote, section } from '../blocks/kit.ts';
import type { Words } from '../blocks/render-content.ts';
import { replyLead, rolesOf } from '../blocks/request-messages.ts';
import { BLOCKS, VIEWS } from '../ids.ts';
import { modal, radioField, textField } from './kit.ts';

/** Reviews a request: the request and its answer in sight, three questions, one comment. */
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
      ...replies.flatMap((reply) => [section(replyLead(words, reply)), ...quote(reply.text)]),
      ...RUBRIC.map((criterion) =>
        radioField({
          block: criterion,
          label: t(`rubric.${criterion}`),
          options: RATINGS.map((rating) => option(rating, t(`rating.${rating}`))),
        }),
      ),
      textField({
        block: BLOCKS.comment,
        label: t('review.comment'),
        hint: t('review.comment-hint'),
        optional: true,
        maxLength: TEXT_LIMIT,
      }),
    ],
  });
}
