import { createHttpTransport, type Json } from 'slack-stand-in';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { openReviewAs } from '../../src/demo/open-review-as.ts';
import { askBuddy } from '../../src/flow/alone/ask-buddy.ts';
import { nudgeDaily } from '../../src/flow/alone/nudge-daily.ts';
import { setDailyNudge } from '../../src/flow/alone/set-daily-nudge.ts';
import { announce } from '../../src/flow/announce.ts';
import type { OpenJobs } from '../../src/jobs/create-jobs.ts';
import { ACTIONS, BLOCKS, VIEWS } from '../../src/slack/app/ids.ts';
import { deedOf } from '../../src/slack/listeners/deed-of.ts';
import { bringTable, salesCsv, useTable } from '../helpers/bring-table.ts';
import { choiceOf } from '../helpers/choice-of.ts';
import { course } from '../helpers/course.ts';
import { inLessonThread } from '../helpers/in-lesson-thread.ts';
import { startAlone } from '../helpers/learn-alone.ts';
import { PATIENT } from '../helpers/patience.ts';
import { type Kakehashi, PLACES, postAnalyze, TEAM, withButton } from '../helpers/post-analyze.ts';
import { startKakehashi } from '../helpers/start-kakehashi.ts';

/** A process may end after a deed has its effect and before its row says so. The deed is then done again. */
const { channel, learner } = PLACES.en;
const EXPERT = 'U0EMILY';
const OTHER = 'U0LUCAS';
let kakehashi: Kakehashi;
let ts: string;
const driver = () => kakehashi.rehearsal.driver;
const waitFor: Kakehashi['rehearsal']['waitFor'] = (look) => kakehashi.rehearsal.waitFor(look);
const here = inLessonThread(channel, () => ({ rehearsal: kakehashi.rehearsal, ts }));
const { holding, shown } = here;
const flow = () => kakehashi.service.flow;
/** Every kind of deed that was done twice below. */
const twiceDone = new Set<string>();

beforeAll(async () => {
  kakehashi = await startKakehashi('http');
  ts = (await postAnalyze(kakehashi)).ts;
});
afterAll(() => kakehashi.stop());

/** Resolves when nothing is queued, runs or waits for delivery. */
async function quiet(): Promise<void> {
  const counts = /^bullmq_job_count\{.*state="(?:waiting|active|prioritized)".*\} [1-9]/mu;
  const isQuiet = async () => {
    const { store, jobs, clock } = flow();
    const owed = await Promise.all([store.deliveries.channelsWithUndelivered(clock.now()), store.runs.unfinished()]);
    return owed.flat().length === 0 && !counts.test(await (jobs as OpenJobs).metrics());
  };
  await expect.poll(isQuiet, { interval: 300 }).toBe(true);
}

/** Every message anywhere, by its place. */
function messages(): string[] {
  const { channels, users } = kakehashi.rehearsal;
  const places = new Set([...channels.map(({ id }) => id), ...users.map(({ id }) => `D${id.slice(1)}`)]);
  return [...places].flatMap((place) =>
    driver()
      .rawMessages(place)
      .flatMap((parent) => driver().rawMessages(place, parent.ts))
      .map((message) => `${place} ${message.ts} ${JSON.stringify(message.metadata ?? message.text)}`),
  );
}

/** What facilitators have changed in the channel's course. */
async function audited() {
  const { store } = flow();
  const cohort = await store.cohorts.inChannel({ teamId: TEAM, channelId: channel });
  return store.audit.recent(TEAM, cohort?.id ?? '', 1000);
}

