import type { ModalView } from '@slack/types';
import type { RoleId } from '../../../course/role.ts';
import { BLOCKS, VALUE, VIEWS } from '../../app/ids.ts';
import { section } from '../../messages/kit.ts';
import type { Words } from '../../messages/words.ts';
import { field, modal } from '../kit.ts';
import { rolesField } from '../roles/roles-field.ts';

/** Lets the facilitator set a person's roles. */
export function setRolesView(
  words: Words,
  { channelId, userId, held }: { channelId: string; userId: string | undefined; held: RoleId[] },
): ModalView {
  const { t } = words;
  return modal({
    callbackId: VIEWS.setRoles,
    title: t('roles.set-title'),
    submit: t('roles.submit'),
    close: t('modal.cancel'),
    metadata: { channelId, toldIn: channelId },
    blocks: [
      section(t('roles.set-body')),
      field(
        { block: BLOCKS.person, label: t('roles.set-person') },
        { type: 'users_select', action_id: VALUE, ...(userId === undefined ? {} : { initial_user: userId }) },
      ),
      rolesField(words, { label: t('roles.set-roles'), held }),
    ],
  });
}
