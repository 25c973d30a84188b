import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readConfig } from '../../src/config.ts';
import type { Probes } from '../../src/doctor/probes.ts';
import { runDoctor } from '../../src/doctor/run-doctor.ts';
import { AppError } from '../../src/errors.ts';
import { NetworkError } from '../../src/network/network-error.ts';
import { QuickChartError } from '../../src/render/ask-quick-chart.ts';

const REHEARSE = readConfig({});
const SOCKET = readConfig({ SLACK_BOT_TOKEN: 'xoxb-12345678', SLACK_APP_TOKEN: 'xapp-12345678' });
const HTTP = readConfig({ SLACK_BOT_TOKEN: 'xoxb-12345678', SLACK_SIGNING_SECRET: '0123456789abcdef' });
const SCOPES = ['chat:write', 'commands', 'files:write'];

const WELL: Probes = {
  nodeVersion: () => '20.18.1',
  lessons: async () => [],
  dataset: async () => readFileSync(new URL('../../data/house_prices.csv', import.meta.url)),
  fonts: async () => ({ registered: true, drawsJapanese: true }),
  charts: async () => ({ said: 'drawn here' }),
  database: async () => ({ said: 'PostgreSQL 16.2', pending: [] }),
  queue: async () => ({ said: 'in the database' }),
  proxy: () => 'none',
  scopes: async () => ({ required: SCOPES, optional: ['channels:read', 'dnd:read'] }),
  botToken: async () => ({ team: 'Bridge', user: 'kakehashi', scopes: SCOPES }),
  appToken: async () => {},
};

async function examine(config = REHEARSE, probes: Partial<Probes> = {}, patienceMs?: number) {
  const lines: string[] = [];
  const code = await runDoctor({
    config,
    probes: { ...WELL, ...probes },
    write: (line) => lines.push(line),
    ...(patienceMs === undefined ? {} : { patienceMs }),
  });
  return { code, text: lines.join('\n'), lines };
}

function slackAnswers(error: string) {
  return async () => {
    throw Object.assign(new Error(`An API error occurred: ${error}`), {
      code: 'slack_webapi_platform_error',
      data: { ok: false, error },
    });
  };
}

