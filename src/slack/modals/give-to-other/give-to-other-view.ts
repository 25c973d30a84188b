import type { ModalView } from '@slack/types';
import type { RoleId } from '../../../course/role.ts';
import type { Request } from '../../../exercise/request.ts';
import { BLOCKS, VALUE, VIEWS } from '../../app/ids.ts';
import { escapeMrkdwn, mention, section } from '../../messages/kit.ts';
import { quote } from '../../messages/quote.ts';
import type { Words } from '../../messages/words.ts';
import { field, modal } from '../kit.ts';

/** The facilitator's form that gives a request to anybody in the channel, or to the next person who can answer. */
export function giveToOtherView(
  { t, course, locale }: Words,
  { channelId, request, role, from }: { channelId: string; request: Request; role: RoleId; from: string },
): ModalView {
  const { name } = course.role(locale, role);
  const to = { block: BLOCKS.person, label: t('hand-on.to'), hint: t('give-to-other.to-hint', { role: name }) };
  return modal({
    callbackId: VIEWS.giveToOther,
    title: t('hand-on.title'),
    submit: t('hand-on.submit'),
    close: t('modal.cancel'),
    metadata: { channelId, requestId: request.id, role, from },
    blocks: [
      section(
        t('give-to-other.body', { asker: mention(request.askerId), role: escapeMrkdwn(name), person: mention(from) }),
      ),
      ...quote(request.text),
      field({ ...to, optional: true }, { type: 'users_select', action_id: VALUE }),
    ],
  });
}
