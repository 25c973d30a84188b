import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type StandIn, startStandIn } from 'slack-stand-in';
import { APP_INFO } from '../../src/demo/start-demo.ts';
import { ACTIONS, VIEWS } from '../../src/slack/app/ids.ts';
import { FACILITATOR, REPLIER, seedOf } from './delivery/set-up.ts';
import { type RunningApp, runApp } from './run-app.ts';

const ASKER = 'U0LUCAS';
/** How long after a deed the process is killed, at most. */
const WITHIN_MS = 700;
/** How long people wait for what Slack has acknowledged. A busy machine needs long to start the app. */
const PATIENCE_MS = 180_000;
const LOOK_MS = 6000;

type DeedKind = 'submission' | 'command' | 'press' | 'event';

export interface DeedFigures {
  kills: number;
  /** Deeds by kind that Slack had its acknowledgement for before the process died, or after it had started again. */
  acknowledged: Record<DeedKind, number>;
  /** Deeds by kind that were not acknowledged, so that people did them again. */
  again: Record<DeedKind, number>;
  /** Deeds that had no effect. */
  lost: string[];
  /** Deeds of which more has come than one message. */
  twice: string[];
  seconds: number;
}

/**
 * Kills the app within 0.7 seconds of each kind of deed, on the embedded default, and starts it again: a form that begins a course, a
 * command that posts a lesson, a press that runs its step, and a reply in its thread, in one channel after the other. People do again what
 * Slack tells them has failed, and nothing else.
 * @param proof.random returns a number from 0 to 1
 */
export async function proveDeeds({
  kills,
  random,
  say = () => {},
}: {
  kills: number;
  random: () => number;
  say?: (line: string) => void;
}): Promise<DeedFigures> {
  const began = performance.now();
  const dir = await mkdtemp(join(tmpdir(), 'kakehashi-'));
  const channels = Math.ceil(kills / 4);
  const rehearsal = await startStandIn({
    port: 0,
    delivery: { mode: 'socket' },
    appInfo: APP_INFO,
    seed: seedOf(channels),
    recordLimit: 200,
  });
  const { driver } = rehearsal;
  const env = {
    SLACK_BOT_TOKEN: rehearsal.botToken,
    SLACK_APP_TOKEN: rehearsal.appToken,
    SLACK_API_URL: rehearsal.apiUrl,
    KAKEHASHI_DIR: dir,
  };
  const none = () => ({ submission: 0, command: 0, press: 0, event: 0 });
  const figures: DeedFigures = { kills: 0, acknowledged: none(), again: none(), lost: [], twice: [], seconds: 0 };
  let app: RunningApp = await runApp(env);

  /** Does a deed and kills the app. If Slack then tells the person that it failed, they do it again. */
  const killAfter = async (
    kind: DeedKind,
    place: string,
    deed: () => Promise<{ ok: boolean }>,
    count: () => number,
  ) => {
    if (figures.kills >= kills) return;
    const outcome = deed();
    await sleep(random() * WITHIN_MS);
    await app.kill();
    figures.kills += 1;
    app = await runApp(env);
    let { ok } = await outcome;
    if (ok) figures.acknowledged[kind] += 1;
    else figures.again[kind] += 1;
    const deadline = Date.now() + PATIENCE_MS;
    while (count() === 0 && Date.now() < deadline) {
      if (!ok) ({ ok } = await deed());
      for (const until = Date.now() + LOOK_MS; count() === 0 && Date.now() < until; ) await sleep(100);
    }
    if (count() === 0) figures.lost.push(`${place} ${kind}`);
    say(`${figures.kills} of ${kills}: ${kind}, ${JSON.stringify(figures)}`);
  };

  try {
    const counts: [string, () => number][] = [];
    for (let nth = 0; nth < channels; nth += 1) {
      const channel = `C0N${String(nth).padStart(4, '0')}`;
      const keysOf = (pattern: RegExp) => () => keysIn(rehearsal, channel).filter((key) => pattern.test(key)).length;
      const started = keysOf(/^cohort:[^:]+:welcome$/u);
      const posted = keysOf(/^lesson:[^:]+$/u);
      const run = keysOf(/^run:[^:]+:progress$/u);
      const answered = keysOf(/^request:[^:]+:reply:/u);
      const begin = async () => {
        const form = await opened(rehearsal, FACILITATOR, VIEWS.start, () =>
          driver.command(FACILITATOR, channel, '/kakehashi start'),
        );
        return form === undefined ? { ok: started() > 0 } : driver.submit(FACILITATOR, form, { locale: 'en' });
      };
      await killAfter('submission', channel, begin, started);
      const lesson = () => driver.command(FACILITATOR, channel, '/kakehashi lesson analyze');
      await killAfter('command', channel, lesson, posted);
      const ts = lessonIn(rehearsal, channel);
      if (ts === undefined) continue;
      await killAfter('press', channel, () => driver.action(FACILITATOR, { channel, ts }, ACTIONS.runStep), run);
      if (figures.kills < kills) await ask(rehearsal, channel, ts);
      const reply = async () => {
        await driver.message(
          REPLIER,
          channel,
          'A blank means that there is no pool.',
          requestIn(rehearsal, channel) ?? ts,
        );
        return { ok: true };
      };
      await killAfter('event', channel, reply, answered);
      counts.push(
        [`${channel} submission`, started],
        [`${channel} command`, posted],
        [`${channel} press`, run],
        [`${channel} event`, answered],
      );
    }
    // What would come twice needs time to come: leases and retries end by then.
    await sleep(Math.min(45_000, 5000 * channels));
    for (const [what, count] of counts) if (count() > 1) figures.twice.push(`${what} ${count()}`);
    return { ...figures, seconds: Math.round((performance.now() - began) / 1000) };
  } finally {
    await app.kill();
    await rehearsal.close();
    await rm(dir, { recursive: true, force: true });
  }
}

