// Long on purpose: each variable is read, validated and handed on in one place.
import { z } from 'zod';
import { AppError } from './errors.ts';
import { findMisspelt } from './find-misspelt.ts';
import { addressSchema, proxyAddressSchema } from './network/address-schema.ts';
import type { ProxySettings } from './network/proxy-settings.ts';

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

interface Common {
  /** Base URL of Slack's Web API, with a trailing slash; undefined means slack.com. */
  apiUrl?: string;
  /** Port of the app in http mode, or of the rehearsal page in rehearse mode. 0 takes any free port. */
  port: number;
  /** True when PORT is set. Otherwise the rehearsal may take the next free port. */
  portIsFixed: boolean;
  host: string;
  /** Whether the rehearsal may listen on other interfaces than loopback, where anyone who reaches its page can act as anyone. */
  isOpen: boolean;
  /** Undefined means the embedded database in `dir`. */
  databaseUrl?: string;
  /** How many connections this process may hold to a PostgreSQL server; undefined means the store's default. */
  databaseConnections?: number;
  /** Undefined means that the database holds the queue. */
  redisUrl?: string;
  /** Undefined means that the app draws charts itself. */
  quickChartUrl?: string;
  /** Whether findings show their charts in image blocks, where Slack takes them. */
  chartBlocks?: true;
  /** Undefined asks other machines directly. */
  proxy?: ProxySettings;
  /** Keys of 32 bytes that encrypt stored tables and files. Undefined: nothing is encrypted. `before` only decrypts. */
  dataKeys?: { current?: Uint8Array; before?: Uint8Array };
  /** Folder of the embedded database and of all other files that the app writes. */
  dir: string;
  logLevel: LogLevel;
  /** Address for health checks and Prometheus; undefined means none. */
  ops?: { port: number; host: string };
  /** The process ends itself when its event loop hasn't moved for this long; 0 means never. */
  hangSeconds: number;
}

/** Configuration of the app. The Slack variables that are set determine the mode. */
export type Config =
  | (Common & { mode: 'rehearse' })
  | (Common & { mode: 'socket'; botToken: string; appToken: string })
  | (Common & { mode: 'http'; botToken: string; signingSecret: string });

/** Thrown for an invalid environment, with one sentence for each problem. No sentence contains a secret. */
export class ConfigError extends AppError {
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super('config_invalid', { problems: problems.join(' ') });
    this.name = 'ConfigError';
    this.problems = problems;
  }
}

/** Seconds. A loop that answers nothing for a minute has failed Slack's three seconds twenty times. */
const HANG_SECONDS = 60;
/** A process needs several connections at once: a transaction, a listener of the queue, and what goes on meanwhile. */
const FEWEST_CONNECTIONS = 5;
/** As AES-256 needs. */
const DATA_KEY_BYTES = 32;
const LOOPBACK = ['127.0.0.1', 'localhost', '::1'];
const SLACK_VARIABLES = ['SLACK_BOT_TOKEN', 'SLACK_APP_TOKEN', 'SLACK_SIGNING_SECRET', 'SLACK_API_URL'] as const;

