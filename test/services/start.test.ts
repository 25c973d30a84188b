import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import type { StandIn } from 'slack-stand-in';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { openStore } from '../../src/store/open-store.ts';
import { endWith } from '../helpers/end-with.ts';
import { runApp } from '../helpers/run-app.ts';
import { startWorkspace } from '../helpers/start-workspace.ts';
import { cohortOf } from '../store/fixtures.ts';
import { freshDatabase } from './fresh-database.ts';

const CLI = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));
const NOWHERE = 'postgres://u:SECRETWORD@127.0.0.1:1/k';

// Each starts the app as a process, some more than once.
vi.setConfig({ testTimeout: 180_000 });

let rehearsal: StandIn;
let databaseUrl = '';
beforeAll(async () => {
  rehearsal = await startWorkspace();
  databaseUrl = await freshDatabase();
});
afterAll(() => rehearsal.close());

const slack = () => ({
  SLACK_BOT_TOKEN: rehearsal.botToken,
  SLACK_APP_TOKEN: rehearsal.appToken,
  SLACK_API_URL: rehearsal.apiUrl,
});

/** The one line that it ends with. */
async function lastWord(env: Record<string, string>, command = 'start'): Promise<string> {
  const { code, stderr } = await endWith({ LOG_LEVEL: 'warn', ...env }, command);
  expect(code, stderr).toBe(1);
  const lines = stderr.trimEnd().split('\n');
  const said = lines.map((line) => JSON.parse(line) as { level: number; from?: string; msg: string });
  expect(said.filter(({ level, from }) => level >= 40 && from === undefined)).toHaveLength(1);
  expect(stderr).not.toContain('SECRETWORD');
  return said.at(-1)?.msg ?? '';
}

test('a worker whose token Slack does not know does not start to work', async () => {
  const env = { ...slack(), SLACK_BOT_TOKEN: 'xoxb-of-an-old-install', DATABASE_URL: NOWHERE };
  expect(await lastWord(env, 'worker')).toContain('SLACK_BOT_TOKEN: Slack refuses it (invalid_auth)');
});

test('an app token that Slack refuses is named', async () => {
  const env = { ...slack(), SLACK_APP_TOKEN: 'xapp-of-nobody', DATABASE_URL: databaseUrl };
  expect(await lastWord(env)).toContain('SLACK_APP_TOKEN: Slack opens no connection with it (invalid_auth)');
});

test('a first connection that breaks is tried again, and who cannot be reached at all is not called a wrong token', async () => {
  const env = { ...slack(), DATABASE_URL: databaseUrl };
  rehearsal.faults.add('apps.connections.open', { afterStore: true });
  const app = await runApp(env);
  expect(await app.terminate()).toBe(0);
  rehearsal.faults.add('apps.connections.open', { status: 503 }, { status: 503 });
  expect(await lastWord(env)).toBe('Slack cannot be reached now: start again when it can.');
  expect(rehearsal.faults.left('apps.connections.open')).toBe(0);
});

test('a worker whose token is of another workspace than all courses there does not start', async () => {
  const { pool, store, close } = await openStore({ databaseUrl });
  await store.cohorts.create(cohortOf('T0OTHER'));
  const env = { ...slack(), DATABASE_URL: databaseUrl };
  expect(await lastWord(env, 'worker')).toContain('SLACK_BOT_TOKEN is of the workspace T0REHEARSE');
  await pool.query('DELETE FROM kakehashi.cohort');
  await close();
});

test.each([
  ['that the server does not have', () => databaseUrl.replace(/[^/]*$/u, 'nothing'), '3D000'],
  ['that is not there', () => NOWHERE, 'ECONNREFUSED'],
  ['whose host nobody knows', () => 'postgres://u:SECRETWORD@nobody.invalid:5432/k', 'ENOTFOUND|EAI_AGAIN'],
])('a database %s is named', async (_name, url, code) => {
  expect(await lastWord({ ...slack(), DATABASE_URL: url() }, 'web')).toMatch(
    new RegExp(`^DATABASE_URL: PostgreSQL cannot be used there \\((?:${code})`, 'u'),
  );
});

test('a Redis that is not there, and a port that is taken, are named, and nothing is said of what was not started', async () => {
  const taken = createServer();
  await new Promise<void>((resolve) => taken.listen(0, '0.0.0.0', resolve));
  const port = (taken.address() as { port: number }).port;
  const folder = { DATABASE_URL: databaseUrl };
  const redis = { ...slack(), ...folder, REDIS_URL: 'redis://:SECRETWORD@127.0.0.1:1' };
  expect(await lastWord(redis)).toMatch(/^REDIS_URL: Redis cannot be used there \(.*ECONNREFUSED/u);
  const { SLACK_APP_TOKEN: _, ...http } = slack();
  const env = { ...http, ...folder, SLACK_SIGNING_SECRET: 'abcdefabcdefabcdef', PORT: String(port) };
  expect(await lastWord(env)).toBe(`PORT ${port} cannot be listened on (EADDRINUSE): name a free one.`);
  await new Promise((resolve) => taken.close(resolve));
});

test('a signal that comes while it starts ends it in order', async () => {
  const env = { PATH: process.env.PATH, ...slack(), DATABASE_URL: databaseUrl };
  const asked = rehearsal.calls.length;
  const child = spawn(process.execPath, [CLI, 'start'], { env });
  const ended = new Promise<{ code: number | null; name: string | null }>((resolve) =>
    child.once('exit', (code, name) => resolve({ code, name })),
  );
  let output = '';
  child.stdout.on('data', (chunk) => {
    output += chunk;
  });
  // It has begun: it asks Slack first.
  await rehearsal.waitFor(() => rehearsal.calls.length > asked);
  child.kill('SIGTERM');
  expect(await ended).toEqual({ code: 0, name: null });
  expect(output).toBe('');
});
