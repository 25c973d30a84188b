import { type ChildProcess, spawn } from 'node:child_process';
import { afterEach, expect, test, vi } from 'vitest';
import { ACTIONS, VIEWS } from '../../src/slack/app/ids.ts';
import { endWith } from '../helpers/end-with.ts';
import { PLACES } from '../helpers/post-analyze.ts';
import { type RunningApp, runApp, slackEnv } from '../helpers/run-app.ts';
import { postLesson, startCohort } from '../helpers/start-cohort.ts';
import { freePort } from '../helpers/start-kakehashi.ts';
import { startWorkspace } from '../helpers/start-workspace.ts';
import { freshDatabase } from './fresh-database.ts';

const { channel, learner } = PLACES.en;

const redises: ChildProcess[] = [];
const running: RunningApp[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((app) => app.kill()));
  for (const redis of redises.splice(0)) redis.kill('SIGKILL');
});

/** Starts a separate Redis that a test can stop. Resolves when Redis answers, with a function that stops it. */
async function startRedis(port: number, ...options: string[]): Promise<() => Promise<void>> {
  const redis = spawn('redis-server', ['--port', String(port), '--bind', '127.0.0.1', '--save', '', ...options]);
  redises.push(redis);
  const ended = new Promise<void>((resolve) => redis.once('exit', () => resolve()));
  await new Promise<void>((resolve, reject) => {
    redis.stdout.on('data', (chunk) => String(chunk).includes('Ready to accept') && resolve());
    redis.once('error', reject);
  });
  return async () => {
    redis.kill('SIGKILL');
    await ended;
  };
}

async function startFleet(redisUrl: string, level = 'warn') {
  const rehearsal = await startWorkspace();
  const env = {
    ...slackEnv(rehearsal),
    DATABASE_URL: await freshDatabase(),
    REDIS_URL: redisUrl,
    LOG_LEVEL: level,
  };
  return { rehearsal, env };
}

async function start(env: Record<string, string>, command: string): Promise<RunningApp> {
  const app = await runApp(env, command);
  running.push(app);
  return app;
}

const linesOf = (text: string) => text.split('\n').filter((line) => line !== '');
const isLog = (line: string) => {
  try {
    return typeof JSON.parse(line).level === 'number';
  } catch {
    return false;
  }
};

test('with the wrong password the app ends with one line that names the variable, not the password', async () => {
  const port = await freePort();
  await startRedis(port, '--requirepass', 'RIGHTPASSWORD');
  const { rehearsal, env } = await startFleet(`redis://:WRONGPASSWORD@127.0.0.1:${port}`, 'trace');
  for (const command of ['web', 'worker', 'start']) {
    const { code, stderr } = await endWith(env, command);
    expect(code).toBe(1);
    expect(linesOf(stderr).filter((line) => !isLog(line))).toEqual([]);
    expect(linesOf(stderr)).toHaveLength(1);
    expect(stderr).toContain('REDIS_URL');
    expect(stderr).toContain('WRONGPASS invalid');
    expect(stderr).not.toContain('WRONGPASSWORD');
  }
  await rehearsal.close();
});

test('after the password changes while the app runs, the log has JSON lines only and never the password', async () => {
  const port = await freePort();
  const stop = await startRedis(port, '--requirepass', 'FIRSTPASSWORD', '--maxmemory-policy', 'allkeys-lru');
  const { rehearsal, env } = await startFleet(`redis://:FIRSTPASSWORD@127.0.0.1:${port}`, 'trace');
  const [web, worker] = await Promise.all([start(env, 'web'), start(env, 'worker')]);
  const bothSay = (words: string) =>
    vi.waitFor(() => {
      for (const { errors } of [web, worker]) expect(errors()).toContain(words);
    });
  for (const { errors } of [web, worker]) expect(errors()).toContain('set maxmemory-policy to noeviction');
  await stop();
  await bothSay('ECONNREFUSED');
  await startRedis(port, '--requirepass', 'OTHERPASSWORD');
  await bothSay('WRONGPASS');
  await rehearsal.driver.command(learner, channel, '/kakehashi help');
  for (const app of [web, worker]) {
    expect(await app.terminate()).toBe(0);
    expect(linesOf(app.errors()).filter((line) => !isLog(line))).toEqual([]);
    expect(app.errors()).not.toContain('FIRSTPASSWORD');
    // The app retries a connection several times a second, but logs a code only twice a minute.
    expect(linesOf(app.errors()).filter((line) => line.includes('"code":"ECONNREFUSED"')).length).toBeLessThan(3);
  }
  await rehearsal.close();
});

test('answers a command, a button and a form while Redis is down, and posts everything once when it returns', async () => {
  const port = await freePort();
  const stop = await startRedis(port);
  const { rehearsal, env } = await startFleet(`redis://127.0.0.1:${port}`);
  const { driver } = rehearsal;
  await Promise.all([start(env, 'web'), start(env, 'worker')]);
  await startCohort(rehearsal, { channel, facilitator: learner }, { locale: 'en' });
  const lesson = await postLesson(rehearsal, { channel, learner });
  const threadOf = () => driver.messages(channel, lesson.ts);
  const before = threadOf().length;
  await driver.action(learner, { channel, ts: lesson.ts }, ACTIONS.openAsk);
  await rehearsal.waitFor(() => driver.modal(learner)?.callbackId === VIEWS.ask);
  await stop();

  // Redis returns only after all of these are answered, so no answer depends on it.
  const isAnswered = async <T extends { ok: boolean }>(deed: Promise<T>) => {
    const outcome = await deed;
    expect(outcome.ok).toBe(true);
    return outcome;
  };
  const text = 'Which years do the sales cover, exactly?';
  const asked = await isAnswered(
    driver.submit(learner, undefined, { role: 'domain-expert', kind: 'information', text }) as never,
  );
  expect((asked as { errors?: unknown }).errors).toBeUndefined();
  const answers = driver.ephemerals(learner).length;
  await isAnswered(driver.command(learner, channel, '/kakehashi lesson prepare'));
  await isAnswered(driver.action(learner, { channel, ts: lesson.ts }, ACTIONS.runStep));
  await isAnswered(driver.command(learner, channel, '/kakehashi help'));
  await rehearsal.waitFor(() => driver.ephemerals(learner).length > answers);

  await startRedis(port);
  const files = () => threadOf().flatMap((message) => message.files ?? []);
  // The sweep looks for undelivered posts twice a minute.
  await rehearsal.waitFor(() => files().length >= 5 && JSON.stringify(threadOf()).includes(text));
  await rehearsal.waitFor(() => driver.messages(channel).filter((m) => (m.replyCount ?? 0) >= 3).length === 2);
  const raw = [...driver.rawMessages(channel), ...driver.rawMessages(channel, lesson.ts).slice(1)];
  const keys = raw.flatMap((m) => (m.metadata as { event_payload?: { key?: string } })?.event_payload?.key ?? []);
  expect(new Set(keys).size).toBe(keys.length);
  expect(threadOf().length).toBeGreaterThan(before);
  expect(rehearsal.deliveries.every(({ retry }) => retry === 0)).toBe(true);
  await rehearsal.close();
});
