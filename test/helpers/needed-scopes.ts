/** The scopes that the app can't do without. Installations of earlier releases have only these. */
export const NEEDED_SCOPES = [
  'app_mentions:read',
  'channels:history',
  'chat:write',
  'commands',
  'files:write',
  'groups:history',
  'im:history',
  'users:read',
];
