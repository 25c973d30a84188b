import type { ModalView } from '@slack/types';
import { ANSWER_LIMIT, FIVE_WS } from '../../../exercise/compose-five-ws.ts';
import type { TableNames } from '../../../team/own-data.ts';
import { VIEWS } from '../../app/ids.ts';
import { context, shorten } from '../../messages/kit.ts';
import type { Words } from '../../messages/words.ts';
import { lineField, modal } from '../kit.ts';

/** Examples that quote a column. */
const QUOTING: readonly string[] = ['what', 'where'];
/** Most characters of a column's name: a placeholder has 150. */
const MOST_OF_NAME = 60;

/**
 * The 5W1H form. Its answers become text of the ask form below it.
 * @param table the course's own table, whose columns the examples quote
 */
export function fiveWsView({ t }: Words, metadata: Record<string, string>, table?: TableNames): ModalView {
  const example = (id: string): string =>
    table === undefined || !QUOTING.includes(id)
      ? t(`five-ws.${id}.example`)
      : t(`five-ws.${id}.example.own`, { column: shorten(table.target, MOST_OF_NAME) });
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
          placeholder: example(id),
          maxLength: ANSWER_LIMIT,
          optional: true,
        }),
      ),
    ],
  });
}
