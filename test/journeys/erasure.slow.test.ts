import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LOCALES } from '../../src/course/locale.ts';
import { openReviewAs } from '../../src/demo/open-review-as.ts';
import { FIVE_WS } from '../../src/exercise/compose-five-ws.ts';
import { SENTENCE_LIMIT, STATEMENT_LIMIT } from '../../src/exercise/presentation.ts';
import { remind } from '../../src/flow/requests/remind.ts';
import { changeWorkshop } from '../../src/flow/workshop/change-workshop.ts';
import { startWorkshop } from '../../src/flow/workshop/start-workshop.ts';
import { ACTIONS, BLOCKS, VALUE, VIEWS } from '../../src/slack/app/ids.ts';
import { numbered } from '../../src/slack/modals/numbered.ts';
import { createStore } from '../../src/store/create-store.ts';
import { openStore } from '../../src/store/open-store.ts';
import { expectInert } from '../helpers/expect-inert.ts';
import { inLessonThread, toldAfter } from '../helpers/in-lesson-thread.ts';
import { PAYLOADS } from '../helpers/payloads.ts';
import { type Kakehashi, PLACES, sayIn, TEAM, withButton } from '../helpers/post-analyze.ts';
import { postLesson, startCohort } from '../helpers/start-cohort.ts';
import { startKakehashi } from '../helpers/start-kakehashi.ts';

const EXPERT = 'U0EMILY';
const AUDITOR = 'U0MEI';
const OTHER = 'U0PRIYA';
const ROLE = 'operator';
/** Begins every word that the learner types in this file, and is nowhere else. */
const MARK = 'Kanarienvogel';

/**
 * Modals with a field for text, by folder, and what the learner types there. A new modal with such a field belongs here, and
 * into the journey below.
 */
const TYPED: Readonly<Record<string, readonly string[]>> = {
  ask: ['ask', 'draft'],
  tell: ['tell'],
  'five-ws': FIVE_WS.map((id) => `five-${id}`),
  reply: ['reply', 'first'],
  'edit-reply': ['edited'],
  'ask-back': ['back'],
  'hand-on': ['handed'],
  decline: ['declined'],
  'keep-decision': ['decision'],
  present: ['statement'],
  verdicts: ['verdict'],
  review: ['comment'],
  'review-differs': ['differs'],
  'self-review': ['rewrite'],
  parameters: ['goal'],
  park: ['parked'],
};
/** Modals whose typed text is not kept: the answer to it is private, and gone with the next reload. */
const NOT_KEPT = ['prediction', 'task', 'workshop'];
/**
 * Modals that other tests fill in: `my-data.slow.test.ts` (their words are in files and notebooks, too), and `alone-end.slow.test.ts`,
 * `alone-real-person.slow.test.ts` and `alone-buddy.slow.test.ts` (only someone alone has them).
 */
const ELSEWHERE = ['own-data', 'own-questions', 'real-person', 'buddy'];
/** What the learner writes outside of modals: an answer in the thread. */
const IN_MESSAGES = ['thread'];
const ALL = [...Object.values(TYPED).flat(), ...IN_MESSAGES];
/** Typed into a form that is never sent. */
const UNSENT = ['draft'];
/** Typed into a form and shown in forms alone, never in a message. */
const IN_FORMS = ['decision'];
/** Typed and replaced by another text, or merged into it, before the deletion. */
const REPLACED = ['first'];

test('every modal with a field for text is tried below', () => {
  const folder = new URL('../../src/slack/modals/', import.meta.url);
  const withText = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.includes('/') && file.endsWith('.ts'))
    .filter((file) => /\b(?:textField|lineField)\(|plain_text_input/u.test(readFileSync(new URL(file, folder), 'utf8')))
    .map((file) => file.split('/')[0]);
  expect([...new Set(withText)].sort()).toEqual([...Object.keys(TYPED), ...NOT_KEPT, ...ELSEWHERE].sort());
});

