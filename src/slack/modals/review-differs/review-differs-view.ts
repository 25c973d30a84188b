import type { ModalView } from '@slack/types';
import { TEXT_LIMIT } from '../../../exercise/check-text.ts';
import { BLOCKS, VIEWS } from '../../app/ids.ts';
import type { Words } from '../../messages/words.ts';
import { modal, textField } from '../kit.ts';

/** The form in which the asker says why they see a review differently. */
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
