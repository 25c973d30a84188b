import { SEED } from 'slack-stand-in';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { eraseData } from '../../src/flow/members/erase-data.ts';
import { expire } from '../../src/flow/upkeep/expire.ts';
import { ACTIONS, BLOCKS, VIEWS } from '../../src/slack/app/ids.ts';
import { ROUNDS } from '../helpers/languages.ts';
import { learnAlone, startAlone } from '../helpers/learn-alone.ts';
import { directOf, type Kakehashi, sayIn, TEAM } from '../helpers/post-analyze.ts';
import { startKakehashi } from '../helpers/start-kakehashi.ts';

const EXPERT = 'U0LUCAS';
/** Reads English, like the expert. */
const OTHER = 'U0PRIYA';
const theirs = sayIn('en');
const NAMED = 'U0MEI';
const GUEST = 'U0GUEST';
const FORMER = 'U0FORMER';

/** From a stand-in's answer to the person who really knows, and back. */
describe.each(ROUNDS)('someone alone asks a real person, in $locale over $delivery', ({ locale, delivery }) => {
  let kakehashi: Kakehashi;
  let request = { ts: '' };
  const alone = learnAlone(() => kakehashi, locale);
  const { learner, channel, say } = alone;
  const driver = () => kakehashi.rehearsal.driver;
  const waitFor: Kakehashi['rehearsal']['waitFor'] = (look, ms) => kakehashi.rehearsal.waitFor(look, ms);
  const question = `Which of our sales come without a date? ${locale}`;
  const answer = `Those of the north office. ${locale}`;
  const asked = () =>
    driver()
      .messages(directOf(EXPERT))
      .filter((m) => alone.blocksOf(m).includes(question));
  const thread = () => driver().messages(channel, request.ts);
  const open = async () => {
    const reply = await waitFor(() => thread().find((m) => alone.blocksOf(m).includes(`"${ACTIONS.openAskReal}"`)));
    await driver().action(learner, { channel, ts: reply.ts }, ACTIONS.openAskReal);
    return waitFor(() => (driver().modal(learner)?.callbackId === VIEWS.askReal ? driver().modal(learner) : undefined));
  };

  beforeAll(async () => {
    const [model] = SEED.users;
    if (model === undefined) throw new Error('nobody');
    const guest = { ...model, id: GUEST, name: 'gus', realName: 'Gus', kind: 'guest' as const };
    const former = { ...model, id: FORMER, name: 'fay', realName: 'Fay', kind: 'deactivated' as const };
    kakehashi = await startKakehashi(delivery, { seed: { ...SEED, users: [...SEED.users, guest, former] } });
    await startAlone(kakehashi, locale);
    const lesson = await alone.post();
    request = await alone.ask(lesson.ts, alone.example().text);
  });
  afterAll(async () => {
    expect(kakehashi.log.errors).toEqual([]);
    await kakehashi.stop();
  });

  test('refuses apps and oneself in one sentence beside the field, and keeps the text', async () => {
    const form = await open();
    expect(JSON.stringify(form.blocks)).toContain(JSON.stringify(alone.example().text.slice(0, 30)).slice(1, -1));
    for (const person of ['U0KAKEHASHI', GUEST, FORMER]) {
      const refused = await driver().submit(learner, form.id, { [BLOCKS.person]: person, [BLOCKS.text]: question });
      expect(refused.errors).toEqual({ [BLOCKS.person]: say('error.real_person_kind') });
    }
    const self = await driver().submit(learner, form.id, { [BLOCKS.person]: learner });
    expect(self.errors).toEqual({ [BLOCKS.person]: say('error.real_person_self') });
    expect(asked()).toHaveLength(0);
    await driver().submit(learner, form.id, { [BLOCKS.person]: EXPERT, [BLOCKS.text]: question });
    await waitFor(() => asked().length === 1);
    while (driver().modal(learner) !== undefined) await driver().closeView(learner);
  });

  test('asks the same person about the same request once', async () => {
    const form = await open();
    const again = await driver().submit(learner, form.id, { [BLOCKS.person]: EXPERT });
    expect(again.errors).toEqual({ [BLOCKS.person]: say('error.real_person_asked') });
    while (driver().modal(learner) !== undefined) await driver().closeView(learner);
    expect(asked()).toHaveLength(1);
  });

  test('brings the answer back into the request’s thread, and the question is settled', async () => {
    const { ts } = asked()[0] ?? { ts: '' };
    await driver().action(EXPERT, { channel: directOf(EXPERT), ts }, ACTIONS.openRealAnswer);
    const form = await waitFor(() =>
      driver().modal(EXPERT)?.callbackId === VIEWS.realAnswer ? driver().modal(EXPERT) : undefined,
    );
    expect((await driver().submit(EXPERT, form.id, { [BLOCKS.text]: answer })).errors).toBeUndefined();
    const reply = await waitFor(() => thread().find((m) => alone.blocksOf(m).includes(answer)));
    expect(reply.text).toContain(`<@${learner}>`);
    await waitFor(() => !alone.blocksOf(asked()[0]).includes(ACTIONS.openRealAnswer));
  });

  test('a person whose question it isn’t says so with one press, may name who knows, and nothing else is sent', async () => {
    const form = await open();
    const about = `Who keeps the old sales? ${locale}`;
    await driver().submit(learner, form.id, { [BLOCKS.person]: OTHER, [BLOCKS.text]: about });
    const direct = await waitFor(() =>
      driver()
        .messages(directOf(OTHER))
        .find((m) => alone.blocksOf(m).includes(about)),
    );
    while (driver().modal(learner) !== undefined) await driver().closeView(learner);
    const before = driver().messages(directOf(NAMED)).length;
    await driver().action(OTHER, { channel: directOf(OTHER), ts: direct.ts }, ACTIONS.openNotMine);
    const asked = await waitFor(() =>
      driver().modal(OTHER)?.callbackId === VIEWS.notMine ? driver().modal(OTHER) : undefined,
    );
    for (const [person, code] of [
      [OTHER, 'not_mine_named'],
      [learner, 'not_mine_named'],
      [GUEST, 'real_person_kind'],
    ] as const) {
      const { errors } = await driver().submit(OTHER, asked.id, { [BLOCKS.person]: person });
      expect(errors).toEqual({ [BLOCKS.person]: theirs(`error.${code}`) });
    }
    expect((await driver().submit(OTHER, asked.id, { [BLOCKS.person]: NAMED })).errors).toBeUndefined();
    const nameOf = (id: string) => SEED.users.find((user) => user.id === id)?.realName ?? '';
    const says = say('real-person.ask-instead', { by: nameOf(OTHER), instead: nameOf(NAMED) });
    const told = await waitFor(() => thread().find((m) => alone.blocksOf(m).includes(says)));
    expect(told.text).toContain(`<@${learner}>`);
    const shown = () =>
      alone.blocksOf(
        driver()
          .messages(directOf(OTHER))
          .find(({ ts }) => ts === direct.ts),
      );
    await waitFor(() => shown().includes(theirs('real-person.passed-on')));
    expect(shown()).not.toContain(ACTIONS.openRealAnswer);
    expect(driver().messages(directOf(NAMED))).toHaveLength(before);
  });

  test('the answer goes with the person who gave it, and the question with the one who asked', async () => {
    await eraseData(kakehashi.service.flow, { teamId: TEAM, userId: EXPERT });
    await waitFor(() => !JSON.stringify(driver().messages(channel, request.ts)).includes(answer));
    await eraseData(kakehashi.service.flow, { teamId: TEAM, userId: learner });
    const rows = await kakehashi.pool?.query('SELECT body, answer FROM kakehashi.real_question');
    expect(JSON.stringify(rows?.rows)).not.toContain('north office');
    expect(JSON.stringify(rows?.rows)).not.toContain('without a date');
  });
});

