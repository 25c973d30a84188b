import type { ModalView } from '@slack/types';
import { LABELS } from '../../../exercise/labelling-items.ts';
import type { LabellingRound } from '../../../exercise/labelling-round.ts';
import { VIEWS } from '../../app/ids.ts';
import { escapeMrkdwn, option, section } from '../../messages/kit.ts';
import { inOneLine } from '../../messages/labelling-messages.ts';
import type { Words } from '../../messages/words.ts';
import { modal, radioField } from '../kit.ts';

/** Block of the n-th item's answer, from 0. */
export function itemBlock(item: number): string {
  return `item-${item}`;
}

/** The form that labels the items of a round: one line per row, with three answers. */
export function labellingView({ t }: Words, round: LabellingRound): ModalView {
  return modal({
    callbackId: VIEWS.labelling,
    title: t('labelling.form-title'),
    submit: t('labelling.submit'),
    close: t('modal.cancel'),
    metadata: { roundId: round.id, items: String(round.items.length) },
    blocks: [
      section(t('labelling.form-body', { target: escapeMrkdwn(round.target) })),
      ...round.items.flatMap((item, index) => [
        section(`*${index + 1}.* ${escapeMrkdwn(inOneLine(item))}`),
        radioField({
          block: itemBlock(index),
          label: t('labelling.item', { number: index + 1, target: round.target }),
          options: LABELS.map((label) => option(label, t(`label.${label}`))),
        }),
      ]),
    ],
  });
}
