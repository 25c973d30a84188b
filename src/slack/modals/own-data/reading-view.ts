import type { ModalView } from '@slack/types';
import { escapeMrkdwn, section } from '../../messages/kit.ts';
import type { Words } from '../../messages/words.ts';
import { modal } from '../kit.ts';

/** Shows that a table is being read or stored. The facilitator may close it. */
export function readingView({ t }: Words, filename: string): ModalView {
  return modal({
    title: t('own-data.title'),
    close: t('modal.close'),
    blocks: [section(t('own-data.reading', { file: escapeMrkdwn(filename) }))],
  });
}
