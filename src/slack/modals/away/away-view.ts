import type { ModalView } from '@slack/types';
import { ABSENCES } from '../../../flow/members/go-away.ts';
import { BLOCKS, VALUE, VIEWS } from '../../app/ids.ts';
import { option, section } from '../../messages/kit.ts';
import type { Words } from '../../messages/words.ts';
import { field, modal, radioField } from '../kit.ts';

/** The form in which a person says how long they are away. `toldIn`: the channel in which it is confirmed. */
export function awayView({ t }: Words, { toldIn }: { toldIn?: string } = {}): ModalView {
  return modal({
    callbackId: VIEWS.away,
    title: t('away.title'),
    submit: t('away.submit'),
    close: t('modal.cancel'),
    ...(toldIn === undefined ? {} : { metadata: { toldIn } }),
    blocks: [
      section(t('away.body')),
      radioField({
        block: BLOCKS.awayFor,
        label: t('away.for'),
        options: ABSENCES.map((each) => option(each, t(`away.for.${each}`), t(`away.for.${each}.back`))),
        initial: 'today',
      }),
      field(
        { block: BLOCKS.until, label: t('away.until'), hint: t('away.until-hint'), optional: true },
        { type: 'datepicker', action_id: VALUE },
      ),
    ],
  });
}
