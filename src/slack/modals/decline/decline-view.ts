import type { ModalView } from '@slack/types';
import type { RoleId } from '../../../course/role.ts';
import { TEXT_LIMIT } from '../../../exercise/check-text.ts';
import type { Request } from '../../../exercise/request.ts';
import { BLOCKS, VIEWS } from '../../app/ids.ts';
import { option, section } from '../../messages/kit.ts';
import { quote } from '../../messages/quote.ts';
import type { Words } from '../../messages/words.ts';
import { modal, selectField, textField } from '../kit.ts';

/** The form that declines a request for a role: which role would know, and why. */
export function declineView(
  { t, course, locale }: Words,
  { request, role }: { request: Request; role: RoleId },
): ModalView {
  const offers = course.lessonInfo(locale, request.process).offers.filter((id) => id !== role);
  return modal({
    callbackId: VIEWS.decline,
    title: t('decline.title'),
    submit: t('decline.submit'),
    close: t('modal.cancel'),
    metadata: { requestId: request.id },
    blocks: [
      section(t('decline.body')),
      ...quote(request.text),
      selectField({
        block: BLOCKS.role,
        label: t('decline.instead'),
        optional: true,
        options: offers.map((id) => option(id, course.role(locale, id).name, course.role(locale, id).does)),
      }),
      textField({
        block: BLOCKS.text,
        label: t('decline.reason'),
        hint: t('decline.reason-hint'),
        maxLength: TEXT_LIMIT,
      }),
    ],
  });
}
