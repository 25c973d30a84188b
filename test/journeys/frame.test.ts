import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { messageIdsOf } from '../../src/course/lesson.ts';
import { LESSON_IDS } from '../../src/course/lesson-id.ts';
import type { Locale } from '../../src/course/locale.ts';
import { ACTIONS } from '../../src/slack/app/ids.ts';
import { course } from '../helpers/course.ts';
import { toldAfter } from '../helpers/in-lesson-thread.ts';
import { languages } from '../helpers/languages.ts';
import { type Kakehashi, PLACES, sayIn } from '../helpers/post-analyze.ts';
import { startCohort } from '../helpers/start-cohort.ts';
import { startKakehashi } from '../helpers/start-kakehashi.ts';

const COMMANDS = {
  en: { course: 'lesson course', environment: 'lesson environment', closing: 'lesson closing', ask: 'ask' },
  ja: { course: 'レッスン コース', environment: 'レッスン　環境構築', closing: 'レッスン まとめ', ask: '依頼' },
} as const;

/** The lessons around the processes: people post and read them, and ask in those that have the exercise. */
describe.each(languages('en'))('in %s', (locale: Locale) => {
  const { channel, learner } = PLACES[locale];
  const say = sayIn(locale);
  let kakehashi: Kakehashi;
  const driver = () => kakehashi.rehearsal.driver;
  const waitFor: Kakehashi['rehearsal']['waitFor'] = (look, ms) => kakehashi.rehearsal.waitFor(look, ms);
  const blocksOf = (message: { blocks?: unknown } | undefined) => JSON.stringify(message?.blocks ?? []);
  const told = (user: string, deed: () => Promise<unknown>) => toldAfter(kakehashi.rehearsal, user, deed);
  const menu = () => told(learner, () => driver().command(learner, channel, '/kakehashi'));
  const postButton = (id: 'course' | 'environment' | 'business-understanding') =>
    say('button.post-lesson', { process: course.lessonInfo(locale, id).name });
  const post = async (id: 'course' | 'environment' | 'closing') => {
    const before = driver().messages(channel).length;
    const text = course.lesson(locale, id);
    await driver().command(learner, channel, `/kakehashi ${COMMANDS[locale][id]}`);
    const lesson = await waitFor(() =>
      driver()
        .messages(channel)
        .slice(before)
        .find((m) => (m.replyCount ?? 0) >= messageIdsOf(text).length),
    );
    const thread = driver().messages(channel, lesson.ts);
    expect(thread).toHaveLength(1 + messageIdsOf(text).length);
    for (const { heading } of Object.values(text.parts)) expect(thread.map(blocksOf).join()).toContain(heading);
    return lesson;
  };

  beforeAll(async () => {
    kakehashi = await startKakehashi('socket');
    await startCohort(kakehashi.rehearsal, { channel, facilitator: learner }, { locale });
  });
  afterAll(async () => {
    expect(kakehashi.log.errors).toEqual([]);
    await kakehashi.stop();
  });

  test('offers a new cohort the introduction first, and all lessons in course order', async () => {
    const shown = blocksOf(await menu());
    expect(shown).toContain(postButton('course'));
    const places = LESSON_IDS.map((id) => shown.lastIndexOf(`"value":"${id}"`));
    expect(places).not.toContain(-1);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(blocksOf(driver().messages(channel)[0])).toContain(postButton('course'));
  });

  test('the introduction has no step and no requests, and the menu offers the next lesson', async () => {
    const lesson = await post('course');
    expect(lesson.text).toContain(course.lesson(locale, 'course').title);
    const all = [lesson, ...driver().messages(channel, lesson.ts)].map(blocksOf).join();
    for (const id of [ACTIONS.runStep, ACTIONS.openAsk, ACTIONS.openExampleRequests])
      expect(all).not.toContain(`"${id}"`);
    expect(all).not.toContain(say('lesson.consumes'));
    const shown = blocksOf(await menu());
    expect(shown).toContain(postButton('environment'));
    expect(shown).not.toContain(`"${ACTIONS.runStep}"`);
    const asked = await told(learner, () => driver().command(learner, channel, `/kakehashi ${COMMANDS[locale].ask}`));
    expect(asked?.text).toBe(say('error.lesson_asks_nobody', { process: course.lessonInfo(locale, 'course').name }));
  });

  test('the environment setup accepts a request to any role, and then shows the example requests', async () => {
    const lesson = await post('environment');
    const message = { channel, ts: lesson.ts };
    expect(blocksOf(lesson)).not.toContain(`"${ACTIONS.runStep}"`);
    const early = await told(learner, () => driver().action(learner, message, ACTIONS.openExampleRequests));
    expect(early?.text).toBe(say('error.example_requests_locked'));

    await driver().action(learner, message, ACTIONS.openAsk);
    await waitFor(() => driver().modal(learner)?.callbackId === 'ask-role');
    const form = JSON.stringify(driver().modal(learner)?.blocks);
    for (const { id } of course.roles(locale)) expect(form).toContain(`"value":"${id}"`);
    const text = `Which Python may we use (${locale})?`;
    const input = { role: 'it-auditor', kind: 'information', text };
    expect((await driver().submit(learner, undefined, input)).errors).toBeUndefined();
    const request = await waitFor(() =>
      driver()
        .messages(channel)
        .find((m) => blocksOf(m).includes(text)),
    );
    expect(request.text).toContain('<@U0MEI>');

    await driver().action(learner, message, ACTIONS.openExampleRequests);
    await waitFor(() => JSON.stringify(driver().modal(learner) ?? {}).includes(say('example-requests.title')));
    const shown = JSON.stringify(driver().modal(learner)?.blocks);
    for (const { why } of course.lesson(locale, 'environment').exampleRequests) {
      expect(shown).toContain(JSON.stringify(why).slice(1, -1));
    }
    // The long form opens on top, so that closing it leads back.
    const [example] = course.lesson(locale, 'environment').exampleRequests;
    if (example === undefined) throw new Error('no example');
    const firstLine = JSON.stringify(example.full.split('\n')[0]).slice(1, -1);
    expect(shown).not.toContain(firstLine);
    const examples = driver().modal(learner)?.id ?? '';
    await driver().action(learner, { viewId: examples }, ACTIONS.openFullRequest);
    const full = await waitFor(() => {
      const view = driver().modal(learner);
      return JSON.stringify(view?.title ?? '').includes(say('full-request.title')) ? view : undefined;
    });
    expect(JSON.stringify(full.blocks)).toContain(firstLine);
    await driver().closeView(learner);
    expect(driver().modal(learner)?.id).toBe(examples);
    await driver().closeView(learner);
    expect(blocksOf(await menu())).toContain(postButton('business-understanding'));
  });

  test('after the closing, the ask command uses the newest lesson that accepts requests', async () => {
    const lesson = await post('closing');
    expect(blocksOf(lesson)).not.toContain(`"${ACTIONS.openAsk}"`);
    await driver().command(learner, channel, `/kakehashi ${COMMANDS[locale].ask}`);
    const form = await waitFor(() => driver().modal(learner));
    expect(JSON.stringify(form.blocks)).toContain('"value":"ml-operator"');
    await driver().closeView(learner);
  });

  test('refuses to run a lesson without a step', async () => {
    const typed = locale === 'en' ? 'run closing' : '実行 まとめ';
    const answer = await told(learner, () => driver().command(learner, channel, `/kakehashi ${typed}`));
    expect(answer?.text).toContain(typed.split(' ')[1]);
    expect(answer?.text).not.toBe(say('error.internal'));
  });
});