/** Every variable that the app reads, with its validation. `readConfig` checks rules across variables. */
const VARIABLES = {
  SLACK_BOT_TOKEN: token('xoxb-'),
  SLACK_APP_TOKEN: token('xapp-'),
  SLACK_SIGNING_SECRET: z
    .string()
    .refine((value) => tokenKind(value) === undefined, {
      error: ({ input }) => `must be the app's signing secret, not a token; yours begins with ${tokenKind(input)}`,
    })
    .refine((value) => tokenKind(value) !== undefined || /^\S{16,}$/u.test(value), {
      error: 'is too short or has spaces in it: copy it whole from Basic Information, App Credentials',
    }),
  SLACK_API_URL: addressSchema(['https:', 'http:'])
    .refine((value) => isSafeForTokens(value), {
      error: 'must begin with https:// (http:// only on this machine): the bot token is sent there',
    })
    .transform((value) => (value.endsWith('/') ? value : `${value}/`)),
  PORT: portNumber(),
  HOST: hostName(),
  REHEARSAL_OPEN_TO_ANYONE: z.literal('yes', { error: 'must be yes, or unset' }),
  OPS_PORT: portNumber(),
  OPS_HOST: hostName(),
  HANG_SECONDS: wholeNumber(0, 86_400),
  DATABASE_URL: addressSchema(['postgres:', 'postgresql:']),
  DATABASE_CONNECTIONS: wholeNumber(FEWEST_CONNECTIONS, 1000),
  REDIS_URL: addressSchema(['redis:', 'rediss:']),
  QUICKCHART_URL: addressSchema(['https:', 'http:']),
  DATA_KEY: dataKey(),
  DATA_KEY_BEFORE: dataKey(),
  CHART_BLOCKS: z.enum(['on', 'off'], { error: 'must be on or off' }),
  HTTPS_PROXY: proxyAddressSchema(),
  HTTP_PROXY: proxyAddressSchema(),
  NO_PROXY: z.string(),
  KAKEHASHI_DIR: z.string(),
  LOG_LEVEL: z.enum(LOG_LEVELS, { error: `must be one of ${LOG_LEVELS.join(', ')}` }),
};
type Name = keyof typeof VARIABLES;
type Values = { [N in Name]?: z.output<(typeof VARIABLES)[N]> };

export const CONFIG_VARIABLES = Object.keys(VARIABLES) as Name[];

/** Variables that other programs read too, some of them in small letters. */
const IN_SMALL_LETTERS: ReadonlySet<Name> = new Set(['HTTPS_PROXY', 'HTTP_PROXY', 'NO_PROXY']);

/**
 * Reads the environment into a Config. An empty variable counts as unset.
 *
 * Without any Slack variable the app rehearses. A bot token and an app token select Socket Mode, a bot token and a
 * signing secret select HTTP. All three together are an error: Slack's app settings choose the delivery, and a wrong
 * guess would leave the app without events.
 *
 * @throws ConfigError with every problem at once
 */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const problems: string[] = [];
  const values: Values = {};
  const present = new Set<string>();
  for (const name of CONFIG_VARIABLES) {
    const read = readVariable(env, name);
    if (read === undefined) continue;
    present.add(name);
    if ('value' in read) Object.assign(values, { [name]: read.value });
    else problems.push(...read.problems);
  }
  problems.push(...findMisspelt(Object.keys(env), CONFIG_VARIABLES, present));
  const mode = modeOf(present, problems);
  const isOpen = values.REHEARSAL_OPEN_TO_ANYONE === 'yes';
  const host = values.HOST ?? (mode === 'http' || isOpen ? '0.0.0.0' : '127.0.0.1');
  if (mode === 'rehearse' && !isOpen && !LOOPBACK.includes(host)) {
    problems.push(
      'No Slack variable is set, so this would be a rehearsal, and HOST opens it to other machines: anyone who reaches its page can act as anyone. To serve Slack, fill in its variables. To rehearse, set HOST to 127.0.0.1; in a container, set REHEARSAL_OPEN_TO_ANYONE to yes and publish the port on 127.0.0.1 only.',
    );
  }
  if (mode !== 'rehearse' && isOpen) {
    problems.push('REHEARSAL_OPEN_TO_ANYONE is for a rehearsal, and Slack variables are set: unset one or the other.');
  }
  if (problems.length > 0) throw new ConfigError(problems);

  const common: Common = {
    port: values.PORT ?? 3000,
    portIsFixed: values.PORT !== undefined,
    host,
    isOpen,
    dir: values.KAKEHASHI_DIR ?? '.kakehashi',
    logLevel: values.LOG_LEVEL ?? 'info',
    hangSeconds: values.HANG_SECONDS ?? HANG_SECONDS,
    ...(values.OPS_PORT !== undefined && { ops: { port: values.OPS_PORT, host: values.OPS_HOST ?? '127.0.0.1' } }),
    ...(values.SLACK_API_URL && { apiUrl: values.SLACK_API_URL }),
    ...(values.DATABASE_URL && { databaseUrl: values.DATABASE_URL }),
    ...(values.DATABASE_CONNECTIONS !== undefined && { databaseConnections: values.DATABASE_CONNECTIONS }),
    ...(values.REDIS_URL && { redisUrl: values.REDIS_URL }),
    ...(values.QUICKCHART_URL && { quickChartUrl: values.QUICKCHART_URL }),
    ...keysOf(values),
    ...(values.CHART_BLOCKS === 'on' && { chartBlocks: true }),
    ...proxiesOf(values),
  };
  const { SLACK_BOT_TOKEN: botToken = '', SLACK_APP_TOKEN: appToken = '' } = values;
  const { SLACK_SIGNING_SECRET: signingSecret = '' } = values;
  if (mode === 'socket') return { ...common, mode, botToken, appToken };
  if (mode === 'http') return { ...common, mode, botToken, signingSecret };
  return { ...common, mode };
}

