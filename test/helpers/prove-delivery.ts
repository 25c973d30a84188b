import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { startStandIn } from 'slack-stand-in';
import { APP_INFO } from '../../src/demo/start-demo.ts';
import type { Duty } from '../../src/service/service-options.ts';
import { converse, type Talk } from './delivery/converse.ts';
import { createFleet } from './delivery/create-fleet.ts';
import { injectFaults } from './delivery/inject-faults.ts';
import { expectedOf, keysIn, LESSONS, readAll, readLessons } from './delivery/read-workspace.ts';
import { seedOf, setUp } from './delivery/set-up.ts';
import { WAIT_MS } from './patience.ts';

export { seedOf } from './delivery/set-up.ts';

const DROP_EVERY_MS = 7000;
/** Prevents every sweep but the one at the start of a process. */
const NO_SWEEP_MS = '2000000000';
/** For this long after the first slot no process sweeps or starts, so lessons come by the queue's own wake-up alone. */
const BY_QUEUE_MS = 60_000;

export interface Proof {
  /** The addresses of store and queue. Empty: the embedded default. */
  env: { DATABASE_URL?: string; REDIS_URL?: string };
  duties: readonly Duty[];
  channels: number;
  /** Up to four, one a day. */
  lessons: number;
  /** How often a process that runs jobs gets SIGKILL, spread over the days. */
  kills: number;
  /** Other disturbances in the middle of each day, such as the restart of a service. */
  disturb?: readonly (() => Promise<void>)[];
  /** Returns a number from 0 to 1. */
  random: () => number;
  say?: (line: string) => void;
}

export interface Figures {
  lessons: number;
  /** Lessons of the first date that the queue's own wake-up posted. A sweep posted the rest. */
  byQueue: number;
  /** Lesson messages found. */
  messages: number;
  expected: number;
  /** All messages in channels; `files` and `private` count the files and the direct messages. */
  shown: number;
  files: number;
  private: number;
  /** Keys of messages and titles of files that occur too often. */
  twice: string[];
  /** Threads whose messages are out of order. */
  disordered: string[];
  /** Deeds that succeeded, deeds whose messages exist (`found`), deeds given up, and the messages of runs without findings. */
  done: Talk;
  found: Talk;
  gaveUp: string[];
  unfinished: string[];
  kills: number;
  disturbances: number;
  /** Processes that ended without being killed. */
  fell: number;
  faults: Record<string, number>;
  /** The largest number of messages in one channel within ten seconds. */
  busiest: number;
  seconds: number;
}

/**
 * Posts scheduled lessons in many channels, a day's lessons in all channels at once, and lets people run, ask, reply and review in
 * some channels. Meanwhile the stand-in for Slack fails at random and processes are killed. Then counts the results in Slack.
 * The real clock reaches the first date, and only the queue wakes the app for it. The app's clock is moved to the other dates.
 */
export async function proveDelivery(proof: Proof): Promise<Figures> {
  const { say = () => {}, random } = proof;
  const began = performance.now();
  const seconds = () => Math.round((performance.now() - began) / 1000);
  const dir = await mkdtemp(join(tmpdir(), 'kakehashi-'));
  const clockFile = join(dir, 'clock');
  const rehearsal = await startStandIn({
    port: 0,
    delivery: { mode: 'socket' },
    appInfo: APP_INFO,
    seed: seedOf(proof.channels),
    recordLimit: 200,
    waitForMs: WAIT_MS,
  });
  const fleet = createFleet(proof.duties, {
    SLACK_BOT_TOKEN: rehearsal.botToken,
    SLACK_APP_TOKEN: rehearsal.appToken,
    SLACK_API_URL: rehearsal.apiUrl,
    KAKEHASHI_DIR: dir,
    CLOCK_FILE: clockFile,
    SWEEP_MS: NO_SWEEP_MS,
    ...proof.env,
  });
  const channels = rehearsal.channels.filter(({ id }) => id.startsWith('C0N')).map(({ id }) => id);
  // Every fifth channel, and at most five: the channels take turns, which takes time.
  const every = Math.max(5, Math.ceil(channels.length / 5));
  const talking = channels.filter((_, nth) => nth % every === 0);
  const posted = () => channels.reduce((sum, channel) => sum + keysIn(rehearsal, channel).length, 0);
  const soFar = () => channels.reduce((sum, channel) => sum + keysIn(rehearsal, channel).flat().length, 0);
  const done: Talk = { runs: 0, requests: 0, replies: 0, reviews: 0 };
  const gaveUp: string[] = [];
  let dropping: NodeJS.Timeout | undefined;
  try {
    await writeFile(clockFile, '0');
    await fleet.start();
    const slot = await setUp(rehearsal, { channels, talking, lessons: LESSONS.slice(0, proof.lessons) });
    say(`${channels.length} schedules, ${seconds()} s`);
    const faults = injectFaults(rehearsal, random);
    dropping = setInterval(() => {
      faults['dropped sockets'] = (faults['dropped sockets'] ?? 0) + rehearsal.connections();
      rehearsal.dropSockets();
    }, DROP_EVERY_MS);
    while (posted() < channels.length && Date.now() < slot(0) + BY_QUEUE_MS) await sleep(100);
    const byQueue = posted();
    say(`${byQueue} lessons by the queue's own wake-up, ${seconds()} s`);
    await fleet.killAll({ SWEEP_MS: '2000' });
    let kills = 0;
    let disturbances = 0;
    for (let day = 0; day < proof.lessons; day += 1) {
      if (day > 0) await writeFile(clockFile, String(slot(day) - Date.now()));
      const until = Math.round(((day + 1) * proof.kills) / proof.lessons);
      const disturbed = disturbing(proof);
      const talked = converse(rehearsal, talking, day, done);
      for (; kills < until; kills += 1) {
        // Mostly early, while lessons are posted; sometimes later, while people talk.
        await sleep(300 + random() ** 3 * 20_000);
        await fleet.killOne(random);
      }
      disturbances += await disturbed;
      gaveUp.push(...(await talked));
      const wanted = expectedOf(day + 1) * channels.length;
      const deadline = Date.now() + 300_000;
      while (soFar() < wanted && Date.now() < deadline) await sleep(500);
      say(`day ${day + 1}: ${soFar()} of ${wanted}, ${kills} kills, ${JSON.stringify(done)}, ${seconds()} s`);
    }
    rehearsal.faults.clear();
    clearInterval(dropping);
    // The last run may be unfinished.
    const isDone = () => isDeepStrictEqual(readAll(rehearsal, channels).found, done);
    for (const deadline = Date.now() + 120_000; !isDone() && Date.now() < deadline; ) await sleep(1000);
    // Waits for late duplicates: longer than a lease, a stalled job and a retry take together.
    await sleep(proof.kills > 10 ? 45_000 : 15_000);
    return {
      ...readLessons(rehearsal, channels, proof.lessons),
      ...readAll(rehearsal, channels),
      byQueue,
      done,
      gaveUp,
      kills,
      disturbances,
      fell: fleet.fell(),
      faults,
      seconds: seconds(),
    };
  } finally {
    clearInterval(dropping);
    await fleet.stop();
    await rehearsal.close();
    await rm(dir, { recursive: true, force: true });
  }
}

/** Runs every disturbance, each after a short random pause. @returns their number */
async function disturbing({ disturb = [], random }: Proof): Promise<number> {
  for (const one of disturb) {
    await sleep(500 + random() * 2000);
    await one();
  }
  return disturb.length;
}

/** A random generator that repeats its numbers for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
