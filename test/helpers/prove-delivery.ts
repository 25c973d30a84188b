import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { loadCourse } from '../../src/course/load-course.ts';
import { type LessonId, partIdsOf } from '../../src/course/types.ts';
import type { Duty } from '../../src/main.ts';
import type { Fault } from '../../src/rehearsal/faults.ts';
import { SEED, type Seed } from '../../src/rehearsal/seed.ts';
import { type Rehearsal, startRehearsal } from '../../src/rehearsal/start-rehearsal.ts';
import { APP_INFO } from '../../src/rehearse.ts';

const SERVE = fileURLToPath(new URL('./serve-on-clock.ts', import.meta.url));
const DAY = 86_400_000;
const DROP_EVERY_MS = 7000;
const FACILITATOR = 'U0DAVID';
const LESSONS: readonly LessonId[] = ['business-understanding', 'analyze', 'prepare', 'preprocess'];

export interface Proof {
  /** Where state and queue are; empty for the embedded default. */
  env: { DATABASE_URL?: string; REDIS_URL?: string };
  duties: readonly Duty[];
  channels: number;
  /** Up to four: one a day. */
  lessons: number;
  /** Kills with -9 of a process that does jobs, spread over the days. */
  kills: number;
  /** What else happens in the middle of each day, by name: a restart of a service. */
  disturb?: readonly (() => Promise<void>)[];
  /** 0 to 1. */
  random: () => number;
  say?: (line: string) => void;
}

export interface Figures {
  lessons: number;
  messages: number;
  expected: number;
  /** Messages that are there more than once, by key. */
  twice: string[];
  /** Threads whose messages are not in the order of the lesson. */
  disordered: string[];
  kills: number;
  disturbances: number;
  /** Processes that ended without being killed. */
  fell: number;
  faults: Record<string, number>;
  /** The most messages that any channel got within ten seconds. */
  busiest: number;
  seconds: number;
}

/**
 * Lets lessons come by schedule in many channels, a day's lessons in all of them at once, while Slack's stand-in fails at
 * random and processes are killed; then reads in Slack what has become of it.
 */
export async function proveDelivery(proof: Proof): Promise<Figures> {
  const { say = () => {}, random } = proof;
  const began = performance.now();
  const dir = await mkdtemp(join(tmpdir(), 'kakehashi-'));
  const clockFile = join(dir, 'clock');
  const rehearsal = await startRehearsal({
    port: 0,
    delivery: { mode: 'socket' },
    appInfo: APP_INFO,
    seed: seedOf(proof.channels),
    recordLimit: 200,
  });
  const fleet = createFleet(proof, {
    SLACK_BOT_TOKEN: rehearsal.botToken,
    SLACK_APP_TOKEN: rehearsal.appToken,
    SLACK_API_URL: rehearsal.apiUrl,
    KAKEHASHI_DIR: dir,
    CLOCK_FILE: clockFile,
    ...proof.env,
  });
  const channels = rehearsal.channels.filter(({ id }) => id.startsWith('C0N')).map(({ id }) => id);
  const setUp = Date.now();
  // What happens on the facilitators' clock: the first lesson is due tomorrow at nine.
  const start = new Date(setUp + DAY).toISOString().slice(0, 10);
  const slot = (day: number) => Date.parse(`${start}T09:00:00Z`) + day * DAY;
  let dropping: NodeJS.Timeout | undefined;
  try {
    await writeFile(clockFile, '0');
    await fleet.start();
    for (const channel of channels)
      await setUpSchedule(rehearsal, channel, { start, lessons: LESSONS.slice(0, proof.lessons) });
    say(`${channels.length} schedules, ${Math.round((performance.now() - began) / 1000)} s`);
    const faults = injectFaults(rehearsal, random);
    dropping = setInterval(() => {
      faults['dropped sockets'] = (faults['dropped sockets'] ?? 0) + rehearsal.connections();
      rehearsal.dropSockets();
    }, DROP_EVERY_MS);
    let kills = 0;
    let disturbances = 0;
    for (let day = 0; day < proof.lessons; day += 1) {
      await writeFile(clockFile, String(slot(day) - Date.now()));
      const until = Math.round(((day + 1) * proof.kills) / proof.lessons);
      const disturbed = disturbing(proof);
      for (; kills < until; kills += 1) {
        await sleep(300 + random() * 3000);
        await fleet.killOne(random);
      }
      disturbances += await disturbed;
      const wanted = expectedOf(day + 1) * channels.length;
      const soFar = () => channels.reduce((sum, channel) => sum + keysIn(rehearsal, channel).flat().length, 0);
      const deadline = Date.now() + 300_000;
      while (soFar() < wanted && Date.now() < deadline) await sleep(500);
      say(
        `day ${day + 1}: ${soFar()} of ${wanted}, ${kills} kills, ${Math.round((performance.now() - began) / 1000)} s`,
      );
    }
    rehearsal.faults.clear();
    clearInterval(dropping);
    // Whatever would still come twice: longer than a lease, a stalled job and a retry take.
    await sleep(proof.kills > 10 ? 45_000 : 15_000);
    return {
      ...read(rehearsal, channels, proof.lessons),
      kills,
      disturbances,
      fell: fleet.fell(),
      faults,
      seconds: Math.round((performance.now() - began) / 1000),
    };
  } finally {
    clearInterval(dropping);
    await fleet.stop();
    await rehearsal.close();
    await rm(dir, { recursive: true, force: true });
  }
}