/** The value of a variable without white space around it. Adds a variable that is set twice, with two values, to `problems`. */
function readValue(
  env: Readonly<Record<string, string | undefined>>,
  name: Name,
  problems: string[],
): string | undefined {
  const value = env[name]?.trim();
  if (!IN_SMALL_LETTERS.has(name)) return value;
  const small = env[name.toLowerCase()]?.trim();
  if (small === undefined || small === '') return value;
  if (value !== undefined && value !== '' && value !== small) {
    problems.push(`${name} and ${name.toLowerCase()} are both set, and differ: keep one, or give both the same value.`);
  }
  return value || small;
}

function keysOf({ DATA_KEY: current, DATA_KEY_BEFORE: before }: Values): Pick<Common, 'dataKeys'> {
  if (current === undefined && before === undefined) return {};
  return { dataKeys: { ...(current && { current }), ...(before && { before }) } };
}

function proxiesOf({ HTTPS_PROXY: https, HTTP_PROXY: http, NO_PROXY: noProxy = '' }: Values): Pick<Common, 'proxy'> {
  if (https === undefined && http === undefined) return {};
  return { proxy: { ...(https && { https }), ...(http && { http }), noProxy } };
}

/**
 * Reads the settings for charts of the commands that need no others: they run beside a configuration for Slack that isn't complete yet.
 * @returns undefined when QUICKCHART_URL is unset @throws ConfigError
 */
export function readQuickChart(
  env: Readonly<Record<string, string | undefined>>,
): { url: string; proxy?: ProxySettings } | undefined {
  const values = readSome(env, ['QUICKCHART_URL', ...PROXIES]);
  return values.QUICKCHART_URL === undefined ? undefined : { url: values.QUICKCHART_URL, ...proxiesOf(values) };
}

/** Reads which proxies are set, for scripts that need no other setting. @throws ConfigError */
export function readProxies(env: Readonly<Record<string, string | undefined>>): ProxySettings | undefined {
  return proxiesOf(readSome(env, PROXIES)).proxy;
}

const PROXIES = ['HTTPS_PROXY', 'HTTP_PROXY', 'NO_PROXY'] as const;

function readSome(env: Readonly<Record<string, string | undefined>>, names: readonly Name[]): Values {
  const values: Values = {};
  for (const name of names) {
    const read = readVariable(env, name);
    if (read !== undefined && 'problems' in read) throw new ConfigError(read.problems);
    if (read !== undefined) Object.assign(values, { [name]: read.value });
  }
  return values;
}