test('retention takes a question from the messages of the person who was asked', async () => {
  const question = 'Which of our sales come without a date?';
  const kakehashi = await startKakehashi('socket');
  try {
    const { driver, waitFor } = kakehashi.rehearsal;
    const alone = learnAlone(() => kakehashi, 'en');
    const { learner, channel } = alone;
    const told = () =>
      driver
        .messages(directOf(EXPERT))
        .map((m) => alone.blocksOf(m))
        .join();
    await startAlone(kakehashi, 'en');
    const lesson = await alone.post();
    const { ts } = await alone.ask(lesson.ts, alone.example().text);
    const reply = await waitFor(() =>
      driver.messages(channel, ts).find((m) => alone.blocksOf(m).includes(`"${ACTIONS.openAskReal}"`)),
    );
    await driver.action(learner, { channel, ts: reply.ts }, ACTIONS.openAskReal);
    const form = await waitFor(() => driver.modal(learner));
    await driver.submit(learner, form.id, { [BLOCKS.person]: EXPERT, [BLOCKS.text]: question });
    await waitFor(() => told().includes(question));
    const { flow } = kakehashi.service;
    const later = (days: number) => ({ ...flow, clock: { now: () => new Date(Date.now() + days * 86_400_000) } });
    await kakehashi.pool?.query('UPDATE kakehashi.cohort SET retention_days = 30');
    await expire(later(40));
    await expire(later(48));
    await waitFor(() => !told().includes(question));
    expect(kakehashi.log.errors).toEqual([]);
  } finally {
    await kakehashi.stop();
  }
});