/** @returns how often */
async function disturbing({ disturb = [], random }: Proof): Promise<number> {
  for (const one of disturb) {
    await sleep(500 + random() * 2000);
    await one();
  }
  return disturb.length;
}

/** The seeded team in so many channels, `C0N0000` and on. */
export function seedOf(channels: number): Seed {
  const members = [SEED.app.userId, ...SEED.users.map(({ id }) => id)];
  const [model] = SEED.channels;
  if (model === undefined) throw new Error('the seed has no channel');
  return {
    ...SEED,
    channels: Array.from({ length: channels }, (_, nth) => ({
      ...model,
      id: `C0N${String(nth).padStart(4, '0')}`,
      name: `team-${nth}`,
      members,
    })),
  };
}

/** By the doors that a facilitator uses. */
async function setUpSchedule(
  { driver, waitFor }: Rehearsal,
  channel: string,
  { start, lessons }: { start: string; lessons: readonly LessonId[] },
): Promise<void> {
  const modal = (id: string) => waitFor(() => driver.modal(FACILITATOR)?.callbackId === id, 60_000);
  await driver.command(FACILITATOR, channel, '/kakehashi start');
  await waitFor(() => driver.modal(FACILITATOR), 60_000);
  await driver.submit(FACILITATOR, undefined, { locale: 'en' });
  await waitFor(() => driver.messages(channel).length > 0, 60_000);
  await driver.command(FACILITATOR, channel, '/kakehashi schedule');
  await modal('lesson-schedule');
  await driver.submit(FACILITATOR, undefined, {
    lessons: [...lessons],
    'start-date': start,
    weekdays: ['1', '2', '3', '4', '5', '6', '7'],
    time: '09:00',
    zone: 'Africa/Abidjan',
    unfinished: 'go-on',
    holidays: 'none',
  });
  await driver.submit(FACILITATOR);
  await waitFor(() => driver.modal(FACILITATOR) === undefined, 60_000);
}

/** One call in ten goes wrong, in every way that Slack knows. */
function injectFaults({ faults }: Rehearsal, random: () => number): Record<string, number> {
  const counts: Record<string, number> = {};
  const kinds: Record<string, () => Fault> = {
    '429 with Retry-After': () => ({ status: 429, retryAfter: 1 + Math.floor(random() * 3) }),
    '5xx': () => ({ status: random() < 0.5 ? 500 : 503 }),
    'stored, then cut off': () => ({ afterStore: true }),
    'stored, never answered': () => ({ unanswered: 'after' }),
    'not stored, never answered': () => ({ unanswered: 'before' }),
    slow: () => ({ delayMs: 200 + Math.floor(random() * 1800) }),
  };
  const names = Object.keys(kinds);
  faults.otherwise((method) => {
    if (!/^(?:chat\.|conversations\.)/u.test(method) || random() > 0.1) return undefined;
    // What is never answered costs ten seconds each: half as often.
    let name = names[Math.floor(random() * names.length)] ?? 'slow';
    if (name.includes('never') && random() < 0.5) name = 'slow';
    counts[name] = (counts[name] ?? 0) + 1;
    return kinds[name]?.();
  });
  return counts;
}

type Raw = { ts: string; metadata?: { event_payload?: { key?: string } } };
const keyOf = (message: Raw) => message.metadata?.event_payload?.key;