/** Reads and validates one variable. @returns undefined when it is unset or empty */
function readVariable(
  env: Readonly<Record<string, string | undefined>>,
  name: Name,
): { value: unknown } | { problems: string[] } | undefined {
  const problems: string[] = [];
  const raw = readValue(env, name, problems);
  if (raw === undefined || raw === '') return undefined;
  const parsed = /^(["']).*\1$/su.test(raw)
    ? z.never({ error: 'has quotation marks around it: remove them' }).safeParse(raw)
    : VARIABLES[name].safeParse(raw);
  if (parsed.success && problems.length === 0) return { value: parsed.data };
  const issues = parsed.success ? [] : parsed.error.issues.map(({ message }) => `${name} ${message}.`);
  return { problems: [...problems, ...new Set(issues)] };
}

/**
 * Checks the settings that the processes of a fleet must share.
 * @param command `web` or `worker`
 * @throws ConfigError
 */
export function checkFleet(config: Config, command: string): void {
  const problems = [
    ...(config.mode === 'rehearse'
      ? [`kakehashi ${command} serves Slack: set its variables, or rehearse with kakehashi start.`]
      : []),
    ...(config.databaseUrl === undefined
      ? [`DATABASE_URL is missing: kakehashi ${command} shares its state with other processes, so it needs PostgreSQL.`]
      : []),
  ];
  if (problems.length > 0) throw new ConfigError(problems);
}

/** Mode that the set variables select. Adds missing and conflicting variables to `problems`. */
function modeOf(present: ReadonlySet<string>, problems: string[]): Config['mode'] {
  if (!SLACK_VARIABLES.some((name) => present.has(name))) return 'rehearse';
  const [bot, app, secret] = SLACK_VARIABLES.map((name) => present.has(name));
  if (!bot) {
    problems.push(
      'SLACK_BOT_TOKEN is missing: copy it (xoxb-…) from OAuth & Permissions, or unset every SLACK_ variable to rehearse.',
    );
  }
  if (app && secret) {
    problems.push(
      'SLACK_APP_TOKEN and SLACK_SIGNING_SECRET are both set: keep the first for Socket Mode or the second for HTTP.',
    );
  } else if (!app && !secret) {
    problems.push('SLACK_APP_TOKEN (for Socket Mode) or SLACK_SIGNING_SECRET (for HTTP) is missing.');
  }
  return secret && !app ? 'http' : 'socket';
}

function token(prefix: 'xoxb-' | 'xapp-') {
  return z.string().refine((value) => value.startsWith(prefix) && /^[\w.-]{8,}$/u.test(value), {
    error: ({ input }) => {
      const kind = tokenKind(input);
      if (kind === prefix) return 'is not whole, or has other characters in it: copy it again';
      return `must begin with ${prefix}${kind === undefined ? '' : `; yours begins with ${kind}`}`;
    },
  });
}

/** Public prefix of a Slack token (`xoxb-`, `xoxp-`, `xapp-` …); undefined for other text. */
function tokenKind(value: unknown): string | undefined {
  return /^(?:xoxe\.)?(?:xox[a-z]|xapp)-/u.exec(String(value))?.[0];
}

/** A key of 32 bytes, as `openssl rand -base64 32` or `openssl rand -hex 32` writes one. */
function dataKey() {
  return z
    .string()
    .transform((text) => Uint8Array.from(Buffer.from(text, /^[0-9a-f]{64}$/iu.test(text) ? 'hex' : 'base64')))
    .refine((key) => key.byteLength === DATA_KEY_BYTES, {
      error: 'must be 32 random bytes, as `openssl rand -base64 32` prints them',
    });
}

function portNumber() {
  return wholeNumber(0, 65_535);
}

function wholeNumber(least: number, most: number) {
  return z
    .string()
    .refine((value) => /^\d{1,5}$/u.test(value) && Number(value) >= least && Number(value) <= most, {
      error: `must be a whole number from ${least} to ${most}`,
    })
    .transform(Number);
}

function hostName() {
  return z.string().refine((value) => /^[\w.:-]+$/u.test(value), { error: 'must be a host name or an IP address' });
}

function isSafeForTokens(value: string): boolean {
  const { protocol, hostname } = new URL(value);
  return protocol === 'https:' || LOOPBACK.includes(hostname) || hostname === '[::1]';
}
