import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ACTIONS } from '../../src/slack/app/ids.ts';
import { course } from '../helpers/course.ts';
import { ROUNDS } from '../helpers/languages.ts';
import { learnAlone, startAlone } from '../helpers/learn-alone.ts';
import type { Kakehashi } from '../helpers/post-analyze.ts';
import { startKakehashi } from '../helpers/start-kakehashi.ts';

/** Someone alone is told where they stand, and goes on from there. */
describe.each(ROUNDS)('where someone alone stands, in $locale over $delivery', ({ locale, delivery }) => {
  let kakehashi: Kakehashi;
  const alone = learnAlone(() => kakehashi, locale);
  const { learner, channel, say } = alone;
  const driver = () => kakehashi.rehearsal.driver;
  const nameOf = (id: Parameters<typeof course.lessonInfo>[1]) => course.lessonInfo(locale, id).name;
  const inJson = (text: string) => JSON.stringify(text).slice(1, -1);
  const sitting = (when: string, minutes: number) => inJson(say(`path.sitting.${when}`, { minutes }));
  const activity = (id: string, minutes: number) => say('path.activity', { what: say(`path.activity.${id}`), minutes });
  /** The button that is offered first, by its id and label. */
  const primary = (shown: string) => {
    const elements = (
      JSON.parse(shown) as { elements?: { style?: string; action_id: string; text: { text: string } }[] }[]
    )
      .flatMap(({ elements = [] }) => elements)
      .filter(({ style }) => style === 'primary');
    expect(elements).toHaveLength(1);
    return [elements[0]?.action_id, elements[0]?.text.text];
  };

  beforeAll(async () => {
    kakehashi = await startKakehashi(delivery);
    await startAlone(kakehashi, locale);
  });
  afterAll(async () => {
    expect(kakehashi.log.errors).toEqual([]);
    await kakehashi.stop();
  });

  test('begins with the introduction, and App Home posts it', async () => {
    const menu = await alone.menu();
    expect(menu).toContain(inJson(say('path.next.post', { process: nameOf('course') })));
    const post = [ACTIONS.postLesson, say('button.post-lesson', { process: nameOf('course') })];
    expect(primary(menu)).toEqual(post);
    const home = await alone.home();
    expect(home).toContain(inJson(say('path.next.post', { process: nameOf('course') })));
    const view = driver().home(learner)?.id ?? '';
    await driver().action(learner, { viewId: view }, ACTIONS.postLesson);
    await kakehashi.rehearsal.waitFor(() =>
      driver()
        .messages(channel)
        .some((m) => m.text.includes(course.lesson(locale, 'course').summary)),
    );
    expect(await alone.menu()).toContain(inJson(say('path.next.post-after', { process: nameOf('environment') })));
  });

  test('says the lesson, what is done in it, the sitting, and the one next step, and moves on with each', async () => {
    await alone.post('prepare');
    const title = say('path.lesson', { number: 3, of: 6, process: '#' }).split('#')[0] ?? '';
    const before = await alone.menu();
    expect(before).toContain(inJson(title));
    expect(before).toContain(nameOf('prepare'));
    expect(before).toContain(sitting('now', 14));
    expect(before).toContain(sitting('next', 11));
    expect(before).toContain(`:white_circle: ${activity('ask', 6)}`);
    expect(before).toContain(inJson(say('path.next.run')));
    expect(primary(before)[0]).toBe(ACTIONS.runStep);

    for (const process of ['business-understanding', 'analyze'] as const) {
      const earlier = await alone.post(process);
      await alone.run(earlier.ts, process);
    }
    // Of the lessons that were begun, the one posted last counts.
    expect(primary(await alone.menu())[0]).toBe(ACTIONS.openAsk);
    const analyze = driver()
      .messages(channel)
      .findLast((m) => alone.blocksOf(m).includes(ACTIONS.openAsk));
    await alone.ask(analyze?.ts ?? '', 'xyzzy');
    expect(await alone.menu()).toContain(inJson(say('path.next.ask-again')));
    const request = await alone.ask(analyze?.ts ?? '', alone.example().text);
    const asked = await alone.menu();
    expect(asked).toContain(sitting('done', 14));
    expect(asked).toContain(`:white_check_mark: ${activity('ask', 6)}`);
    expect(asked).toContain(`:arrow_right: ${activity('review', 5)}`);
    expect(primary(asked)).toEqual([ACTIONS.openSelfReview, say('button.self-review')]);
    expect(await alone.home()).toContain(`"${ACTIONS.openSelfReview}"`);

    await alone.review(request.ts);
    const reviewed = await alone.menu();
    expect(reviewed).toContain(inJson(say('path.next.post', { process: nameOf('preprocess') })));
    expect(reviewed).toContain(`:white_check_mark: 2. ${nameOf('analyze')}`);
    expect(reviewed).toContain(`:large_orange_circle: 3. ${nameOf('prepare')}`);
    expect(reviewed).toContain(`:arrow_right: 4. ${nameOf('preprocess')}`);
  });
});
