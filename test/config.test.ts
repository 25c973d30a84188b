import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CONFIG_VARIABLES, ConfigError, checkFleet, readConfig } from '../src/config.ts';

const BOT = 'xoxb-1234567890-secretpart';
const APP = 'xapp-1-A1234567890-secretpart';
const SECRET = '0123456789abcdef0123456789abcdef';

function problemsOf(env: Record<string, string>): readonly string[] {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
}

describe('readConfig chooses the mode', () => {
  it('rehearses on this machine when no Slack variable is set', () => {
    expect(readConfig({ PATH: '/bin' })).toEqual({
      mode: 'rehearse',
      port: 3000,
      portIsFixed: false,
      host: '127.0.0.1',
      isOpen: false,
      hangSeconds: 60,
      dir: '.kakehashi',
      logLevel: 'info',
    });
  });

  it('uses Socket Mode with a bot token and an app token', () => {
    const config = readConfig({ SLACK_BOT_TOKEN: BOT, SLACK_APP_TOKEN: APP });
    expect(config).toMatchObject({ mode: 'socket', botToken: BOT, appToken: APP });
  });

  it('serves HTTP with a bot token and a signing secret', () => {
    const config = readConfig({ SLACK_BOT_TOKEN: BOT, SLACK_SIGNING_SECRET: SECRET, PORT: '8080' });
    expect(config).toMatchObject({
      mode: 'http',
      signingSecret: SECRET,
      port: 8080,
      portIsFixed: true,
      host: '0.0.0.0',
    });
  });

  it('treats an empty or blank variable as unset, as compose files pass them', () => {
    expect(readConfig({ SLACK_BOT_TOKEN: '', SLACK_APP_TOKEN: '  ', PORT: '' })).toMatchObject({
      mode: 'rehearse',
      portIsFixed: false,
    });
  });

  it('ignores white space around a pasted token', () => {
    expect(readConfig({ SLACK_BOT_TOKEN: ` ${BOT}\n`, SLACK_APP_TOKEN: APP })).toMatchObject({ botToken: BOT });
  });

  it('reads the services and the folder', () => {
    const config = readConfig({
      DATABASE_URL: 'postgres://u:p@db:5432/k',
      REDIS_URL: 'rediss://cache:6379',
      QUICKCHART_URL: 'http://charts:3400',
      CHART_BLOCKS: 'on',
      SLACK_API_URL: 'http://127.0.0.1:4000/api',
      SLACK_BOT_TOKEN: BOT,
      SLACK_APP_TOKEN: APP,
      KAKEHASHI_DIR: '/var/lib/kakehashi',
      LOG_LEVEL: 'warn',
    });
    expect(config).toMatchObject({
      databaseUrl: 'postgres://u:p@db:5432/k',
      redisUrl: 'rediss://cache:6379',
      quickChartUrl: 'http://charts:3400',
      chartBlocks: true,
      apiUrl: 'http://127.0.0.1:4000/api/',
      dir: '/var/lib/kakehashi',
      logLevel: 'warn',
    });
  });
});

describe('an open rehearsal', () => {
  it('listens on every interface, or on the one that HOST names', () => {
    const open = { REHEARSAL_OPEN_TO_ANYONE: 'yes' };
    expect(readConfig(open)).toMatchObject({ mode: 'rehearse', host: '0.0.0.0', isOpen: true });
    expect(readConfig({ ...open, HOST: '10.0.0.7' })).toMatchObject({ host: '10.0.0.7' });
  });
});

describe('readConfig reads the proxies', () => {
  const HTTPS = 'http://kakehashi:bridge@proxy.example:3128';

  it('in capitals or small letters', () => {
    const proxy = { https: HTTPS, http: 'https://other.example', noProxy: 'a.example,b.example:81' };
    const env = { HTTPS_PROXY: HTTPS, HTTP_PROXY: 'https://other.example', NO_PROXY: 'a.example,b.example:81' };
    expect(readConfig(env).proxy).toEqual(proxy);
    const small = Object.fromEntries(Object.entries(env).map(([name, value]) => [name.toLowerCase(), value]));
    expect(readConfig(small).proxy).toEqual(proxy);
    expect(readConfig({ ...env, ...small }).proxy).toEqual(proxy);
  });

  it('with one of the two, and nothing exempt', () => {
    expect(readConfig({ HTTPS_PROXY: HTTPS, https_proxy: '' }).proxy).toEqual({ https: HTTPS, noProxy: '' });
    expect(readConfig({ HTTPS_PROXY: '', http_proxy: HTTPS }).proxy).toEqual({ http: HTTPS, noProxy: '' });
  });

  it('as none when only NO_PROXY is set', () => {
    expect(readConfig({ NO_PROXY: 'a.example' }).proxy).toBeUndefined();
  });

  it.each([
    [{ HTTPS_PROXY: 'proxy.example:3128' }, 'HTTPS_PROXY must be an address that begins with http:// or https://.'],
    [{ https_proxy: 'socks5://proxy.example' }, 'HTTPS_PROXY must be an address that begins with http:// or https://.'],
    [{ HTTP_PROXY: 'http://' }, 'HTTP_PROXY must be an address that begins with http:// or https://.'],
    [
      { HTTP_PROXY: 'http://kakehashi@proxy.example' },
      'HTTP_PROXY has a user without a password: write http://user:password@host:port.',
    ],
    [
      { HTTPS_PROXY: 'http://kakehashi:100%@proxy.example' },
      'HTTPS_PROXY has a % in its user or password that begins no %XX: write %25 for it.',
    ],
    [
      { HTTPS_PROXY: HTTPS, https_proxy: 'http://proxy.example:3128' },
      'HTTPS_PROXY and https_proxy are both set, and differ: keep one, or give both the same value.',
    ],
    [
      { NO_PROXY: 'a.example', no_proxy: 'b.example' },
      'NO_PROXY and no_proxy are both set, and differ: keep one, or give both the same value.',
    ],
  ])('and refuses %j', (env, problem) => {
    expect(problemsOf(env as Record<string, string>)).toEqual([problem]);
  });
});

