import type { Json } from '../json.ts';
import { currentStatus } from '../state/current-status.ts';
import type { SeedUser } from '../state/seed.ts';
import type { Stage } from '../state/stage.ts';
import { isTrue } from './is-true.ts';
import type { Method } from './method.ts';
import { pageOf } from './page-of.ts';
import { SlackError } from './slack-error.ts';

function toSlackUser(stage: Pick<Stage, 'now' | 'workspace'>, user: SeedUser, withLocale: boolean): Json {
  const { id, name, realName, title, tz, tzOffset, color, locale, kind } = user;
  const teamId = user.teamId ?? stage.workspace.data.team.id;
  const isGuest = kind === 'guest' || kind === 'single-channel-guest';
  const status = currentStatus(stage, user);
  return {
    id,
    team_id: teamId,
    name,
    deleted: kind === 'deactivated',
    color: color.replace('#', ''),
    real_name: realName,
    tz,
    tz_label: tz,
    tz_offset: tzOffset,
    profile: {
      title,
      real_name: realName,
      real_name_normalized: realName,
      display_name: name,
      display_name_normalized: name,
      status_text: status.text,
      status_emoji: status.emoji,
      status_expiration: status.until,
      team: teamId,
    },
    is_admin: false,
    is_owner: false,
    is_primary_owner: false,
    is_restricted: isGuest,
    is_ultra_restricted: kind === 'single-channel-guest',
    ...(teamId === stage.workspace.data.team.id ? {} : { is_stranger: isStranger(stage, id) }),
    is_bot: kind === 'bot',
    is_app_user: false,
    updated: 0,
    ...(withLocale ? { locale } : {}),
  };
}

/**
 * Whether a person of another workspace is in no channel that the app sees:
 * https://docs.slack.dev/apis/slack-connect/
 */
function isStranger({ workspace }: Pick<Stage, 'workspace'>, id: string): boolean {
  const { app, channels } = workspace.data;
  return !channels.some(({ members }) => members.includes(id) && members.includes(app.userId));
}

function botUser(stage: Pick<Stage, 'now' | 'workspace'>, withLocale: boolean): Json {
  const { app } = stage.workspace.data;
  const seeded = { id: app.userId, name: app.name.toLowerCase(), realName: app.name, title: '', locale: 'en-US' };
  const user = toSlackUser(stage, { ...seeded, tz: 'Etc/UTC', tzOffset: 0, color: '#3d3a5c' }, withLocale);
  return { ...user, is_bot: true, profile: { ...user.profile, bot_id: app.botId, api_app_id: app.id } };
}

export const USERS: Record<string, Method> = {
  'users.info': {
    scope: 'users:read',
    required: ['user'],
    run(stage, args) {
      const withLocale = isTrue(args.include_locale);
      if (args.user === stage.workspace.data.app.userId) return { user: botUser(stage, withLocale) };
      const user = stage.workspace.user(String(args.user));
      if (user === undefined) throw new SlackError('user_not_found');
      return { user: toSlackUser(stage, user, withLocale) };
    },
  },
  'users.list': {
    scope: 'users:read',
    run(stage, args) {
      const withLocale = isTrue(args.include_locale);
      const people = stage.workspace.data.users.map((user) => toSlackUser(stage, user, withLocale));
      const { items, next } = pageOf([...people, botUser(stage, withLocale)], args);
      return { members: items, cache_ts: Math.floor(stage.now() / 1000), response_metadata: { next_cursor: next } };
    },
  },
};
