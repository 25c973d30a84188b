import type { ModalView } from '@slack/types';
import { NOTE_LIMIT } from '../../../flow/workshop/park-note.ts';
import { BLOCKS, VIEWS } from '../../app/ids.ts';
import { section } from '../../messages/kit.ts';
import type { Words } from '../../messages/words.ts';
import { modal, textField } from '../kit.ts';

/** The form that keeps something for later, in a workshop. */
export function parkView({ t }: Words, workshopId: string): ModalView {
  return modal({
    callbackId: VIEWS.park,
    title: t('park.title'),
    submit: t('park.submit'),
    close: t('modal.cancel'),
    metadata: { workshopId },
    blocks: [
      section(t('park.body')),
      textField({ block: BLOCKS.text, label: t('park.text'), hint: t('park.hint'), maxLength: NOTE_LIMIT }),
    ],
  });
}
