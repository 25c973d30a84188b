import type { ModalView } from '@slack/types';
import { ANSWER_LIMIT, FIVE_WS } from '../../../exercise/compose-five-ws.ts';
import { VIEWS } from '../../app/ids.ts';
import { context } from '../../messages/kit.ts';
import type { Words } from '../../messages/words.ts';
import { lineField, modal } from '../kit.ts';

/** The 5W1H form. Its answers become text of the ask form below it. */
export function fiveWsView({ t }: Words, metadata: Record<string, string>): ModalView {
  return modal({
    callbackId: VIEWS.fiveWs,
    title: t('five-ws.title'),
    submit: t('five-ws.submit'),
    close: t('five-ws.back'),
    metadata,
    blocks: [
      context(t('five-ws.lead')),
      ...FIVE_WS.map((id) =>
        lineField({
          block: id,
          label: t(`five-ws.${id}`),
          placeholder: t(`five-ws.${id}.example`),
          maxLength: ANSWER_LIMIT,
          optional: true,
        }),
      ),
    ],
  });
}
