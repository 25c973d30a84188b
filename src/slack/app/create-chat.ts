import type { WebClient } from '@slack/web-api';
import type { Access, Chat } from '../../ports/chat.ts';
import type { Clock } from '../../ports/clock.ts';
import { createPeople } from './create-people.ts';
import { missingScope, platformError } from './errors.ts';
import { type After, answerInTime, REAL_AFTER, withinLookUpTime } from './look-up-time.ts';
import { readMembers } from './read-members.ts';

const NOT_HERE = new Set(['not_in_channel', 'channel_not_found']);

/** Slack's limit of users for one call of `dnd.teamInfo`. */
const MOST_USERS = 50;

/**
 * Implements the Chat port with Slack's Web API.
 * @param after the timer of `inTime`; default: the machine's
 * @param scopes the token's scopes as Slack names them at the start, so that no call is made which lacks its scope; undefined when unknown
 */
export function createChat(
  client: WebClient,
  clock: Clock,
  { after = REAL_AFTER, scopes }: { after?: After | undefined; scopes?: readonly string[] | undefined } = {},
): Chat {
  const personOf = createPeople(client, clock);
  // Scopes known to be missing. Adding a scope to an installation restarts the app.
  const without = new Set<string>();
  const lacks = (teamId: string, scope: string) =>
    (scopes !== undefined && !scopes.includes(scope)) || without.has(`${teamId} ${scope}`);
  const findQuiet = async (teamId: string, userIds: readonly string[], quiet: Map<string, Date>) => {
    if (userIds.length === 0 || lacks(teamId, 'dnd:read')) return quiet;
    try {
      for (let from = 0; from < userIds.length; from += MOST_USERS) {
        const users = userIds.slice(from, from + MOST_USERS).join(',');
        const answer = await client.dnd.teamInfo({ users });
        for (const [user, state] of Object.entries(answer.users ?? {})) {
          const { dnd_enabled: isOn, next_dnd_start_ts: start = 0, next_dnd_end_ts: end = 0 } = state;
          const now = clock.now().getTime() / 1000;
          if (isOn === true && start <= now && end > now) quiet.set(user, new Date(end * 1000));
        }
      }
    } catch (error) {
      // The scope is optional: without it, people count as not in Do Not Disturb.
      if (platformError(error) === 'missing_scope') without.add(`${teamId} dnd:read`);
    }
    return quiet;
  };
  // Reading one message needs no further scope, and fails where the app is not a member. In a group direct message it needs
  // `mpim:history` (docs.slack.dev/reference/methods/conversations.history), which this app doesn't ask for.
  const findAccess = async (channel: string): Promise<Access> => {
    try {
      await client.conversations.history({ channel, limit: 1 });
      return 'open';
    } catch (error) {
      const scope = missingScope(error);
      if (scope?.startsWith('mpim:')) return 'group-direct';
      if (scope !== undefined) return { lacks: scope };
      const code = platformError(error);
      if (code !== undefined && NOT_HERE.has(code)) return 'not-in-channel';
      throw error;
    }
  };
  return {
    inTime: (work) => withinLookUpTime(after, work),
    // Where it can't post after all, the outbox halts the channel and says so.
    accessTo: ({ channelId }) => answerInTime(findAccess(channelId), () => 'open'),
    personOf,
    membersOf: (place) => readMembers(client, place),
    quietUntil(teamId, userIds) {
      const quiet = new Map<string, Date>();
      return answerInTime(findQuiet(teamId, userIds, quiet), () => quiet);
    },
    async groupOf(_teamId, wanted) {
      try {
        const { usergroups = [] } = await client.usergroups.list({ include_users: true });
        const found = usergroups.find(({ id, handle }) =>
          'id' in wanted ? id === wanted.id : handle?.toLowerCase() === wanted.handle.toLowerCase(),
        );
        if (found === undefined) return 'unknown';
        return { handle: found.handle ?? '', users: found.users ?? [] };
      } catch (error) {
        if (platformError(error) === 'missing_scope') return 'not-allowed';
        throw error;
      }
    },
    localeOf: async (teamId, userId) => (await personOf(teamId, userId)).locale,
  };
}
