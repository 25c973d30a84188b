import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LOCALES } from '../../src/course/locale.ts';
import { clockDeeds } from '../../src/demo/clock-deeds.ts';
import { createMovableClock, type MovableClock } from '../../src/demo/create-movable-clock.ts';
import { playOthersDeed } from '../../src/demo/play-others-deed.ts';
import { ACTIONS } from '../../src/slack/app/ids.ts';
import { messagesSince } from '../helpers/messages-since.ts';
import { type Kakehashi, PLACES, postAnalyze, sayIn, TEAM } from '../helpers/post-analyze.ts';
import { startKakehashi } from '../helpers/start-kakehashi.ts';

describe.each(LOCALES)('the deeds of the rehearsal, in a channel in %s', (locale) => {
  const { channel, learner } = PLACES[locale];
  const say = sayIn(locale);
  let dir: string;
  let clock: MovableClock;
  let kakehashi: Kakehashi;
  let lessonTs: string;
  const driver = () => kakehashi.rehearsal.driver;
  const waitFor: Kakehashi['rehearsal']['waitFor'] = (look, ms) => kakehashi.rehearsal.waitFor(look, ms);
  const messages = () => messagesSince(kakehashi.rehearsal, channel, lessonTs);
  const ask = async (asker: string, role: string, text: string) => {
    await driver().action(asker, { channel, ts: lessonTs }, ACTIONS.openAsk);
    await waitFor(() => driver().modal(asker)?.callbackId === 'ask-role');
    expect((await driver().submit(asker, undefined, { role, kind: 'information', text })).errors).toBeUndefined();
    return waitFor(() =>
      messages().find(
        (m) => m.ts !== lessonTs && m.threadTs !== lessonTs && JSON.stringify(m.blocks ?? []).includes(text),
      ),
    );
  };
  /** Presses a deed's button as the page does. */
  const press = async (as: string, id: string, where?: string) => {
    const response = await fetch(`${kakehashi.rehearsal.url}/rehearsal/api/deed`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ as, id, channel: where }),
    });
    return (await response.json()) as { ok: boolean; error?: string; told?: { en: string; ja: string } };
  };

  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), 'kakehashi-'));
    clock = createMovableClock(dir);
    kakehashi = await startKakehashi('socket', { now: clock.read });
    const { rehearsal, service } = kakehashi;
    rehearsal.deeds.push(
      playOthersDeed({ rehearsal, flow: service.flow, teamId: TEAM }),
      ...clockDeeds({ clock, rehearsal, flow: service.flow, teamId: TEAM }),
      {
        id: 'broken',
        label: { en: 'B', ja: 'B' },
        hint: { en: 'B', ja: 'B' },
        run: () => Promise.reject(new Error('x')),
      },
    );
    lessonTs = (await postAnalyze(kakehashi, locale)).ts;
  });
  afterAll(async () => {
    expect(kakehashi.log.errors).toEqual([]);
    await kakehashi.stop();
    await rm(dir, { recursive: true, force: true });
  });

  test('the others answer and review through the app, and their texts are marked', async () => {
    const request = await ask(
      learner,
      'domain-expert',
      locale === 'en'
        ? 'Does a blank in Pool_QC mean that there is no pool?'
        : 'Pool_QCの空欄は、プールがないという意味ですか。',
    );
    const other = PLACES[locale === 'en' ? 'ja' : 'en'].channel;
    expect((await press(learner, 'play-others', other)).told?.en).toBe('Nothing waits for the others in this channel.');
    const told = await press(learner, 'play-others', channel);
    expect(told.told?.en).toBe(
      // In Japanese, the remark waits for the acting person, who is the data scientist.
      locale === 'en'
        ? 'The others are done. Answers: 2. Reviews: 3. Quick checks: 7. Remarks to the data scientist: 1.'
        : 'The others are done. Answers: 1. Reviews: 2. Quick checks: 7. Remarks to the data scientist: 1.',
    );
    const shown = () => JSON.stringify(messages().find((m) => m.ts === request.ts)?.blocks);
    await waitFor(() => shown().includes(say('request.state.reviewed', { done: 2, invited: 2 })));
    const mark = locale === 'en' ? '(Played by the rehearsal)' : '（リハーサルの自動入力）';
    const marks = () =>
      JSON.stringify(
        messages()
          .filter(({ ts, threadTs }) => (threadTs ?? ts) === request.ts)
          .map(({ blocks }) => blocks ?? []),
      )
        .split(mark)
        .slice(1);
    await waitFor(() => marks().length === 3);
    // One reply and two reviews, each with another text.
    const played = marks().map((after) => after.split('"')[0]);
    expect(new Set(played).size).toBe(3);
    const { exampleRequests } = kakehashi.service.flow.course.lesson(locale, 'analyze');
    const firstLines = exampleRequests
      .filter(({ roles, kind }) => roles.includes('domain-expert') && kind === 'information')
      .map(({ reply }) => JSON.stringify(reply.split('\n')[0]).slice(1, -1));
    const written = JSON.stringify(messages());
    expect(firstLines.some((line) => written.includes(line))).toBe(true);
    expect((await press(learner, 'play-others')).told?.en).toBe('Nothing waits for the others.');
  });

  test('requests and reviews of the acting person are left to them', async () => {
    const request = await ask(
      'U0PRIYA',
      locale === 'en' ? 'data-analyst' : 'data-scientist',
      `Mine ${locale}?`.padEnd(50, '.'),
    );
    // Analyze has requests for a data scientist, too.
    expect(request.text).toContain(`<@${learner}>`);
    expect((await press(learner, 'play-others')).told?.en).toBe('Nothing waits for the others.');
    expect((await press('U0PRIYA', 'play-others')).told?.en).toContain(locale === 'en' ? 'Answers: 1.' : 'Answers: 2.');
  });

  test('the clock moves to the next reminder, and the app sends it', async () => {
    await ask(learner, 'it-auditor', `Waiting ${locale}`);
    const before = clock.read();
    // Somebody may be told of the reviews that the tests before have asked for.
    const nextReminder = async () => {
      for (;;) {
        const done = await press(learner, 'next-reminder');
        if (!/Told of reviews: [1-9]/u.test(done.told?.en ?? '')) return done;
      }
    };
    const first = await nextReminder();
    expect(first.told?.en).toContain('Reminded: 1.');
    expect(clock.read() - before).toBeGreaterThan(9 * 3_600_000);
    const direct = () =>
      kakehashi.rehearsal.calls.filter(
        ({ method, args }) =>
          method === 'chat.postMessage' &&
          args.channel === 'U0MEI' &&
          JSON.stringify(args.metadata).includes('digest:'),
      );
    await waitFor(() => direct().length === 1);
    expect((await nextReminder()).told?.en).toContain('Handed over: 1.');
    expect((await nextReminder()).told?.ja).toContain('返信待ちの依頼がありません');
    // A restart does not go back in time.
    expect(Math.abs(createMovableClock(dir).read() - clock.read())).toBeLessThan(60_000);
  });

  test('the clock moves to the next scheduled lesson, and the app posts it', async () => {
    expect((await press(learner, 'next-lesson')).told?.en).toContain('No lesson is scheduled');
    await driver().command(learner, channel, '/kakehashi schedule');
    await waitFor(() => driver().modal(learner)?.callbackId === 'lesson-schedule');
    await driver().submit(learner, undefined, { lessons: ['course', 'closing'], zone: 'Asia/Tokyo' });
    await driver().submit(learner);
    await waitFor(() => driver().modal(learner) === undefined);
    const { flow } = kakehashi.service;
    const before = await flow.store.schedules.nextDue();
    const told = await press(learner, 'next-lesson');
    expect(clock.read()).toBeGreaterThanOrEqual(before?.getTime() ?? Number.POSITIVE_INFINITY);
    expect(told.told?.[locale]).toContain(flow.course.lessonInfo(locale, 'course').name);
    await waitFor(() =>
      JSON.stringify(driver().messages(channel)).includes(
        say('scheduled.next', { process: '|', at: '' }).split('|')[0] ?? '',
      ),
    );
    await press(learner, 'next-lesson');
    expect((await press(learner, 'next-lesson')).told?.ja).toContain('予定されているレッスンがありません');
  });

  test('the next reminder waits for a scheduled lesson that comes before it', async () => {
    const { flow } = kakehashi.service;
    // Friday after work: nobody is reminded before Monday.
    clock.moveTo(new Date(Math.max(clock.read(), Date.UTC(2029, 0, 5, 20))));
    await ask(learner, 'it-auditor', `Before the lesson ${locale}`);
    await driver().command(learner, channel, '/kakehashi schedule');
    await waitFor(() => driver().modal(learner)?.callbackId === 'lesson-schedule');
    await driver().submit(learner, undefined, {
      lessons: ['course'],
      zone: 'Asia/Tokyo',
      'start-date': '2029-01-06',
      weekdays: ['6'],
      time: '10:00',
      unfinished: 'go-on',
    });
    await driver().submit(learner);
    await waitFor(() => driver().modal(learner) === undefined);
    const lesson = await flow.store.schedules.nextDue();
    const at = lesson?.getTime() ?? 0;
    let told = await press(learner, 'next-reminder');
    // What the tests before have left waiting is due at once, or before.
    while (clock.read() < at) told = await press(learner, 'next-reminder');
    expect(clock.read() - at).toBeLessThan(60_000);
    expect(told.told?.[locale]).toContain(flow.course.lessonInfo(locale, 'course').name);
    expect((await press(learner, 'next-reminder')).told?.en).toMatch(/Reminded: [1-9]|Told of reviews: [1-9]/u);
  });

  test('the next morning is everybody’s: the last one is 9 o’clock in London, or when somebody wants to begin', async () => {
    // A Tuesday night, with no holiday around it.
    clock.moveTo(new Date(Math.max(clock.read(), Date.UTC(2029, 0, 16, 15))));
    const told = await press(learner, 'next-morning');
    expect(told.ok).toBe(true);
    const timeIn = (timeZone: string) =>
      new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone }).format(clock.now());
    expect(timeIn('Europe/London')).toBe('09:00');
    expect(told.told?.en).toContain('last for David Okafor (9:00 AM) and Emily Carter (9:00 AM).');
    expect(told.told?.ja).toContain('最後はDavid Okaforさん（9:00）、Emily Carterさん（9:00）です。');
    // From the first minute of the day it is the next working day.
    const day = (): number => Math.floor(clock.read() / 86_400_000);
    const first = day();
    await press(learner, 'next-morning');
    expect(day()).toBeGreaterThan(first);
    // Monday night in Tokyo. Priya begins at 20:00, two hours after London.
    clock.moveTo(new Date(Date.UTC(2030, 0, 7, 15)));
    const { members } = kakehashi.service.flow.store;
    await members.setHours(TEAM, 'U0PRIYA', { weekdays: [2, 3], from: 20 * 60, to: 23 * 60 });
    const late = await press(learner, 'next-morning');
    expect(clock.now().toISOString().slice(0, 16)).toBe('2030-01-08T11:00');
    expect(late.told?.en).toContain('last for Priya Nair (8:00 PM).');
  });

  test('an unknown deed, or one that fails, gets an answer, and the others go on working', async () => {
    expect(await press(learner, 'nothing')).toEqual({ ok: false, error: 'invalid_arguments' });
    expect(await press(learner, 'broken')).toEqual({ ok: false, error: 'deed_failed' });
    const [one, two] = await Promise.all([press(learner, 'next-morning'), press(learner, 'next-morning')]);
    expect([one.ok, two.ok].filter(Boolean).length).toBeGreaterThanOrEqual(1);
    if (!one.ok || !two.ok) expect([one.error, two.error]).toContain('busy');
  });
});
