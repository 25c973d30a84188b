import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadCourse } from '../../src/course/load-course.ts';
import { PROCESS_IDS } from '../../src/course/types.ts';
import { ACTIONS, VIEWS } from '../../src/slack/ids.ts';
import { type Kakehashi, sayIn } from '../helpers/post-analyze.ts';
import { startKakehashi } from '../helpers/start-kakehashi.ts';

const LEARNERS = { en: 'U0DAVID', ja: 'U0HANA' } as const;

/** One person takes the whole course in their own messages with the app: a stand-in plays every role. */
describe.each(['en', 'ja'] as const)('alone, in %s', (locale) => {
  const learner = LEARNERS[locale];
  const channel = `D${learner.slice(1)}`;
  const say = sayIn(locale);
  const course = loadCourse();
  let kakehashi: Kakehashi;
  const driver = () => kakehashi.rehearsal.driver;
  const waitFor: Kakehashi['rehearsal']['waitFor'] = (look, ms) => kakehashi.rehearsal.waitFor(look, ms);

  beforeAll(async () => {
    kakehashi = await startKakehashi('socket', { scopes: [...SCOPES] });
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

  test.each(PROCESS_IDS)(
    '%s: the lesson, its step, a request to a role, and the answer of its stand-in',
    async (process) => {
      const before = driver().messages(channel).length;
      await driver().command(learner, channel, `/kakehashi lesson ${process}`);
      const lesson = await waitFor(() =>
        driver()
          .messages(channel)
          .slice(before)
          .find((m) => (m.replyCount ?? 0) >= 5),
      );
      const thread = () => driver().messages(channel, lesson.ts);
      const found = say('findings.title', { process: course.process(locale, process).name });
      await driver().action(learner, { channel, ts: lesson.ts }, ACTIONS.runStep);
      await waitFor(() => thread().some((m) => m.text === found), 60_000);

      await driver().action(learner, { channel, ts: lesson.ts }, ACTIONS.openAsk);
      await waitFor(() => driver().modal(learner)?.callbackId === VIEWS.ask);
      const [role = ''] = course.process(locale, process).offers;
      const text = `Alone ${process} ${locale}: by Friday, please.`;
      const asked = await driver().submit(learner, undefined, { role, kind: 'information', text });
      expect(asked.errors).toBeUndefined();
      const lead = say('stand-in.lead', { role: course.role(locale, role).name });
      await waitFor(() => thread().some((m) => m.text === lead));
    },
    120_000,
  );
});

/** Those of the manifest. */
const SCOPES = [
  'app_mentions:read',
  'channels:history',
  'chat:write',
  'commands',
  'files:write',
  'groups:history',
  'im:history',
  'users:read',
];
