import { createHash } from 'node:crypto';
import type { Config } from '../config.ts';
import { AppError } from '../errors.ts';
import { findNetworkError } from '../network/network-error.ts';
import { QuickChartError } from '../render/ask-quick-chart.ts';
import { explainSlackError } from './explain-slack-error.ts';
import type { Probes } from './probes.ts';

export type Verdict = { ok: string } | { problem: string; todo: string };

export interface Check {
  name: string;
  /** Default: all modes. */
  modes?: readonly Config['mode'][];
  /** Name of a check that must succeed first; otherwise this check is skipped. */
  needs?: string;
  /** How long its probe may take, if it isn't a matter of seconds. */
  patienceMs?: number;
  run(probes: Probes): Promise<Verdict>;
  /** What to do when the probe throws. */
  todo(config: Config): string;
  /** Explains an error of the probe in plain words, if it can. */
  explain?(error: unknown): { problem: string; todo?: string } | undefined;
}

/** What `engines` in package.json asks for. */
const OLDEST_NODE = [20, 18, 1] as const;
/** The oldest release line that still gets fixes. */
const MAINTAINED_NODE = 22;
const BEST_NODE = 24;
const HOUSE_PRICES_SHA256 = '8c347f96258a092ad13df527e23bc450ffa6d33b7714932b4534b311557a766a';
const REINSTALL = 'In Slack: api.slack.com/apps, your app, OAuth & Permissions, "Reinstall to Workspace"';

/** What an installation does without an optional scope. A test compares the scopes with manifest.yml. */
export const WITHOUT: Readonly<Record<string, string>> = {
  'canvases:write': 'the project page is a message, not a canvas as well',
  'channels:read': 'who leaves a public channel unnoticed keeps their roles there',
  'dnd:read': 'people who pause their notifications are asked like everyone else',
  'files:read': 'courses use their own data, not a table that their team brings',
  'groups:read': 'who leaves a private channel unnoticed keeps their roles there',
  'usergroups:read': 'roles are set one by one, not from a user group',
};

/** Says which optional scopes were granted, and what is missing without the others. */
function describeOptional(optional: readonly string[], granted: readonly string[]): string {
  const has = optional.filter((scope) => granted.includes(scope));
  const lacks = optional.filter((scope) => !granted.includes(scope));
  const without = lacks.map((scope) => `${scope} (${WITHOUT[scope] ?? 'see docs/security.md'})`);
  return [
    `optional: ${has.length === 0 ? 'none' : has.join(', ')} granted`,
    ...(without.length === 0 ? [] : [`not granted: ${without.join(', ')}`]),
  ].join('; ');
}

/** Codes of Node.js for a certificate whose authority it doesn't know. */
const UNKNOWN_AUTHORITY = [
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
];

/** Explains why a server's certificate isn't accepted. */
function explainTls(error: unknown): { problem: string; todo: string } | undefined {
  const { code, message } = (error ?? {}) as { code?: unknown; message?: unknown };
  if (typeof code !== 'string' || !UNKNOWN_AUTHORITY.includes(code)) return undefined;
  const todo =
    'Name the file with the certificate of your own authority in NODE_EXTRA_CA_CERTS, before the app starts.';
  return { problem: `the server's certificate is of an authority that this machine doesn't know (${message})`, todo };
}

function isAtLeast(version: string, oldest: readonly number[]): boolean {
  const parts = version.split('.').map(Number);
  const differs = oldest.findIndex((part, index) => part !== parts[index]);
  return differs < 0 || (parts[differs] ?? 0) > (oldest[differs] ?? 0);
}

