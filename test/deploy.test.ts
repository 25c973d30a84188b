import { execFile } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { readConfig } from '../src/config.ts';

const root = new URL('../', import.meta.url).pathname;
const read = (path: string) => readFileSync(join(root, path), 'utf8');

/** Parses the Dockerfile's instructions by stage, in order, with continued lines joined. */
function stagesOf(dockerfile: string): { name: string; steps: { word: string; rest: string }[] }[] {
  const stages: { name: string; steps: { word: string; rest: string }[] }[] = [];
  for (const line of dockerfile.replace(/\\\n/gu, ' ').split('\n')) {
    const [, word = '', rest = ''] = /^([A-Z]+)\s+(.*)$/u.exec(line) ?? [];
    if (word === 'FROM') stages.push({ name: /\sAS\s+(\S+)/u.exec(rest)?.[1] ?? '', steps: [] });
    else if (word !== '') stages.at(-1)?.steps.push({ word, rest });
  }
  return stages;
}

/** Folders that the build makes inside the image. */
const MADE = ['dist', 'node_modules'];

describe('Dockerfile', () => {
  const stages = stagesOf(read('Dockerfile'));
  const last = stages.at(-1)?.steps ?? [];
  const all = stages.flatMap(({ steps }) => steps);
  const ignored = read('.dockerignore').split('\n');

  it('copies only existing files, and .dockerignore excludes none of them', () => {
    const copied = all
      .filter(({ word }) => word === 'COPY')
      .flatMap(({ rest }) =>
        rest
          .replace(/--from=\S+\s+/u, '')
          .split(/\s+/u)
          .slice(0, -1),
      );
    expect(copied.length).toBeGreaterThan(5);
    for (const path of copied.map((one) => one.replace(/^\/app\//u, ''))) {
      const isThere = MADE.includes(path) || existsSync(join(root, path));
      expect(isThere && (MADE.includes(path) || !ignored.includes(path)), path).toBe(true);
    }
  });

  it('contains every folder that the running app reads', () => {
    const text = last.map(({ rest }) => rest).join('\n');
    for (const folder of ['dist', 'lessons', 'data', 'node_modules', 'manifest.yml', 'package.json']) {
      expect(text, folder).toContain(`/app/${folder}`);
    }
  });

  it('runs with the copied files alone: lessons, data and fonts work', async () => {
    const image = mkdtempSync(join(tmpdir(), 'kakehashi-image-'));
    try {
      const copied = last.filter(({ word }) => word === 'COPY').flatMap(({ rest }) => rest.split(/\s+/u).slice(1, -1));
      mkdirSync(join(image, 'state'));
      for (const name of copied.map((path) => basename(path))) {
        if (name === 'node_modules') symlinkSync(join(root, name), join(image, name));
        else cpSync(join(root, name), join(image, name), { recursive: true });
      }
      const run = promisify(execFile);
      const env = { PATH: process.env.PATH, KAKEHASHI_DIR: join(image, 'state') };
      const { stdout } = await run(process.execPath, ['dist/cli.js', 'doctor'], { cwd: image, env });
      expect(stdout).toContain('BIZ UDPGothic draws Japanese');
      expect(stdout).toContain('Everything is ok.');
    } finally {
      rmSync(image, { recursive: true });
    }
  });

  it('builds in one stage and runs in another without root', () => {
    expect(stages.map(({ name }) => name)).toEqual(['build', '']);
    const words = last.map(({ word }) => word);
    expect(last.find(({ word }) => word === 'USER')?.rest).toBe('node');
    expect(words.indexOf('USER')).toBeLessThan(words.indexOf('CMD'));
    expect(words.indexOf('USER')).toBeGreaterThan(words.lastIndexOf('COPY'));
    expect(words).toContain('HEALTHCHECK');
  });

  it('names no CPU architecture, and the lock file has every native package for amd64 and arm64', () => {
    expect(all.map(({ rest }) => rest).join('\n')).not.toMatch(/amd64|arm64|x86|aarch/u);
    const { packages } = JSON.parse(read('package-lock.json')) as {
      packages: Record<string, { optional?: boolean; dev?: boolean }>;
    };
    const natives = Object.keys(packages).filter((name) => name.endsWith('-linux-x64-gnu') && !packages[name]?.dev);
    expect(natives.length).toBeGreaterThan(0);
    for (const name of natives) expect(packages, name).toHaveProperty([name.replace('-x64-', '-arm64-')]);
  });

  it('checks its health on the ops port, with settings that the app accepts', () => {
    const environment = Object.fromEntries(
      last
        .filter(({ word }) => word === 'ENV')
        .flatMap(({ rest }) => rest.split(/\s+/u).map((pair) => pair.split('=') as [string, string])),
    );
    expect(readConfig(environment).ops).toEqual({ port: 9464, host: '127.0.0.1' });
    expect(last.find(({ word }) => word === 'HEALTHCHECK')?.rest).toContain('process.env.OPS_PORT');
  });
});

interface Service {
  build?: string;
  image?: string;
  command?: string[];
  environment?: Record<string, string>;
  deploy?: { replicas: number };
  depends_on?: Record<string, { condition: string }>;
  stop_grace_period?: string;
}

describe('compose.yml', () => {
  const { services } = parse(read('compose.yml'), { merge: true }) as { services: Record<string, Service> };

  it('starts web, two workers, PostgreSQL and Redis', () => {
    expect(Object.keys(services).sort()).toEqual(['postgres', 'redis', 'web', 'worker']);
    expect(services.web?.command).toEqual(['node', 'dist/cli.js', 'web']);
    expect(services.worker?.command).toEqual(['node', 'dist/cli.js', 'worker']);
    expect(services.worker?.deploy?.replicas).toBe(2);
  });

  it('builds the image in one service, since parallel builds of one image conflict', () => {
    const apps = Object.values(services).filter(({ image }) => image === 'kakehashi');
    expect(apps).toHaveLength(2);
    expect(apps.filter(({ build }) => build !== undefined)).toHaveLength(1);
  });

  it.each(['web', 'worker'])('gives %s valid settings and time to end', (name) => {
    const service = services[name];
    const filled: Record<string, string> = {
      SLACK_BOT_TOKEN: 'xoxb-1234567890-secretpart',
      SLACK_APP_TOKEN: 'xapp-1-A1234567890-secretpart',
      POSTGRES_PASSWORD: 'abc123',
    };
    const environment = Object.fromEntries(
      Object.entries(service?.environment ?? {}).map(([key, value]) => [
        key,
        value.replace(/\$\{(\w+)(?::[-?][^}]*)?\}/gu, (_all, variable: string) => filled[variable] ?? ''),
      ]),
    );
    const config = readConfig(environment);
    expect(config).toMatchObject({ mode: 'socket', redisUrl: 'redis://redis:6379' });
    expect(config.databaseUrl).toBe('postgres://kakehashi:abc123@postgres:5432/kakehashi');
    expect(service?.stop_grace_period).toBe('30s');
    for (const needed of ['postgres', 'redis'])
      expect(service?.depends_on?.[needed]?.condition).toBe('service_healthy');
  });
});