/** Does a deed, then does it again from its row, as after a restart. Nothing may come of the second time that the first did not bring. */
async function twice(user: string, deed: () => Promise<unknown>, until: () => unknown = () => true): Promise<void> {
  // Between the two, a minute may end, and some answers name the time.
  const told = () =>
    driver()
      .ephemerals(user)
      .map(({ text }) => text.replace(/\b\d{1,2}:\d{2}\b|<!date\^\d+/gu, 'time'));
  const before = told().length;
  const { deliveries } = kakehashi.rehearsal;
  const seen = deliveries.length;
  const receivedAt = flow().clock.now();
  const { inbox } = flow().store;
  const done = vi.spyOn(inbox, 'done');
  const isDone = (key: string) => done.mock.calls.some(([deeds]) => deeds.some((one) => one.key === key));
  await deed();
  await waitFor(until);
  const sent = () => deliveries.slice(seen).flatMap(({ body }) => deedOf(body) ?? []);
  await waitFor(() => sent().length > 0);
  await expect.poll(() => sent().every(({ key }) => isDone(key))).toBe(true);
  await quiet();
  const found = sent();
  const answers = told().slice(before);
  const all = messages();
  const changes = await audited();
  for (const [nth, { kind, teamId, body }] of found.entries()) {
    const key = `again ${seen} ${nth}`;
    await inbox.keep([{ teamId, key, userId: user, body: JSON.stringify(body), receivedAt }], 0);
    await expect.poll(() => isDone(key)).toBe(true);
    await quiet();
    expect(messages(), kind).toEqual(all);
    expect(await audited(), kind).toEqual(changes);
    // The same answer again is the most that the person may read. An import says who has the role by now.
    if (kind === 'command roles') answers.push(...told());
    for (const text of told().slice(before + answers.length)) expect(answers, kind).toContain(text);
    twiceDone.add(kind);
  }
  done.mockRestore();
  // On a busy machine, the queue may report locks that it could not renew in time.
  expect((kakehashi.log.errors as [string][]).filter(([said]) => said.includes('listener'))).toEqual([]);
}

/** Delivers the last press once more as if it had been on another button, for buttons of messages that come after days. @param chosen in a menu */
async function pressAsIf(action_id: string, chosen?: string): Promise<void> {
  const { body } = kakehashi.rehearsal.deliveries.findLast((one) => one.body.type === 'block_actions') ?? {};
  const transport = createHttpTransport({ url: kakehashi.url, signingSecret: kakehashi.secret }, PATIENT);
  const last = body?.actions[0];
  const choice = chosen === undefined ? {} : { selected_option: { ...last?.selected_option, value: chosen } };
  const sent: Json = { ...body, actions: [{ ...last, action_id, ...choice }] };
  kakehashi.rehearsal.deliveries.push({ type: 'interactive', body: sent, retry: 0 });
  expect(await transport.send({ type: 'interactive', body: sent })).toMatchObject({ ok: true });
}

const command = (text: string, user: string = learner) => driver().command(user, channel, `/kakehashi ${text}`);
const lessons = () =>
  driver()
    .rawMessages(channel)
    .filter(({ metadata }) => String(metadata?.event_payload?.key).startsWith('lesson:'));
const told = (user: string, id: string) =>
  driver()
    .ephemerals(user)
    .findLast((m) => JSON.stringify(m.blocks ?? []).includes(`"${id}"`));

test('posting a lesson', async () => {
  await twice(
    learner,
    () => command('lesson prepare'),
    () => lessons().length === 2,
  );
  const again = await here.told(learner, () => command('lesson prepare'));
  const press = () => driver().action(learner, { channel, ts: again.ts }, ACTIONS.postLessonAgain);
  await twice(learner, press, () => lessons().length === 3);
  const menu = await here.told(learner, () => command(''));
  const choose = () => driver().action(learner, { channel, ts: menu.ts }, ACTIONS.chooseLesson, { choose: 'train' });
  await twice(learner, choose, () => lessons().length === 4);
  const offer = await here.told(learner, () => command('run test'));
  const post = () => driver().action(learner, { channel, ts: offer.ts }, ACTIONS.postLesson);
  await twice(learner, post, () => lessons().length === 5);
});

test('running a step', async () => {
  const groups = () => here.messages().filter((m) => (m.files?.length ?? 0) > 0).length;
  await twice(
    learner,
    () => driver().action(learner, { channel, ts }, ACTIONS.runStep),
    () => groups() === 1,
  );
  await twice(
    learner,
    () => command('run analyze'),
    () => groups() === 2,
  );
  const trainTs = lessons()[3]?.ts ?? '';
  await driver().action(learner, { channel, ts: trainTs }, ACTIONS.runStep);
  const offer = await waitFor(() => told(learner, ACTIONS.runMissing));
  const run = () => driver().action(learner, { channel, ts: offer.ts }, ACTIONS.runMissing);
  const train = () => JSON.stringify(driver().messages(channel, trainTs));
  await twice(learner, run, () => train().includes(ACTIONS.openPrediction));
});