/** Keys of every message in a channel and its threads. */
function keysIn({ driver }: StandIn, channel: string): string[] {
  return driver
    .rawMessages(channel)
    .flatMap(({ ts }) => driver.rawMessages(channel, ts))
    .flatMap(({ metadata }) => metadata?.event_payload?.key ?? []);
}

function requestIn({ driver }: StandIn, channel: string): string | undefined {
  return driver.rawMessages(channel).find(({ metadata }) => /^request:[^:]+$/u.test(metadata?.event_payload?.key ?? ''))
    ?.ts;
}

function lessonIn({ driver }: StandIn, channel: string): string | undefined {
  return driver.rawMessages(channel).find(({ metadata }) => /^lesson:/u.test(metadata?.event_payload?.key ?? ''))?.ts;
}

/** Opens a form, again and again while nothing comes. @returns its id; undefined when no such form comes */
async function opened(
  { driver }: StandIn,
  user: string,
  view: string,
  open: () => Promise<unknown>,
): Promise<string | undefined> {
  for (let nth = 0; nth < 5; nth += 1) {
    if (driver.modal(user)?.callbackId === view) break;
    await open();
    for (const until = Date.now() + LOOK_MS; driver.modal(user)?.callbackId !== view && Date.now() < until; ) {
      await sleep(100);
    }
  }
  const modal = driver.modal(user);
  return modal?.callbackId === view ? modal.id : undefined;
}

/** Makes one person the domain expert, and lets another one ask them. */
async function ask(rehearsal: StandIn, channel: string, ts: string): Promise<void> {
  const { driver } = rehearsal;
  const roles = await opened(rehearsal, FACILITATOR, VIEWS.setRoles, () =>
    driver.command(FACILITATOR, channel, '/kakehashi roles set'),
  );
  await driver.submit(FACILITATOR, roles, { person: REPLIER, roles: ['domain-expert'] });
  const form = await opened(rehearsal, ASKER, VIEWS.ask, () => driver.action(ASKER, { channel, ts }, ACTIONS.openAsk));
  const values = { role: 'domain-expert', kind: 'information', text: 'What does a blank mean, by Friday?' };
  await driver.submit(ASKER, form, values);
  await rehearsal.waitFor(() => keysIn(rehearsal, channel).some((key) => /^request:[^:]+$/u.test(key)), PATIENCE_MS);
}
