import { SEED } from 'slack-stand-in';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { answerBuddy } from '../../src/flow/alone/answer-buddy.ts';
import { askBuddy } from '../../src/flow/alone/ask-buddy.ts';
import { eraseData } from '../../src/flow/members/erase-data.ts';
import { tellWaiting } from '../../src/flow/tell-waiting.ts';
import { expire } from '../../src/flow/upkeep/expire.ts';
import { ACTIONS, BLOCKS, VIEWS } from '../../src/slack/app/ids.ts';
import { numbered } from '../../src/slack/modals/numbered.ts';
import { toldAfter } from '../helpers/in-lesson-thread.ts';
import { ROUNDS } from '../helpers/languages.ts';
import { learnAlone, startAlone } from '../helpers/learn-alone.ts';
import { directOf, type Kakehashi, sayIn, TEAM } from '../helpers/post-analyze.ts';
import { memoryLog, startKakehashi } from '../helpers/start-kakehashi.ts';

/** By language: a buddy who reads it, in Tokyo. */
const BUDDIES = { en: 'U0PRIYA', ja: 'U0KENJI' } as const;
/** Reads English, in London. */
const SHY = 'U0EMILY';
const REFUSED = { guest: 'U0GUEST', former: 'U0FORMER', app: 'U0KAKEHASHI', foreign: 'U0PARTNER' };
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** Someone alone asks for a buddy, who sees what is finished and comments on it, until one of them ends it. */
describe.each(ROUNDS)('the buddy of someone alone, in $locale over $delivery', ({ locale, delivery }) => {
  // A Monday, 10:00 in Tokyo.
  const start = Date.parse('2026-11-30T10:00:00+09:00');
  let now = start;
  let kakehashi: Kakehashi;
  /** A copy, in which somebody leaves the workspace. */
  const people = SEED.users.map((user) => ({ ...user }));
  let cohortId = '';
  let lesson = '';
  const buddy = BUDDIES[locale];
  const alone = learnAlone(() => kakehashi, locale);
  const { learner, channel, say } = alone;
  const driver = () => kakehashi.rehearsal.driver;
  const waitFor: Kakehashi['rehearsal']['waitFor'] = (look, ms) => kakehashi.rehearsal.waitFor(look, ms);
  const flow = () => kakehashi.service.flow;
  const nameOf = (id: string) => SEED.users.find((user) => user.id === id)?.realName ?? '';
  const wordsOf = (nth: string) => `${nth} ${locale}: ${alone.example().text}`;
  const holding = (user: string, text: string) =>
    driver()
      .messages(directOf(user))
      .filter((m) => alone.blocksOf(m).includes(text));
  const inviting = (user: string) => holding(user, `"${ACTIONS.acceptBuddy}"`);
  const finished = (user: string = buddy) => holding(user, `"${ACTIONS.openBuddyComment}"`);
  /** Lines in the learner's conversation. */
  const lines = (what: string, by: string) =>
    driver()
      .messages(channel)
      .filter((m) => m.text === say(`buddy.line.${what}`, { buddy: nameOf(by) }));
  const close = async (user: string = learner) => {
    while (driver().modal(user) !== undefined) await driver().closeView(user);
  };
  const open = async () => {
    const menu = await toldAfter(kakehashi.rehearsal, learner, () => driver().command(learner, channel, '/kakehashi'));
    await driver().action(learner, { channel, ts: menu.ts }, ACTIONS.openBuddy);
    return waitFor(() => driver().modal(learner));
  };
  const ask = async (person: string) => {
    const form = await open();
    return driver().submit(learner, form.id, { [BLOCKS.person]: person });
  };
  const invite = async (person: string) => {
    const before = inviting(person).length;
    expect((await ask(person)).errors).toBeUndefined();
    const message = await waitFor(() => (inviting(person).length > before ? inviting(person).at(-1) : undefined));
    await close();
    return message;
  };
  const press = (user: string, ts: string, action: string) =>
    driver().action(user, { channel: directOf(user), ts }, action);
  const accept = async (person: string) => {
    const before = lines('accepted', person).length;
    const { ts } = await invite(person);
    await press(person, ts, ACTIONS.acceptBuddy);
    await waitFor(() => lines('accepted', person).length > before);
    return ts;
  };
  /** Asks, and reviews the request. */
  const finish = async (text: string, better?: string) => {
    const request = await alone.ask(lesson, text);
    await alone.review(request.ts, better);
    return request;
  };
  /** Goes to an hour of a day, counted from the first Monday in Tokyo, and lets four processes look at once. */
  const goTo = async (day: number, hour: number) => {
    now = start + day * DAY + (hour - 10) * HOUR;
    const told = await Promise.all(Array.from({ length: 4 }, () => tellWaiting(flow())));
    return told.reduce((sum, each) => sum + each, 0);
  };
  const refusedAs = async (to: string) => {
    const place = { teamId: TEAM, channelId: channel };
    return askBuddy(flow(), { place, userId: learner, to, id: `another ${to}` }).catch(
      (error: { code?: string }) => error.code,
    );
  };

  beforeAll(async () => {
    const [model] = SEED.users;
    if (model === undefined) throw new Error('nobody');
    const others = [
      { ...model, id: REFUSED.guest, name: 'gus', realName: 'Gus', kind: 'guest' as const },
      { ...model, id: REFUSED.former, name: 'fay', realName: 'Fay', kind: 'deactivated' as const },
      { ...model, id: REFUSED.foreign, name: 'pat', realName: 'Pat', teamId: 'T0PARTNER' },
    ];
    kakehashi = await startKakehashi(delivery, {
      now: () => now,
      seed: { ...SEED, users: [...people, ...others] },
    });
    ({ cohortId } = await startAlone(kakehashi, locale));
    lesson = (await alone.post()).ts;
  });
  afterAll(async () => {
    expect(kakehashi.log.errors).toEqual([]);
    await kakehashi.stop();
  });

  test('refuses oneself, apps, guests, former members and people of other workspaces beside the field', async () => {
    const form = await open();
    for (const person of Object.values(REFUSED)) {
      const { errors } = await driver().submit(learner, form.id, { [BLOCKS.person]: person });
      expect(errors).toEqual({ [BLOCKS.person]: say('error.buddy_kind') });
    }
    const self = await driver().submit(learner, form.id, { [BLOCKS.person]: learner });
    expect(self.errors).toEqual({ [BLOCKS.person]: say('error.buddy_self') });
    await close();
    expect(await flow().store.buddies.current(TEAM, cohortId)).toBeUndefined();
  });

  test('App Home offers it beside the nudge', async () => {
    expect(await alone.home()).toContain(`"${ACTIONS.openBuddy}"`);
  });

  test('a person who declines is told of nothing, and isn’t asked again', async () => {
    const { ts, text } = await invite(SHY);
    expect(text).toBe(sayIn('en')('buddy.ask', { asker: nameOf(learner) }));
    await press(SHY, ts, ACTIONS.declineBuddy);
    await waitFor(() => lines('declined', SHY).length === 1);
    await waitFor(() => holding(SHY, sayIn('en')('buddy.state.declined', { asker: nameOf(learner) })).length === 1);
    expect(inviting(SHY)).toHaveLength(0);
    const { errors } = await ask(SHY);
    expect(errors).toEqual({ [BLOCKS.person]: say('error.buddy_declined', { assignee: nameOf(SHY) }) });
    await close();
  });

  test('nothing goes to a person who hasn’t accepted yet, and nobody else is asked meanwhile', async () => {
    const { ts } = await invite(buddy);
    expect(await refusedAs(buddy)).toBe('buddy_already');
    expect(await refusedAs('U0MEI')).toBe('buddy_taken');
    await finish(wordsOf('First'));
    expect(await goTo(1, 10)).toBe(0);
    expect(driver().messages(directOf(buddy))).toHaveLength(1);
    await press(buddy, ts, ACTIONS.acceptBuddy);
    await waitFor(() => lines('accepted', buddy).length === 1);
    await waitFor(() => holding(buddy, say('buddy.state.accepted', { asker: nameOf(learner) })).length === 1);
    const form = await open();
    expect(JSON.stringify(form.blocks)).toContain(say('buddy.current.accepted', { buddy: `<@${buddy}>` }));
    await close();
  });

  test('tells the buddy in their working hours, in one message, of what has been finished until then', async () => {
    // In the evening: the next half day is tomorrow's first.
    await goTo(1, 19);
    await finish(wordsOf('Second'), `Written anew ${locale}`);
    now += HOUR / 12;
    const helped = await alone.ask(lesson, wordsOf('Third'));
    await driver().action(learner, { channel, ts: helped.ts }, ACTIONS.itHelps);
    const states = async () => (await flow().store.requests.askedBy(TEAM, learner, 9)).map(({ state }) => state);
    await expect.poll(states).toContain('closed');
    expect(await goTo(1, 23)).toBe(0);
    expect(await goTo(2, 3)).toBe(0);
    expect(finished()).toHaveLength(0);
    expect(await goTo(2, 10)).toBe(1);
    const told = await waitFor(() => finished()[0]);
    const shown = alone.blocksOf(told);
    for (const text of [`Second ${locale}`, `Third ${locale}`, `Written anew ${locale}`, say('buddy.answer')])
      expect(shown).toContain(text);
    expect(shown).toContain(say('rubric.specific.partly').slice(0, 10));
    expect(shown).not.toContain(`First ${locale}`);
    expect(shown.split(`"${ACTIONS.openBuddyComment}"`)).toHaveLength(3);
    // It's told once, whatever the learner does with it later.
    const again = await alone.ask(lesson, wordsOf('Second'));
    expect(again.ts).not.toBe(helped.ts);
    await alone.review(helped.ts);
    expect(await goTo(2, 15)).toBe(0);
    expect(finished()).toHaveLength(1);
  });

  test('brings the buddy’s comment to the learner, named', async () => {
    const { ts } = finished()[0] ?? { ts: '' };
    await press(buddy, ts, ACTIONS.openBuddyComment);
    const form = await waitFor(() =>
      driver().modal(buddy)?.callbackId === VIEWS.buddyComment ? driver().modal(buddy) : undefined,
    );
    expect(JSON.stringify(form.blocks)).toContain(`Second ${locale}`);
    const empty = await driver().submit(buddy, form.id, { [BLOCKS.text]: ' ' });
    expect(empty.errors).toEqual({ [BLOCKS.text]: say('error.text_empty') });
    const words = `I’d have asked for the period. ${locale}`;
    expect((await driver().submit(buddy, form.id, { [BLOCKS.text]: words })).errors).toBeUndefined();
    const said = await waitFor(() => alone.holding(words)[0]);
    expect(said.text).toContain(`<@${learner}>`);
    expect(said.text).toContain(nameOf(buddy));
    await close(buddy);
  });

  test('the buddy’s data has the tie and the comment, and so has the learner’s', async () => {
    for (const user of [buddy, learner]) {
      const rows = await flow().store.people.rowsOf(TEAM, user);
      expect(rows.buddy?.some(({ state }) => state === 'accepted')).toBe(true);
      expect(rows.buddy_comment).toHaveLength(1);
    }
    await driver().command(learner, channel, '/kakehashi my-data');
    const shown = await waitFor(() => driver().modal(learner));
    expect(JSON.stringify(shown.blocks)).toContain(say('my-data.table.buddy_comment', { n: 1 }));
    await close();
  });

  test('a presentation is finished with its verdicts, and waits for the week’s last half day after two messages', async () => {
    const run = await alone.run(lesson);
    await driver().action(learner, { channel, ts: run.ts }, ACTIONS.openPresent);
    await waitFor(() => driver().modal(learner)?.callbackId === VIEWS.present);
    const statement = `Half of the houses are older than our customers. ${locale}`;
    const { errors } = await driver().submit(learner, undefined, {
      [BLOCKS.role]: 'domain-expert',
      [numbered(BLOCKS.statement, 1)]: statement,
      [numbered(BLOCKS.figure, 1)]: '0',
    });
    expect(errors).toBeUndefined();
    const verdict = await waitFor(() =>
      alone.holding(statement).find((m) => alone.blocksOf(m).includes(`"${ACTIONS.openAskReal}"`)),
    );
    expect(verdict.threadTs).toBeDefined();
    expect(await goTo(3, 10)).toBe(0);
    expect(await goTo(4, 10)).toBe(0);
    expect(await goTo(4, 15)).toBe(1);
    const told = await waitFor(() => (finished().length > 1 ? finished().at(-1) : undefined));
    expect(alone.blocksOf(told)).toContain(statement);
    expect(alone.blocksOf(told)).toContain(say('buddy.answer'));
    await close();
  });

  test('the buddy ends it with the button on a message, the learner hears it once, and nothing more is told', async () => {
    const { ts } = finished()[0] ?? { ts: '' };
    const told = await toldAfter(kakehashi.rehearsal, buddy, () => press(buddy, ts, ACTIONS.endBuddy));
    expect(told.text).toBe(say('buddy.you-ended.buddy'));
    await waitFor(() => lines('ended', buddy).length === 1);
    const late = await toldAfter(kakehashi.rehearsal, buddy, () => press(buddy, ts, ACTIONS.openBuddyComment));
    expect(late.text).toBe(say('error.buddy_over'));
    await finish(wordsOf('Fourth'));
    expect(await goTo(5, 10)).toBe(0);
    expect(finished()).toHaveLength(2);
  });

  test('the learner ends it in the form, and the buddy hears it once', async () => {
    await accept(buddy);
    const form = await open();
    await driver().action(learner, { viewId: form.id }, ACTIONS.endBuddy);
    await waitFor(() => JSON.stringify(driver().modal(learner)?.blocks).includes(say('buddy.you-ended.learner')));
    await close();
    const heard = () => holding(buddy, say('buddy.ended-by-learner', { asker: nameOf(learner) }));
    await waitFor(() => heard().length === 1);
    // Someone who hasn't answered yet sees it in the message that asked them.
    await invite(buddy);
    const id = (await flow().store.buddies.current(TEAM, cohortId))?.id ?? '';
    const asked = await open();
    await driver().action(learner, { viewId: asked.id }, ACTIONS.endBuddy);
    await waitFor(() => holding(buddy, say('buddy.state.withdrawn', { asker: nameOf(learner) })).length === 1);
    await close();
    const late = answerBuddy(flow(), { teamId: TEAM, id, userId: buddy, answer: 'accepted' });
    await expect(late).rejects.toMatchObject({ code: 'buddy_over' });
    expect(heard()).toHaveLength(1);
  });

  test('more than fit into one message come with the next one, and none is lost', async () => {
    await accept(buddy);
    // The next Monday: a new week of direct messages.
    await goTo(7, 9.5);
    for (const nth of ['Fifth', 'Sixth', 'Seventh', 'Eighth']) {
      now += HOUR / 12;
      await finish(wordsOf(nth));
    }
    expect(await goTo(7, 14)).toBe(1);
    const told = await waitFor(() => (finished().length > 2 ? finished().at(-1) : undefined));
    expect(alone.blocksOf(told).split(`"${ACTIONS.openBuddyComment}"`)).toHaveLength(4);
    expect(await goTo(7, 15)).toBe(0);
    // A process that dies while it writes the message takes nothing with it.
    now = start + 8 * DAY;
    const random = {
      ...flow().random,
      uuid: () => {
        throw new Error('killed');
      },
    };
    const log = memoryLog();
    expect(await tellWaiting({ ...flow(), random, log })).toBe(0);
    expect(log.errors).toHaveLength(1);
    expect(await goTo(8, 10)).toBe(1);
    const rest = await waitFor(() => (finished().length > 3 ? finished().at(-1) : undefined));
    expect(alone.blocksOf(rest)).toContain(`Eighth ${locale}`);
  });

  test('retention takes the words from the buddy’s messages, too', async () => {
    await kakehashi.pool?.query('UPDATE kakehashi.cohort SET retention_days = 30');
    now += 40 * DAY;
    await expire(flow());
    now += 8 * DAY;
    await expire(flow());
    await waitFor(() => finished().every((m) => !alone.blocksOf(m).includes(`Second ${locale}`)));
    const rows = await kakehashi.pool?.query('SELECT 1 FROM kakehashi.buddy_comment');
    expect(rows?.rows).toEqual([]);
  });

  test('a buddy who leaves the workspace is one no more, and the learner hears it', async () => {
    await finish(wordsOf('Ninth'));
    const leaving = people.find(({ id }) => id === buddy);
    if (leaving === undefined) throw new Error('nobody leaves');
    leaving.kind = 'deactivated';
    for (let hour = 0; hour < 72; hour += 1) {
      now += HOUR;
      await tellWaiting(flow());
    }
    await waitFor(() => lines('gone', buddy).length === 1);
    expect(await flow().store.buddies.current(TEAM, cohortId)).toBeUndefined();
    expect(finished().some((m) => alone.blocksOf(m).includes(`Ninth ${locale}`))).toBe(false);
  });
});