test('labelling', async () => {
  const prepareTs = lessons()[1]?.ts ?? '';
  await driver().action(learner, { channel, ts: prepareTs }, ACTIONS.runStep);
  const { ts: found } = await withButton(kakehashi, channel, prepareTs, ACTIONS.startLabelling);
  const holds = (id: string) => JSON.stringify(driver().messages(channel, prepareTs)).includes(`"${id}"`);
  const start = () => driver().action(learner, { channel, ts: found }, ACTIONS.startLabelling);
  await twice(learner, start, () => holds(ACTIONS.openLabelling));
  const { ts: round } = await withButton(kakehashi, channel, prepareTs, ACTIONS.openLabelling);
  for (const user of [learner, OTHER]) {
    await driver().action(user, { channel, ts: round }, ACTIONS.openLabelling);
    await waitFor(() => driver().modal(user)?.callbackId === VIEWS.labelling);
    const items = ((driver().rawModal(user)?.blocks ?? []) as Json[]).filter(({ type }) => type === 'input');
    const labels = items.map(({ block_id, element }) => [block_id, element.options[0].value]);
    expect((await driver().submit(user, undefined, Object.fromEntries(labels))).errors).toBeUndefined();
  }
  const before = driver().messages(channel, prepareTs).length;
  const show = () => driver().action(learner, { channel, ts: round }, ACTIONS.showAgreement);
  await twice(learner, show, () => driver().messages(channel, prepareTs).length > before);
});

test('a request, its answers, and what is said to them', async () => {
  const request = await here.ask(learner, 'domain-expert', 'What does a blank mean, by Friday?');
  const press = (user: string, at: string, action: string) => () => driver().action(user, { channel, ts: at }, action);
  await twice(EXPERT, press(EXPERT, request.ts, ACTIONS.acceptRequest));
  await twice(EXPERT, () => pressAsIf(ACTIONS.snooze));
  driver().openHome(EXPERT);
  const home = await waitFor(() => {
    const view = driver().home(EXPERT);
    return JSON.stringify(view ?? '').includes(ACTIONS.waitingMenu) ? view : undefined;
  });
  const choose = choiceOf(home.blocks, 'snooze');
  await twice(EXPERT, () => driver().action(EXPERT, { viewId: home.id }, ACTIONS.waitingMenu, { choose }));
  await twice(EXPERT, () => pressAsIf(ACTIONS.chooseCohort));
  await twice(EXPERT, () => pressAsIf(ACTIONS.teamMenu, JSON.stringify(['n', channel, EXPERT])));
  const text = 'A blank means that there is no pool.';
  let reply = '';
  const write = async () => {
    reply = await driver().message(EXPERT, channel, text, request.ts);
  };
  await twice(EXPERT, write, () => shown(request.ts).includes(ACTIONS.itHelps));
  await twice(EXPERT, () => driver().edit(EXPERT, channel, reply, `${text} Really.`));
  await twice(learner, press(learner, request.ts, ACTIONS.itHelps), () => !shown(request.ts).includes(ACTIONS.itHelps));
  const view = await openReviewAs(kakehashi.rehearsal, 'U0MEI', { channel, ts: request.ts });
  const ratings = { 'right-person': 'fully', 'right-kind': 'fully', specific: 'fully', usable: 'fully' };
  await driver().submit('U0MEI', view.id, { ...ratings, comment: 'Well asked.' });
  const review = await waitFor(() => holding('Well asked.')[0]);
  await twice(
    learner,
    press(learner, review.ts, ACTIONS.reviewHelps),
    () => !shown(review.ts).includes(ACTIONS.reviewHelps),
  );
  await twice(EXPERT, () => driver().remove(EXPERT, channel, reply));
});

test('sending a request to a person that the stand-in could not answer', async () => {
  await here.ask(OTHER, 'architect', 'Which areas flood first?');
  const offer = await waitFor(() => holding(`"${ACTIONS.sendToPerson}"`)[0]);
  const send = () => driver().action(OTHER, { channel, ts: offer.ts }, ACTIONS.sendToPerson);
  await twice(OTHER, send, () => !shown(offer.ts).includes(ACTIONS.sendToPerson));
});

