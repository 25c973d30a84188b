import type { ModalView } from '@slack/types';
import { section } from '../../messages/kit.ts';
import type { Words } from '../../messages/words.ts';
import { modal } from '../kit.ts';

/** One sentence of mrkdwn, for places without a channel to show it in (App Home, stale views). */
export function noticeView({ t }: Words, text: string): ModalView {
  return modal({ title: t('notice.title'), close: t('modal.close'), blocks: [section(text)] });
}
