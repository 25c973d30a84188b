import type { WebClient } from '@slack/web-api';
import { AppError } from '../../errors.ts';
import { findAsFacilitator } from '../../flow/members/find-as-facilitator.ts';
import { findCohort } from '../../flow/members/find-cohort.ts';
import { type Imported, importGroup } from '../../flow/members/import-group.ts';
import { mayFacilitate } from '../../flow/members/may-facilitate.ts';
import type { Actor } from '../app/actor.ts';
import type { Edge } from '../app/edge.ts';
import type { Command } from '../commands/parse-command.ts';
import { escapeMrkdwn, type Message, shorten } from '../messages/kit.ts';
import { namePeople } from '../messages/name-people.ts';
import { roleHoldersMessage } from '../messages/role-holders-message.ts';
import type { Words } from '../messages/words.ts';
import { openView } from '../modals/open-view.ts';
import { MOST_ECHOED, readRole } from '../modals/roles/read-role.ts';
import { setRolesView } from '../modals/set-roles/set-roles-view.ts';

/**
 * Handles `/kakehashi roles`: lists the holders, and for the facilitator sets and imports roles.
 * @throws AppError roles_usage, and those of the flow
 */
export async function handleRolesCommand(
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
      const cohort = await findCohort(store, place, userId);
      const holdings = await store.roles.list(teamId, cohort.id);
      return roleHoldersMessage(words, holdings, { facilitates: await mayFacilitate(edge.flow, cohort, userId) });
    }
    case 'set': {
      const cohort = await findAsFacilitator(edge.flow, place, userId);
      if (command.userId === undefined && command.typed !== undefined) {
        return {
          text: words.t('roles.set-unknown', { typed: escapeMrkdwn(shorten(command.typed, MOST_ECHOED)) }),
          blocks: [],
        };
      }
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

function importedText(words: Words, { handle, role, added, had, full, not }: Imported): string {
  const { t, course, locale } = words;
  const name = escapeMrkdwn(course.role(locale, role).name);
  const line = (key: string, users: string[]): string[] =>
    users.length === 0 ? [] : [t(`roles.imported.${key}`, { users: namePeople(words, users), role: name })];
  const lines = [...line('added', added), ...line('had', had), ...line('full', full), ...line('not', not)];
  const lead = t('roles.imported', { group: `@${escapeMrkdwn(handle)}`, role: name });
  return [lead, ...(lines.length === 0 ? [t('roles.imported.nobody')] : lines)].join('\n');
}
