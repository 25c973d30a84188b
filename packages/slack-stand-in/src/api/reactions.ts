import type { Json } from '../json.ts';
import type { Method } from './method.ts';
import { SlackError } from './slack-error.ts';

export const REACTIONS: Record<string, Method> = {
  'reactions.add': {
    scope: 'reactions:write',
    required: ['channel', 'timestamp', 'name'],
    writes: true,
    run(stage, { channel, timestamp, name }) {
      const message = stage.workspace.message(String(channel), String(timestamp));
      if (message === undefined) throw new SlackError('message_not_found');
      if (!/^[\w+'-]+(::skin-tone-[2-6])?$/.test(String(name))) throw new SlackError('invalid_name');
      const { userId } = stage.workspace.data.app;
      const reactions: Json[] = message.reactions ?? [];
      if (reactions.some((one) => one.name === name && one.users.includes(userId))) {
        throw new SlackError('already_reacted');
      }
      message.reactions = [...reactions, { name, users: [userId], count: 1 }];
      return {};
    },
  },
};
