import type { ModalView } from '@slack/types';
import type { DataCounts } from '../../../flow/members/count-data.ts';
import { ACTIONS } from '../../app/ids.ts';
import { actions, button, carefulButton, context, section } from '../../messages/kit.ts';
import type { Words } from '../../messages/words.ts';
import { modal } from '../kit.ts';

/** What the app stores about the reader, with buttons to export and to delete it. */
export function myDataView({ t }: Words, counts: DataCounts): ModalView {
  const lines = counts.map(({ table, rows }) => `• ${t(`my-data.table.${table}`, { n: rows })}`);
  return modal({
    title: t('my-data.title'),
    close: t('modal.close'),
    blocks: [
      section(t('my-data.body')),
      section(lines.length === 0 ? t('my-data.none') : lines.join('\n')),
      actions(
        button(ACTIONS.sendMyData, t('button.send-my-data'), 'all'),
        carefulButton(ACTIONS.deleteMyData, t('button.delete-my-data'), 'all', {
          title: t('my-data.sure-title'),
          text: t('my-data.sure'),
          yes: t('my-data.sure-yes'),
          no: t('modal.cancel'),
        }),
      ),
      section(t('my-data.what-stays')),
      context(t('my-data.slack')),
    ],
  });
}
