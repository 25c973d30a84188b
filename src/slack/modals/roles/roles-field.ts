import type { InputBlock } from '@slack/types';
import type { RoleId } from '../../../course/role.ts';
import { MAX_ROLES } from '../../../team/check-roles.ts';
import { BLOCKS, VALUE } from '../../app/ids.ts';
import { option, plain } from '../../messages/kit.ts';
import { roleFamilies } from '../../messages/role-families.ts';
import type { Words } from '../../messages/words.ts';
import { field } from '../kit.ts';

/** A searchable select of up to five roles, grouped by family as on the course's role map. */
export function rolesField(words: Words, { label, held }: { label: string; held: RoleId[] }): InputBlock {
  const { t } = words;
  const groups = roleFamilies(words).map(({ family, roles }) => ({
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
