import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LOCALES } from '../../src/course/locale.ts';
import { remind } from '../../src/flow/requests/remind.ts';
import { changeWorkshop } from '../../src/flow/workshop/change-workshop.ts';
import { leadWorkshops } from '../../src/flow/workshop/lead-workshops.ts';
import { ACTIONS, BLOCKS, VIEWS } from '../../src/slack/app/ids.ts';
import type { WorkshopDeed } from '../../src/team/workshop.ts';
import { course } from '../helpers/course.ts';
import { toldAfter } from '../helpers/in-lesson-thread.ts';
import { directOf, type Kakehashi, PLACES, sayIn, TEAM } from '../helpers/post-analyze.ts';
import { startCohort } from '../helpers/start-cohort.ts';
import { startKakehashi } from '../helpers/start-kakehashi.ts';

const OTHER = 'U0LUCAS';
const MINUTE = 60_000;
const MENTION = /<@U[A-Z0-9]+>/u;

/** A workshop of two hours with two processes, from its form to its end. */
describe.each(LOCALES)('a workshop, in %s', (locale) => {
  const { channel, learner } = PLACES[locale];
  const say = sayIn(locale);
  const command = locale === 'en' ? '/kakehashi workshop' : '/kakehashi ワークショップ';
  const note = 'Who owns the price index?';
  const start = Date.parse('2026-10-30T03:00:00Z');
  let now = start;
  let kakehashi: Kakehashi;
  const flow = () => kakehashi.service.flow;
  const driver = () => kakehashi.rehearsal.driver;
  const waitFor: Kakehashi['rehearsal']['waitFor'] = (look, ms) => kakehashi.rehearsal.waitFor(look, ms);
  const told = (user: string, deed: () => Promise<unknown>) => toldAfter(kakehashi.rehearsal, user, deed);
  const nameOf = (process: 'analyze' | 'prepare') =>
    `${course.process(locale, process).number}. ${course.process(locale, process).name}`;
  const blockName = (kind: string, process?: 'analyze' | 'prepare') =>
    say(`workshop.block.${kind}`, process === undefined ? {} : { process: nameOf(process) });
  const textsIn = () =>
    driver()
      .messages(channel)
      .map(({ text = '' }) => text.replaceAll(/<!date[^>]+>/gu, 'TIME'));
  const begins = (kind: string, process?: 'analyze' | 'prepare') =>
    say('workshop.begins', { block: blockName(kind, process), until: 'TIME' });
  const count = (text: string) => textsIn().filter((each) => each === text).length;
  const board = () =>
    driver()
      .messages(channel)
      .find(({ blocks }) => JSON.stringify(blocks ?? []).includes(ACTIONS.workshopMenu));
  const shownBoard = () => JSON.stringify(board()?.blocks ?? []).replaceAll(/<!date[^>]+>/gu, 'TIME');
  const workshop = async () => {
    const cohort = await flow().store.cohorts.inChannel({ teamId: TEAM, channelId: channel });
    return flow().store.workshops.ofCohort(TEAM, cohort?.id ?? '');
  };
  const pace = async () => (await flow().store.cohorts.inChannel({ teamId: TEAM, channelId: channel }))?.pace;
  /** Moves the clock to so many minutes after the beginning, and lets four processes lead at once. */
  const goTo = async (minutes: number) => {
    now = start + minutes * MINUTE;
    await Promise.all(Array.from({ length: 4 }, () => leadWorkshops(flow())));
  };
  /** Goes to the next moment at which something is due. */
  const goOn = async () => {
    const due = await flow().store.workshops.nextDue();
    await goTo(((due?.getTime() ?? 0) - start) / MINUTE);
  };
  /** Chooses from the menu on the board that is shown, or another one of the same workshop. */
  const choose = async (deed: WorkshopDeed, step?: number, user: string = learner) => {
    const { id = '', step: current = 0 } = (await workshop()) ?? {};
    await waitFor(() => shownBoard().includes(`${id}\\",${current}]`));
    await driver().action(user, { channel, ts: board()?.ts ?? '' }, ACTIONS.workshopMenu, {
      choose: JSON.stringify([deed, id, step ?? current]),
    });
  };
  const submit = (values: Record<string, string | string[]>) => driver().submit(learner, undefined, values);

  beforeAll(async () => {
    kakehashi = await startKakehashi('socket', { now: () => now });
    await startCohort(kakehashi.rehearsal, { channel, facilitator: learner }, { locale });
  });
  afterAll(async () => {
    expect(kakehashi.log.errors).toEqual([]);
    await kakehashi.stop();
  });

  test('is for the facilitator, in a channel', async () => {
    const refused = await told(OTHER, () => driver().command(OTHER, channel, command));
    expect(refused.text).toBe(sayIn('en')('error.not_facilitator', { assignee: `<@${learner}>` }));
    await startCohort(kakehashi.rehearsal, { channel: directOf(learner), facilitator: learner }, { locale });
    const alone = await told(learner, () => driver().command(learner, directOf(learner), command));
    expect(alone.text).toBe(say('error.workshop_alone'));
  });

  test('shows what is wrong with the form beside it, and loses nothing', async () => {
    await driver().command(learner, channel, command);
    await waitFor(() => driver().modal(learner)?.callbackId === VIEWS.workshop);
    expect(JSON.stringify(driver().modal(learner)?.blocks)).toContain(course.role(locale, 'domain-expert').name);
    const short = await submit({ [BLOCKS.minutes]: '120' });
    expect(short.errors).toEqual({
      [BLOCKS.minutes]: say('error.workshop_too_short', { minutes: 120, count: 6, fits: 4 }),
    });
    const hasty = await submit({ [BLOCKS.minutes]: '210', [BLOCKS.standInAfter]: '1' });
    expect(hasty.errors).toEqual({ [BLOCKS.standInAfter]: say('error.workshop_stand_in', { min: 3, max: 30 }) });
    const line = await submit({ [BLOCKS.standInAfter]: '8', [BLOCKS.roleLines]: 'Nobody: Domain Expert' });
    expect(line.errors).toEqual({ [BLOCKS.roleLines]: say('error.workshop_roles_name', { typed: 'Nobody' }) });
  });

  test('shows the agenda with its times, and starts with a board that names what comes', async () => {
    const lines =
      locale === 'en'
        ? 'Lucas: Operator\nEmily Carter: Domain Expert, Architect'
        : '芽衣さん： IT監督者\n健司：プロダクトマネージャー、業務担当者';
    await submit({ [BLOCKS.minutes]: '120', [BLOCKS.lessons]: ['analyze', 'prepare'], [BLOCKS.roleLines]: lines });
    await waitFor(() => driver().modal(learner)?.callbackId === VIEWS.workshopAgenda);
    const agenda = JSON.stringify(driver().modal(learner)?.blocks);
    for (const each of [blockName('opening'), nameOf('analyze'), nameOf('prepare'), blockName('closing')])
      expect(agenda).toContain(each);
    expect(await workshop()).toBeUndefined();
    await submit({});
    await waitFor(() => board());
    expect(shownBoard()).toContain(blockName('opening'));
    expect(shownBoard()).toContain(nameOf('prepare'));
    await waitFor(() =>
      driver()
        .messages(channel)
        .some((m) => JSON.stringify(m.blocks).includes(say('workshop.do.opening'))),
    );
    expect(await pace()).toBe('workshop');
    const cohort = await flow().store.cohorts.inChannel({ teamId: TEAM, channelId: channel });
    const held = await flow().store.roles.list(TEAM, cohort?.id ?? '');
    const given = locale === 'en' ? ['U0EMILY', 'architect'] : ['U0KENJI', 'operator'];
    expect(held.map(({ userId, role }) => [userId, role])).toContainEqual(given);
  });

  test('is not started twice', async () => {
    const answer = await told(learner, () => driver().command(learner, channel, command));
    expect(answer.text).toContain(say('workshop.on-here', { link: '' }).split('<')[0]?.trim());
  });

  test('says once that five minutes are left, and begins each block once, with its lesson', async () => {
    await goOn();
    const left = say('workshop.last-minutes', { block: blockName('opening'), until: 'TIME' });
    await waitFor(() => count(left) === 1);
    await goOn();
    await waitFor(() => count(begins('lesson', 'analyze')) === 1);
    await waitFor(() =>
      driver()
        .messages(channel)
        .some(({ replyCount = 0 }) => replyCount >= 3),
    );
    await waitFor(() => shownBoard().includes(blockName('lesson', 'analyze')));
    expect(count(left)).toBe(1);
  });

  test('draws who asks whom across roles, mentions only those who ask, and counts them on the board', async () => {
    await goOn();
    await goOn();
    await waitFor(() => count(begins('ask', 'analyze')) === 1);
    const asks = driver()
      .messages(channel)
      .find(({ text = '' }) => text.replaceAll(/<!date[^>]+>/gu, 'TIME') === begins('ask', 'analyze'));
    const blocks = JSON.stringify(asks?.blocks);
    expect(blocks).not.toMatch(MENTION);
    const { id = '' } = (await workshop()) ?? {};
    const [pairs = []] = await flow().store.workshops.pairs(TEAM, id);
    const nameOf = (userId: string) =>
      kakehashi.rehearsal.users.find(({ id: each }) => each === userId)?.realName ?? '';
    for (const { asker } of pairs) expect(blocks).toContain(nameOf(asker));
    expect(new Set(pairs.map(({ asker }) => asker)).size).toBe(pairs.length);
    expect(pairs.filter(({ asked }) => asked !== undefined).length).toBeGreaterThan(5);
    const mine = pairs.find(({ asker }) => asker === learner);
    await driver().action(learner, { channel, ts: asks?.ts ?? '' }, ACTIONS.openAsk);
    await waitFor(() => driver().modal(learner)?.callbackId === VIEWS.ask);
    const text = 'What does a blank in Pool_QC mean, so that I can fill it by Friday?';
    await submit({ role: mine?.role ?? '', kind: 'information', text });
    await expect.poll(async () => (await flow().store.requests.askedBy(TEAM, learner, 1)).length).toBe(1);
    const [request] = await flow().store.requests.askedBy(TEAM, learner, 1);
    expect(request?.assignments[0]?.assigneeId).toBe(mine?.asked);
    await leadWorkshops(flow());
    await waitFor(() => shownBoard().includes(say('workshop.board.asked', { n: 1, of: 8 })));
  });

  test('lets a stand-in answer after the minutes that the form says, without a reminder, and not in a pause', async () => {
    const requestOf = async () => (await flow().store.requests.askedBy(TEAM, learner, 1))[0];
    const askedAt = (await requestOf())?.createdAt.getTime() ?? 0;
    now = askedAt + 8 * MINUTE - 1;
    expect(await remind(flow())).toEqual({ reminded: 0, handedOver: 0 });
    await choose('pause');
    await expect.poll(async () => (await workshop())?.pausedAt).toBeDefined();
    now = askedAt + 9 * MINUTE;
    expect(await remind(flow())).toEqual({ reminded: 0, handedOver: 0 });
    await choose('resume');
    await expect.poll(async () => (await workshop())?.pausedAt).toBeUndefined();
    now = askedAt + 10 * MINUTE;
    expect(await remind(flow())).toEqual({ reminded: 0, handedOver: 1 });
    expect(await requestOf()).toMatchObject({ state: 'answered', assignments: [{ why: 'stand-in' }] });
    const thread = driver()
      .messages(channel)
      .find(({ blocks }) => JSON.stringify(blocks ?? []).includes('Pool_QC'));
    const parts = say('hand-over.workshop', { asker: '#', from: '#', role: '#' }).split('#');
    await waitFor(() =>
      driver()
        .messages(channel, thread?.ts ?? '')
        .some(({ text = '' }) => parts.every((part) => text.includes(part))),
    );
  });

  test('is moved by the facilitator alone, from the board that shows how it is now', async () => {
    const { step = 0 } = (await workshop()) ?? {};
    const refused = await told(OTHER, () => choose('skip', step, OTHER));
    expect(refused.text).toBe(sayIn('en')('error.not_facilitator', { assignee: `<@${learner}>` }));
    await choose('pause');
    await waitFor(() => shownBoard().includes(say('workshop.menu.resume')));
    now += 60 * MINUTE;
    await leadWorkshops(flow());
    expect((await workshop())?.step).toBe(step + 1);
    await choose('resume');
    await expect.poll(async () => (await workshop())?.pausedAt).toBeUndefined();
    const before = (await workshop())?.endsAt.getTime() ?? 0;
    await choose('extend');
    await expect.poll(async () => (await workshop())?.endsAt.getTime()).toBe(before + 5 * MINUTE);
    const { id = '' } = (await workshop()) ?? {};
    const place = { teamId: TEAM, channelId: channel };
    const stale = changeWorkshop(flow(), { place, userId: learner, workshopId: id, step, deed: 'skip' });
    await expect(stale).rejects.toMatchObject({ code: 'workshop_moved' });
    await choose('skip');
    await waitFor(() => count(begins('debrief', 'analyze')) === 1);
    await choose('back');
    await waitFor(() => count(begins('ask', 'analyze')) === 2);
  });

  test('pauses when the app was away for too long, and the facilitator resumes it', async () => {
    now = ((await workshop())?.endsAt.getTime() ?? 0) + 20 * MINUTE;
    await leadWorkshops(flow());
    const held = say('workshop.held', { by: `<@${learner}>`, block: blockName('ask', 'analyze') });
    await waitFor(() => count(held) === 1);
    await choose('resume');
    await expect.poll(async () => (await workshop())?.pausedAt).toBeUndefined();
    await leadWorkshops(flow());
    await waitFor(() => count(begins('debrief', 'analyze')) === 2);
  });

  test('keeps what anyone leaves for later, and shows the best request once one has a review', async () => {
    await driver().action(OTHER, { channel, ts: board()?.ts ?? '' }, ACTIONS.openPark);
    await waitFor(() => driver().modal(OTHER)?.callbackId === VIEWS.park);
    await driver().submit(OTHER, undefined, { [BLOCKS.text]: note });
    await waitFor(() => shownBoard().includes(say('workshop.board.parked', { n: 1 })));
    const debrief = () =>
      driver()
        .messages(channel)
        .findLast(({ blocks }) => JSON.stringify(blocks ?? []).includes(ACTIONS.revealBest));
    const reveal = (user: string) => driver().action(user, { channel, ts: debrief()?.ts ?? '' }, ACTIONS.revealBest);
    const refused = await told(OTHER, () => reveal(OTHER));
    expect(refused.text).toBe(sayIn('en')('error.not_facilitator', { assignee: `<@${learner}>` }));
    const none = await told(learner, () => reveal(learner));
    expect(none.text).toBe(say('error.workshop_unreviewed'));
    const [request] = await flow().store.requests.askedBy(TEAM, learner, 1);
    const id = request?.id ?? '';
    await flow().store.reviews.start(TEAM, id, OTHER, new Date(now));
    await flow().store.reviews.complete(TEAM, id, OTHER, { ratings: { specific: 'fully' }, comment: '' });
    await reveal(learner);
    const question = say('workshop.debrief.analyze');
    await waitFor(() =>
      driver()
        .messages(channel)
        .some(({ blocks }) => JSON.stringify(blocks ?? []).includes(question)),
    );
  });

  test('draws other pairs in the next process, ends when the facilitator says so, and gives the pace back', async () => {
    await choose('skip');
    await waitFor(() => count(begins('lesson', 'prepare')) === 1);
    await choose('skip');
    await waitFor(() => count(begins('ask', 'prepare')) === 1);
    const { id = '' } = (await workshop()) ?? {};
    const [second = [], first = []] = await flow().store.workshops.pairs(TEAM, id);
    const together = ({ asker, asked }: { asker: string; asked?: string }) => [asker, asked].toSorted().join(' ');
    const known = new Set(first.filter(({ asked }) => asked !== undefined).map(together));
    expect(second.filter((pair) => known.has(together(pair)))).toEqual([]);
    const ask = await told(learner, () => choose('end'));
    expect(ask.text).toBe(say('workshop.end.ask'));
    await driver().action(learner, { channel, ts: ask.ts }, ACTIONS.endWorkshop);
    await waitFor(() => textsIn().includes(say('workshop.board.over')));
    await waitFor(() => count(say('workshop.end.lead')) === 1);
    const end = JSON.stringify(
      driver()
        .messages(channel)
        .find(({ text }) => text === say('workshop.end.lead'))?.blocks,
    );
    expect(end).toContain(
      say('workshop.end.row', { process: nameOf('analyze'), asked: 1, people: 0, standIns: 1, reviews: 1 }),
    );
    expect(end).toContain(say('workshop.end.row-none', { process: nameOf('prepare') }));
    expect(end).toContain(say('workshop.end.decisions-none'));
    expect(end).toContain(note);
    expect(await workshop()).toBeUndefined();
    expect(await pace()).toBe('team');
  });

  test('has one page for the sponsor, in the thread and by direct message, without the names of those who left notes', async () => {
    const end = driver()
      .messages(channel)
      .find(({ text }) => text === say('workshop.end.lead'));
    const ts = end?.ts ?? '';
    const file = await waitFor(() =>
      driver()
        .messages(channel, ts)
        .flatMap(({ files = [] }) => files)
        .at(0),
    );
    const page = await (await fetch(`${kakehashi.rehearsal.url}${file.url}`)).text();
    for (const part of ['workshop-page.title', 'workshop-page.asked', 'page.decisions', 'workshop.end.notes'])
      expect(page).toContain(say(part));
    // A sponsor reads what there is, not how a team gets there.
    for (const name of ['goal', 'found', 'decisions']) {
      expect(page).toContain(say(`workshop-page.no-${name}`));
      expect(page).not.toContain(say(`page.no-${name}`).replaceAll('*', ''));
    }
    expect(page).toContain(`| ${course.process(locale, 'analyze').name} | 1 | 0 | 1 | 1 |`);
    expect(page).toContain(`> What does a blank in Pool_QC mean`);
    expect(page).toContain(`- ${note}`);
    expect(page).not.toContain('Lucas');
    expect(page.split('\n').length).toBeLessThanOrEqual(60);
    await driver().action(OTHER, { channel, ts }, ACTIONS.sendWorkshopPage);
    const own = await waitFor(() =>
      driver()
        .messages(directOf(OTHER))
        .flatMap(({ files = [] }) => files)
        .find(({ title }) => title === sayIn('en')('workshop-page.title')),
    );
    const theirs = await (await fetch(`${kakehashi.rehearsal.url}${own.url}`)).text();
    expect(theirs).toContain(sayIn('en')('workshop-page.whole'));
    expect(theirs).toContain(`- ${note}`);
  });
});