test('waiting for a person who is away', async () => {
  await here.told(EXPERT, () => command('away 2027-01-04', EXPERT));
  const request = await here.ask(learner, 'domain-expert', 'Which areas flood in spring?');
  await waitFor(() => shown(request.ts).includes(ACTIONS.waitForPerson));
  const wait = () => driver().action(learner, { channel, ts: request.ts }, ACTIONS.waitForPerson);
  await twice(learner, wait, () => !shown(request.ts).includes(ACTIONS.waitForPerson));
  await here.told(EXPERT, () => command('back', EXPERT));
});

test('an answer that is delivered again answers no other request that is open by then', async () => {
  const first = await here.ask(learner, 'it-auditor', 'May the addresses stay, from today on?');
  await driver().message('U0MEI', channel, 'They may stay until June.', first.ts);
  await waitFor(() => shown(first.ts).includes(ACTIONS.itHelps));
  const written = kakehashi.rehearsal.deliveries.findLast(({ body }) => deedOf(body)?.kind === 'message written');
  const second = await here.ask(learner, 'it-auditor', 'May the names stay as well, from today on?');
  const { inbox } = flow().store;
  const done = vi.spyOn(inbox, 'done');
  const body = JSON.stringify(written?.body);
  await inbox.keep([{ teamId: TEAM, key: 'again', userId: 'U0MEI', body, receivedAt: flow().clock.now() }], 0);
  await expect.poll(() => done.mock.calls.some(([[one]]) => one?.key === 'again')).toBe(true);
  done.mockRestore();
  await quiet();
  expect(shown(second.ts)).not.toContain(ACTIONS.itHelps);
});

test('saying that a message is an answer', async () => {
  const request = await here.ask(learner, 'domain-expert', 'Which areas flood, by June?');
  const asked = await here.told(EXPERT, () => driver().message(EXPERT, channel, 'Thanks, will do!', request.ts));
  await twice(
    EXPERT,
    () => driver().action(EXPERT, { channel, ts: asked.ts }, ACTIONS.threadReplyAnswers),
    () => shown(request.ts).includes(ACTIONS.itHelps),
  );
});

test('being away and back, and joining and leaving', async () => {
  await twice(OTHER, () => command('away 2027-01-04', OTHER));
  await twice(OTHER, () => command('back', OTHER));
  await here.told(OTHER, () => command('away 2027-01-04', OTHER));
  driver().openHome(OTHER);
  const home = await waitFor(() => {
    const view = driver().home(OTHER);
    return JSON.stringify(view ?? '').includes(ACTIONS.comeBack) ? view : undefined;
  });
  await twice(OTHER, () => driver().action(OTHER, { viewId: home.id }, ACTIONS.comeBack));
  const language = () =>
    driver().action(OTHER, { viewId: driver().home(OTHER)?.id ?? '' }, ACTIONS.chooseLanguage, { choose: 'en' });
  await twice(OTHER, language);
  await twice(OTHER, () => driver().leave(channel, OTHER));
  await twice(OTHER, () => driver().join(channel, OTHER));
  await driver().archive(channel, learner);
  await twice(learner, () => driver().archive(channel, learner, false));
});

test('reports, progress and the import of a group', async () => {
  const before = driver().messages(channel).length;
  await twice(
    learner,
    () => command('progress'),
    () => driver().messages(channel).length > before,
  );
  const direct = () => driver().messages(`D${learner.slice(1)}`).length;
  const reports = direct();
  await twice(
    learner,
    () => command('report'),
    () => direct() > reports + 1,
  );
  await twice(learner, () => command('roles import @data-team operator'));
});

