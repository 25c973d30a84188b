import type { ModalView } from '@slack/types';
import type { RoleId } from '../../../course/role.ts';
import { TEXT_LIMIT } from '../../../exercise/check-text.ts';
import type { Request } from '../../../exercise/request.ts';
import { BLOCKS, VALUE, VIEWS } from '../../app/ids.ts';
import { plain, section } from '../../messages/kit.ts';
import { quote } from '../../messages/quote.ts';
import type { Words } from '../../messages/words.ts';
import { modal, textField } from '../kit.ts';

/** The form that hands a request on to anybody in the channel, or to any other holder of the role where there are some, and why. */
export function handOnView(
  { t, course, locale }: Words,
  { request, role, others }: { request: Request; role: RoleId; others: string[] },
): ModalView {
  const { name } = course.role(locale, role);
  const hasOthers = others.length > 0;
  return modal({
    callbackId: VIEWS.handOn,
    title: t('hand-on.title'),
    submit: t('hand-on.submit'),
    close: t('modal.cancel'),
    metadata: { requestId: request.id },
    blocks: [
      section(t(hasOthers ? 'hand-on.body' : 'hand-on.body-nobody', { role: name, count: others.length })),
      ...quote(request.text),
      {
        type: 'input',
        block_id: BLOCKS.person,
        label: plain(t('hand-on.to')),
        hint: plain(t(hasOthers ? 'hand-on.to-hint' : 'hand-on.to-hint-nobody', { role: name })),
        optional: hasOthers,
        element: {
          type: 'users_select',
          action_id: VALUE,
        },
      },
      textField({
        block: BLOCKS.text,
        label: t('hand-on.reason'),
        hint: t('hand-on.reason-hint'),
        maxLength: TEXT_LIMIT,
      }),
    ],
  });
}
