import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { requestKey } from '../../src/messages/post-keys.ts';
import { openStore } from '../../src/store/open-store.ts';
import { cohortOf, lessonOf, requestOf } from '../store/fixtures.ts';

const CLI = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));
const WORD = 'Kanarienvogel';
const LEFT = 'U0LEFT';

let dir: string;
/** Two workspaces in which the person asked a question. */
const cohorts = ['T0ONE', 'T0TWO'].map((teamId) => cohortOf(teamId));
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'kakehashi-erase-'));
  const { store, close } = await openStore({ dir });
  for (const cohort of cohorts) {
    const { teamId, channelId } = cohort;
    const lesson = lessonOf(cohort);
    const request = requestOf(lesson, { askerId: LEFT, text: `${WORD}?` });
    await store.cohorts.create(cohort);
    await store.lessons.create(teamId, lesson);
    await store.requests.create(teamId, request);
    await store.members.setAway(teamId, LEFT, { since: new Date(), until: new Date() });
    const { id: requestId, process, kind, text, assignments, state } = request;
    const asked = assignments.map(({ role, why, state: at }) => ({ role, why, state: at }));
    const reviews = { done: 0, invited: 0 };
    const content = { type: 'request', requestId, process, asker: LEFT, kind, text, asked, state, reviews } as const;
    await store.posts.add({ teamId, channelId, locale: 'en', key: requestKey(requestId), content });
    await store.deliveries.delivered(teamId, requestKey(requestId), '1.1', 1);
  }
  await close();
});
afterAll(() => rm(dir, { recursive: true, force: true }));

/** Runs the command in a process without a terminal. */
function erase(...argv: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  const env = { PATH: process.env.PATH, KAKEHASHI_DIR: dir };
  return new Promise((resolve) => {
    const child = execFile(process.execPath, [CLI, 'erase', ...argv], { env }, (_e, stdout, stderr) =>
      resolve({ code: child.exitCode ?? -1, stdout, stderr }),
    );
  });
}

it('needs a user id, and says what one looks like', async () => {
  const missing = await erase('--yes');
  expect(missing).toMatchObject({ code: 1, stdout: '' });
  expect(missing.stderr).toBe("Option '--user' is missing: name the person by their Slack user id.\n");
  expect((await erase('--user', '@david')).stderr).toContain(
    "Option '--user' needs a Slack user id such as U012ABCDEF",
  );
  expect((await erase('--user', LEFT, '--team', 'acme')).stderr).toContain(
    "Option '--team' needs a Slack workspace id",
  );
});

it('deletes nothing without --yes where it cannot ask', async () => {
  const { code, stderr } = await erase('--user', LEFT);
  expect(code).toBe(1);
  expect(stderr).toBe('No one can be asked here: add --yes to delete without asking.\n');
  const { store, close } = await openStore({ dir });
  expect(await store.requests.askedBy('T0ONE', LEFT, 9)).toHaveLength(1);
  await close();
});

it('is refused beside the app on the embedded database', async () => {
  const app = await openStore({ dir });
  const { code, stderr } = await erase('--user', LEFT, '--yes');
  await app.close();
  expect(code).toBe(1);
  expect(stderr).toMatch(/KAKEHASHI_DIR: .* is in use by another Kakehashi\. Stop that one/u);
});

it('deletes a person from one workspace, says how much that was, and leaves the app the messages to change', async () => {
  const { code, stdout } = await erase('--user', LEFT, '--team', 'T0ONE', '--yes');
  expect(code).toBe(0);
  expect(stdout).toBe(
    'Workspace T0ONE: deleted 2 rows and 1 text; changed 0 files and 1 message. Slack shows the changes when the app delivers them.\n',
  );
  const { store, close } = await openStore({ dir });
  expect(await store.requests.askedBy('T0ONE', LEFT, 9)).toEqual([]);
  expect(await store.requests.askedBy('T0TWO', LEFT, 9)).toHaveLength(1);
  const owed = await store.deliveries.undelivered(cohorts[0] ?? { teamId: '', channelId: '' }, 9);
  expect(owed.map(({ content }) => content)).toMatchObject([{ type: 'request', text: '—' }]);
  await close();
});

it('deletes a person from every workspace, and leaves their words in no file', async () => {
  expect((await erase('--user', LEFT, '--yes')).stdout).toMatch(/^Workspace T0TWO: [^\n]*\n$/u);
  const files = readdirSync(dir, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const holding = files.filter((entry) => {
    const content = readFileSync(join(entry.parentPath, entry.name));
    return content.includes(WORD) || content.includes(LEFT);
  });
  expect(holding.map(({ name }) => name)).toEqual([]);
  expect(await erase('--user', LEFT, '--yes')).toEqual({
    code: 1,
    stdout: `Nothing is kept about ${LEFT}.\n`,
    stderr: '',
  });
});

it('finds a person in a workspace without a course, where they only said that they are away', async () => {
  const { store, close } = await openStore({ dir });
  await store.members.setAway('T0THREE', 'U0AWAY', { since: new Date(), until: new Date() });
  await close();
  expect(await erase('--user', 'U0AWAY', '--yes')).toEqual({
    code: 0,
    stdout: 'Workspace T0THREE: deleted 1 row and 0 texts; changed 0 files and 0 messages.\n',
    stderr: '',
  });
});
