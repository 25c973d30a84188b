import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ACTIONS, BLOCKS, VIEWS } from '../../../src/slack/app/ids.ts';
import { bringTable, salesCsv } from '../../helpers/bring-table.ts';
import { rounds } from '../../helpers/languages.ts';
import { directOf, type Kakehashi, PLACES, sayIn, TEAM } from '../../helpers/post-analyze.ts';
import { startCohort } from '../../helpers/start-cohort.ts';
import { startKakehashi } from '../../helpers/start-kakehashi.ts';

const OTHERS = { en: ['U0LUCAS', 'U0EMILY'], ja: ['U0MEI', 'U0YUKI'] } as const;

/** Who allows the use of a table: the question goes to a role, and only its holders answer. */
describe.each(rounds({ locale: 'en', delivery: 'socket' }))('in $locale over $delivery', ({ locale, delivery }) => {
  const { channel, learner } = PLACES[locale];
  const [auditor, stranger] = OTHERS[locale];
  const say = sayIn(locale);
  let kakehashi: Kakehashi;
  const driver = () => kakehashi.rehearsal.driver;
  const waitFor: Kakehashi['rehearsal']['waitFor'] = (look, ms) => kakehashi.rehearsal.waitFor(look, ms);
  const store = () => kakehashi.service.flow.store;
  const cohort = async () => {
    const found = await store().cohorts.inChannel({ teamId: TEAM, channelId: channel });
    if (found === undefined) throw new Error('no cohort');
    return found;
  };
  const role = (id: 'it-auditor' | 'model-risk-manager') => kakehashi.service.flow.course.role(locale, id).name;
  const asking = (file: string) =>
    driver()
      .messages(channel)
      .filter(({ text, blocks }) => text.includes(file) && JSON.stringify(blocks ?? []).includes(ACTIONS.allowData));
  const saying = (text: string) =>
    waitFor(() =>
      driver()
        .messages(channel)
        .find((m) => m.text.includes(text)),
    );
  /** Brings a table up to the question who allows it. */
  const bring = async (name: string) => {
    await bringTable(kakehashi, { channel, facilitator: learner, name, bytes: Buffer.from(salesCsv(40)) });
    await driver().submit(learner, undefined, { [BLOCKS.rowName]: 'a sale' });
    await waitFor(() => driver().modal(learner)?.callbackId === VIEWS.allowData);
  };
  /** Asks a role, and returns what the form says then. */
  const ask = async (id: string) => {
    await driver().submit(learner, undefined, { [BLOCKS.consent]: id });
    const notice = JSON.stringify(driver().modal(learner)?.blocks);
    await driver().closeView(learner);
    return notice;
  };
  const refused = async (user: string, ts: string, action: string) => {
    const before = driver().ephemerals(user).length;
    await driver().action(user, { channel, ts }, action);
    return (await waitFor(() => driver().ephemerals(user)[before])).text;
  };
  const give = async (user: string, ...roles: ('it-auditor' | 'model-risk-manager')[]) =>
    store().roles.set(TEAM, (await cohort()).id, user, roles);

  beforeAll(async () => {
    kakehashi = await startKakehashi(delivery);
    await startCohort(kakehashi.rehearsal, { channel, facilitator: learner }, { locale });
    for (const { userId } of await store().roles.list(TEAM, (await cohort()).id)) await give(userId);
  });
  afterAll(async () => {
    expect(kakehashi.log.errors).toEqual([]);
    await kakehashi.stop();
  });

  test('asks a role that no one has, until someone gets it and allows it', async () => {
    await bring('first.csv');
    expect(await ask('it-auditor')).toContain(say('own-data.allow.asked-nobody', { role: role('it-auditor') }));
    const [question] = await waitFor(() => (asking('first.csv').length === 1 ? asking('first.csv') : undefined));
    const ts = question?.ts ?? '';
    expect(question?.text).not.toContain('<@');
    const reads = sayIn(locale === 'en' ? 'en' : 'ja');
    expect(await refused(auditor, ts, ACTIONS.allowData)).toBe(
      reads('error.own_data_not_asked', { role: role('it-auditor') }),
    );
    await give(auditor, 'it-auditor');
    // An empty answer, then the answer, which a second press finds settled.
    await driver().action(auditor, { channel, ts }, ACTIONS.allowData);
    await waitFor(() => driver().modal(auditor)?.callbackId === VIEWS.answerData);
    expect((await driver().submit(auditor, undefined, { [BLOCKS.text]: ' \n' })).errors).toEqual({
      [BLOCKS.text]: say('error.text_empty'),
    });
    expect((await driver().submit(auditor, undefined, { [BLOCKS.text]: 'For *this* course, <!here>' })).ok).toBe(true);
    const used = await saying(
      say('own-data.post.used', { file: 'first.csv', rows: '40', columns: 5, version: 1 }).slice(0, 20),
    );
    expect(used.text).toContain('first.csv');
    await waitFor(() => asking('first.csv').length === 0);
    const settled = driver()
      .messages(channel)
      .find((m) => m.ts === ts);
    expect(JSON.stringify(settled?.blocks)).toContain('&lt;!here&gt;');
    expect(await store().ownData.inCohort(TEAM, (await cohort()).id)).toMatchObject([
      { version: 1, state: 'used', consent: { how: 'asked', answer: { allowed: true, by: auditor } } },
    ]);
  });

  test('mentions all holders, and deletes the rows when one of them refuses', async () => {
    await give(stranger, 'model-risk-manager');
    await give(auditor, 'it-auditor', 'model-risk-manager');
    await bring('second.csv');
    expect(await ask('model-risk-manager')).toContain(
      say('own-data.allow.asked', { role: role('model-risk-manager') }),
    );
    const [question] = await waitFor(() => (asking('second.csv').length === 1 ? asking('second.csv') : undefined));
    const ts = question?.ts ?? '';
    for (const user of [auditor, stranger]) expect(question?.text).toContain(`<@${user}>`);
    // Both open the form. The second answer comes too late, and says so.
    for (const user of [auditor, stranger]) {
      await driver().action(user, { channel, ts }, user === auditor ? ACTIONS.refuseData : ACTIONS.allowData);
      await waitFor(() => driver().modal(user)?.callbackId === VIEWS.answerData);
    }
    await driver().submit(auditor, undefined, { [BLOCKS.text]: 'It was collected for billing.' });
    const late = await driver().submit(stranger, undefined, { [BLOCKS.text]: 'Yes' });
    expect(late.errors).toEqual({ [BLOCKS.text]: say('error.stale_button') });
    await driver().closeView(stranger);
    await waitFor(() => asking('second.csv').length === 0);
    await waitFor(() =>
      JSON.stringify(
        driver()
          .messages(channel)
          .find((m) => m.ts === ts)?.blocks,
      ).includes('It was collected for billing.'),
    );
    const { rows } = await (kakehashi.pool as NonNullable<typeof kakehashi.pool>).query<{ n: number }>(
      `SELECT count(*)::int AS n FROM kakehashi.own_data_part p JOIN kakehashi.own_data d ON d.team_id = p.team_id AND d.id = p.data_id
       WHERE d.filename = 'second.csv'`,
    );
    expect(rows[0]?.n).toBe(0);
    // The course goes on with the version that it has.
    const tables = await store().ownData.inCohort(TEAM, (await cohort()).id);
    expect(tables.map(({ version, state }) => [version, state])).toEqual([[1, 'used']]);
    expect((await cohort()).dataset).toBe(`own:${tables[0]?.id}`);
  });

  test('lets the facilitator ask another role, and settle it in another way', async () => {
    // Its holder has left the channel.
    await give(stranger);
    await give(auditor, 'it-auditor');
    await bring('third.csv');
    await ask('it-auditor');
    const [first] = await waitFor(() => (asking('third.csv').length === 1 ? asking('third.csv') : undefined));
    await driver().leave(channel, auditor);
    const goOn = async () => {
      await driver().command(learner, channel, '/kakehashi data');
      const form = await waitFor(() => driver().modal(learner));
      expect(JSON.stringify(form.blocks)).toContain(say('own-data.state.asked'));
      await driver().action(learner, { viewId: form.id }, ACTIONS.continueData);
      await waitFor(() => driver().modal(learner)?.callbackId === VIEWS.allowData);
    };
    await goOn();
    await ask('model-risk-manager');
    const [second] = await waitFor(() => {
      const open = asking('third.csv');
      return open.length === 1 && open[0]?.ts !== first?.ts ? open : undefined;
    });
    // The same role again asks nothing twice.
    await goOn();
    await ask('model-risk-manager');
    await goOn();
    await driver().submit(learner, undefined, { [BLOCKS.consent]: 'said', [BLOCKS.text]: 'Mia, until March' });
    await driver().closeView(learner);
    await waitFor(() => asking('third.csv').length === 0);
    const messages = await waitFor(() => {
      const all = driver().messages(channel);
      return all.filter((m) => m.text.includes('third.csv')).length >= 3 ? all : undefined;
    });
    for (const ts of [first?.ts, second?.ts]) {
      expect(messages.find((m) => m.ts === ts)?.text).toContain(
        say('own-data.post.settled', { by: '#', file: 'third.csv' }).split('#').at(-1),
      );
    }
    expect(messages.filter((m) => m.text.includes('third.csv'))).toHaveLength(3);
    const [table] = await store().ownData.inCohort(TEAM, (await cohort()).id);
    expect(table).toMatchObject({ version: 2, consent: { how: 'said', by: learner, text: 'Mia, until March' } });
    expect(
      driver()
        .messages(directOf(learner))
        .filter(({ text }) => text.includes('.csv')),
    ).toEqual([]);
  });
});