describe('runDoctor', () => {
  it('reports a working rehearsal as ok, and asks nothing of Slack', async () => {
    const asked = async () => {
      throw new Error('asked Slack');
    };
    const { code, text } = await examine(REHEARSE, { botToken: asked, appToken: asked });
    expect(code).toBe(0);
    expect(text).toContain('the rehearsal on this machine');
    expect(text).toContain('Everything is ok.');
    expect(text).not.toContain('token');
  });

  it('checks tokens and scopes for Socket Mode', async () => {
    const { code, lines } = await examine(SOCKET);
    expect(code).toBe(0);
    expect(lines.map((line) => line.slice(9, 24).trim())).toEqual(
      expect.arrayContaining(['bot token', 'scopes', 'app token']),
    );
  });

  it('says that it cannot verify the signing secret', async () => {
    const { code, text } = await examine(HTTP);
    expect(code).toBe(0);
    expect(text).toContain('only a request from Slack can prove');
    expect(text).not.toContain('app token');
  });

  it('names the scopes that were not granted, and what to do', async () => {
    const botToken = async () => ({ team: 'Bridge', user: 'kakehashi', scopes: ['commands'] });
    const { code, text } = await examine(SOCKET, { botToken });
    expect(code).toBe(1);
    expect(text).toMatch(/problem {2}scopes +not granted: chat:write, files:write/u);
    expect(text).toContain('Reinstall to Workspace');
    expect(text).toContain('1 problem.');
  });

  it('says which optional scopes were granted, and what is missing without the others', async () => {
    const botToken = async () => ({ team: 'Bridge', user: 'kakehashi', scopes: [...SCOPES, 'dnd:read'] });
    const { code, text } = await examine(SOCKET, { botToken });
    expect(code).toBe(0);
    expect(text).toMatch(
      /ok {7}scopes +all 3 granted; optional: dnd:read granted; not granted: channels:read \(who leaves/u,
    );
    const all = async () => ({ ...(await botToken()), scopes: [...SCOPES, 'dnd:read', 'channels:read'] });
    expect((await examine(SOCKET, { botToken: all })).text).toMatch(/optional: channels:read, dnd:read granted$/mu);
    const none = async () => ({ ...(await botToken()), scopes: SCOPES });
    expect((await examine(SOCKET, { botToken: none })).text).toContain(
      'optional: none granted; not granted: channels:read (',
    );
  });

  it('explains why Slack refuses a token', async () => {
    const refused = { botToken: slackAnswers('invalid_auth'), appToken: slackAnswers('not_allowed_token_type') };
    const { code, text } = await examine(SOCKET, refused);
    expect(code).toBe(1);
    expect(text).toContain('Slack does not know this token (invalid_auth)');
    expect(text).toContain('this is another kind of token (not_allowed_token_type)');
    expect(text).toContain('connections:write');
  });

  it('says which proxy leads to Slack', async () => {
    const proxy = () => 'https:// through proxy.example:3128 (HTTPS_PROXY)';
    const botToken = async () => ({ team: 'Bridge', user: 'kakehashi', scopes: SCOPES, proxy: 'proxy.example:3128' });
    const { text } = await examine(SOCKET, { proxy, botToken });
    expect(text).toMatch(/ok {7}proxy +https:\/\/ through proxy\.example:3128 \(HTTPS_PROXY\)/u);
    expect(text).toMatch(/ok {7}bot token +kakehashi in Bridge, through the proxy proxy\.example:3128/u);
  });

  it('tells an unreachable Slack from a refused token', async () => {
    const botToken = async () => {
      throw Object.assign(new Error('A request error occurred: fetch failed'), {
        code: 'slack_webapi_request_error',
        original: new TypeError('fetch failed', { cause: new Error('getaddrinfo ENOTFOUND slack.com') }),
      });
    };
    const { text } = await examine(SOCKET, { botToken });
    expect(text).toContain('ENOTFOUND');
    expect(text).not.toContain('scopes');
    expect(text).toContain('Check that this machine reaches slack.com.');
  });

  it('asks for the Node.js that package.json asks for, which every package that comes along can use', () => {
    const read = (file: string) => JSON.parse(readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8'));
    const wanted: string = read('package.json').engines.node;
    const oldest = /^>=(\d+\.\d+\.\d+)$/u.exec(wanted)?.[1] ?? '';
    const accepts = (range: string) =>
      range.split('||').some((each) => {
        const [, sign, ...parts] = /(>=|\^)?\s*v?(\d+)(?:\.(\d+))?(?:\.(\d+))?/u.exec(each) ?? [];
        const least = parts.map((part) => part ?? '0').join('.');
        const isLine = sign === '>=' || least.split('.')[0] === oldest.split('.')[0];
        return isLine && oldest.localeCompare(least, 'en', { numeric: true }) >= 0;
      });
    const packages = Object.entries<{ dev?: boolean; engines?: { node?: string } }>(read('package-lock.json').packages);
    const refusing = packages.filter(([, { dev, engines }]) => dev !== true && !accepts(engines?.node ?? '>=0'));
    expect(refusing.map(([name, { engines }]) => [name, engines])).toEqual([]);
    expect(accepts('>=20.18.2') || accepts('^22.0.0')).toBe(false);
  });

  it('accepts the oldest Node.js of package.json and nothing older', async () => {
    const { engines } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
    const oldest = engines.node.slice('>='.length);
    expect((await examine(REHEARSE, { nodeVersion: () => oldest })).code).toBe(0);
    const [major, minor, patch] = oldest.split('.').map(Number);
    const older = `${major}.${minor}.${patch - 1}`;
    expect((await examine(REHEARSE, { nodeVersion: () => older })).text).toContain(`${oldest} or newer is needed`);
  });

  it('accepts a Node.js without fixes, and says so', async () => {
    const { code, text } = await examine(REHEARSE, { nodeVersion: () => '20.20.2' });
    expect(code).toBe(0);
    expect(text).toMatch(/ok +Node\.js +20\.20\.2; it no longer gets security fixes; Node\.js 24 does/u);
  });

  it.each<[string, Partial<Probes>, string]>([
    ['an old Node.js', { nodeVersion: () => '18.20.0' }, 'Install Node.js 24'],
    ['an early Node.js 20', { nodeVersion: () => '20.18.0' }, '20.18.0 is too old: 20.18.1 or newer is needed'],
    ['a broken lesson', { lessons: async () => ['en/02-analyze.md:3 no Why'] }, 'en/02-analyze.md:3 no Why'],
    ['a changed data set', { dataset: async () => new Uint8Array(3) }, 'Restore data/house_prices.csv'],
    [
      'a missing font',
      { fonts: async () => ({ registered: false, drawsJapanese: false }) },
      'BIZ UDPGothic is missing',
    ],
    ['a font without Japanese', { fonts: async () => ({ registered: true, drawsJapanese: false }) }, 'empty boxes'],
    [
      'migrations',
      { database: async () => ({ said: 'PostgreSQL 16.2', pending: ['002-posts'] }) },
      'kakehashi migrate',
    ],
    [
      'a QuickChart server that does not draw',
      {
        charts: async () => {
          throw new QuickChartError('it answered with HTTP 404');
        },
      },
      'the QuickChart server doesn’t draw: it answered with HTTP 404',
    ],
    [
      'a proxy that keeps the app from the QuickChart server',
      {
        charts: async () => {
          const why = 'the proxy p.example:3128 does not let this app reach charts.example (HTTP 403)';
          const cause = new NetworkError({ code: 'PROXY_REFUSED', why, todo: 'Ask who runs the proxy.' }, undefined);
          throw new QuickChartError('no answer came (PROXY_REFUSED)', { isAway: true, cause });
        },
      },
      'the proxy p.example:3128 does not let this app reach charts.example (HTTP 403)\n',
    ],
    ['a Redis that evicts', { queue: async () => ({ said: 'Redis 7', evicts: 'allkeys-lru' }) }, 'noeviction'],
  ])('reports %s with what to do', async (_what, probes, said) => {
    const { code, text } = await examine(REHEARSE, probes);
    expect(code).toBe(1);
    expect(text).toContain(said);
    expect(text).toContain('What to do:');
  });

  it('continues after a probe that fails, and reports every problem', async () => {
    const fails = async () => {
      throw new AggregateError([new Error('connect ECONNREFUSED 127.0.0.1:5432')], '');
    };
    const { code, text, lines } = await examine(REHEARSE, { database: fails, queue: fails });
    expect(code).toBe(1);
    expect(text).toContain('ECONNREFUSED');
    expect(lines.at(-1)).toBe('2 problems.');
  });

  it.each(['database', 'queue'] as const)('says how to make a private authority known, for the %s', async (probe) => {
    const fails = async () => {
      throw Object.assign(new Error('self-signed certificate in certificate chain'), {
        code: 'SELF_SIGNED_CERT_IN_CHAIN',
      });
    };
    expect((await examine(REHEARSE, { [probe]: fails })).text).toContain('in NODE_EXTRA_CA_CERTS');
  });

  it('gives the store’s own words for a database that can’t be used', async () => {
    const problems = 'KAKEHASHI_DIR: the database in .kakehashi/postgres is damaged. Put back a backup of the folder.';
    const cause = new Error('Aborted()');
    const fails = async () => {
      throw new AppError('config_invalid', { problems }, { cause });
    };
    const { text } = await examine(REHEARSE, { database: fails });
    expect(text).toMatch(/problem {2}database +KAKEHASHI_DIR: the database in \.kakehashi\/postgres is damaged\.\n/u);
    expect(text).toContain('What to do: Put back a backup of the folder.');
    expect(text).not.toContain('Aborted');
  });

  it('never prints a secret that an error contains', async () => {
    const fails = async () => {
      throw new Error('cannot reach postgres://app:hunter2@db:5432/k with xoxb-1-hunter2');
    };
    expect((await examine(REHEARSE, { database: fails })).text).not.toContain('hunter2');
  });

  it('gives up on a probe that never answers', async () => {
    const { code, text } = await examine(REHEARSE, { queue: () => new Promise(() => {}) }, 5);
    expect(code).toBe(1);
    expect(text).toContain('no answer within 0.005 s');
  });
});
