/**
 * The longest turn of the event loop while strangers send raw requests to every door: Slack over HTTP and the ops port of
 * `kakehashi start`, and the page and the sockets of a rehearsal. Time of the processor is the figure to compare on a busy machine. The
 * time on the wall (perf_hooks, by /metrics) has up to 10 ms of the clock's own, and what other programs took. The first figures are
 * those of ten seconds without any request. Then the largest bodies are sent, unsigned. Both processes must be there afterwards.
 * Run: npm run build && npx tsx bench/reliability/doors.ts [requests] [seed] [at once]
 */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { startStandIn } from 'slack-stand-in';
import { APP_INFO } from '../../src/demo/start-demo.ts';
import { BODY_BYTES } from '../../src/doors/open-door.ts';
import { type DoorName, type RawRequest, rawRequests, sendRaw, toBytes } from '../../test/helpers/raw-requests.ts';
import { runApp } from '../../test/helpers/run-app.ts';
import { freePort } from '../../test/helpers/start-kakehashi.ts';

const [count = '10000', seed = '7', atOnce = '4'] = process.argv.slice(2);
const SECRET = 'the-secret-of-the-bench';
const folder = await mkdtemp(join(tmpdir(), 'kakehashi-doors-'));
const slack = await startStandIn({ port: 0, delivery: { mode: 'socket' }, appInfo: APP_INFO, recordLimit: 200 });
const ports = {
  slack: await freePort(),
  ops: await freePort(),
  page: await freePort(),
  rehearsalOps: await freePort(),
};
const NODE_OPTIONS = `--import ${fileURLToPath(new URL('./note-turns.mjs', import.meta.url))}`;
const turnsOf = { app: join(folder, 'app-turns'), rehearsal: join(folder, 'rehearsal-turns') };
for (const file of Object.values(turnsOf)) await writeFile(file, '');
const apps = [
  await runApp({
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_SIGNING_SECRET: SECRET,
    SLACK_API_URL: slack.apiUrl,
    PORT: String(ports.slack),
    HOST: '127.0.0.1',
    OPS_PORT: String(ports.ops),
    NODE_OPTIONS,
    TURNS_FILE: turnsOf.app,
    KAKEHASHI_DIR: join(folder, 'app'),
    LOG_LEVEL: 'warn',
  }),
  await runApp({
    PORT: String(ports.page),
    OPS_PORT: String(ports.rehearsalOps),
    NODE_OPTIONS,
    TURNS_FILE: turnsOf.rehearsal,
    KAKEHASHI_DIR: join(folder, 'rehearsal'),
    LOG_LEVEL: 'warn',
  }),
];

/** The longest turns since it was asked last, of the app and of the rehearsal. */
async function longestTurns(): Promise<string> {
  const of = async (name: 'app' | 'rehearsal', port: number) => {
    const text = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
    const wall = Number(/^nodejs_eventloop_lag_max_seconds (\S+)/mu.exec(text)?.[1]) * 1000;
    const noted = (await readFile(turnsOf[name], 'utf8')).split('\n').map((line) => Number(line.split(' ')[1] ?? 0));
    await writeFile(turnsOf[name], '');
    return `${name} ${Math.max(0, ...noted).toFixed(0)} ms (${wall.toFixed(0)} on the wall)`;
  };
  return `longest turn: ${await of('app', ports.ops)}, ${await of('rehearsal', ports.rehearsalOps)}`;
}

const to: Record<DoorName, number> = { slack: ports.slack, ops: ports.ops, page: ports.page, socket: ports.page };
async function sendAll(requests: readonly RawRequest[]): Promise<void> {
  let next = 0;
  const sender = async () => {
    while (next < requests.length) {
      const request = requests[next];
      next += 1;
      if (request === undefined) return;
      await sendRaw(to[request.door], toBytes(request, SECRET, Date.now()), request.breaksAfter);
    }
  };
  await Promise.all(Array.from({ length: Number(atOnce) }, sender));
}

// The compiler and the start's own work are not what is measured.
await sendAll(fc.sample(rawRequests, { numRuns: 300, seed: Number(seed) + 1 }));
await sleep(3000);
await longestTurns();
await sleep(10_000);
console.log(`without requests: ${await longestTurns()}`);

const requests = fc.sample(rawRequests, { numRuns: Number(count), seed: Number(seed) });
await longestTurns();
const since = performance.now();
await sendAll(requests);
const seconds = (performance.now() - since) / 1000;
console.log(`${count} raw requests, ${atOnce} at once, seed ${seed}, ${seconds.toFixed(0)} s: ${await longestTurns()}`);

const forms = ['%41', '%E3', '%', '&a=b', 'あ'].map((piece) => {
  const body = `a=${piece.repeat(Math.floor((BODY_BYTES - 10) / Buffer.byteLength(piece)))}`;
  const head = `Host: 127.0.0.1\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: ${Buffer.byteLength(body)}`;
  const signature = `X-Slack-Request-Timestamp: ${Math.floor(Date.now() / 1000)}\r\nX-Slack-Signature: v0=0`;
  return Buffer.from(`POST /slack/events HTTP/1.1\r\n${head}\r\n${signature}\r\n\r\n${body}`);
});
for (let round = 0; round < 10; round += 1) {
  for (const form of forms) await sendRaw(ports.slack, form, Number.MAX_SAFE_INTEGER);
}
console.log(`the largest unsigned bodies, one by one: ${await longestTurns()}`);

for (const address of [`${ports.slack}/healthz`, `${ports.page}/`, `${ports.ops}/readyz`]) {
  const { status } = await fetch(`http://127.0.0.1:${address}`);
  if (status !== 200) throw new Error(`${address} answers ${status} afterwards`);
}
const codes = await Promise.all(apps.map((app) => app.terminate()));
const [load = 0] = loadavg();
console.log(`both answered and ended with ${codes.join(' and ')}; ${cpus().length} cores, load ${load.toFixed(1)}`);
await slack.close();
await rm(folder, { recursive: true, force: true });
process.exit(0);