test('changes of the schedule', async () => {
  const direct = () => driver().ephemerals(learner).length;
  await command('schedule');
  await waitFor(() => driver().modal(learner)?.callbackId === VIEWS.schedule);
  const values = {
    lessons: ['preprocess', 'closing', 'environment'],
    'start-date': '2027-01-04',
    weekdays: ['1', '4'],
  };
  for (let nth = 0; nth < 2; nth += 1) await driver().submit(learner, undefined, values);
  await waitFor(() => driver().modal(learner) === undefined);
  const files = () => driver().messages(`D${learner.slice(1)}`).length;
  const had = files();
  const seen = direct();
  await command('schedule');
  const { ts } = await waitFor(() => (direct() > seen ? told(learner, ACTIONS.changeSchedule) : undefined));
  await twice(
    learner,
    () => driver().action(learner, { channel, ts }, ACTIONS.sendCalendar),
    () => files() > had + 1,
  );
  for (const action of [
    ACTIONS.pauseSchedule,
    ACTIONS.resumeSchedule,
    ACTIONS.skipScheduled,
    ACTIONS.cancelSchedule,
  ] as const) {
    const before = direct();
    await command('schedule');
    const list = await waitFor(() => (direct() > before ? told(learner, ACTIONS.changeSchedule) : undefined));
    await twice(learner, () => driver().action(learner, { channel, ts: list.ts }, action));
    if (action === ACTIONS.skipScheduled) {
      const [schedule] = await flow().store.schedules.running();
      expect(schedule?.lessons).toHaveLength(3);
      expect(schedule?.nextAt.toISOString().slice(0, 10)).toBe('2027-01-07');
    }
  }
  expect(await flow().store.schedules.running()).toEqual([]);
});

test("switching a course's data, and deleting a table", async () => {
  const bytes = Buffer.from(salesCsv(30));
  await bringTable(kakehashi, { channel, facilitator: learner, name: 'sales.csv', bytes });
  await useTable(kakehashi, { facilitator: learner, values: { [BLOCKS.rowName]: 'a sale' }, allowed: 'Mia' });
  await driver().closeView(learner);
  const form = async () => {
    await command('data');
    return waitFor(() =>
      driver().modal(learner)?.callbackId === VIEWS.bringData ? driver().modal(learner) : undefined,
    );
  };
  const cohort = () => flow().store.cohorts.inChannel({ teamId: TEAM, channelId: channel });
  const { id } = await form();
  const value = JSON.stringify([channel, 'house-prices']);
  await twice(learner, () => driver().action(learner, { viewId: id }, ACTIONS.switchData, { value }));
  expect((await cohort())?.dataset).toBe('house-prices');
  await driver().closeView(learner);
  const { id: other } = await form();
  await twice(learner, () => driver().action(learner, { viewId: other }, ACTIONS.deleteData));
  const tables = await flow().store.ownData.inCohort(TEAM, (await cohort())?.id ?? '');
  expect(tables.map(({ state }) => state)).toEqual(['deleted']);
  await driver().closeView(learner);
});

test('showing the project page', async () => {
  const title = course.t('en', 'page.title');
  const pages = () =>
    driver()
      .messages(channel)
      .filter(({ text }) => text.startsWith(title));
  const answers = () =>
    driver()
      .ephemerals(learner)
      .filter(({ text }) => text.startsWith(`The ${title.toLowerCase()}`)).length;
  await twice(
    learner,
    () => command('project'),
    () => answers() > 0,
  );
  await command('');
  const menu = await waitFor(() => told(learner, ACTIONS.showProjectPage));
  const before = answers();
  await twice(
    learner,
    () => driver().action(learner, { channel, ts: menu.ts }, ACTIONS.showProjectPage),
    () => answers() > before,
  );
  expect(pages()).toHaveLength(1);
});

test('withdrawing a decision', async () => {
  const { store, clock } = flow();
  const cohort = await store.cohorts.inChannel({ teamId: TEAM, channelId: channel });
  const id = 'decision';
  await store.decisions.add(TEAM, {
    id,
    cohortId: cohort?.id ?? '',
    process: 'analyze',
    what: { kind: 'statement', text: 'Ten percent is fine.' },
    dataset: 'house-prices',
    from: { source: 'request', requestId: 'R1' },
    byId: OTHER,
    keptById: OTHER,
    at: clock.now(),
  });
  await command('');
  const menu = await waitFor(() => told(learner, ACTIONS.openDecisions));
  await driver().action(learner, { channel, ts: menu.ts }, ACTIONS.openDecisions);
  const list = await waitFor(() => {
    const modal = driver().modal(learner);
    return JSON.stringify(modal ?? '').includes(ACTIONS.withdrawDecision) ? modal : undefined;
  });
  await twice(learner, () => driver().action(learner, { viewId: list.id }, ACTIONS.withdrawDecision, { value: id }));
  expect(await store.decisions.byId(TEAM, id)).toMatchObject({ withdrawn: { byId: learner } });
  await driver().closeView(learner);
});

