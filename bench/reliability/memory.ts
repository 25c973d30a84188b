/**
 * Memory of idle web and worker processes after 1,000 and after 10,000 lessons: resident memory before a forced garbage collection
 * (it depends on V8's last collection) and after it, and the heap in use after it. The processes form a fleet on PostgreSQL and
 * Redis. Commands start the lessons in new channels, at Slack's rate limit.
 * Run: npm run build && bash scripts/with-services.sh npx tsx bench/reliability/memory.ts [lessons after] [lessons in the end]
 */

import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { SEED, startStandIn } from 'slack-stand-in';
import { WebSocket } from 'ws';
import { messageIdsOf } from '../../src/course/lesson.ts';
import { LESSON_IDS } from '../../src/course/lesson-id.ts';
import { loadCourse } from '../../src/course/load-course.ts';
import { APP_INFO } from '../../src/demo/start-demo.ts';
import { seedOf } from '../../test/helpers/prove-delivery.ts';
import { runApp, slackEnv } from '../../test/helpers/run-app.ts';
import { freePort } from '../../test/helpers/start-kakehashi.ts';

const { DATABASE_URL = '', REDIS_URL = '' } = process.env;
const [first = '1000', last = '10000'] = process.argv.slice(2);
/** Channels that get lessons at the same time, each at about one message a second. */
const AT_ONCE = 112;
const SETTLE_MS = 30_000;

const perChannel = LESSON_IDS.length;
const channelsFor = (lessons: string) => Math.ceil(Number(lessons) / perChannel);
const rehearsal = await startStandIn({
  port: 0,
  delivery: { mode: 'socket' },
  appInfo: APP_INFO,
  seed: seedOf(channelsFor(last)),
  recordLimit: 200,
});
const { driver } = rehearsal;
/** Polls at intervals: a check after every change, in this many channels, would overload the stand-in. */
async function waitFor(look: () => unknown, timeoutMs: number): Promise<void> {
  const deadline = Date.now() + timeoutMs;
  while (!look()) {
    if (Date.now() > deadline) throw new Error(`not within ${timeoutMs} ms: ${look}`);
    await sleep(100);
  }
}
const dir = await mkdtemp(join(tmpdir(), 'kakehashi-memory-'));
const ports = { web: await freePort(), worker: await freePort() };
const inspectors = { web: await freePort(), worker: await freePort() };
const launch = (duty: 'web' | 'worker') =>
  runApp(
    {
      ...slackEnv(rehearsal),
      KAKEHASHI_DIR: dir,
      DATABASE_URL,
      REDIS_URL,
      OPS_PORT: String(ports[duty]),
      NODE_OPTIONS: `--inspect=127.0.0.1:${inspectors[duty]}`,
    },
    duty,
  );
const apps = [await launch('web'), await launch('worker')];

const course = loadCourse();
const partsOf = LESSON_IDS.map((lesson) => messageIdsOf(course.lesson('en', lesson)).length);

/** Runs the whole course in a channel, one lesson after the other. @returns the number of messages */
async function teach(channel: string, nth: number): Promise<number> {
  const as = SEED.users[nth % SEED.users.length]?.id ?? '';
  // A person can have only one modal open, so the same person's starts take turns.
  await inTurn(as, async () => {
    await driver.command(as, channel, '/kakehashi start');
    await waitFor(() => driver.modal(as), 60_000);
    await driver.submit(as, undefined, { locale: 'en' });
    await waitFor(() => driver.messages(channel).length > 0, 60_000);
  });
  let messages = 1;
  for (const [index, lesson] of LESSON_IDS.entries()) {
    await driver.command(as, channel, `/kakehashi lesson ${lesson}`);
    messages += 1 + (partsOf[index] ?? 0);
    const wanted = messages;
    const soFar = () => driver.messages(channel).reduce((sum, { replyCount = 0 }) => sum + 1 + replyCount, 0);
    await waitFor(() => soFar() >= wanted, 300_000);
  }
  driver.reload(as);
  return messages;
}

const turns = new Map<string, Promise<void>>();
function inTurn(as: string, work: () => Promise<void>): Promise<void> {
  const mine = (turns.get(as) ?? Promise.resolve()).then(work);
  turns.set(as, mine);
  return mine;
}

const channels = rehearsal.channels.map(({ id }) => id);
let next = 0;
let messages = 0;
async function teachUntil(count: number): Promise<void> {
  const worker = async () => {
    while (next < count) {
      const nth = next;
      next += 1;
      const posted = await teach(channels[nth] ?? '', nth);
      messages += posted;
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}

type Duty = keyof typeof ports;

/** Measures a process's memory, in MB. */
async function memoryOf(duty: Duty) {
  const text = await (await fetch(`http://127.0.0.1:${ports[duty]}/metrics`)).text();
  const of = (name: string) => Number(new RegExp(`^${name} (\\S+)`, 'mu').exec(text)?.[1]) / 1e6;
  return { resident: of('process_resident_memory_bytes'), heap: of('nodejs_heap_size_used_bytes') };
}

/** Collects garbage through the process's inspector (Chrome DevTools Protocol, HeapProfiler). */
async function collectGarbage(duty: Duty): Promise<void> {
  const [target] = (await (await fetch(`http://127.0.0.1:${inspectors[duty]}/json/list`)).json()) as {
    webSocketDebuggerUrl: string;
  }[];
  const socket = new WebSocket(target?.webSocketDebuggerUrl ?? '');
  await once(socket, 'open');
  for (const method of ['HeapProfiler.enable', 'HeapProfiler.collectGarbage', 'HeapProfiler.collectGarbage']) {
    socket.send(JSON.stringify({ id: 1, method }));
    await once(socket, 'message');
  }
  socket.close();
  // V8 returns memory pages a little later.
  await sleep(5000);
}

const before: Record<string, number> = {};
for (const lessons of [first, last]) {
  const since = performance.now();
  const [from, messagesFrom] = [next, messages];
  await teachUntil(channelsFor(lessons));
  const seconds = (performance.now() - since) / 1000;
  const taught = (next - from) * perChannel;
  console.log(
    `${next * perChannel} lessons, ${messages} messages; the last ${taught} lessons took ${seconds.toFixed(0)} s, ` +
      `${((messages - messagesFrom) / seconds).toFixed(0)} messages/s`,
  );
  await sleep(SETTLE_MS);
  for (const duty of ['web', 'worker'] as const) {
    const asIs = await memoryOf(duty);
    await collectGarbage(duty);
    const { resident, heap } = await memoryOf(duty);
    const grown = before[duty] === undefined ? '' : `, ${((resident / before[duty] - 1) * 100).toFixed(1)} % more`;
    before[duty] ??= resident;
    console.log(
      `  ${duty}: ${resident.toFixed(0)} MB resident${grown}, heap ${heap.toFixed(0)} MB (before garbage collection: ${asIs.resident.toFixed(0)} MB)`,
    );
  }
}
await Promise.all(apps.map((app) => app.kill()));
await rehearsal.close();
await rm(dir, { recursive: true, force: true });
process.exit(0);
