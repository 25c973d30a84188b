import type { KnownBlock, SectionBlock } from '@slack/types';
import type { Role } from '../../course/role.ts';
import { holdersByRole } from '../../team/members.ts';
import type { RoleHolding } from '../../team/role-holding.ts';
import { ACTIONS } from '../app/ids.ts';
import { actions, button, context, escapeMrkdwn, lineSections, type Message, mention, section } from './kit.ts';
import { moreButton } from './more-button.ts';
import { MOST_NAMED } from './name-people.ts';
import { roleFamilies } from './role-families.ts';
import type { Words } from './words.ts';

/**
 * Lists who holds which role: one line per role, by family, also for roles without a holder. It is not a table, because Slack
 * cuts off a table with a column per person, and a phone shows only the first columns.
 */
export function roleHoldersMessage(
  words: Words,
  holdings: RoleHolding[],
  input: { facilitates: boolean },
): Message & { blocks: KnownBlock[] } {
  const { t, alone } = words;
  // Alone, there is nobody to give a role.
  const facilitates = input.facilitates && alone !== true;
  return {
    text: t('roles.title'),
    blocks: [
      section(`*${t('roles.title')}*\n${gaps(words, holdings)}`),
      ...list(words, holdings),
      actions(
        button(ACTIONS.openRoles, t('button.my-roles'), 'roles'),
        button(ACTIONS.openRoleGuide, t('button.role-guide'), 'roles'),
        ...(facilitates ? [button(ACTIONS.openSetRoles, t('button.set-roles'), 'roles')] : []),
      ),
      ...moreHolders(words, holdersByRole(holdings)),
      ...(facilitates ? [context(t('roles.import-hint'))] : []),
    ],
  };
}

/** A button that shows all holders, where a role has more than a line names. It reads its channel from where it is pressed. */
export function moreHolders(words: Words, holders: readonly { users: readonly string[] }[]): KnownBlock[] {
  const left = holders.reduce((sum, { users }) => sum + Math.max(0, users.length - MOST_NAMED), 0);
  return left === 0 ? [] : moreButton(words, { kind: 'holders', from: 0 })(left);
}

/** Every holder of every role that somebody holds, in as many sections as that takes. */
export function allHolders({ t, course, locale }: Words, holdings: RoleHolding[]): SectionBlock[] {
  return holdersByRole(holdings).flatMap(({ role, users }) => {
    const name = `*${escapeMrkdwn(course.role(locale, role).name)}*`;
    const lines = Array.from({ length: Math.ceil(users.length / MOST_NAMED) }, (_, nth) =>
      users
        .slice(nth * MOST_NAMED, (nth + 1) * MOST_NAMED)
        .map(mention)
        .join(t('list.comma')),
    );
    return lineSections([name, ...lines]);
  });
}

/** The number of roles without a holder in each family. */
function gaps(words: Words, holdings: RoleHolding[]): string {
  const { t } = words;
  const held = new Set(holdings.map(({ role }) => role));
  const open = roleFamilies(words).flatMap(({ family, roles }) => {
    const empty = roles.filter(({ id }) => !held.has(id)).length;
    return empty === 0 ? [] : [t('roles.gap', { family: t(`family.${family}`), count: empty, of: roles.length })];
  });
  return open.length === 0
    ? t('roles.no-gaps')
    : t('list.pair', { label: t('roles.gaps'), text: open.join(t('list.comma')) });
}

function list(words: Words, holdings: RoleHolding[]): SectionBlock[] {
  const holders = new Map(holdersByRole(holdings).map(({ role, users }) => [role, users]));
  return roleFamilies(words).flatMap(({ family, roles }) =>
    lineSections([
      `*${words.t(`family.${family}`)}*`,
      ...roles.map((role) => line(words, role, holders.get(role.id) ?? [])),
    ]),
  );
}

function line({ t }: Words, { name }: Role, users: string[]): string {
  const more = users.length - MOST_NAMED;
  const named = users.slice(0, MOST_NAMED).map(mention).join(t('list.comma'));
  const who = users.length === 0 ? `_${t('roles.nobody')}_` : more > 0 ? t('roles.more', { named, more }) : named;
  return t('roles.line', { role: escapeMrkdwn(name), who });
}
