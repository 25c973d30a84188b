import type { ModalView } from '@slack/types';
import type { RoleId } from '../../../course/role.ts';
import { TEXT_LIMIT } from '../../../exercise/check-text.ts';
import type { Request } from '../../../exercise/request.ts';
import { BLOCKS, VALUE, VIEWS } from '../../app/ids.ts';
import { plain, section } from '../../messages/kit.ts';
import { quote } from '../../messages/quote.ts';
import type { Words } from '../../messages/words.ts';
import { modal, textField } from '../kit.ts';

/** The form that hands a request on to another holder of the role: to a chosen person or to any of them, and why. */
export function handOnView(
  { t, course, locale }: Words,
  { request, role, others }: { request: Request; role: RoleId; others: string[] },
): ModalView {
  return modal({
    callbackId: VIEWS.handOn,
    title: t('hand-on.title'),
    submit: t('hand-on.submit'),
    close: t('modal.cancel'),
    metadata: { requestId: request.id },
    blocks: [
      section(t('hand-on.body', { role: course.role(locale, role).name, count: others.length })),
      ...quote(request.text),
      {
        type: 'input',
        block_id: BLOCKS.person,
        label: plain(t('hand-on.to')),
        hint: plain(t('hand-on.to-hint')),
        optional: true,
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
