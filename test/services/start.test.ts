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

// Each test starts the app as a process, some more than once.
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

/** Runs the app until it ends. Returns the one line that it logs. */
async function lastWord(env: Record<string, string>, command = 'start'): Promise<string> {
  const { code, stderr } = await endWith({ LOG_LEVEL: 'warn', ...env }, command);
  expect(code, stderr).toBe(1);
  const lines = stderr.trimEnd().split('\n');
  const said = lines.map((line) => JSON.parse(line) as { level: number; from?: string; msg: string });
  expect(said.filter(({ level, from }) => level >= 40 && from === undefined)).toHaveLength(1);
  expect(stderr).not.toContain('SECRETWORD');
  return said.at(-1)?.msg ?? '';
}

test('a worker does not start with a token that Slack rejects', async () => {
  const env = { ...slack(), SLACK_BOT_TOKEN: 'xoxb-of-an-old-install', DATABASE_URL: NOWHERE };
  expect(await lastWord(env, 'worker')).toContain('SLACK_BOT_TOKEN: Slack refuses it (invalid_auth)');
});

test('names an app token that Slack refuses', async () => {
  const env = { ...slack(), SLACK_APP_TOKEN: 'xapp-of-nobody', DATABASE_URL: databaseUrl };
  expect(await lastWord(env)).toContain('SLACK_APP_TOKEN: Slack opens no connection with it (invalid_auth)');
});

test('retries a first connection that breaks, and does not call the token wrong when Slack is unreachable', async () => {
  const env = { ...slack(), DATABASE_URL: databaseUrl };
  rehearsal.faults.add('apps.connections.open', { afterStore: true });
  const app = await runApp(env);
  expect(await app.terminate()).toBe(0);
  rehearsal.faults.add('apps.connections.open', { status: 503 }, { status: 503 });
  expect(await lastWord(env)).toBe('Slack cannot be reached now (it answers HTTP 503): start again when it can.');
  expect(rehearsal.faults.left('apps.connections.open')).toBe(0);
});

test('a worker does not start when all courses belong to another workspace than its token', async () => {
  const { pool, store, close } = await openStore({ databaseUrl });
  await store.cohorts.create(cohortOf('T0OTHER'));
  const env = { ...slack(), DATABASE_URL: databaseUrl };
  expect(await lastWord(env, 'worker')).toContain('SLACK_BOT_TOKEN is of the workspace T0REHEARSE');
  await pool.query('DELETE FROM kakehashi.cohort');
  await close();
});

test.each([
  ['that does not exist on the server', () => databaseUrl.replace(/[^/]*$/u, 'nothing'), '3D000'],
  ['that is unreachable', () => NOWHERE, 'ECONNREFUSED'],
  ['with an unknown host', () => 'postgres://u:SECRETWORD@nobody.invalid:5432/k', 'ENOTFOUND|EAI_AGAIN'],
])('names a database %s', async (_name, url, code) => {
  expect(await lastWord({ ...slack(), DATABASE_URL: url() }, 'web')).toMatch(
    new RegExp(`^DATABASE_URL: PostgreSQL cannot be used there \\((?:${code})`, 'u'),
  );
});

test('names an unreachable Redis or an occupied port, and logs nothing about parts that did not start', async () => {
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

test('a signal during the start ends the process cleanly', async () => {
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
  // The first call to Slack shows that the start has begun.
  await rehearsal.waitFor(() => rehearsal.calls.length > asked);
  child.kill('SIGTERM');
  expect(await ended).toEqual({ code: 0, name: null });
  expect(output).toBe('');
});