/** Every check. A problem of one may explain problems of the next ones. */
export const CHECKS: readonly Check[] = [
  {
    name: 'Node.js',
    async run(probes) {
      const version = probes.nodeVersion();
      if (Number.parseInt(version, 10) >= MAINTAINED_NODE) return { ok: version };
      if (isAtLeast(version, OLDEST_NODE))
        return { ok: `${version}; it no longer gets security fixes; Node.js ${BEST_NODE} does` };
      const problem = `${version} is too old: ${OLDEST_NODE.join('.')} or newer is needed`;
      return { problem, todo: `Install Node.js ${BEST_NODE}.` };
    },
    todo: () => `Install Node.js ${BEST_NODE}.`,
  },
  {
    name: 'lessons',
    async run(probes) {
      const [first, ...others] = await probes.lessons();
      if (first === undefined) return { ok: 'every lesson is complete and within Slack’s limits' };
      const more = others.length === 0 ? '' : ` (and ${others.length} more)`;
      return { problem: `${first}${more}`, todo: 'Correct the file; `kakehashi lessons check` lists all of them.' };
    },
    todo: () => 'Restore the folder lessons/ from the release.',
  },
  {
    name: 'data',
    async run(probes) {
      const sum = createHash('sha256')
        .update(await probes.dataset())
        .digest('hex');
      if (sum === HOUSE_PRICES_SHA256) return { ok: 'house_prices.csv is as released' };
      return {
        problem: 'data/house_prices.csv differs from the released file, so findings will differ from the lessons',
        todo: 'Restore data/house_prices.csv from the release.',
      };
    },
    todo: () => 'Restore data/house_prices.csv from the release.',
  },
  {
    name: 'fonts',
    async run(probes) {
      const { registered, drawsJapanese } = await probes.fonts();
      if (registered && drawsJapanese) return { ok: 'BIZ UDPGothic draws Japanese' };
      const problem = registered ? 'Japanese letters come out as empty boxes' : 'the font BIZ UDPGothic is missing';
      return { problem, todo: 'Run `npm ci` again: the font comes with the packages.' };
    },
    todo: () => 'Run `npm ci` again: the canvas and its font come with the packages.',
  },
  {
    name: 'charts',
    async run(probes) {
      const { said } = await probes.charts();
      return { ok: said };
    },
    todo: () =>
      'Check QUICKCHART_URL, and that the server runs Chart.js 4. Until then the app draws every chart; unset it to keep it that way.',
    explain(error) {
      if (!(error instanceof QuickChartError)) return undefined;
      // A proxy may keep the app from the server. Its own words name the proxy and what to do.
      const unreached = findNetworkError(error);
      if (unreached === undefined) return { problem: `the QuickChart server doesn’t draw: ${error.message}` };
      const todo = `${unreached.todo} Until then the app draws every chart; unset QUICKCHART_URL to keep it that way.`;
      return { problem: `the QuickChart server doesn’t draw: ${unreached.why}`, todo };
    },
  },
  {
    name: 'database',
    // A large database is copied and read. Its size decides, and a server has limits of its own.
    patienceMs: 3_600_000,
    async run(probes) {
      const { said, pending } = await probes.database();
      if (pending.length === 0) return { ok: said };
      return {
        problem: `${pending.length} migration(s) have not run: ${pending.join(', ')}`,
        todo: 'Run `kakehashi migrate`, or start the app: it migrates by itself.',
      };
    },
    todo: ({ databaseUrl, dir }) =>
      databaseUrl === undefined
        ? `Check that ${dir} is a folder that this user may write, or name another in KAKEHASHI_DIR.`
        : 'Check DATABASE_URL: host, port, user, password and database; and that the server runs.',
    explain(error) {
      if (!(error instanceof AppError)) return explainTls(error);
      const [problem = '', ...todo] = String(error.values.problems).split(/(?<=\.) /u);
      return { problem, todo: todo.join(' ') };
    },
  },
  {
    name: 'queue',
    async run(probes) {
      const { said, evicts } = await probes.queue();
      if (evicts === undefined) return { ok: said };
      return {
        problem: `${said} throws jobs away when its memory is full (maxmemory-policy ${evicts})`,
        todo: 'Set maxmemory-policy to noeviction in the Redis configuration.',
      };
    },
    todo: ({ redisUrl }) =>
      redisUrl === undefined
        ? 'The queue lives in the database: solve the problem there first.'
        : 'Check REDIS_URL, and that the Redis server runs.',
    explain: explainTls,
  },
  {
    name: 'proxy',
    run: async (probes) => ({ ok: probes.proxy() }),
    todo: () => '',
  },
  {
    name: 'bot token',
    modes: ['socket', 'http'],
    async run(probes) {
      const { team, user, proxy } = await probes.botToken();
      return { ok: `${user} in ${team}${proxy === undefined ? '' : `, through the proxy ${proxy}`}` };
    },
    todo: () => 'Check that this machine reaches slack.com.',
    explain: (error) => explainSlackError(error, `${REINSTALL}, then copy the Bot User OAuth Token (xoxb-).`),
  },
  {
    name: 'scopes',
    modes: ['socket', 'http'],
    needs: 'bot token',
    async run(probes) {
      const [{ scopes }, { required, optional }] = await Promise.all([probes.botToken(), probes.scopes()]);
      if (scopes === undefined) return { ok: 'this Slack does not say which were granted' };
      const missing = required.filter((scope) => !scopes.includes(scope));
      if (missing.length === 0) return { ok: `all ${required.length} granted; ${describeOptional(optional, scopes)}` };
      return {
        problem: `not granted: ${missing.join(', ')}`,
        todo: `In Slack: api.slack.com/apps, your app, App Manifest: paste manifest.yml, save; then "Reinstall to Workspace".`,
      };
    },
    todo: () => 'Restore manifest.yml from the release.',
  },
  {
    name: 'app token',
    modes: ['socket'],
    async run(probes) {
      await probes.appToken();
      return { ok: 'Socket Mode can connect' };
    },
    todo: () => 'Check that this machine reaches slack.com.',
    explain: (error) =>
      explainSlackError(
        error,
        'In Slack: api.slack.com/apps, your app, Basic Information, App-Level Tokens: make one with connections:write. ' +
          'Settings, Socket Mode: enabled.',
      ),
  },
  {
    name: 'signing secret',
    modes: ['http'],
    run: async () => ({ ok: 'set; only a request from Slack can prove that it is the right one' }),
    todo: () => '',
  },
];