/** The texts of all rows of all tables, the queue's too, and all files in the database. */
async function textsInDatabase(pool: Parameters<typeof createStore>[0]): Promise<string[]> {
  const { rows: tables } = await pool.query<{ name: string }>(
    `SELECT format('%I.%I', table_schema, table_name) AS name FROM information_schema.tables
     WHERE table_schema IN ('kakehashi', 'bullmq') AND table_type = 'BASE TABLE'`,
  );
  const texts: string[] = [];
  for (const { name } of tables) {
    if (name === 'kakehashi.artifact') continue;
    texts.push(...(await pool.query<{ x: string }>(`SELECT x::text AS x FROM ${name} x`)).rows.map(({ x }) => x));
  }
  const { rows: files } = await pool.query<{ id: string }>('SELECT id FROM kakehashi.artifact');
  for (const { id } of files) {
    const file = await createStore(pool).artifacts.byId(TEAM, id);
    texts.push(Buffer.concat(file?.slices ?? []).toString());
  }
  return texts;
}

/** Names of files in a folder that hold a text. */
function filesHolding(folder: string, text: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => readFileSync(file).includes(text));
}

describe.each(LOCALES)('in %s', (locale) => {
  const { channel, learner } = PLACES[locale];
  const say = sayIn(locale);
  const canary = (name: string) => `${MARK}-${name}-x`;
  /** What the learner types into a field: its canary, and five of the hostile texts, in turns. */
  const typed = (name: string, between = '\n') => {
    const first = 5 * ALL.indexOf(name);
    const evil = [0, 1, 2, 3, 4].map((nth) => PAYLOADS[(first + nth) % PAYLOADS.length] ?? '');
    // Line breaks can't be typed into a field of one line.
    return [canary(name), ...evil].map((one) => (between === '\n' ? one : one.replaceAll(/\s+/gu, ' '))).join(between);
  };
  let now = Date.parse('2026-10-12T09:00:00Z');
  let dir: string;
  let kakehashi: Kakehashi;
  let lessonTs: string;
  const driver = () => kakehashi.rehearsal.driver;
  const waitFor: Kakehashi['rehearsal']['waitFor'] = (look, ms) => kakehashi.rehearsal.waitFor(look, ms);
  const here = inLessonThread(channel, () => ({ rehearsal: kakehashi.rehearsal, ts: lessonTs }));
  const { holding, open } = here;
  /** Waits for the button, presses it, and submits its modal. */
  const fill: typeof here.fill = async (user, ts, action, ...rest) => {
    await waitFor(() => here.shown(ts).includes(`"${action}"`));
    await here.fill(user, ts, action, ...rest);
  };
  /** The id of the open form's field for text, which changes with each new content. */
  const textBlock = () =>
    (driver().rawModal(learner)?.blocks ?? [])
      .map(({ block_id: id }: { block_id?: string }) => id ?? '')
      .find((id: string) => id.startsWith('text'));
  const directOf = (user: string) => driver().messages(`D${user.slice(1)}`);
  /** Everything that the app has posted to anybody but the learner alone: messages, and the content of files. */
  const posted = async () => {
    const channels = [channel, ...kakehashi.rehearsal.users.map(({ id }) => `D${id.slice(1)}`)].filter(
      (id) => id !== `D${learner.slice(1)}`,
    );
    const all = channels.flatMap((id) =>
      driver()
        .messages(id)
        .flatMap((m) => driver().messages(id, m.ts)),
    );
    const own = all.filter((m) => m.user === 'U0KAKEHASHI');
    const files = own.flatMap((m) => m.files ?? []);
    const contents = files.map(async (file) => (await fetch(`${kakehashi.rehearsal.url}${file.url}`)).text());
    return [...own.map(({ text, blocks }) => JSON.stringify([text, blocks])), ...(await Promise.all(contents))];
  };
  const pool = () => {
    if (kakehashi.pool === undefined) throw new Error('no embedded database');
    return kakehashi.pool;
  };
  /** The facilitator gives a person the role that they ask for answers. */
  const give = async (person: string) => {
    await driver().command(EXPERT, channel, '/kakehashi roles set');
    await waitFor(() => driver().modal(EXPERT)?.callbackId === VIEWS.setRoles);
    await toldAfter(kakehashi.rehearsal, EXPERT, () => driver().submit(EXPERT, undefined, { person, roles: [ROLE] }));
  };
  const answer = (user: string, ts: string, text: string) => fill(user, ts, ACTIONS.openReply, VIEWS.reply, { text });

  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), 'kakehashi-erasure-'));
    kakehashi = await startKakehashi('socket', { dir, now: () => now });
    const { rehearsal } = kakehashi;
    await startCohort(rehearsal, { channel, facilitator: EXPERT }, { locale });
    await give(learner);
    lessonTs = (await postLesson(rehearsal, { channel, learner })).ts;
  });
  afterAll(async () => {
    await kakehashi.stop();
    await rm(dir, { recursive: true, force: true });
  });

  test('the learner types into everything that takes text', async () => {
    // A request of the learner: written with the 5W1H form, and followed up.
    const form = await open(learner, lessonTs, ACTIONS.openAsk, VIEWS.ask);
    await driver().action(learner, { viewId: form.id }, ACTIONS.openFiveWs);
    await waitFor(() => driver().modal(learner)?.callbackId === VIEWS.fiveWs);
    const answers = Object.fromEntries(FIVE_WS.map((id) => [id, typed(`five-${id}`, ' ')]));
    expect((await driver().submit(learner, undefined, answers)).errors).toBeUndefined();
    const text = await waitFor(() => {
      const modal = driver().rawModal(learner);
      const found = modal?.blocks.find((block: { block_id?: string }) => block.block_id === textBlock());
      const value = String(found?.element?.initial_value ?? '');
      return modal?.callback_id === VIEWS.ask && value.includes(canary('five-how')) ? value : undefined;
    });
    await driver().closeView(learner);
    const request = { role: 'domain-expert', kind: 'information', text: `${text}\n${typed('ask')}` };
    await fill(learner, lessonTs, ACTIONS.openAsk, VIEWS.ask, request);
    // The channel shows the beginning of the text.
    const mine = await waitFor(() => holding(canary('five-why'))[0]);
    await answer(EXPERT, mine.ts, 'The answer stays.');
    await fill(learner, mine.ts, ACTIONS.openAskBack, VIEWS.askBack, { text: typed('back') });
    await waitFor(() => holding(canary('back'))[0]);
    await answer(EXPERT, mine.ts, 'The second answer stays.');
    // The expert's answer, in the learner's words.
    await fill(learner, mine.ts, ACTIONS.openKeepDecision, VIEWS.keepDecision, {
      text: typed('decision').slice(0, 500),
    });
    await waitFor(() => here.shown(mine.ts).includes(`"${ACTIONS.openReview}"`));
    const view = await openReviewAs(kakehashi.rehearsal, AUDITOR, { channel, ts: mine.ts });
    const ratings = { 'right-person': 'fully', 'right-kind': 'fully', specific: 'fully', usable: 'fully' };
    await driver().submit(AUDITOR, view.id, { ...ratings, comment: 'The comment stays.' });
    const review = await waitFor(() => holding('The comment stays.')[0]);
    await fill(learner, review.ts, ACTIONS.openReviewDiffers, VIEWS.reviewDiffers, { text: typed('differs') });
    await waitFor(() => holding(canary('differs'))[0]);

    // A remark to the data scientist.
    const communication = await withButton(kakehashi, channel, lessonTs, ACTIONS.openTell);
    await fill(learner, communication.ts, ACTIONS.openTell, VIEWS.tell, {
      text: `${typed('tell')}\nPlease keep it as it is.`,
    });
    await waitFor(() => holding(canary('tell'))[0]);
    await driver().closeView(learner);

    // A request to a stand-in, which quotes it in its question back.
    await here.ask(learner, 'architect', `${canary('ask')} sings, by Friday?`);
    await waitFor(() => holding(`"${ACTIONS.sendToPerson}"`).find((m) => JSON.stringify(m).includes(canary('ask'))));

    // Answers of the learner: in a form, changed, in the thread; and two requests that they do not answer.
    const asked = (words: string) => here.ask(EXPERT, ROLE, `${words} stays, by Friday?`);
    const first = await asked('One');
    await answer(learner, first.ts, typed('first'));
    const reply = await waitFor(() => holding(canary('first'))[0]);
    await fill(learner, reply.ts, ACTIONS.openEditReply, VIEWS.editReply, { text: typed('edited') });
    await waitFor(() => holding(canary('edited'))[0]);
    await answer(learner, (await asked('Two')).ts, typed('reply'));
    await waitFor(() => holding(canary('reply'))[0]);
    const third = await asked('Three');
    await driver().message(learner, channel, `${canary('thread')} is all I know about the ages.`, third.ts);
    await waitFor(() => !here.shown(third.ts).includes(ACTIONS.openReply));
    await fill(learner, (await asked('Four')).ts, ACTIONS.openDecline, VIEWS.decline, { text: typed('declined') });
    await waitFor(() => holding(canary('declined'))[0]);
    const fifth = await here.ask(EXPERT, ROLE, 'Five stays, by Friday?');
    await give(OTHER);
    await fill(learner, fifth.ts, ACTIONS.openHandOn, VIEWS.handOn, { text: typed('handed') });
    await waitFor(() => holding(canary('handed'))[0]);

    // A review of the learner.
    const audited = await here.ask(EXPERT, 'it-auditor', 'Six stays, by Friday?');
    await answer(AUDITOR, audited.ts, 'Another answer stays.');
    await waitFor(() => here.shown(audited.ts).includes(`"${ACTIONS.openReview}"`));
    const opened = await openReviewAs(kakehashi.rehearsal, learner, { channel, ts: audited.ts });
    await driver().submit(learner, opened.id, { ...ratings, comment: typed('comment') });
    await waitFor(() => holding(canary('comment'))[0]);

    // A request that nobody can review, because everybody is away: the learner reviews it and writes it anew.
    const { members } = kakehashi.service.flow.store;
    const others = kakehashi.rehearsal.users.map(({ id }) => id).filter((id) => id !== learner);
    const away = { since: new Date(now), until: new Date(now + 86_400_000) };
    for (const id of others) await members.setAway(TEAM, id, away);
    const seventh = await here.ask(learner, 'architect', 'Seven stays, by Friday?');
    await waitFor(() => here.shown(seventh.ts).includes(ACTIONS.openSelfReview));
    await fill(learner, seventh.ts, ACTIONS.openSelfReview, VIEWS.selfReview, ratings);
    const { errors } = await driver().submit(learner, undefined, { text: typed('rewrite') });
    expect(errors).toBeUndefined();
    await waitFor(() => holding(canary('rewrite'))[0]);
    for (const id of others) await members.setAway(TEAM, id, undefined);

    // The Business Goal. A colleague runs the step again, with the goal in their form already, and posts the lesson again.
    await driver().command(learner, channel, '/kakehashi lesson business');
    const business = await waitFor(() =>
      driver()
        .messages(channel)
        .find(
          (m) => (m.replyCount ?? 0) >= 3 && m.ts !== lessonTs && JSON.stringify(m.blocks).includes(ACTIONS.runStep),
        ),
    );
    const inBusiness = inLessonThread(channel, () => ({ rehearsal: kakehashi.rehearsal, ts: business.ts }));
    await inBusiness.press(learner, business.ts, ACTIONS.runStep);
    const files = () => inBusiness.messages().flatMap((m) => m.files ?? []);
    await waitFor(() => files().length === 1);
    for (const [user, values] of [
      [learner, { sentence: typed('goal', ' ') }],
      [OTHER, {}],
    ] as const) {
      const before = files().length;
      const button = await waitFor(() => inBusiness.holding(`"${ACTIONS.openParameters}"`).at(-1));
      await inBusiness.fill(user, button.ts, ACTIONS.openParameters, VIEWS.parameters, values);
      await waitFor(() => files().length === before + 1);
    }
    // A colleague takes the files of both runs with the goal.
    for (const { ts } of inBusiness.holding(`"${ACTIONS.openFiles}"`).slice(1)) {
      const before = directOf(OTHER).flatMap((m) => m.files ?? []).length;
      await inBusiness.open(OTHER, ts, ACTIONS.openFiles, VIEWS.files);
      await driver().submit(OTHER);
      await driver().closeView(OTHER);
      await waitFor(() => directOf(OTHER).flatMap((m) => m.files ?? []).length === before + 2);
    }
    expect(inBusiness.holding(canary('goal')).length).toBeGreaterThan(2);
    // What the learner presents, and the learner's verdict on what a colleague presents.
    const [shown] = inBusiness
      .holding(`"${ACTIONS.openPresent}"`)
      .filter(({ ts }) => ts !== business.ts)
      .slice(-1);
    await inBusiness.fill(learner, shown?.ts ?? '', ACTIONS.openPresent, VIEWS.present, {
      [BLOCKS.role]: 'domain-expert',
      [numbered(BLOCKS.statement, 1)]: typed('statement', ' ').slice(0, STATEMENT_LIMIT),
      [numbered(BLOCKS.figure, 1)]: '0',
    });
    const presented = await waitFor(() => holding(canary('statement'))[0]);
    const confirmed = { [numbered(BLOCKS.verdict, 1)]: 'confirmed' };
    await fill(EXPERT, presented.ts, ACTIONS.openReply, VIEWS.verdicts, confirmed);
    await members.setAway(TEAM, OTHER, away);
    await inBusiness.fill(EXPERT, shown?.ts ?? '', ACTIONS.openPresent, VIEWS.present, {
      [BLOCKS.role]: ROLE,
      [numbered(BLOCKS.statement, 1)]: 'The statement stays.',
      [numbered(BLOCKS.figure, 1)]: '0',
    });
    await members.setAway(TEAM, OTHER, undefined);
    const theirs = await waitFor(() => holding('The statement stays.')[0]);
    await fill(learner, theirs.ts, ACTIONS.openReply, VIEWS.verdicts, {
      [numbered(BLOCKS.verdict, 1)]: 'corrected',
      [numbered(BLOCKS.sentence, 1)]: typed('verdict').slice(0, SENTENCE_LIMIT),
    });
    await waitFor(() => holding(canary('verdict'))[0]);
    await driver().command(EXPERT, channel, '/kakehashi report');
    await waitFor(() => directOf(EXPERT).flatMap((m) => m.files ?? []).length === 2);

    // A note for later in a workshop, whose end lists it.
    const place = { teamId: TEAM, channelId: channel };
    const draft = { minutes: 120, processes: ['analyze' as const], groupSize: 2, standInAfter: 8 };
    const { flow } = kakehashi.service;
    await startWorkshop(flow, { place, userId: EXPERT, id: 'workshop', draft, roles: [] });
    const board = await waitFor(() => holding(`"${ACTIONS.openPark}"`)[0]);
    await fill(learner, board.ts, ACTIONS.openPark, VIEWS.park, { text: typed('parked').slice(0, 300) });
    const { step = 0 } = (await flow.store.workshops.byId(TEAM, 'workshop')) ?? {};
    await changeWorkshop(flow, { place, userId: EXPERT, workshopId: 'workshop', step, deed: 'end' });
    const end = await waitFor(() => holding(canary('parked'))[0]);
    await driver().action(OTHER, { channel, ts: end.ts }, ACTIONS.sendWorkshopPage);
    await waitFor(() =>
      // OTHER reads English, also in a Japanese channel.
      directOf(OTHER).some((m) => (m.files ?? []).some(({ title }) => title === sayIn('en')('workshop-page.title'))),
    );

    // A colleague is reminded of a request, which their reminder quotes.
    await here.ask(learner, 'domain-expert', `${canary('ask')} and wait`);
    now = Date.parse('2026-10-15T12:00:00Z');
    await remind(kakehashi.service.flow);
    await waitFor(() => directOf(EXPERT).some((m) => JSON.stringify(m.blocks ?? []).includes(canary('ask'))));

    // A request that is not sent.
    const unsent = await open(learner, lessonTs, ACTIONS.openAsk, VIEWS.ask);
    await driver().action(learner, { viewId: unsent.id }, VALUE, { blockId: textBlock(), choose: canary('draft') });
    while (driver().modal(learner) !== undefined) await driver().closeView(learner);

    // What is typed into commands and messages to the app is not kept.
    for (const words of ['', 'lesson ', 'run ', 'ask ', 'roles set ', 'roles import @x ', 'away ']) {
      await driver().command(learner, channel, `/kakehashi ${words}${canary('command')}`);
    }
    await driver().mention(learner, channel, canary('mention'));
    await driver().message(learner, `D${learner.slice(1)}`, canary('direct'));
    while (driver().modal(learner) !== undefined) await driver().closeView(learner);
  });

  test('each text is kept until then', async () => {
    const texts = await textsInDatabase(pool());
    const missing = ALL.filter((name) => !texts.some((text) => text.includes(canary(name))));
    expect(missing).toEqual(REPLACED);
    expect((await posted()).filter((text) => text.includes(canary('goal'))).length).toBeGreaterThan(6);
  });

  test('no message of the app makes a link, mention, date or format of what the learner typed', async () => {
    const places = [channel, ...kakehashi.rehearsal.users.map(({ id }) => `D${id.slice(1)}`)];
    const said = places
      .flatMap((id) => [
        ...driver().rawMessages(id),
        ...driver()
          .rawMessages(id)
          .flatMap(({ ts }) => driver().rawMessages(id, ts)),
      ])
      .filter(({ user }) => user === 'U0KAKEHASHI');
    const theirs = said.filter((message) => JSON.stringify(message).includes(MARK));
    for (const { blocks, text } of said) expectInert(blocks, text);
    // The channel shows the beginning of a long request, and a button the rest.
    const long = holding(`"${ACTIONS.openMore}"`).find((m) => JSON.stringify(m).includes(canary('five-why')));
    await driver().action(learner, { channel, ts: long?.ts ?? '' }, ACTIONS.openMore);
    const whole = await waitFor(() => driver().rawModal(learner));
    expectInert(whole.blocks, '');
    await driver().closeView(learner);
    const shown = JSON.stringify([theirs, whole]);
    for (const name of Object.values(TYPED)
      .flat()
      .filter((each) => ![...REPLACED, ...UNSENT, ...IN_FORMS].includes(each)))
      expect(shown).toContain(canary(name));
    // The comment of a file is a text outside of blocks.
    expect(said.filter(({ files, text }) => (files ?? []).length > 0 && text !== '').length).toBeGreaterThan(6);
  });

  test('after the deletion no text is in any table, file or message, and what others wrote stays', async () => {
    await driver().command(learner, channel, '/kakehashi my-data');
    const modal = await waitFor(() => {
      const shown = driver().modal(learner);
      return JSON.stringify(shown?.blocks ?? []).includes(ACTIONS.deleteMyData) ? shown : undefined;
    });
    await driver().action(learner, { viewId: modal.id }, ACTIONS.deleteMyData);
    await waitFor(() => JSON.stringify(driver().modal(learner)?.blocks ?? []).includes(say('my-data.none')));
    const held = async () => (await posted()).filter((text) => text.includes(MARK)).map((text) => text.slice(0, 400));
    await expect.poll(held).toEqual([]);
    const left = (await textsInDatabase(pool())).filter((text) => text.includes(MARK));
    expect(left.map((text) => text.slice(0, 400))).toEqual([]);
    const all = await posted();
    for (const words of ['The answer stays.', 'The comment stays.', 'Five stays, by Friday?']) {
      expect(all.some((text) => text.includes(words))).toBe(true);
    }
    // A report again has its three files, and so have the runs of which a colleague took them.
    expect(directOf(EXPERT).flatMap((m) => m.files ?? [])).toHaveLength(3);
    expect(directOf(OTHER).flatMap((m) => m.files ?? [])).toHaveLength(5);
    expect(kakehashi.log.errors).toEqual([]);
  });

  test('after a clean stop no file of the database holds a text or the person', async () => {
    expect(filesHolding(dir, MARK)).not.toEqual([]);
    await kakehashi.stop();
    expect(filesHolding(dir, MARK)).toEqual([]);
    expect(filesHolding(dir, learner)).toEqual([]);
    const { pool: reopened, close } = await openStore({ dir });
    expect((await reopened.query('SELECT 1 FROM kakehashi.scrub')).rows).toEqual([]);
    expect((await textsInDatabase(reopened)).some((text) => text.includes('The answer stays.'))).toBe(true);
    await close();
  });
});
