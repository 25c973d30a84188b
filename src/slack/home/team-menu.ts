import type { Overflow } from '@slack/types';
import { z } from 'zod';
import type { RoleId } from '../../course/role.ts';
import type { Waiting } from '../../messages/content.ts';
import { ACTIONS } from '../app/ids.ts';
import { readValue } from '../app/read-value.ts';
import { option } from '../messages/kit.ts';
import type { Words } from '../messages/words.ts';

/** Slack takes 150 characters for a value: the channel, what it's about, and whom. */
const VALUE = z.union([
  z.tuple([z.literal('n'), z.string(), z.string()]),
  z.tuple([z.literal('r'), z.string(), z.string(), z.string(), z.string()]),
]);

/** What the facilitator can do about a person who is silent, or about a request that waits for them. */
export function teamMenu(
  { t }: Words,
  { channelId, userId, waiting }: { channelId: string; userId: string; waiting?: Waiting },
): Overflow {
  return {
    type: 'overflow',
    action_id: ACTIONS.teamMenu,
    options: [
      option(JSON.stringify(['n', channelId, userId]), t('button.nudge')),
      ...(waiting === undefined
        ? []
        : [
            option(
              JSON.stringify(['r', channelId, userId, waiting.requestId, waiting.role]),
              t('button.give-to-other'),
            ),
          ]),
    ],
  };
}

/** Reads a choice of the menu. @throws AppError stale_button */
export function readTeamChoice(value: string): {
  channelId: string;
  userId: string;
  /** What to give to somebody else; absent: the person gets a nudge. */
  reassign?: { requestId: string; role: RoleId };
} {
  const [, channelId, userId, requestId, role] = readValue(VALUE, value);
  if (requestId === undefined || role === undefined) return { channelId, userId };
  return { channelId, userId, reassign: { requestId, role } };
}