/** What an erasure of either takes away. */
describe.each(ROUNDS)('erasing either, in $locale over $delivery', ({ locale, delivery }) => {
  let now = Date.parse('2026-11-30T10:00:00+09:00');
  let kakehashi: Kakehashi;
  const buddy = BUDDIES[locale];
  const alone = learnAlone(() => kakehashi, locale);
  const { learner, channel, say } = alone;
  const driver = () => kakehashi.rehearsal.driver;
  const waitFor: Kakehashi['rehearsal']['waitFor'] = (look, ms) => kakehashi.rehearsal.waitFor(look, ms);
  const flow = () => kakehashi.service.flow;
  const direct = () => JSON.stringify(driver().messages(directOf(buddy)));

  afterAll(async () => {
    expect(kakehashi.log.errors).toEqual([]);
    await kakehashi.stop();
  });

  test.each(['learner', 'buddy'] as const)('the %s', async (who) => {
    await kakehashi?.stop();
    kakehashi = await startKakehashi(delivery, { now: () => now });
    const { cohortId } = await startAlone(kakehashi, locale);
    const lesson = await alone.post();
    const place = { teamId: TEAM, channelId: channel };
    await askBuddy(flow(), { place, userId: learner, to: buddy, id: 'tie' });
    const asked = await waitFor(() => driver().messages(directOf(buddy))[0]);
    await driver().action(buddy, { channel: directOf(buddy), ts: asked.ts }, ACTIONS.acceptBuddy);
    await waitFor(() => alone.blocksOf(driver().messages(directOf(buddy))[0]).includes(ACTIONS.endBuddy));
    const request = await alone.ask(lesson.ts, `Words of the learner: ${alone.example().text}`);
    await alone.review(request.ts, 'Better words of the learner');
    now += DAY;
    expect(await tellWaiting(flow())).toBe(1);
    const told = await waitFor(() =>
      driver()
        .messages(directOf(buddy))
        .find((m) => alone.blocksOf(m).includes(`"${ACTIONS.openBuddyComment}"`)),
    );
    await driver().action(buddy, { channel: directOf(buddy), ts: told.ts }, ACTIONS.openBuddyComment);
    const form = await waitFor(() => driver().modal(buddy));
    await driver().submit(buddy, form.id, { [BLOCKS.text]: 'Words of the buddy' });
    await waitFor(() => alone.holding('Words of the buddy')[0]);

    await eraseData(flow(), { teamId: TEAM, userId: who === 'learner' ? learner : buddy });
    expect(await flow().store.buddies.current(TEAM, cohortId)).toBeUndefined();
    for (const table of ['buddy', 'buddy_finished', 'buddy_comment']) {
      const found = await kakehashi.pool?.query(`SELECT 1 FROM kakehashi.${table}`);
      expect(found?.rows).toEqual([]);
    }
    const posts = await kakehashi.pool?.query(`SELECT content::text AS content FROM kakehashi.post`);
    const kept = JSON.stringify(posts?.rows);
    expect(kept).not.toContain('Words of the buddy');
    await waitFor(() => alone.holding('Words of the buddy').length === 0);
    if (who === 'learner') {
      expect(kept).not.toContain('ords of the learner');
      await waitFor(() => !direct().includes('ords of the learner') && !direct().includes(learner));
      await waitFor(() => direct().includes(say('buddy.state.ended', { asker: ':bust_in_silhouette:' })));
    } else expect(kept).not.toContain(buddy);
  });
});
