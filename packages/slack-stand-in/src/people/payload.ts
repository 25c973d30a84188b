import type { Json } from '../json.ts';
import type { Stage } from '../state/stage.ts';

/**
 * The fields that every interaction payload has: person, app and team. In a view, the team is the acting person's own, which differs
 * for a person of Slack Connect; `view.app_installed_team_id` is the app's. Source: slackapi/bolt-js#1614.
 */
export function interaction(
  stage: Pick<Stage, 'workspace'>,
  { type, userId, inView }: { type: string; userId: string; inView: boolean },
): Json {
  const { team, app } = stage.workspace.data;
  const user = stage.workspace.user(userId);
  const name = user?.name ?? userId;
  const own = user?.teamId ?? team.id;
  const shown =
    inView && own !== team.id ? { id: own, domain: own.toLowerCase() } : { id: team.id, domain: team.domain };
  return {
    type,
    team: shown,
    enterprise: null,
    is_enterprise_install: false,
    user: { id: userId, username: name, name, team_id: own },
    api_app_id: app.id,
    token: VERIFICATION_TOKEN,
  };
}

/** Slack's deprecated verification token, which payloads still carry. */
export const VERIFICATION_TOKEN = 'rehearsal';

/** Wraps an event as the Events API does. */
export function eventCallback(stage: Pick<Stage, 'now' | 'workspace'>, event: Json): Json {
  const { team, app } = stage.workspace.data;
  return {
    token: VERIFICATION_TOKEN,
    team_id: team.id,
    context_team_id: team.id,
    context_enterprise_id: null,
    api_app_id: app.id,
    event,
    type: 'event_callback',
    event_id: stage.workspace.nextId('Ev'),
    event_time: Math.floor(stage.now() / 1000),
    authorizations: [
      { enterprise_id: null, team_id: team.id, user_id: app.userId, is_bot: true, is_enterprise_install: false },
    ],
    is_ext_shared_channel: false,
    event_context: `4-${stage.workspace.nextId('E')}`,
  };
}

/** A conversation's name as interaction payloads give it. */
export function channelName(stage: Pick<Stage, 'workspace'>, id: string): string {
  const channel = stage.workspace.channel(id);
  if (channel?.isIm) return 'directmessage';
  if (channel?.isGroupDirect) return channel.name;
  return channel?.isPrivate ? 'privategroup' : (channel?.name ?? id);
}
