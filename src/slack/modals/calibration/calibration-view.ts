import type { KnownBlock, ModalView } from '@slack/types';
import { type RequestCriterion, RUBRIC } from '../../../course/rubric.ts';
import { CALIBRATION } from '../../../exercise/calibration.ts';
import type { Ratings } from '../../../exercise/review.ts';
import { ACTIONS, VIEWS } from '../../app/ids.ts';
import { actions, button, context, section } from '../../messages/kit.ts';
import { quote } from '../../messages/quote.ts';
import type { Words } from '../../messages/words.ts';
import { modal } from '../kit.ts';
import { rubricFields } from '../review/rubric-fields.ts';

/** Prefix of the worked example's blocks. Under the review's own block ids, Slack would carry the values over into the review. */
export const EXAMPLE = 'example-';

/**
 * The worked example, which everybody is offered before their first review, so that a level means the same to all.
 * @param requestId of the request to review next, if any; one press skips the example and goes there
 */
export function calibrationView(words: Words, requestId?: string): ModalView {
  const { t } = words;
  return modal({
    callbackId: VIEWS.calibrate,
    title: t('calibration.title'),
    submit: t('calibration.submit'),
    close: t('modal.cancel'),
    metadata: requestId === undefined ? {} : { requestId },
    blocks: [
      section(t('calibration.lead')),
      ...(requestId === undefined
        ? []
        : [actions(button(ACTIONS.skipCalibration, t('button.skip-calibration'), requestId))]),
      ...example(words),
      ...rubricFields(words, { prefix: EXAMPLE }),
    ],
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

/** Compares a person's ratings of the worked example with the course's, and explains the course's. */
export function calibratedView(words: Words, ratings: Ratings, requestId?: string): ModalView {
  const { t } = words;
  const line = (criterion: RequestCriterion): string => {
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