test('moving and ending a workshop', async () => {
  await command('workshop');
  await waitFor(() => driver().modal(learner)?.callbackId === VIEWS.workshop);
  await driver().submit(learner, undefined, { [BLOCKS.minutes]: '120', [BLOCKS.lessons]: ['analyze'] });
  await waitFor(() => driver().modal(learner)?.callbackId === VIEWS.workshopAgenda);
  await driver().submit(learner);
  const board = await waitFor(() =>
    driver()
      .messages(channel)
      .find((m) => JSON.stringify(m.blocks ?? []).includes(ACTIONS.workshopMenu)),
  );
  const on = async () => (await flow().store.workshops.on())[0];
  const { id = '', endsAt } = (await on()) ?? {};
  const press = (deed: string, step: number) =>
    driver().action(learner, { channel, ts: board.ts }, ACTIONS.workshopMenu, {
      choose: JSON.stringify([deed, id, step]),
    });
  await twice(learner, () => press('extend', 1));
  expect((await on())?.endsAt.getTime()).toBe((endsAt?.getTime() ?? 0) + 5 * 60_000);
  const { store } = flow();
  const [request] = await store.requests.askedBy(TEAM, learner, 1);
  if (request === undefined) throw new Error('nobody has asked');
  await store.requests.create(TEAM, { ...request, id: 'best', process: 'analyze', createdAt: flow().clock.now() });
  await store.reviews.start(TEAM, 'best', OTHER, flow().clock.now());
  await store.reviews.complete(TEAM, 'best', OTHER, { ratings: { specific: 'fully' }, comment: '' });
  const shows = (text: string) =>
    driver()
      .messages(channel)
      .find((m) => JSON.stringify(m.blocks ?? []).includes(text));
  for (const step of [2, 3, 4]) {
    await waitFor(() => shows(`${id}\\",${step}]`));
    await press('skip', step);
  }
  const debrief = await waitFor(() => shows(`"${ACTIONS.revealBest}"`));
  await twice(
    learner,
    () => driver().action(learner, { channel, ts: debrief.ts }, ACTIONS.revealBest),
    () =>
      driver()
        .messages(channel)
        .some(({ text = '' }) => text.startsWith('Reviewed best')),
  );
  await waitFor(() => shows(`${id}\\",5]`));
  const ask = await here.told(learner, () => press('end', 5));
  await twice(learner, () => driver().action(learner, { channel, ts: ask.ts }, ACTIONS.endWorkshop));
  const end = await waitFor(() => shows(`"${ACTIONS.getCertificate}"`));
  await twice(
    learner,
    () => driver().action(learner, { channel, ts: end.ts }, ACTIONS.getCertificate),
    () =>
      (
        driver()
          .messages(`D${learner.slice(1)}`)
          .at(-1)?.files ?? []
      ).length > 0,
  );
  await twice(
    OTHER,
    () => driver().action(OTHER, { channel, ts: end.ts }, ACTIONS.sendWorkshopPage),
    () =>
      (
        driver()
          .messages(`D${OTHER.slice(1)}`)
          .at(-1)?.files ?? []
      ).length > 0,
  );
  expect(await on()).toBeUndefined();
});

