import type { KnownBlock, TableBlock } from '@slack/types';
import { holdersByRole } from '../../cohort/members.ts';
import type { RoleHolding } from '../../ports.ts';
import { actions, button, context, escapeMrkdwn, type Message, mention, section } from '../blocks/kit.ts';
import type { Words } from '../blocks/render-content.ts';
import { ACTIONS } from '../ids.ts';
import { families } from './roles-views.ts';

/** Slack's tables have up to 20 columns; two are taken, and a wider one than this is no longer read at a glance. */
const MOST_PEOPLE = 12;

type Cell = TableBlock['rows'][number][number];

/** Who holds which role: a matrix of roles and people by family, with the roles that nobody holds; a list where the team is large. */
export function rolesMessage(
  words: Words,
  holdings: RoleHolding[],
  { facilitates }: { facilitates: boolean },
): Message & { blocks: KnownBlock[] } {
  const { t } = words;
  const people = [...new Set(holdings.map(({ userId }) => userId))];
  const shown =
    people.length > 0 && people.length <= MOST_PEOPLE ? [matrix(words, holdings, people)] : list(words, holdings);
  return {
    text: t('roles.title'),
    blocks: [
      section(`*${t('roles.title')}*\n${gaps(words, holdings)}`),
      ...shown,
      actions(
        button(ACTIONS.openRoles, t('button.my-roles'), 'roles'),
        button(ACTIONS.openRoleGuide, t('button.role-guide'), 'roles'),
        ...(facilitates ? [button(ACTIONS.openSetRoles, t('button.set-roles'), 'roles')] : []),
      ),
      ...(facilitates ? [context(t('roles.import-hint'))] : []),
    ],
  };
}

/** How many roles of each family nobody holds. */
function gaps(words: Words, holdings: RoleHolding[]): string {
  const { t } = words;
  const held = new Set(holdings.map(({ role }) => role));
  const open = families(words).flatMap(({ family, roles }) => {
    const empty = roles.filter(({ id }) => !held.has(id)).length;
    return empty === 0 ? [] : [t('roles.gap', { family: t(`family.${family}`), count: empty, of: roles.length })];
  });
  return open.length === 0 ? t('roles.no-gaps') : `${t('roles.gaps')} ${open.join(t('list.comma'))}`;
}

function matrix(words: Words, holdings: RoleHolding[], people: string[]): TableBlock {
  const { t } = words;
  const holders = new Map(holdersByRole(holdings).map(({ role, users }) => [role, users]));
  const rows: Cell[][] = families(words).flatMap(({ family, roles }) => [
    [bold(t(`family.${family}`)), ...['', ...people].map(() => text(' '))],
    ...roles.map(({ id, name }) => {
      const users = holders.get(id) ?? [];
      const count = users.length === 0 ? bold(t('roles.gap-mark')) : text(String(users.length));
      return [text(name), count, ...people.map((user) => text(users.includes(user) ? '●' : ' '))];
    }),
  ]);
  return {
    type: 'table',
    column_settings: [{ is_wrapped: true }, { align: 'center' }, ...people.map(() => ({ align: 'center' as const }))],
    rows: [[bold(t('roles.column-role')), bold(t('roles.column-count')), ...people.map(user)], ...rows],
  };
}

function text(words: string): Cell {
  return { type: 'raw_text', text: words };
}

function bold(words: string): Cell {
  return rich({ type: 'text', text: words, style: { bold: true } });
}

function user(id: string): Cell {
  return rich({ type: 'user', user_id: id });
}

function rich(
  element: { type: 'text'; text: string; style: { bold: true } } | { type: 'user'; user_id: string },
): Cell {
  return { type: 'rich_text', elements: [{ type: 'rich_text_section', elements: [element] }] };
}

function list(words: Words, holdings: RoleHolding[]): KnownBlock[] {
  const { t } = words;
  const holders = new Map(holdersByRole(holdings).map(({ role, users }) => [role, users]));
  return families(words).map(({ family, roles }) =>
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
}
