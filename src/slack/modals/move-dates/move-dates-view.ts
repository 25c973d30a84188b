import type { ModalView } from '@slack/types';
import { BLOCKS, VIEWS } from '../../app/ids.ts';
import { section } from '../../messages/kit.ts';
import type { Words } from '../../messages/words.ts';
import { modal, numberField } from '../kit.ts';

/** The facilitator's form that moves the due dates of all open requests. */
export function moveDatesView({ t }: Words, { channelId, count }: { channelId: string; count: number }): ModalView {
  return modal({
    callbackId: VIEWS.moveDates,
    title: t('move-dates.title'),
    submit: t('move-dates.submit'),
    close: t('modal.cancel'),
    metadata: { channelId },
    blocks: [
      section(t('move-dates.body', { n: count })),
      numberField({ block: BLOCKS.days, label: t('move-dates.days'), initial: 1, whole: true }),
    ],
  });
}
