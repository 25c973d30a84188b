import { distance } from 'fastest-levenshtein';
import { z } from 'zod';
import { AppError } from './errors.ts';

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
  /** Undefined means the embedded database in `dir`. */
  databaseUrl?: string;
  /** Undefined means that the database holds the queue. */
  redisUrl?: string;
  /** Undefined means that the app draws charts itself. */
  quickChartUrl?: string;
  /** Folder of the embedded database and of all other files that the app writes. */
  dir: string;
  logLevel: LogLevel;
  /** Address for health checks and Prometheus; undefined means none. */
  ops?: { port: number; host: string };
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
  SLACK_API_URL: url(['https:', 'http:'])
    .refine((value) => isSafeForTokens(value), {
      error: 'must begin with https:// (http:// only on this machine): the bot token is sent there',
    })
    .transform((value) => (value.endsWith('/') ? value : `${value}/`)),
  PORT: portNumber(),
  HOST: hostName(),
  OPS_PORT: portNumber(),
  OPS_HOST: hostName(),
  DATABASE_URL: url(['postgres:', 'postgresql:']),
  REDIS_URL: url(['redis:', 'rediss:']),
  QUICKCHART_URL: url(['https:', 'http:']),
  KAKEHASHI_DIR: z.string(),
  LOG_LEVEL: z.enum(LOG_LEVELS, { error: `must be one of ${LOG_LEVELS.join(', ')}` }),
};
type Name = keyof typeof VARIABLES;
type Values = { [N in Name]?: z.output<(typeof VARIABLES)[N]> };

export const CONFIG_VARIABLES = Object.keys(VARIABLES) as Name[];

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
    const read = readVariable(name, env);
    if (read === undefined) continue;
    present.add(name);
    if ('value' in read) Object.assign(values, { [name]: read.value });
    else problems.push(...read.problems);
  }
  problems.push(...misspelt(env, present));
  const mode = modeOf(present, problems);
  const host = values.HOST ?? (mode === 'http' ? '0.0.0.0' : '127.0.0.1');
  if (mode === 'rehearse' && !LOOPBACK.includes(host)) {
    problems.push(
      'HOST must be 127.0.0.1 while no Slack variable is set: anyone who reaches the rehearsal page can act as anyone.',
    );
  }
  if (problems.length > 0) throw new ConfigError(problems);

  const common: Common = {
    port: values.PORT ?? 3000,
    portIsFixed: values.PORT !== undefined,
    host,
    dir: values.KAKEHASHI_DIR ?? '.kakehashi',
    logLevel: values.LOG_LEVEL ?? 'info',
    ...(values.OPS_PORT !== undefined && { ops: { port: values.OPS_PORT, host: values.OPS_HOST ?? '127.0.0.1' } }),
    ...(values.SLACK_API_URL && { apiUrl: values.SLACK_API_URL }),
    ...(values.DATABASE_URL && { databaseUrl: values.DATABASE_URL }),
    ...(values.REDIS_URL && { redisUrl: values.REDIS_URL }),
    ...(values.QUICKCHART_URL && { quickChartUrl: values.QUICKCHART_URL }),
  };
  const { SLACK_BOT_TOKEN: botToken = '', SLACK_APP_TOKEN: appToken = '' } = values;
  const { SLACK_SIGNING_SECRET: signingSecret = '' } = values;
  if (mode === 'socket') return { ...common, mode, botToken, appToken };
  if (mode === 'http') return { ...common, mode, botToken, signingSecret };
  return { ...common, mode };
}

/**
 * Reads the one setting of the commands that need no other: they run beside a configuration for Slack that is not complete yet.
 * @returns undefined when it is unset @throws ConfigError
 */
export function readQuickChartUrl(env: Readonly<Record<string, string | undefined>>): string | undefined {
  const read = readVariable('QUICKCHART_URL', env);
  if (read === undefined) return undefined;
  if ('problems' in read) throw new ConfigError(read.problems);
  return String(read.value);
}

/** Reads and validates one variable. @returns undefined when it is unset or empty */
function readVariable(
  name: Name,
  env: Readonly<Record<string, string | undefined>>,
): { value: unknown } | { problems: string[] } | undefined {
  const raw = env[name]?.trim();
  if (raw === undefined || raw === '') return undefined;
  const parsed = /^(["']).*\1$/su.test(raw)
    ? z.never({ error: 'has quotation marks around it: remove them' }).safeParse(raw)
    : VARIABLES[name].safeParse(raw);
  if (parsed.success) return { value: parsed.data };
  return { problems: [...new Set(parsed.error.issues.map(({ message }) => `${name} ${message}.`))] };
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

/** Reports misspelt Slack variables. Without this, a typing error would start a rehearsal without notice. */
function misspelt(env: Readonly<Record<string, string | undefined>>, present: ReadonlySet<string>): string[] {
  return Object.keys(env)
    .filter((name) => name.startsWith('SLACK') && !(CONFIG_VARIABLES as string[]).includes(name))
    .flatMap((name) => {
      const meant = SLACK_VARIABLES.find((known) => !present.has(known) && distance(name, known) <= 2);
      return meant === undefined ? [] : [`${name} is not a variable of this app: did you mean ${meant}?`];
    });
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

function portNumber() {
  return z
    .string()
    .refine((value) => /^\d{1,5}$/u.test(value) && Number(value) <= 65_535, {
      error: 'must be a whole number from 0 to 65535',
    })
    .transform(Number);
}

function hostName() {
  return z.string().refine((value) => /^[\w.:-]+$/u.test(value), { error: 'must be a host name or an IP address' });
}

/** Schema of a URL with one of these protocols. Problems never quote the URL, because it may contain a password. */
function url(protocols: string[]) {
  const names = protocols.map((protocol) => `${protocol}//`).join(' or ');
  return z.string().refine((value) => URL.canParse(value) && protocols.includes(new URL(value).protocol), {
    error: `must be an address that begins with ${names}`,
    abort: true,
  });
}

function isSafeForTokens(value: string): boolean {
  const { protocol, hostname } = new URL(value);
  return protocol === 'https:' || LOOPBACK.includes(hostname) || hostname === '[::1]';
}
