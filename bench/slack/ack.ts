/**
 * How soon slash commands and button presses are acknowledged when 200 come at once while a forest trains on the same machine. Slack
 * waits three seconds; the aim is 300 ms for 99 of 100. `kakehashi start` over real Socket Mode on the embedded database, beside the stand-in
 * for Slack, whose own work is in the times. The process that trains is a third one; all of them share the machine's cores.
 * Run: npm run build && npx tsx bench/slack/ack.ts
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { startRehearsal } from '../../src/rehearsal/start-rehearsal.ts';
import { APP_INFO } from '../../src/rehearse.ts';
import { ACTIONS } from '../../src/slack/ids.ts';
import { PLACES } from '../../test/helpers/post-analyze.ts';
import { runApp } from '../../test/helpers/run-app.ts';

const AT_ONCE = 200;
const ROUNDS = 5;
const { channel, learner } = PLACES.en;

const folder = await mkdtemp(join(tmpdir(), 'kakehashi-ack-'));
let ended = false;
let child: ChildProcess | undefined;
/** Trains again and again until the figures are taken. */
function train(): void {
  if (ended) return;
  const options = ['dist/cli.js', 'run', 'train', '--parameter', 'train.trees=500', '--out', folder];
  child = spawn(process.execPath, options, { stdio: 'ignore' }).on('exit', train);
}

const rehearsal = await startRehearsal({ port: 0, delivery: { mode: 'socket' }, appInfo: APP_INFO, recordLimit: 200 });
const { driver } = rehearsal;
const app = await runApp({
  SLACK_BOT_TOKEN: rehearsal.botToken,
  SLACK_APP_TOKEN: rehearsal.appToken,
  SLACK_API_URL: rehearsal.apiUrl,
  KAKEHASHI_DIR: folder,
});
await driver.command(learner, channel, '/kakehashi start');
await rehearsal.waitFor(() => driver.modal(learner));
await driver.submit(learner, undefined, { locale: 'en' });
await rehearsal.waitFor(() => driver.messages(channel).length > 0);
await driver.command(learner, channel, '/kakehashi lesson analyze');
const { ts } = await rehearsal.waitFor(() => driver.messages(channel).find((m) => (m.replyCount ?? 0) >= 5));
train();
await new Promise((resolve) => setTimeout(resolve, 4000));

const deeds = {
  command: (index: number) => driver.command(learner, channel, index % 2 === 0 ? '/kakehashi' : '/kakehashi roles'),
  press: () => driver.action(learner, { channel, ts }, ACTIONS.openAsk),
};
const times: Record<keyof typeof deeds, number[]> = { command: [], press: [] };
let refused = 0;
for (let round = 0; round < ROUNDS; round += 1) {
  for (const kind of ['command', 'press'] as const) {
    await Promise.all(
      Array.from({ length: AT_ONCE }, async (_, index) => {
        const since = performance.now();
        const { ok } = await deeds[kind](index);
        times[kind].push(performance.now() - since);
        if (!ok) refused += 1;
      }),
    );
    // What the app does after the acknowledgement is over before the next 200.
    await new Promise((resolve) => setTimeout(resolve, 4000));
  }
}
ended = true;
child?.kill();
const [load = 0] = loadavg();
for (const [kind, all] of Object.entries(times)) {
  const sorted = all.toSorted((a, b) => a - b);
  const at = (share: number) =>
    (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(0);
  console.log(`${kind}: ${all.length}, p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, p99 ${at(0.99)} ms, longest ${at(1)} ms`);
}
console.log(`not acknowledged: ${refused}; ${cpus().length} cores, load ${load.toFixed(1)}`);
await app.kill();
await rehearsal.close();
await rm(folder, { recursive: true, force: true });
process.exit(0);
