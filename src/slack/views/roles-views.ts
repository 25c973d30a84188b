import type { KnownBlock, ModalView } from '@slack/types';
import { MAX_ROLES } from '../../cohort/check-roles.ts';
import { holdersByRole } from '../../cohort/members.ts';
import type { Role, RoleId } from '../../course/types.ts';
import type { RoleHolding } from '../../ports.ts';
import { actions, button, escapeMrkdwn, mention, option, plain, section } from '../blocks/kit.ts';
import type { Words } from '../blocks/render-content.ts';
import { ACTIONS, BLOCKS, VALUE, VIEWS } from '../ids.ts';
import { modal } from './kit.ts';

/** The roles of the course by family, as on its role map. */
export function families({ course, locale }: Words): { family: Role['family']; roles: Role[] }[] {
  const byFamily = new Map<Role['family'], Role[]>();
  for (const role of course.roles(locale)) byFamily.set(role.family, [...(byFamily.get(role.family) ?? []), role]);
  return [...byFamily].map(([family, roles]) => ({ family, roles }));
}

/** Chooses up to five roles, grouped by family as on the course's role map. */
export function rolesView(words: Words, input: { channelId: string; held: RoleId[] }): ModalView {
  const { t } = words;
  const groups = families(words).map(({ family, roles }) => ({
    label: plain(t(`family.${family}`), 75),
    options: roles.map((role) => option(role.id, role.name, role.does)),
  }));
  const initial = groups.flatMap((group) => group.options).filter((o) => input.held.includes(o.value ?? ''));
  return modal({
    callbackId: VIEWS.roles,
    title: t('roles.choose-title'),
    submit: t('roles.submit'),
    close: t('modal.cancel'),
    metadata: { channelId: input.channelId },
    blocks: [
      section(t('roles.choose-body')),
      {
        type: 'input',
        block_id: BLOCKS.roles,
        label: plain(t('roles.label')),
        hint: plain(t('roles.hint', { max: MAX_ROLES })),
        optional: true,
        element: {
          type: 'multi_static_select',
          action_id: VALUE,
          option_groups: groups,
          max_selected_items: MAX_ROLES,
          ...(initial.length === 0 ? {} : { initial_options: initial }),
        },
      },
    ],
  });
}

/** Who holds which role, by family, with the roles that nobody holds. */
export function rolesBlocks(words: Words, holdings: RoleHolding[]): KnownBlock[] {
  const { t } = words;
  const holders = new Map(holdersByRole(holdings).map(({ role, users }) => [role, users]));
  const rows: KnownBlock[] = families(words).map(({ family, roles }) =>
    section(
      [
        `*${t(`family.${family}`)}*`,
        ...roles.map((role) => {
          const users = holders.get(role.id);
          const who = users === undefined ? `_${t('roles.nobody')}_` : users.map(mention).join(' ');
          return `• ${escapeMrkdwn(role.name)}: ${who}`;
        }),
      ].join('\n'),
    ),
  );
  return [...rows, actions(button(ACTIONS.openRoleGuide, t('button.role-guide'), 'roles'))];
}
