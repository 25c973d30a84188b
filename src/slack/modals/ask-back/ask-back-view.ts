import type { ModalView } from '@slack/types';
import { formatter } from '../../../charts/formatter.ts';
import { TEXT_LIMIT } from '../../../exercise/check-text.ts';
import type { Reply } from '../../../exercise/reply.ts';
import type { Request } from '../../../exercise/request.ts';
import { BLOCKS, VIEWS } from '../../app/ids.ts';
import { replyBlocks } from '../../messages/reply-blocks.ts';
import type { Words } from '../../messages/words.ts';
import { modal, textField } from '../kit.ts';

/** The form that asks back, with the newest reply above it. */
export function askBackView(words: Words, { request, replies }: { request: Request; replies: Reply[] }): ModalView {
  const { t, locale } = words;
  const last = replies.at(-1);
  return modal({
    callbackId: VIEWS.askBack,
    title: t('ask-back.title'),
    submit: t('ask-back.submit'),
    close: t('modal.cancel'),
    metadata: { requestId: request.id },
    blocks: [
      ...(last === undefined ? [] : replyBlocks(words, last)),
      textField({
        block: BLOCKS.text,
        label: t('ask-back.text'),
        hint: t('ask-back.hint', { max: formatter(locale).figure(TEXT_LIMIT) }),
        maxLength: TEXT_LIMIT,
      }),
    ],
  });
}
