import type { Json } from '../json.ts';
import type { UserGroup } from '../state/seed.ts';
import type { Stage } from '../state/stage.ts';
import { isTrue } from './is-true.ts';
import type { Method } from './method.ts';
import { SlackError } from './slack-error.ts';

const SCOPE = 'usergroups:read';

function toSlackGroup(stage: Pick<Stage, 'workspace'>, group: UserGroup, args: Json): Json {
  const { id, handle, name, users, isDisabled = false } = group;
  const { team, users: people } = stage.workspace.data;
  return {
    id,
    team_id: team.id,
    is_usergroup: true,
    is_subteam: true,
    name,
    description: '',
    handle,
    is_external: false,
    date_create: 0,
    date_update: 0,
    date_delete: isDisabled ? 1 : 0,
    auto_type: null,
    auto_provision: false,
    created_by: people[0]?.id,
    updated_by: people[0]?.id,
    deleted_by: isDisabled ? people[0]?.id : null,
    prefs: { channels: [], groups: [] },
    ...(isTrue(args.include_users) ? { users } : {}),
    ...(isTrue(args.include_count) ? { user_count: users.length } : {}),
  };
}

/** https://docs.slack.dev/reference/methods/usergroups.list and https://docs.slack.dev/reference/methods/usergroups.users.list */
export const USER_GROUPS: Record<string, Method> = {
  'usergroups.list': {
    scope: SCOPE,
    run(stage, args) {
      const groups = stage.workspace.data.userGroups.filter(
        ({ isDisabled }) => isDisabled !== true || isTrue(args.include_disabled),
      );
      return { usergroups: groups.map((group) => toSlackGroup(stage, group, args)) };
    },
  },
  'usergroups.users.list': {
    scope: SCOPE,
    required: ['usergroup'],
    run(stage, args) {
      const group = stage.workspace.data.userGroups.find(({ id }) => id === args.usergroup);
      if (group === undefined) throw new SlackError('no_such_subteam');
      // A disabled group has no users unless the call sets include_disabled.
      return { users: group.isDisabled === true && !isTrue(args.include_disabled) ? [] : group.users };
    },
  },
};
