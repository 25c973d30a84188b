import type { Json } from '../json.ts';
import type { Stage } from '../state/stage.ts';

/** The fields that every interaction payload has: person, app and team. */
export function interaction(stage: Pick<Stage, 'workspace'>, type: string, userId: string): Json {
  const { team, app } = stage.workspace.data;
  const name = stage.workspace.user(userId)?.name ?? userId;
  return {
    type,
    team: { id: team.id, domain: team.domain },
    enterprise: null,
    is_enterprise_install: false,
    user: { id: userId, username: name, name, team_id: team.id },
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
