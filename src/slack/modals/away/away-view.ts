import type { ModalView } from '@slack/types';
import { BLOCKS, VALUE, VIEWS } from '../../app/ids.ts';
import { plain, section } from '../../messages/kit.ts';
import type { Words } from '../../messages/words.ts';
import { modal } from '../kit.ts';

/** The form in which a person says on which day they are back. `toldIn`: the channel in which it is confirmed. */
export function awayView({ t }: Words, { toldIn }: { toldIn?: string } = {}): ModalView {
  return modal({
    callbackId: VIEWS.away,
    title: t('away.title'),
    submit: t('away.submit'),
    close: t('modal.cancel'),
    ...(toldIn === undefined ? {} : { metadata: { toldIn } }),
    blocks: [
      section(t('away.body')),
      {
        type: 'input',
        block_id: BLOCKS.until,
        label: plain(t('away.until')),
        element: { type: 'datepicker', action_id: VALUE },
      },
    ],
  });
}
