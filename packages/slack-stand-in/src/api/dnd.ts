import type { Json } from '../json.ts';
import type { SeedUser } from '../state/seed.ts';
import type { Stage } from '../state/stage.ts';
import type { Method } from './method.ts';
import { SlackError } from './slack-error.ts';

/** Do-not-disturb as others see it. Times are Unix times in seconds; 1 means never. */
function toSlackDnd(stage: Pick<Stage, 'now'>, { snoozeUntil = 0 }: SeedUser): Json {
  const now = Math.floor(stage.now() / 1000);
  const isOn = snoozeUntil > now;
  return { dnd_enabled: isOn, next_dnd_start_ts: isOn ? now : 1, next_dnd_end_ts: isOn ? snoozeUntil : 1 };
}

/** https://docs.slack.dev/reference/methods/dnd.info and https://docs.slack.dev/reference/methods/dnd.teamInfo */
export const DND: Record<string, Method> = {
  'dnd.info': {
    scope: 'dnd:read',
    required: ['user'],
    run(stage, args) {
      const user = stage.workspace.user(String(args.user));
      if (user === undefined) throw new SlackError('user_not_found');
      return toSlackDnd(stage, user);
    },
  },
  'dnd.teamInfo': {
    scope: 'dnd:read',
    required: ['users'],
    run(stage, args) {
      const asked = String(args.users)
        .split(',')
        .map((id) => id.trim());
      if (asked.length > MOST_USERS) throw new SlackError('too_many_users');
      const known = asked.flatMap((id) => stage.workspace.user(id) ?? []);
      return { users: Object.fromEntries(known.map((user) => [user.id, toSlackDnd(stage, user)])) };
    },
  },
};

const MOST_USERS = 50;
