import { CANVASES } from './canvases.ts';
import { CHAT } from './chat.ts';
import { CONNECTION } from './connection.ts';
import { CONVERSATIONS } from './conversations.ts';
import { DND } from './dnd.ts';
import { FILES } from './files.ts';
import type { Method } from './method.ts';
import { REACTIONS } from './reactions.ts';
import { USER_GROUPS } from './user-groups.ts';
import { USERS } from './users.ts';
import { VIEWS } from './views.ts';

/** Every Web API method that the stand-in supports. */
export const METHODS: Record<string, Method> = {
  ...CANVASES,
  ...CHAT,
  ...CONNECTION,
  ...CONVERSATIONS,
  ...DND,
  ...FILES,
  ...REACTIONS,
  ...USER_GROUPS,
  ...USERS,
  ...VIEWS,
};

/** All scopes that these methods may need. The bot token has them by default. */
export const ALL_SCOPES = [
  'app_mentions:read',
  'canvases:write',
  'channels:history',
  'channels:read',
  'chat:write',
  'commands',
  'dnd:read',
  'files:read',
  'files:write',
  'groups:history',
  'groups:read',
  'im:history',
  'im:read',
  'im:write',
  'reactions:write',
  'usergroups:read',
  'users:read',
];
