import type { WebClient } from '@slack/web-api';
import type { RoleId } from '../../course/types.ts';
import { AppError } from '../../errors.ts';
import { findAsFacilitator } from '../../flow/change-settings.ts';
import { findCohort } from '../../flow/find-cohort.ts';
import { type Imported, importGroup } from '../../flow/set-roles.ts';
import { mayFacilitate } from '../../flow/take-over.ts';
import { escapeMrkdwn, type Message, mention } from '../blocks/kit.ts';
import type { Words } from '../blocks/render-content.ts';
import type { Command } from '../commands/parse-command.ts';
import { type Actor, type Edge, openView } from '../edge.ts';
import { rolesMessage } from '../views/roles-matrix.ts';
import { setRolesView } from '../views/roles-views.ts';

/** `/kakehashi roles`: who holds what; for the facilitator also `set` and `import`. @throws AppError as the flow does, roles_usage */
export async function obeyRoles(
  edge: Edge,
  client: WebClient,
  actor: Actor,
  command: Extract<Command, { word: 'roles' }>,
  { channelId, triggerId }: { channelId: string; triggerId: string },
): Promise<Message | undefined> {
  const { words, teamId, userId } = actor;
  const { store } = edge.flow;
  const place = { teamId, channelId };
  switch (command.what) {
    case 'show': {
      const cohort = await findCohort(store, place);
      const holdings = await store.roles.list(teamId, cohort.id);
      return rolesMessage(words, holdings, { facilitates: await mayFacilitate(edge.flow, cohort, userId) });
    }
    case 'set': {
      const cohort = await findAsFacilitator(edge.flow, place, userId);
      const holdings = await store.roles.list(teamId, cohort.id);
      const held = holdings.filter((one) => one.userId === command.userId).map(({ role }) => role);
      await openView(client, triggerId, setRolesView(words, { channelId, userId: command.userId, held }));
      return undefined;
    }
    case 'import': {
      const role = readRole(words, command.role);
      const imported = await importGroup(edge.flow, { place, byId: userId, group: command.group, role });
      return { text: importedText(words, imported), blocks: [] };
    }
    case 'usage':
      throw new AppError('roles_usage');
  }
}

/** A role by its id or its name in either language. @throws AppError role_unknown */
function readRole({ course }: Words, typed: string): RoleId {
  const plain = (text: string) =>
    text
      .normalize('NFKC')
      .toLowerCase()
      .replaceAll(/[\s-]+/gu, '');
  const known = (['en', 'ja'] as const).flatMap((locale) => course.roles(locale));
  const found = known.find(({ id, name }) => plain(id) === plain(typed) || plain(name) === plain(typed));
  if (found === undefined) throw new AppError('role_unknown', { role: typed });
  return found.id;
}

function importedText({ t, course, locale }: Words, { handle, role, added, had, full, not }: Imported): string {
  const name = escapeMrkdwn(course.role(locale, role).name);
  const line = (key: string, users: string[]): string[] =>
    users.length === 0 ? [] : [t(`roles.imported.${key}`, { users: users.map(mention).join(' '), role: name })];
  const lines = [...line('added', added), ...line('had', had), ...line('full', full), ...line('not', not)];
  const lead = t('roles.imported', { group: `@${escapeMrkdwn(handle)}`, role: name });
  return [lead, ...(lines.length === 0 ? [t('roles.imported.nobody')] : lines)].join('\n');
}
