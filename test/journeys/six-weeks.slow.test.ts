import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { NO_WORDS } from '../../src/flow/members/erase-content.ts';
import { eraseData } from '../../src/flow/members/erase-data.ts';
import { sweep } from '../../src/flow/upkeep/sweep.ts';
import { recapKey, weekKey } from '../../src/messages/post-keys.ts';
import { ACTIONS, BLOCKS, VIEWS } from '../../src/slack/app/ids.ts';
import { inLessonThread } from '../helpers/in-lesson-thread.ts';
import { ROUNDS } from '../helpers/languages.ts';
import { type Kakehashi, PLACES, sayIn, TEAM } from '../helpers/post-analyze.ts';
import { startCohort } from '../helpers/start-cohort.ts';
import { startKakehashi } from '../helpers/start-kakehashi.ts';

/** Names of the facilitators. */
const BY = { en: 'David Okafor', ja: '佐藤 花' };

/** A schedule on Mondays at 10:00, Tokyo time, from 7 September 2026: the messages around its lessons. */
describe.each(ROUNDS)('the weeks of a schedule, in $locale over $delivery', ({ locale, delivery }) => {
  const { channel, learner } = PLACES[locale];
  const say = sayIn(locale);
  // Friday, 4 September 2026, 12:00 in Tokyo.
  let now = Date.parse('2026-09-04T03:00:00Z');
  let kakehashi: Kakehashi;
  const flow = () => kakehashi.service.flow;
  const driver = () => kakehashi.rehearsal.driver;
  const waitFor: Kakehashi['rehearsal']['waitFor'] = (look, ms) => kakehashi.rehearsal.waitFor(look, ms);
  const messages = () => driver().messages(channel);
  const shown = (message: { blocks?: unknown } | undefined) => JSON.stringify(message?.blocks ?? []);
  const direct = (user: string) => driver().messages(`D${user.slice(1)}`);
  const quoted = (text: string) => JSON.stringify(text).slice(1, -1);
  /** Looks at the database until something is so. */
  const until = async (look: () => Promise<boolean>) => {
    while (!(await look())) await new Promise((resolve) => setImmediate(resolve));
  };
  /** Lets two processes sweep at once. */
  const goTo = async (when: string) => {
    now = Date.parse(when);
    const all = ['one', 'other'].map((owner) => sweep(flow(), { owner, everyMs: 1 }));
    await Promise.all(all);
    await settled();
  };
  const settled = () =>
    until(async () => {
      const { rows } = (await kakehashi.pool?.query<{ n: string }>(
        `SELECT count(*) AS n FROM kakehashi.post WHERE state <> 'failed' AND delivered_revision < revision`,
      )) ?? { rows: [] };
      return Number(rows[0]?.n ?? 0) === 0;
    });
  const cohortId = async () => (await flow().store.cohorts.inChannel({ teamId: TEAM, channelId: channel }))?.id ?? '';
  /** Opens the form that changes the schedule. */
  const openScheduleForm = async () => {
    await driver().command(learner, channel, '/kakehashi schedule');
    const list = await waitFor(() =>
      driver()
        .ephemerals(learner)
        .findLast((m) => shown(m).includes(ACTIONS.changeSchedule)),
    );
    await driver().action(learner, { channel, ts: list.ts }, ACTIONS.changeSchedule);
    await waitFor(() => driver().modal(learner)?.callbackId === VIEWS.schedule);
  };
  const weekOf = async (user: string, week: string) =>
    (await flow().store.posts.byKey(TEAM, weekKey(user, week)))?.content;
  const recapOf = async (week: string) =>
    (await flow().store.posts.byKey(TEAM, recapKey(await cohortId(), week)))?.content;
  const holders = async () =>
    [...new Set((await flow().store.roles.list(TEAM, await cohortId())).map(({ userId }) => userId))].filter(
      (user) => user !== learner,
    );
  const newestLesson = () =>
    messages().findLast((m) => shown(m).includes(ACTIONS.openAsk) && (m.replyCount ?? 0) >= 3)?.ts ?? '';

  beforeAll(async () => {
    kakehashi = await startKakehashi(delivery, { now: () => now });
    await startCohort(kakehashi.rehearsal, { channel, facilitator: learner }, { locale });
  });
  afterAll(async () => {
    expect(kakehashi.log.errors).toEqual([]);
    await kakehashi.stop();
  });

  test('begin with one message that tells what to expect, and a changed schedule doesn’t repeat it', async () => {
    await driver().command(learner, channel, '/kakehashi schedule');
    await waitFor(() => driver().modal(learner)?.callbackId === VIEWS.schedule);
    const input = {
      lessons: ['business-understanding', 'analyze', 'prepare', 'preprocess'],
      'start-date': '2026-09-07',
      weekdays: ['1'],
      time: '10:00',
      zone: 'Asia/Tokyo',
      holidays: 'jp',
    };
    // The first submission shows the new dates, the second one saves them.
    await driver().submit(learner, undefined, input);
    await waitFor(() => JSON.stringify(driver().modal(learner)).includes('2026'));
    await driver().submit(learner);
    const title = say('kick-off.title');
    await waitFor(() => messages().some(({ text }) => text === title));
    const [begin] = messages().filter(({ text }) => text === title);
    expect(shown(begin)).toContain(quoted(say('kick-off.weekly')));
    expect(shown(begin)).not.toContain('<@');
    expect(await flow().store.weeks.ofCohort(TEAM, await cohortId())).toBeDefined();
    await openScheduleForm();
    await driver().submit(learner, undefined, { time: '11:00', messages: ['kick-off', 'weekly'] });
    await driver().submit(learner);
    await waitFor(() =>
      messages().some(({ text }) => text.startsWith(say('schedule-note.changed', { by: BY[locale] }))),
    );
    expect(messages().filter(({ text }) => text === title)).toHaveLength(1);
  });

  test('a Monday morning tells each person once what comes, and not who has switched it off', async () => {
    const [off = '', ...others] = await holders();
    driver().openHome(off);
    await waitFor(() => driver().home(off));
    await driver().action(off, { viewId: driver().home(off)?.id ?? '' }, ACTIONS.openOwnHours);
    await waitFor(() => driver().modal(off)?.callbackId === VIEWS.ownHours);
    await driver().submit(off, undefined, { mondays: 'no' });
    await until(async () => (await flow().store.members.byId(TEAM, off))?.mondays === false);
    // Monday, 9:00 in Tokyo, then 9:00 in London, then in New York and Los Angeles.
    for (const hour of ['00:00', '00:00', '08:00', '13:00', '16:00', '16:30']) await goTo(`2026-09-07T${hour}:00Z`);
    expect(await weekOf(off, '2026-09-07')).toBeUndefined();
    // Where Monday begins after the lesson has come, nothing comes any more this week, and nothing waits.
    const zoneOf = (user: string) => kakehashi.rehearsal.users.find(({ id }) => id === user)?.tz;
    const early = others.filter((user) => zoneOf(user) === 'Asia/Tokyo');
    const told = [];
    for (const user of early) told.push(await weekOf(user, '2026-09-07'));
    expect(told.length).toBeGreaterThan(0);
    for (const each of told) expect(each).toMatchObject({ type: 'digest', week: { next: [{ channel }] } });
    for (const user of others.filter((each) => !early.includes(each)))
      expect(await weekOf(user, '2026-09-07')).toBeUndefined();
    for (const user of early) {
      const weeks = direct(user).filter((m) => shown(m).includes(ACTIONS.openOwnHours));
      expect(weeks).toHaveLength(1);
      expect(shown(weeks[0])).toContain(quoted(sayIn(await localeOf(user))('week.title')));
    }
  });

  test('a Friday recap quotes the request that reviewers rated best, and comes once', async () => {
    await waitFor(() => newestLesson());
    const here = inLessonThread(channel, () => ({ rehearsal: kakehashi.rehearsal, ts: newestLesson() }));
    const { ts } = await here.ask(learner, 'domain-expert', `What does a blank in Pool_QC mean in ${locale}?`);
    const request = (await flow().store.requests.openIn(TEAM, await cohortId()))[0];
    const assignee = request?.assignments[0]?.assigneeId ?? '';
    now = Date.parse('2026-09-08T02:00:00Z');
    await here.fill(assignee, ts, ACTIONS.openReply, VIEWS.reply, { text: 'There is no pool.' });
    await until(async () => (await flow().store.replies.of(TEAM, request?.id ?? '')).length > 0);
    await here.ask(learner, 'domain-expert', `Who measures Lot_Area in ${locale}?`);
    const [reviewer = ''] = (await flow().store.reviews.of(TEAM, request?.id ?? '')).map(
      ({ reviewerId }) => reviewerId,
    );
    const ratings = { 'right-person': 'fully', 'right-kind': 'mostly', specific: 'partly', usable: 'fully' } as const;
    await flow().store.reviews.start(TEAM, request?.id ?? '', reviewer, new Date(now));
    await flow().store.reviews.complete(TEAM, request?.id ?? '', reviewer, { ratings, comment: 'Good.' });
    await here.press(learner, newestLesson(), ACTIONS.runStep);
    await waitFor(() =>
      driver()
        .messages(channel, newestLesson())
        .some(({ files = [] }) => files.length > 0),
    );
    // Friday, 11 September, 15:59 and 16:00 in Tokyo.
    await goTo('2026-09-11T06:59:00Z');
    expect(await recapOf('2026-09-07')).toBeUndefined();
    await goTo('2026-09-11T07:00:00Z');
    await goTo('2026-09-11T07:30:00Z');
    expect(await recapOf('2026-09-07')).toMatchObject({ asked: 2, reviews: 1, best: { requestId: request?.id } });
    const recaps = messages().filter((m) => shown(m).includes(quoted(say('recap.title'))));
    expect(recaps).toHaveLength(1);
    const charts = () => messages().filter(({ files = [] }) => files.length > 0);
    await waitFor(() => charts().length > 0);
    expect(charts()).toHaveLength(1);
    expect(Number(charts()[0]?.ts)).toBeGreaterThan(Number(recaps[0]?.ts));
    expect(shown(recaps[0])).toContain(`Pool_QC mean in ${locale}`);
    expect(shown(recaps[0])).toContain(`Lot_Area in ${locale}`);
    expect(shown(recaps[0])).not.toContain('<@');
  });

  test('a week in which nothing happens has no recap', async () => {
    for (const each of await flow().store.requests.openIn(TEAM, await cohortId()))
      await flow().store.requests.save(TEAM, {
        ...each,
        state: 'answered',
        assignments: each.assignments.map((one) => ({ ...one, state: 'answered' })),
      });
    await goTo('2026-09-14T02:00:00Z');
    await goTo('2026-09-18T07:00:00Z');
    expect(await recapOf('2026-09-14')).toBeUndefined();
  });

  test('a holder who has missed two lessons gets one kind message with a ten-minute version, in the place of their week', async () => {
    const [, missed = ''] = await holders();
    // 21 to 23 September are holidays in Japan.
    for (const day of ['24', '25', '28', '29'])
      for (const hour of ['00', '02', '08', '13', '16']) await goTo(`2026-09-${day}T${hour}:05:00Z`);
    const back = direct(missed).filter((m) => shown(m).includes(ACTIONS.openCatchUp));
    expect(back).toHaveLength(1);
    expect(shown(back[0])).toContain(quoted(sayIn(await localeOf(missed))('catch-up.once')));
    await driver().action(missed, { channel: `D${missed.slice(1)}`, ts: back[0]?.ts ?? '' }, ACTIONS.openCatchUp);
    await waitFor(() => driver().rawModal(missed) !== undefined);
    expect(JSON.stringify(driver().rawModal(missed))).toContain(ACTIONS.openRoles);
    // It's about a team, although a direct message has opened it.
    expect(JSON.stringify(driver().rawModal(missed))).toContain(
      quoted(sayIn(await localeOf(missed))('page.decisions')),
    );
    for (const hour of ['00', '08', '13', '16']) await goTo(`2026-10-05T${hour}:05:00Z`);
    expect(direct(missed).filter((m) => shown(m).includes(ACTIONS.openCatchUp))).toHaveLength(1);
    expect(messages().filter((m) => shown(m).includes(ACTIONS.openCatchUp))).toHaveLength(0);
  });

  test('a person who joins late is offered, privately and once, to catch up', async () => {
    const { store } = flow();
    const id = await cohortId();
    const involved = new Set([
      learner,
      ...(await store.requests.load(TEAM, id)).map(({ userId }) => userId),
      ...(await store.requests.lastActive(TEAM, id)).map(({ userId }) => userId),
      ...(await store.reviews.load(TEAM, id)).map(({ userId }) => userId),
    ]);
    const late = (await holders()).findLast((user) => !involved.has(user)) ?? '';
    const offers = () => direct(late).filter((m) => shown(m).includes(`"${ACTIONS.openCatchUp}"`)).length;
    await driver().leave(channel, late);
    // Who leaves gives up their roles, so that nothing of them is left here.
    await until(async () => !(await holders()).includes(late));
    const before = offers();
    await driver().join(channel, late);
    await waitFor(() => offers() > before);
    await driver().leave(channel, late);
    await until(async () => (await store.members.leftSince(TEAM, id, late)) !== undefined);
    await driver().join(channel, late);
    await until(async () => (await store.members.leftSince(TEAM, id, late)) === undefined);
    await settled();
    expect(offers()).toBe(before + 1);
  });

  test('are in the settings and in the schedule’s form alike, and a change is in the trail', async () => {
    const chosen = (block?: unknown) =>
      (block as { element?: { initial_options?: { value: string }[] } } | undefined)?.element?.initial_options?.map(
        ({ value }) => value,
      ) ?? [];
    const messagesIn = () => {
      const view = driver().rawModal(learner) as { blocks?: { block_id?: string }[] } | undefined;
      return chosen(view?.blocks?.find(({ block_id }) => block_id === BLOCKS.messages));
    };
    const openSettings = async () => {
      await driver().command(learner, channel, '/kakehashi settings');
      await waitFor(() => driver().modal(learner)?.callbackId === VIEWS.settings);
    };
    const inSchedule = async () => {
      await openScheduleForm();
      const found = messagesIn();
      await driver().closeView(learner);
      return found;
    };
    const begun = async () => (await flow().store.weeks.ofCohort(TEAM, await cohortId())) !== undefined;
    const trail = async () =>
      (await flow().store.audit.recent(TEAM, await cohortId(), 50)).filter(
        ({ change }) => change.what === 'settings' && change.to.weekly !== undefined,
      );
    const before = (await trail()).length;
    await openSettings();
    expect(messagesIn()).toEqual(['weekly']);
    await driver().submit(learner, undefined, { [BLOCKS.messages]: [] });
    await until(async () => !(await begun()));
    expect(await inSchedule()).toEqual([]);
    // Saving the form as it is switches nothing.
    for (const wanted of [[], ['weekly'], ['weekly']]) {
      await openSettings();
      await driver().submit(learner, undefined, { [BLOCKS.messages]: wanted });
      await until(async () => (await begun()) === wanted.length > 0);
    }
    expect(await inSchedule()).toEqual(['weekly']);
    const noted = (await trail()).slice(0, (await trail()).length - before);
    expect(noted.map(({ change }) => (change.what === 'settings' ? change.to : undefined))).toEqual([
      { weekly: true },
      { weekly: false },
    ]);
  });

  test('cancelling the schedule ends them', async () => {
    await driver().command(learner, channel, '/kakehashi schedule');
    const list = await waitFor(() =>
      driver()
        .ephemerals(learner)
        .findLast((m) => shown(m).includes(ACTIONS.cancelSchedule)),
    );
    await driver().action(learner, { channel, ts: list.ts }, ACTIONS.cancelSchedule);
    await until(async () => (await flow().store.weeks.ofCohort(TEAM, await cohortId())) === undefined);
  });

  test('a recap loses the words and the name of a person who is erased, and keeps its figures', async () => {
    const recap = () => messages().find((m) => shown(m).includes(quoted(say('recap.title'))));
    const name = kakehashi.rehearsal.users.find(({ id }) => id === learner)?.realName ?? '';
    expect(shown(recap())).toContain(name);
    await eraseData(flow(), { teamId: TEAM, userId: learner });
    await waitFor(() => !shown(recap()).includes('Pool_QC'));
    expect(shown(recap())).not.toContain('Lot_Area');
    expect(shown(recap())).not.toContain(name);
    expect(shown(recap())).toContain(NO_WORDS);
    expect(shown(recap())).toContain(quoted(say('recap.figures', { asked: 2, answered: 1, reviews: 1 })));
    const rows = await kakehashi.pool?.query('SELECT content::text FROM kakehashi.post');
    expect(JSON.stringify(rows?.rows)).not.toContain('Pool_QC mean');
  });

  const localeOf = async (user: string) => (await flow().chat.personOf(TEAM, user)).locale;
});
