import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PROCESS_IDS } from '../../src/course/lesson-id.ts';
import { firstWords } from '../../src/exercise/first-words.ts';
import { ACTIONS, VIEWS } from '../../src/slack/app/ids.ts';
import { course } from '../helpers/course.ts';
import { languages, THOROUGH } from '../helpers/languages.ts';
import { messagesSince } from '../helpers/messages-since.ts';
import { NEEDED_SCOPES } from '../helpers/needed-scopes.ts';
import { type Kakehashi, sayIn } from '../helpers/post-analyze.ts';
import { postLesson } from '../helpers/start-cohort.ts';
import { startKakehashi } from '../helpers/start-kakehashi.ts';

const LEARNERS = { en: 'U0DAVID', ja: 'U0HANA' } as const;

/** One person takes the whole course in direct messages with the app. Stand-ins play every role. */
describe.each(languages('en'))('alone, in %s', (locale) => {
  const learner = LEARNERS[locale];
  const channel = `D${learner.slice(1)}`;
  const say = sayIn(locale);
  let kakehashi: Kakehashi;
  const driver = () => kakehashi.rehearsal.driver;
  const waitFor: Kakehashi['rehearsal']['waitFor'] = (look, ms) => kakehashi.rehearsal.waitFor(look, ms);

  beforeAll(async () => {
    kakehashi = await startKakehashi('socket', { scopes: NEEDED_SCOPES });
    await driver().command(learner, channel, '/kakehashi start');
    await waitFor(() => driver().modal(learner)?.callbackId === VIEWS.start);
    expect((await driver().submit(learner, undefined, { locale })).errors).toBeUndefined();
    await waitFor(() =>
      driver()
        .messages(channel)
        .some((m) => m.text === say('welcome.text.alone')),
    );
  });
  afterAll(async () => {
    expect(kakehashi.log.errors).toEqual([]);
    await kakehashi.stop();
  });

  test('speaks to one person, not to a team in a channel', async () => {
    const json = (it: unknown) => JSON.stringify(it ?? '');
    /** Whether each sentence is there in its form for one person, and not in the form for a team. */
    const isForOne = (shown: string, ...keys: string[]) => {
      const inJson = (key: string) => JSON.stringify(say(key, VALUES)).slice(1, -1).split('#');
      for (const key of keys) {
        for (const part of inJson(`${key}.alone`)) expect(shown).toContain(part);
        const [own, team] = [inJson(`${key}.alone`).join('#'), inJson(key).join('#')];
        if (!own.includes(team)) expect(shown).not.toContain(team.split('#')[0]);
      }
    };
    const VALUES = { facilitator: '#', role: '#', covered: 0, all: '#', process: '#', headline: '#', max: '#' };
    const other = locale === 'en' ? 'U0PRIYA' : 'U0YUKI';
    const direct = `D${other.slice(1)}`;
    await driver().command(other, direct, '/kakehashi start');
    const form = await waitFor(() => driver().modal(other));
    isForOne(json(form.blocks), 'start.body', 'start.language');
    // Who answers for a role, and how fast people answer, are no questions.
    expect(form.blocks.some((block) => ['stand-ins', 'pace'].includes(String(block.block_id)))).toBe(false);
    await driver().closeView(other);
    await driver().command(other, direct, '/kakehashi');
    isForOne(json(await waitFor(() => driver().ephemerals(other)[0])), 'button.start');

    const [welcome] = driver().messages(channel);
    isForOne(json(welcome?.blocks), 'welcome.body', 'welcome.no-roles');
    const tell = async (typed: string) => {
      const before = driver().ephemerals(learner).length;
      await driver().command(learner, channel, `/kakehashi ${typed}`);
      return json(await waitFor(() => driver().ephemerals(learner)[before]));
    };
    isForOne(await tell(''), 'menu.no-lesson');
    isForOne(await tell('help'), 'help.coverage', 'help.progress', 'help.report');
    expect(await tell('help')).not.toContain('roles set @');
    const roles = await tell('roles');
    isForOne(roles, 'roles.title');
    expect(roles).not.toContain(ACTIONS.openSetRoles);
    isForOne(await tell('coverage'), 'error.lesson_not_posted');
    await driver().command(learner, channel, '/kakehashi settings');
    isForOne(json(await waitFor(() => driver().modal(learner))), 'settings.body', 'settings.retention-hint');
    await driver().closeView(learner);
    // The same person reads the words for a team in a channel.
    const team = { en: 'C0HOUSE', ja: 'C0JUTAKU' }[locale];
    await driver().command(learner, team, '/kakehashi');
    const inChannel = await waitFor(() =>
      driver()
        .ephemerals(learner)
        .find((m) => m.channel === team),
    );
    expect(json(inChannel)).toContain(say('button.start'));
  });

  test('shows the menu once per message or command in a direct conversation without a course', async () => {
    const other = locale === 'en' ? 'U0EMILY' : 'U0KENJI';
    const direct = `D${other.slice(1)}`;
    const shown = () => driver().ephemerals(other);
    await driver().message(other, direct, 'hello, what now?');
    const menu = await waitFor(() => shown()[0]);
    expect(menu.text).toBe(say('menu.title'));
    expect(JSON.stringify(menu.blocks)).toContain(say('menu.no-cohort-direct'));
    await driver().command(other, direct, '/kakehashi');
    await waitFor(() => shown().length > 1);
    expect(JSON.stringify(shown()[1]?.blocks)).toContain(say('menu.no-cohort-direct'));
    expect(shown()).toHaveLength(2);
  });

  test.each(THOROUGH ? PROCESS_IDS : (['analyze'] as const))(
    '%s: posts the lesson, runs its step, asks a role, and gets its stand-in’s answer',
    async (process) => {
      const lesson = await postLesson(kakehashi.rehearsal, { channel, learner, process });
      const thread = () => driver().messages(channel, lesson.ts);
      const found = say('findings.title', { process: course.process(locale, process).name });
      await driver().action(learner, { channel, ts: lesson.ts }, ACTIONS.runStep);
      await waitFor(() => thread().some((m) => m.text === found));
      // Pressed in the channel, where the run is not seen.
      const run = thread().find((m) => m.text === found);
      const link = `${kakehashi.rehearsal.url}/archives/${channel}/p${run?.ts.replace('.', '')}`;
      const started = say('run.started', { process: course.process(locale, process).name, link });
      const told = () =>
        driver()
          .ephemerals(learner)
          .map(({ text }) => text);
      // The address of a reply goes on with its thread.
      await waitFor(() => told().some((text) => text.includes(started.split('|')[0] ?? '')));

      await driver().action(learner, { channel, ts: lesson.ts }, ACTIONS.openAsk);
      await waitFor(() => driver().modal(learner)?.callbackId === VIEWS.ask);
      const [role = ''] = course.process(locale, process).offers;
      const text = `Alone ${process} ${locale}: by Friday, please.`;
      const asked = await driver().submit(learner, undefined, { role, kind: 'information', text });
      expect(asked.errors).toBeUndefined();
      const answer = say('stand-in.answer', {
        asker: `<@${learner}>`,
        about: firstWords(text),
        role: course.role(locale, role).name,
      });
      const reply = await waitFor(() =>
        messagesSince(kakehashi.rehearsal, channel, lesson.ts).find((m) => m.text === answer),
      );
      // Nobody else could answer or review.
      expect(JSON.stringify(reply.blocks)).not.toContain(ACTIONS.sendToPerson);
      const request = messagesSince(kakehashi.rehearsal, channel, lesson.ts).find((m) => m.ts === reply.threadTs);
      const shown = JSON.stringify(request?.blocks);
      expect(shown).toContain(say('routing.stand-in.alone', { role: course.role(locale, role).name }));
      expect(shown).not.toContain(`"${ACTIONS.openReview}"`);
    },
  );

  test('one reviews one’s own request beside the nearest example, rewrites it, and sees both texts in one message', async () => {
    // The lesson that was posted first.
    const [process = 'analyze'] = THOROUGH ? PROCESS_IDS : [];
    const lesson = await waitFor(() =>
      driver()
        .messages(channel)
        .find((m) => JSON.stringify(m.blocks ?? []).includes(ACTIONS.openAsk)),
    );
    const [example] = course
      .lesson(locale, process)
      .exampleRequests.filter(({ roles }) =>
        roles.some((role) => course.process(locale, process).offers.includes(role)),
      );
    if (example === undefined) throw new Error('no example');
    const [role = ''] = example.roles;
    // The example itself is the nearest.
    const { text } = example;
    await driver().action(learner, { channel, ts: lesson.ts }, ACTIONS.openAsk);
    await waitFor(() => driver().modal(learner)?.callbackId === VIEWS.ask);
    await driver().submit(learner, undefined, { role, kind: example.kind, text });
    const shown = (ts: string) =>
      JSON.stringify(
        driver()
          .messages(channel)
          .find((m) => m.ts === ts)?.blocks ?? [],
      );
    const request = await waitFor(() =>
      driver()
        .messages(channel)
        .findLast((m) => {
          const blocks = JSON.stringify(m.blocks ?? []);
          return blocks.includes(ACTIONS.openSelfReview) && blocks.includes(text.slice(0, 20));
        }),
    );
    expect(shown(request.ts)).toContain(say('request.state.answered-unreviewed'));
    const thread = () => driver().messages(channel, request.ts);
    await waitFor(() => thread().length === 2);

    const press = async (ts: string, action: string, callbackId: string) => {
      await driver().action(learner, { channel, ts }, action);
      return waitFor(() => (driver().modal(learner)?.callbackId === callbackId ? driver().modal(learner) : undefined));
    };
    const form = await press(request.ts, ACTIONS.openSelfReview, VIEWS.selfReview);
    const beside = JSON.stringify(form.blocks);
    // The stand-in's answer quotes it already, so it stands there once.
    expect(beside).toContain(say('self-review.above'));
    const begin = JSON.stringify(example.text.slice(0, 40)).slice(1, -1);
    expect(beside.split(begin)).toHaveLength(3);
    expect(beside).toContain(JSON.stringify(example.why.split('\n')[0]?.slice(0, 40)).slice(1, -1));
    await driver().action(learner, { viewId: form.id }, ACTIONS.openFullRequest);
    const inFull = JSON.stringify(example.full.split('\n')[0]?.slice(0, 40)).slice(1, -1);
    await waitFor(() => JSON.stringify(driver().modal(learner)?.blocks ?? []).includes(inFull));
    await driver().closeView(learner);
    const ratings = { 'right-person': 'fully', 'right-kind': 'mostly', specific: 'partly', usable: 'mostly' };
    await driver().submit(learner, form.id, ratings);
    const rewrite = await waitFor(() =>
      driver().modal(learner)?.callbackId === VIEWS.rewrite ? driver().modal(learner) : undefined,
    );
    // What was rated is kept at once, as a message that the rewrite edits.
    const own = await waitFor(() => thread().find((m) => m.text.includes(say('self-review.rated.alone'))));
    expect(JSON.stringify(own.blocks)).toContain(say('rubric.specific.partly'));
    expect(JSON.stringify(rewrite.blocks)).toContain(say('rewrite.body'));
    expect(JSON.stringify(rewrite.blocks)).toContain(say('self-review.nearest'));
    const blank = await driver().submit(learner, rewrite.id, { text: ' ' });
    expect(blank.ok).toBe(false);
    const better = `Why are 99% of Pool_QC blank? I need it by Friday for the table ${locale}.`;
    expect((await driver().submit(learner, rewrite.id, { text: better, specific: 'fully' })).errors).toBeUndefined();
    const both = await waitFor(() =>
      thread().find((m) => m.ts === own.ts && m.text === say('self-review.rewritten.alone')),
    );
    const blocks = JSON.stringify(both.blocks);
    const at = [
      `*${say('self-review.before')}*`,
      say('rubric.specific.partly'),
      `*${say('self-review.after')}*`,
      better,
      say('rubric.specific.fully'),
    ].map((part) => blocks.indexOf(part));
    expect(at).not.toContain(-1);
    expect(at).toEqual([...at].sort((a, b) => a - b));
    // The request, its answer, and this one message.
    expect(thread()).toHaveLength(3);
    await waitFor(() =>
      driver()
        .ephemerals(learner)
        .some((m) => m.text.startsWith(say('rewrite.done', { link: '#' }).split('<')[0] ?? '')),
    );

    // Once more edits the same message, from the new text.
    const again = await press(own.ts, ACTIONS.openRewrite, VIEWS.rewrite);
    expect(JSON.stringify(again.blocks)).toContain(better);
    await driver().submit(learner, again.id, { text: `${better} Thanks!` });
    await waitFor(() => JSON.stringify(thread().find((m) => m.ts === own.ts)?.blocks).includes('Thanks!'));
    expect(thread()).toHaveLength(3);
  });
});