describe('checkFleet', () => {
  const slack = { SLACK_BOT_TOKEN: BOT, SLACK_APP_TOKEN: APP };
  const check = (env: Record<string, string>) => () => checkFleet(readConfig(env), 'worker');

  it('accepts a process with a shared database', () => {
    expect(check({ ...slack, DATABASE_URL: 'postgres://db/k' })).not.toThrow();
  });

  it('refuses the embedded database in one line', () => {
    expect(check(slack)).toThrow(ConfigError);
    expect(check(slack)).toThrow(/DATABASE_URL is missing: kakehashi worker shares its state/u);
  });

  it('refuses a rehearsal', () => {
    expect(check({ DATABASE_URL: 'postgres://db/k' })).toThrow(/kakehashi worker serves Slack/u);
  });
});

describe('readConfig reports problems', () => {
  it.each([
    [{ SLACK_BOT_TOKEN: BOT }, ['SLACK_APP_TOKEN (for Socket Mode) or SLACK_SIGNING_SECRET (for HTTP) is missing.']],
    [{ SLACK_APP_TOKEN: APP }, [expect.stringContaining('SLACK_BOT_TOKEN is missing')]],
    [
      { SLACK_API_URL: 'https://slack.example/api/' },
      [expect.stringContaining('SLACK_BOT_TOKEN is missing'), expect.stringContaining('(for HTTP) is missing')],
    ],
    [
      { SLACK_BOT_TOKEN: BOT, SLACK_APP_TOKEN: BOT },
      ['SLACK_APP_TOKEN must begin with xapp-; yours begins with xoxb-.'],
    ],
    [
      { SLACK_BOT_TOKEN: 'xoxp-user-token', SLACK_APP_TOKEN: APP },
      ['SLACK_BOT_TOKEN must begin with xoxb-; yours begins with xoxp-.'],
    ],
    [{ SLACK_BOT_TOKEN: 'hunter2', SLACK_APP_TOKEN: APP }, ['SLACK_BOT_TOKEN must begin with xoxb-.']],
    [{ SLACK_BOT_TOKEN: 'xoxb-…', SLACK_APP_TOKEN: APP }, [expect.stringContaining('is not whole')]],
    [{ SLACK_BOT_TOKEN: `"${BOT}"`, SLACK_APP_TOKEN: APP }, [expect.stringContaining('quotation marks')]],
    [
      { SLACK_BOT_TOKEN: BOT, SLACK_SIGNING_SECRET: APP },
      ["SLACK_SIGNING_SECRET must be the app's signing secret, not a token; yours begins with xapp-."],
    ],
    [{ SLACK_BOT_TOKEN: BOT, SLACK_SIGNING_SECRET: 'abc' }, [expect.stringContaining('too short')]],
    [
      { SLACK_BOT_TOKEN: BOT, SLACK_APP_TOKEN: APP, SLACK_SIGNING_SECRET: SECRET },
      [expect.stringContaining('are both set')],
    ],
    [
      { HOST: '0.0.0.0' },
      [expect.stringMatching(/^No Slack variable is set.*act as anyone.*set HOST to 127\.0\.0\.1/u)],
    ],
    [{ REHEARSAL_OPEN_TO_ANYONE: 'true' }, ['REHEARSAL_OPEN_TO_ANYONE must be yes, or unset.']],
    [
      { SLACK_BOT_TOKEN: BOT, SLACK_APP_TOKEN: APP, REHEARSAL_OPEN_TO_ANYONE: 'yes' },
      [expect.stringContaining('REHEARSAL_OPEN_TO_ANYONE is for a rehearsal')],
    ],
    [{ DATABASE_CONNECTIONS: '4' }, ['DATABASE_CONNECTIONS must be a whole number from 5 to 1000.']],
    [{ HANG_SECONDS: '-1' }, ['HANG_SECONDS must be a whole number from 0 to 86400.']],
    [{ CHART_BLOCKS: 'yes' }, ['CHART_BLOCKS must be on or off.']],
    [{ REDIS_URI: 'secret' }, ['REDIS_URI is not a variable of this app: did you mean REDIS_URL?']],
    [{ PROT: '8080' }, ['PROT is not a variable of this app: did you mean PORT?']],
    [{ LOG_LEVELL: 'debug' }, ['LOG_LEVELL is not a variable of this app: did you mean LOG_LEVEL?']],
    [{ PORT: '70000' }, ['PORT must be a whole number from 0 to 65535.']],
    [{ PORT: '3e3' }, ['PORT must be a whole number from 0 to 65535.']],
    [{ DATABASE_URL: 'mysql://u:p@db/k' }, [expect.stringContaining('postgres:// or postgresql://')]],
    [{ REDIS_URL: 'localhost:6379' }, [expect.stringContaining('redis:// or rediss://')]],
    [{ LOG_LEVEL: 'loud' }, [expect.stringContaining('LOG_LEVEL must be one of fatal, error')]],
    [
      { SLACK_BOT_TOKEN: BOT, SLACK_APP_TOKEN: APP, SLACK_API_URL: 'http://slack.example/api/' },
      [expect.stringContaining('SLACK_API_URL must begin with https://')],
    ],
    [{ SLACK_BOT_TOKN: BOT }, ['SLACK_BOT_TOKN is not a variable of this app: did you mean SLACK_BOT_TOKEN?']],
  ])('%j', (env, expected) => {
    expect(problemsOf(env as Record<string, string>)).toEqual(expected);
  });

  it('reports every problem at once', () => {
    const problems = problemsOf({ SLACK_BOT_TOKEN: APP, PORT: 'x', DATABASE_URL: 'nonsense', LOG_LEVEL: 'loud' });
    expect(problems).toHaveLength(5);
  });

  it('never repeats a secret', () => {
    const problems = problemsOf({
      SLACK_BOT_TOKEN: 'xoxp-verysecret',
      SLACK_APP_TOKEN: 'xoxb-verysecret',
      SLACK_SIGNING_SECRET: 'xapp-verysecret',
      DATABASE_URL: 'mysql://user:verysecret@db',
      REDIS_URL: 'verysecret',
      HTTPS_PROXY: 'ftp://user:verysecret@proxy',
      https_proxy: 'http://user:veryverysecret@proxy',
    });
    expect(problems.join('\n')).not.toContain('verysecret');
    expect(problems.length).toBeGreaterThanOrEqual(5);
  });

  it('finds every name with a letter left out, doubled, changed or swapped', () => {
    for (const name of CONFIG_VARIABLES) {
      for (let at = 0; at < name.length - 1; at += 1) {
        const before = name.slice(0, at);
        const letter = name[at] ?? '';
        const next = name[at + 1] ?? '';
        const rest = name.slice(at + 1);
        const variants = [
          `${before}${rest}`,
          `${before}${letter}${letter}${rest}`,
          `${before}9${rest}`,
          ...(letter === next ? [] : [`${before}${next}${letter}${name.slice(at + 2)}`]),
        ];
        // HTTPS_PROXY without its S is a variable, too.
        for (const typed of variants.filter((variant) => !(CONFIG_VARIABLES as string[]).includes(variant))) {
          const found = problemsOf({ [typed]: 'verysecret' });
          expect(found.join('\n'), typed).toContain(`${typed} is not a variable of this app: did you mean `);
          expect(found.join('\n')).not.toContain('verysecret');
        }
      }
    }
  });

  it('takes no variable of another program for a misspelt one', () => {
    const others = ['PATH', 'HOME', 'HOSTNAME', 'APP_PORT', 'DB_HOST', 'PGHOST', 'POSTGRES_PASSWORD', 'REDIS_PASSWORD'];
    const env = Object.fromEntries([...others, 'REDIS_HOST', 'SHELL', 'TERM', 'NODE_ENV'].map((name) => [name, 'x']));
    expect(problemsOf(env)).toEqual([]);
    expect(problemsOf({ DATABASE_URL: 'postgres://db/k', DATABASE_URL2: 'x' })).toEqual([]);
  });

  it('ignores the SLACK_ variables of other tools', () => {
    expect(problemsOf({ SLACK_WEBHOOK_URL: 'https://hooks.example/x' })).toEqual([]);
  });
});

describe('.env.example', () => {
  it('documents exactly the variables of the configuration', () => {
    const text = readFileSync(new URL('../.env.example', import.meta.url), 'utf8');
    const documented = [...text.matchAll(/^#?([A-Z_]+)=/gmu)].map((match) => match[1]);
    expect(documented.sort()).toEqual([...CONFIG_VARIABLES].sort());
  });

  it('is a valid configuration without changes', () => {
    const text = readFileSync(new URL('../.env.example', import.meta.url), 'utf8');
    expect(text).not.toMatch(/^[A-Z_]+=/mu);
  });
});