/** Keys of a channel's lessons, thread by thread, in the order in which people read them. */
function keysIn({ driver }: Rehearsal, channel: string): string[][] {
  const lessons = (driver.rawMessages(channel) as Raw[]).filter((message) => keyOf(message)?.startsWith('lesson:'));
  return lessons.map(({ ts }) => (driver.rawMessages(channel, ts) as Raw[]).flatMap((message) => keyOf(message) ?? []));
}

const course = loadCourse();
const partsOf = (process: LessonId) => partIdsOf(course.lesson('en', process));
/** Messages of a channel's first lessons: each with its parts. */
const expectedOf = (lessons: number) =>
  LESSONS.slice(0, lessons).reduce((sum, process) => sum + 1 + partsOf(process).length, 0);

function read(rehearsal: Rehearsal, channels: readonly string[], lessons: number) {
  const twice: string[] = [];
  const disordered: string[] = [];
  let messages = 0;
  let busiest = 0;
  let posted = 0;
  for (const channel of channels) {
    const threads = keysIn(rehearsal, channel);
    posted += threads.length;
    const all = threads.flat();
    messages += all.length;
    for (const key of new Set(all)) if (all.filter((one) => one === key).length > 1) twice.push(`${channel} ${key}`);
    for (const [nth, thread] of threads.entries()) {
      const process = LESSONS[nth];
      const [parent, ...parts] = thread;
      const wanted = process === undefined ? [] : partsOf(process).map((part) => `${parent}:${part}`);
      if (JSON.stringify(parts) !== JSON.stringify(wanted)) disordered.push(`${channel} ${thread.join(' ')}`);
    }
    const times = threads
      .flatMap((_, nth) => rehearsal.driver.rawMessages(channel, String(lessonTs(rehearsal, channel)[nth])))
      .map(({ ts }) => Number(ts))
      .toSorted((a, b) => a - b);
    for (const [nth, at] of times.entries()) {
      busiest = Math.max(busiest, times.slice(nth).filter((other) => other - at < 10).length);
    }
  }
  const expected = expectedOf(lessons) * channels.length;
  return { lessons: posted, messages, expected, twice, disordered, busiest };
}

const lessonTs = ({ driver }: Rehearsal, channel: string) =>
  (driver.rawMessages(channel) as Raw[]).filter((message) => keyOf(message)?.startsWith('lesson:')).map(({ ts }) => ts);

/** Processes of the app: what is killed is started again at once, as a supervisor does. */
function createFleet({ duties }: Proof, env: Record<string, string | undefined>) {
  const running = new Map<ChildProcess, Duty>();
  const expected = new Set<ChildProcess>();
  let fell = 0;
  let isOver = false;
  const launch = (duty: Duty): Promise<void> => {
    const child = spawn(process.execPath, ['--import', 'tsx', SERVE, duty], {
      env: { PATH: process.env.PATH, LOG_LEVEL: 'silent', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    running.set(child, duty);
    let output = '';
    child.stderr.on('data', (chunk) => {
      output = `${output}${chunk}`.slice(-2000);
    });
    return new Promise((resolve, reject) => {
      child.stdout.on('data', (chunk: Buffer) => {
        if (String(chunk).includes('ready')) resolve();
      });
      child.once('exit', (code) => {
        running.delete(child);
        if (expected.has(child) || isOver) return resolve();
        fell += 1;
        if (process.env.PROVE_VERBOSE) console.error(`${duty} ended with ${code}: ${output}`);
        // A supervisor waits a moment, and tries again.
        sleep(1000)
          .then(() => (isOver ? undefined : launch(duty)))
          .then(resolve, reject);
      });
    });
  };
  return {
    fell: () => fell,
    start: () => Promise.all(duties.map(launch)),
    async killOne(random: () => number): Promise<void> {
      const workers = [...running].filter(([, duty]) => duty !== 'web');
      const [child, duty] = workers[Math.floor(random() * workers.length)] ?? [];
      if (child === undefined || duty === undefined) return;
      expected.add(child);
      const gone = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGKILL');
      await gone;
      await launch(duty);
    },
    async stop(): Promise<void> {
      isOver = true;
      const gone = [...running.keys()].map((child) => new Promise((resolve) => child.once('exit', resolve)));
      for (const child of running.keys()) child.kill('SIGKILL');
      await Promise.all(gone);
    },
  };
}

/** The same numbers for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
