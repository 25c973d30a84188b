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
        .some((m) => m.text === say('welcome.text')),
    );
  });
  afterAll(async () => {
    expect(kakehashi.log.errors).toEqual([]);
    await kakehashi.stop();
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
      await waitFor(() => told().some((text) => text.includes('/archives/')));
      expect(told().join().split('?')[0]).toContain(started.split('|')[0]);

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
      await waitFor(() => messagesSince(kakehashi.rehearsal, channel, lesson.ts).some((m) => m.text === answer));
    },
  );
});
