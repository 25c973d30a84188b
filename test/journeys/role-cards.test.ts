import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { LessonId } from '../../src/course/lesson-id.ts';
import type { Locale } from '../../src/course/locale.ts';
import { ACTIONS, VIEWS } from '../../src/slack/app/ids.ts';
import { course } from '../helpers/course.ts';
import { languages } from '../helpers/languages.ts';
import { cardsTitle, directOf, type Kakehashi, PLACES } from '../helpers/post-analyze.ts';
import { startCohort } from '../helpers/start-cohort.ts';
import { startKakehashi } from '../helpers/start-kakehashi.ts';

/** Holders of roles in the rehearsal, with the language they read. */
const HOLDERS = [
  { user: 'U0EMILY', role: 'domain-expert', reads: 'en' },
  { user: 'U0KENJI', role: 'product-manager', reads: 'ja' },
] as const;

describe.each(languages('ja'))('role cards in a channel in %s', (locale: Locale) => {
  const { channel, learner } = PLACES[locale];
  let kakehashi: Kakehashi;
  const driver = () => kakehashi.rehearsal.driver;
  const waitFor: Kakehashi['rehearsal']['waitFor'] = (look, ms) => kakehashi.rehearsal.waitFor(look, ms);
  const inJson = (text: string) => JSON.stringify(text).slice(1, -1).replaceAll('&', '&amp;');

  const listenFor = (reads: Locale, process: LessonId, role: string): string => {
    const { listen } = course.roleCard(reads, process, role) ?? {};
    if (listen === undefined) throw new Error(`${role} has nothing to listen for in ${process}`);
    return listen;
  };

  beforeAll(async () => {
    kakehashi = await startKakehashi('socket');
    await startCohort(kakehashi.rehearsal, { channel, facilitator: learner }, { locale });
  });
  afterAll(async () => {
    expect(kakehashi.log.errors).toEqual([]);
    await kakehashi.stop();
  });

  test('tells each holder once, also those who are not active, in their own language, what their role listens for', async () => {
    await driver().command(learner, channel, '/kakehashi lesson analyze');
    for (const { user, role, reads } of HOLDERS) {
      driver().closePage(user);
      const title = cardsTitle(reads, 'analyze', channel);
      const cards = () =>
        driver()
          .messages(directOf(user))
          .filter((message) => message.text === title);
      await waitFor(() => cards().length > 0);
      const shown = JSON.stringify(cards()[0]?.blocks);
      expect(shown).toContain(inJson(listenFor(reads, 'analyze', role)));
      expect(cards()).toHaveLength(1);
    }
    // The command is answered through its response_url.
    expect(kakehashi.rehearsal.calls.filter(({ method }) => method === 'chat.postEphemeral')).toEqual([]);
  });

  test('a button in the direct message opens the form for the lesson', async () => {
    const { user, reads } = HOLDERS[0];
    const cards = await waitFor(() =>
      driver()
        .messages(directOf(user))
        .find(({ text }) => text === cardsTitle(reads, 'analyze', channel)),
    );
    await driver().action(user, { channel: directOf(user), ts: cards.ts }, ACTIONS.openAsk);
    const form = await waitFor(() => driver().modal(user));
    expect(form.callbackId).toBe(VIEWS.ask);
    await driver().closeView(user);
  });

  test('App Home keeps the cards of the cohort’s current process', async () => {
    const { user, role, reads } = HOLDERS[0];
    await driver().openHome(user);
    const home = await waitFor(() => driver().home(user));
    const shown = JSON.stringify(home.blocks);
    expect(shown).toContain(inJson(listenFor(reads, 'analyze', role)));
    expect(shown).not.toContain(inJson(listenFor(reads, 'prepare', role)));
  });

  test('the list of roles opens a description of each of the 18 roles', async () => {
    const before = driver().ephemerals(learner).length;
    await driver().command(learner, channel, '/kakehashi roles');
    const list = await waitFor(() => driver().ephemerals(learner)[before]);
    await driver().action(learner, { channel, ts: list.ts }, 'open-role-guide');
    const guide = await waitFor(() => driver().modal(learner));
    const shown = JSON.stringify(guide.blocks);
    for (const { name, knows, worries } of course.roles(locale)) {
      for (const words of [name, knows, worries]) expect(shown).toContain(inJson(words));
    }
    await driver().closeView(learner);
  });
});