test('the daily nudge of someone alone', async () => {
  const { channel: own, cohortId } = await startAlone(kakehashi, 'en');
  const place = { teamId: TEAM, channelId: own };
  const plan = { days: 'every', minutes: 0, zone: 'UTC' } as const;
  await setDailyNudge(flow(), { place, userId: learner, plan });
  const save = async (how: { nextAt?: Date; ignored: number }) => {
    await flow().store.dailyNudges.save({
      ...place,
      cohortId,
      userId: learner,
      ...plan,
      trace: '',
      seen: false,
      ...how,
    });
  };
  const withNudge = (action: string) =>
    driver()
      .messages(own)
      .findLast((m) => JSON.stringify(m.blocks ?? []).includes(`"${action}"`));
  await save({ nextAt: flow().clock.now(), ignored: 0 });
  expect(await nudgeDaily(flow())).toBe(1);
  const nudge = await waitFor(() => withNudge(ACTIONS.stopDailyNudge));
  await twice(learner, () => driver().action(learner, { channel: own, ts: nudge.ts }, ACTIONS.stopDailyNudge));
  expect(await flow().store.dailyNudges.ofCohort(TEAM, cohortId)).toBeUndefined();
  await save({ ignored: 3 });
  const content = { type: 'daily-nudge', what: 'stopped', ignored: 3 } as const;
  await flow().store.posts.add({ ...place, locale: 'en', key: 'cohort:x:nudge', content });
  await announce(flow(), place);
  const stopped = await waitFor(() => withNudge(ACTIONS.resumeDailyNudge));
  await twice(learner, () => driver().action(learner, { channel: own, ts: stopped.ts }, ACTIONS.resumeDailyNudge));
  expect((await flow().store.dailyNudges.ofCohort(TEAM, cohortId))?.nextAt).toBeDefined();
});

test('the buddy of someone alone', async () => {
  const place = { teamId: TEAM, channelId: `D${learner.slice(1)}` };
  const cohort = await flow().store.cohorts.inChannel(place);
  const mine = `D${OTHER.slice(1)}`;
  const withButton = (action: string) =>
    driver()
      .messages(mine)
      .findLast((m) => JSON.stringify(m.blocks ?? []).includes(`"${action}"`));
  const invite = (id: string) => askBuddy(flow(), { place, userId: learner, to: OTHER, id });
  const press = async (action: string) => {
    const { ts: at } = await waitFor(() => withButton(action));
    await twice(
      OTHER,
      () => driver().action(OTHER, { channel: mine, ts: at }, action),
      () => withButton(action)?.ts !== at,
    );
  };
  await invite('tie');
  await press(ACTIONS.acceptBuddy);
  expect((await flow().store.buddies.current(TEAM, cohort?.id ?? ''))?.state).toBe('accepted');
  await press(ACTIONS.endBuddy);
  expect(await flow().store.buddies.current(TEAM, cohort?.id ?? '')).toBeUndefined();
  await invite('another tie');
  await press(ACTIONS.declineBuddy);
  expect(await flow().store.buddies.hasDeclined(TEAM, cohort?.id ?? '', OTHER)).toBe(true);
});

test('sending and deleting data', async () => {
  const open = async () => {
    await command('my-data', OTHER);
    return waitFor(() => {
      const modal = driver().modal(OTHER);
      return JSON.stringify(modal ?? '').includes(ACTIONS.deleteMyData) ? modal : undefined;
    });
  };
  const direct = () => driver().messages(`D${OTHER.slice(1)}`).length;
  const before = direct();
  const { id } = await open();
  await twice(
    OTHER,
    () => driver().action(OTHER, { viewId: id }, ACTIONS.sendMyData),
    () => direct() > before + 1,
  );
  await driver().closeView(OTHER);
  const { id: next } = await open();
  await twice(OTHER, () => driver().action(OTHER, { viewId: next }, ACTIONS.deleteMyData));
  await driver().closeView(OTHER);
});

test('every kind of deed was done twice above', () => {
  const presses = Object.values(ACTIONS).flatMap((action_id) => {
    const body = { type: 'block_actions', team: { id: TEAM }, user: { id: learner }, trigger_id: '1' };
    // Of a menu with several choices, those that change state.
    const kinds = ['["snooze"', '["n"', '["extend"'].map(
      (value) => deedOf({ ...body, actions: [{ action_id, action_ts: '1.1', selected_option: { value } }] })?.kind,
    );
    return kinds.find((kind) => kind !== undefined) ?? [];
  });
  const commands = ['away', 'back', 'lesson', 'progress', 'project', 'report', 'roles', 'run'].map(
    (word) => `command ${word}`,
  );
  const notices = ['deleted', 'edited', 'joined', 'left', 'unarchived', 'written'].map((kind) => `message ${kind}`);
  const members = ['member joined', 'member left'];
  expect([...twiceDone].sort()).toEqual([...presses, ...commands, ...notices, ...members].sort());
});
