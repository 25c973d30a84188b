import type { InputBlock, KnownBlock, ModalView } from '@slack/types';
import { RATINGS, RUBRIC, type RubricCriterion } from '../../../course/types.ts';
import { TEXT_LIMIT } from '../../../exercise/check-text.ts';
import { CALIBRATION, type Ratings } from '../../../exercise/rubric.ts';
import type { ReviewCase } from '../../../flow/reviews/open-review.ts';
import { ACTIONS, BLOCKS, VIEWS } from '../../ids.ts';
import { actions, button, context, LIMITS, mention, option, plain, quote, section } from '../../messages/kit.ts';
import { replyBlocks, rolesOf } from '../../messages/request-messages.ts';
import type { Words } from '../../messages/words.ts';
import { modal, radioField, textField } from '../kit.ts';

/** Reviews a request: the request and its answer in sight, four criteria on four levels, one comment. */
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
      ...replies.flatMap((reply) => replyBlocks(words, reply)),
      ...rubric(words),
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

/** The four criteria, each with the words of its four levels. */
function rubric({ t }: Words, prefix = ''): InputBlock[] {
  return RUBRIC.map((criterion) =>
    radioField({
      block: `${prefix}${criterion}`,
      label: t(`rubric.${criterion}`),
      options: RATINGS.map((rating) => ({
        ...option(rating, t(`rating.${rating}`)),
        description: plain(t(`rubric.${criterion}.${rating}`), LIMITS.option),
      })),
    }),
  );
}

/** Blocks of the worked example: under the review's own names Slack would carry their values over into it. */
export const EXAMPLE = 'example-';

/**
 * The worked example that everybody rates before their first review, so that a level means the same to all.
 * @param requestId what is reviewed next, if anything
 */
export function calibrationView(words: Words, requestId?: string): ModalView {
  const { t } = words;
  return modal({
    callbackId: VIEWS.calibrate,
    title: t('calibration.title'),
    submit: t('calibration.submit'),
    close: t('modal.cancel'),
    metadata: requestId === undefined ? {} : { requestId },
    blocks: [section(t('calibration.lead')), ...example(words), ...rubric(words, EXAMPLE)],
  });
}

function example({ t }: Words): KnownBlock[] {
  return [
    section(t('calibration.asked')),
    ...quote(t('calibration.text')),
    section(t('calibration.replied')),
    ...quote(t('calibration.reply')),
  ];
}

/** Where this person and the course differ on the worked example, and why the course says what it says. */
export function calibratedView(words: Words, ratings: Ratings, requestId?: string): ModalView {
  const { t } = words;
  const line = (criterion: RubricCriterion): string => {
    const own = ratings[criterion] ?? 'not';
    const reference = CALIBRATION[criterion];
    const said = own === reference ? 'calibration.same' : 'calibration.differs';
    const levels = { own: t(`rating.${own}`), reference: t(`rating.${reference}`) };
    return `*${t(`rubric.${criterion}.short`)}* ${t(said, levels)}\n${t(`calibration.${criterion}`)}`;
  };
  const same = RUBRIC.filter((criterion) => ratings[criterion] === CALIBRATION[criterion]).length;
  return modal({
    callbackId: VIEWS.calibrated,
    title: t('calibration.title'),
    ...(requestId === undefined ? {} : { submit: t('calibration.go-on') }),
    close: t('modal.close'),
    metadata: requestId === undefined ? {} : { requestId },
    blocks: [
      section(t('calibration.result', { same, of: RUBRIC.length })),
      ...example(words),
      ...RUBRIC.map((criterion) => section(line(criterion))),
      context(t('calibration.hint')),
    ],
  });
}

/** The asker sees a review otherwise, and may say how. */
export function reviewDiffersView({ t }: Words, value: string): ModalView {
  return modal({
    callbackId: VIEWS.reviewDiffers,
    title: t('review.differs-title'),
    submit: t('review.submit'),
    close: t('modal.cancel'),
    metadata: { review: value },
    blocks: [
      textField({
        block: BLOCKS.text,
        label: t('review.differs-label'),
        hint: t('review.differs-hint'),
        optional: true,
        maxLength: TEXT_LIMIT,
      }),
    ],
  });
}
