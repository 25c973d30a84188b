import type { InputBlock, ModalView } from '@slack/types';
import type { Role, RoleId } from '../../../course/types.ts';
import { MAX_ROLES } from '../../../team/check-roles.ts';
import { BLOCKS, VALUE, VIEWS } from '../../app/ids.ts';
import { option, plain, section } from '../../messages/kit.ts';
import type { Words } from '../../messages/words.ts';
import { field, modal } from '../kit.ts';

/** The roles of the course by family, as on its role map. */
export function families({ course, locale }: Words): { family: Role['family']; roles: Role[] }[] {
  const byFamily = new Map<Role['family'], Role[]>();
  for (const role of course.roles(locale)) byFamily.set(role.family, [...(byFamily.get(role.family) ?? []), role]);
  return [...byFamily].map(([family, roles]) => ({ family, roles }));
}

/** Chooses up to five roles, grouped by family as on the course's role map. `toldIn`: the channel in which it is confirmed. */
export function rolesView(
  words: Words,
  input: { channelId: string; toldIn?: string | undefined; held: RoleId[] },
): ModalView {
  const { t } = words;
  const { channelId, toldIn } = input;
  return modal({
    callbackId: VIEWS.roles,
    title: t('roles.choose-title'),
    submit: t('roles.submit'),
    close: t('modal.cancel'),
    metadata: { channelId, ...(toldIn === undefined ? {} : { toldIn }) },
    blocks: [section(t('roles.choose-body')), rolesField(words, { label: t('roles.label'), held: input.held })],
  });
}

/** The facilitator sets somebody's roles. */
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

/** Up to five roles, grouped by family as on the course's role map, in a select that can be searched. */
function rolesField(words: Words, { label, held }: { label: string; held: RoleId[] }): InputBlock {
  const { t } = words;
  const groups = families(words).map(({ family, roles }) => ({
    label: plain(t(`family.${family}`), 75),
    options: roles.map((role) => option(role.id, role.name, role.does)),
  }));
  const initial = groups.flatMap((group) => group.options).filter((o) => held.includes(o.value ?? ''));
  return field(
    { block: BLOCKS.roles, label, hint: t('roles.hint', { max: MAX_ROLES }), optional: true },
    {
      type: 'multi_static_select',
      action_id: VALUE,
      option_groups: groups,
      max_selected_items: MAX_ROLES,
      ...(initial.length === 0 ? {} : { initial_options: initial }),
    },
  );
}
