import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';
import { ACTIONS } from '../../src/slack/app/ids.ts';
import { PLACES, sayIn } from '../helpers/post-analyze.ts';
import { runApp, slackEnv } from '../helpers/run-app.ts';
import { postLesson, startCohort } from '../helpers/start-cohort.ts';
import { startWorkspace } from '../helpers/start-workspace.ts';
import { expectEachOnce } from './expect-each-once.ts';

const { channel, learner } = PLACES.en;

/** Runs a command as root, which may mount. */
async function asRoot(...command: [string, ...string[]]): Promise<void> {
  const [name, ...rest] = userInfo().uid === 0 ? command : (['sudo', '--non-interactive', ...command] as const);
  await promisify(execFile)(name ?? '', rest);
}

/** Mounts a disk in memory that the test can fill. @returns its folder */
async function mountDisk(size: string): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), 'kakehashi-disk-'));
  await asRoot('mount', '-t', 'tmpfs', '-o', `size=${size},uid=${userInfo().uid}`, 'none', dir);
  onTestFinished(async () => {
    await asRoot('umount', '--lazy', dir);
    await rm(dir, { recursive: true, force: true });
  });
  return dir;
}

/** Writes a file until the disk is full. @returns its path */
async function fill(dir: string): Promise<string> {
  const path = join(dir, 'fills-the-disk');
  for (const size of [1_000_000, 4096]) {
    try {
      for (;;) await writeFile(path, Buffer.alloc(size), { flag: 'a' });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
    }
  }
  return path;
}

test('on a full disk people are answered, and with room again nothing is lost and nothing comes twice', async () => {
  const disk = await mountDisk('200m');
  const rehearsal = await startWorkspace();
  const { driver } = rehearsal;
  const env = {
    ...slackEnv(rehearsal),
    KAKEHASHI_DIR: join(disk, 'app'),
  };
  let app = await runApp(env);
  try {
    await startCohort(rehearsal, { channel, facilitator: learner }, { locale: 'en' });
    const lesson = await postLesson(rehearsal, { channel, learner });
    const filler = await fill(disk);
    const told = () => driver.ephemerals(learner).map(({ text }) => text);
    const shown = () => told().length + driver.messages(channel).length;
    const failures = () => app.errors().split('No space left on device').length;
    await driver.action(learner, { channel, ts: lesson.ts }, ACTIONS.runStep);
    // Files of the database may have room left for a lesson, for its message without its thread, or for neither. So each command has been
    // answered, has shown something, or has failed inside.
    const asked = ['prepare', 'preprocess', 'train', 'test'];
    for (const name of asked) {
      const [before, failed] = [shown(), failures()];
      await driver.command(learner, channel, `/kakehashi lesson ${name}`);
      while (shown() === before && failures() === failed) await sleep(50);
    }
    const refusal = sayIn('en')('error.internal');
    await rehearsal.waitFor(() => told().includes(refusal));
    expect(app.errors()).toContain('No space left on device');

    await rm(filler);
    await driver.action(learner, { channel, ts: lesson.ts }, ACTIONS.runStep);
    // Those that are there, or on their way, stay the only ones.
    for (const name of asked) await driver.command(learner, channel, `/kakehashi lesson ${name}`);
    await expectEachOnce(rehearsal, channel, lesson.ts, 1 + asked.length);
    expect(await app.terminate()).toBe(0);
    app = await runApp(env);
    expect(await app.terminate()).toBe(0);
  } finally {
    await app.kill();
    await rehearsal.close();
  }
});
