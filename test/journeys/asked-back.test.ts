import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openReviewAs } from '../../src/demo/open-review-as.ts';
import { firstWords } from '../../src/exercise/first-words.ts';
import { ACTIONS, VIEWS } from '../../src/slack/app/ids.ts';
import { course } from '../helpers/course.ts';
import { inLessonThread } from '../helpers/in-lesson-thread.ts';
import { languages } from '../helpers/languages.ts';
import { type Kakehashi, PLACES, sayIn } from '../helpers/post-analyze.ts';
import { postLesson, startCohort } from '../helpers/start-cohort.ts';
import { startKakehashi } from '../helpers/start-kakehashi.ts';

/** Each asks the role that only they hold, so its stand-in answers. */
const ASKERS = { en: { asker: 'U0DAVID', role: 'data-analyst' }, ja: { asker: 'U0KENJI', role: 'product-manager' } };
const FOLLOW_UP = {
  en: 'Could you give me a day, and a number of dollars, that I can write down?',
  ja: '書き留められるように、日数と金額で教えてください。',
};
const GOOD = { 'right-person': 'fully', 'right-kind': 'fully', specific: 'mostly', usable: 'fully' };

/** A stand-in's poor answer, which has to be asked back. */
describe.each(languages('ja'))('in %s', (locale) => {
  const { channel, learner } = PLACES[locale];
  const { asker, role } = ASKERS[locale];
  const say = sayIn(locale);
  const example = course.lesson(locale, 'train').exampleRequests.find(({ askedBack }) => askedBack !== undefined);
  if (example?.askedBack === undefined) throw new Error('no example has two answers');
  const { askedBack, reply: poor, text } = example;
  let kakehashi: Kakehashi;
  let lessonTs = '';
  const driver = () => kakehashi.rehearsal.driver;
  const waitFor: Kakehashi['rehearsal']['waitFor'] = (look, ms) => kakehashi.rehearsal.waitFor(look, ms);
  const here = inLessonThread(channel, () => ({ rehearsal: kakehashi.rehearsal, ts: lessonTs }));
  const begin = (of: string) => JSON.stringify(of.split('\n')[0]?.slice(0, 30)).slice(1, -1);

  beforeAll(async () => {
    kakehashi = await startKakehashi('socket');
    await startCohort(kakehashi.rehearsal, { channel, facilitator: learner }, { locale });
    lessonTs = (await postLesson(kakehashi.rehearsal, { channel, learner, process: 'train' })).ts;
  });
  afterAll(async () => {
    expect(kakehashi.log.errors).toEqual([]);
    await kakehashi.stop();
  });

  test('a poor answer says how to ask back, the follow-up gets the good one, and a reviewer reads both', async () => {
    const request = await here.ask(asker, role, text);
    const thread = () => driver().messages(channel, request.ts);
    const name = course.role(locale, role).name;
    const answer = (about: string) =>
      say('stand-in.answer', { asker: `<@${asker}>`, about: firstWords(about), role: name });
    const hint = say('stand-in.enough', { button: say('button.ask-back') });
    const shown = (ts: string) => JSON.stringify(thread().find((m) => m.ts === ts)?.blocks);

    const first = await waitFor(() => thread().find((m) => m.text === answer(text)));
    for (const part of [begin(text), begin(poor), hint, say('stand-in.note')]) expect(shown(first.ts)).toContain(part);
    expect(shown(first.ts)).not.toContain(begin(askedBack));
    // The button that it names is on the request.
    await waitFor(() => here.shown(request.ts).includes(`"${ACTIONS.openAskBack}"`));
    expect(here.shown(request.ts)).toContain(say('button.ask-back'));

    await here.fill(asker, request.ts, ACTIONS.openAskBack, VIEWS.askBack, { text: FOLLOW_UP[locale] });
    const second = await waitFor(() => thread().find((m) => m.text === answer(FOLLOW_UP[locale])));
    for (const part of [begin(askedBack), say('stand-in.its-second-answer')]) expect(shown(second.ts)).toContain(part);
    for (const part of [begin(poor), begin(text), hint]) expect(shown(second.ts)).not.toContain(part);
    // The request, the poor answer, the follow-up question and the good answer.
    expect(thread().map((m) => m.ts)).toEqual([request.ts, first.ts, expect.any(String), second.ts]);

    const reviewer = kakehashi.rehearsal.users.map(({ id }) => id).find((id) => id !== asker && id !== learner) ?? '';
    await waitFor(() => here.shown(request.ts).includes(`"${ACTIONS.openReview}"`));
    const review = await openReviewAs(kakehashi.rehearsal, reviewer, { channel, ts: request.ts });
    for (const part of [poor, FOLLOW_UP[locale], askedBack])
      expect(JSON.stringify(review.blocks)).toContain(begin(part));
    expect((await driver().submit(reviewer, review.id, GOOD)).errors).toBeUndefined();
    await waitFor(() => here.shown(request.ts).includes(say('request.state.answered', { done: 1, invited: 2 })));
  });

  test('a second follow-up question gets nothing that was said before', async () => {
    const [request] = here.holding(begin(text));
    if (request === undefined) throw new Error('no request');
    const thread = () => driver().messages(channel, request.ts);
    await here.fill(asker, request.ts, ACTIONS.openAskBack, VIEWS.askBack, { text: FOLLOW_UP[locale] });
    const last = await waitFor(() =>
      thread().findLast((m) => JSON.stringify(m.blocks).includes(say('stand-in.no-more'))),
    );
    expect(JSON.stringify(last.blocks)).not.toContain(begin(askedBack));
  });

  test('the course’s example requests show both answers', async () => {
    await here.press(asker, lessonTs, ACTIONS.openExampleRequests);
    const view = await waitFor(() => {
      const modal = driver().modal(asker);
      return JSON.stringify(modal?.title ?? '').includes(say('example-requests.title')) ? modal : undefined;
    });
    const blocks = JSON.stringify(view.blocks);
    const at = [poor, say('stand-in.reply-asked-back'), askedBack].map((part) => blocks.indexOf(begin(part)));
    expect(at).not.toContain(-1);
    expect(at).toEqual(at.toSorted((a, b) => a - b));
  });
});
