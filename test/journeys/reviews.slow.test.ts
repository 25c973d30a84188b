import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LOCALES } from '../../src/course/locale.ts';
import { openReviewAs } from '../../src/demo/open-review-as.ts';
import { tellWaiting } from '../../src/flow/tell-waiting.ts';
import { ACTIONS, VIEWS } from '../../src/slack/app/ids.ts';
import { course } from '../helpers/course.ts';
import { inLessonThread } from '../helpers/in-lesson-thread.ts';
import { directOf, type Kakehashi, PLACES, postAnalyze, sayIn } from '../helpers/post-analyze.ts';
import { startKakehashi } from '../helpers/start-kakehashi.ts';

const EXPERT = 'U0EMILY';
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const GOOD = { 'right-person': 'fully', 'right-kind': 'mostly', specific: 'partly', usable: 'fully' };
const MIXED = { 'right-person': 'mostly', 'right-kind': 'mostly', specific: 'not', usable: 'fully' };

/** Peer reviews of requests: permissions, contents, and the asker's feedback. */
describe.each(LOCALES)('in %s', (locale) => {
  const { channel, learner } = PLACES[locale];
  const say = sayIn(locale);
  let kakehashi: Kakehashi;
  let lessonTs: string;
  // Monday, 10:00 in London.
  let now = Date.parse('2026-10-12T09:00:00Z');
  const driver = () => kakehashi.rehearsal.driver;
  const waitFor: Kakehashi['rehearsal']['waitFor'] = (look, ms) => kakehashi.rehearsal.waitFor(look, ms);
  const here = inLessonThread(channel, () => ({ rehearsal: kakehashi.rehearsal, ts: lessonTs }));
  const { shown, holding } = here;
  const told = async (...it: Parameters<typeof here.told>) => (await here.told(...it)).text;
  /** A sentence in both languages. */
  const both = (key: string) => [sayIn('en')(key), sayIn('ja')(key)];
  const ask = async (text: string) => {
    const request = await here.ask(learner, 'domain-expert', text);
    await here.fill(EXPERT, request.ts, ACTIONS.openReply, VIEWS.reply, { text: `Answer to ${text}` });
    await waitFor(() => shown(request.ts).includes(ACTIONS.itHelps));
    await waitFor(() => shown(request.ts).includes(`"${ACTIONS.openReview}"`));
    return { request };
  };
  /** Found by its text: the clock stands, so that several requests are the newest. */
  const idOf = async (text: string) =>
    (await kakehashi.service.flow.store.requests.askedBy('T0REHEARSE', learner, 99)).find((one) => one.text === text)
      ?.id ?? '';
  const outsiders = () => kakehashi.rehearsal.users.map(({ id }) => id).filter((id) => id !== learner && id !== EXPERT);
  const reviewAs = async (user: string, ts: string, ratings: Record<string, string>, comment: string) => {
    const view = await openReviewAs(kakehashi.rehearsal, user, { channel, ts });
    return driver().submit(user, view.id, { ...ratings, comment });
  };

  /** Lets a day pass, so that everybody has working hours. */
  const passDay = async () => {
    for (let hour = 0; hour < 24; hour += 1) {
      now += HOUR;
      await tellWaiting(kakehashi.service.flow);
    }
  };

  beforeAll(async () => {
    kakehashi = await startKakehashi('socket', { now: () => now });
    lessonTs = (await postAnalyze(kakehashi, locale)).ts;
  });
  afterAll(async () => {
    expect(kakehashi.log.errors).toEqual([]);
    await kakehashi.stop();
  });

  test('begins a person’s first review with a worked example, but not the second', async () => {
    const { request } = await ask(`First ${locale}?`);
    const [reviewer = ''] = outsiders();
    const say2 = (key: string, values?: Record<string, string | number>) =>
      sayIn(kakehashi.rehearsal.users.find(({ id }) => id === reviewer)?.locale === 'ja-JP' ? 'ja' : 'en')(key, values);
    await driver().action(reviewer, { channel, ts: request.ts }, ACTIONS.openReview);
    const example = await waitFor(() => driver().modal(reviewer));
    expect(example.callbackId).toBe(VIEWS.calibrate);
    const missing = await driver().submit(reviewer, example.id, {});
    expect(Object.keys(missing.errors ?? {})).toHaveLength(4);
    const rated = Object.fromEntries(Object.entries(GOOD).map(([name, level]) => [`example-${name}`, level]));
    await driver().submit(reviewer, example.id, rated);
    const result = await waitFor(() =>
      driver().modal(reviewer)?.callbackId === VIEWS.calibrated ? driver().modal(reviewer) : undefined,
    );
    const shown = JSON.stringify(result?.blocks);
    expect(shown).toContain(say2('calibration.result', { same: 3, of: 4 }));
    expect(shown).toContain(say2('calibration.differs', { own: say2('rating.fully'), reference: say2('rating.not') }));
    await driver().submit(reviewer, result?.id, {});
    const review = await waitFor(() =>
      driver().modal(reviewer)?.callbackId === VIEWS.review ? driver().modal(reviewer) : undefined,
    );
    expect(JSON.stringify(review?.blocks)).toContain(`Answer to First ${locale}?`);
    const untouched = await driver().submit(reviewer, review?.id, {});
    expect(Object.keys(untouched.errors ?? {})).toHaveLength(4);
    await driver().submit(reviewer, review?.id, { ...GOOD, comment: `Calibrated ${locale}` });
    await waitFor(() => holding(`Calibrated ${locale}`).length === 1);

    const second = await ask(`Second ${locale}?`);
    await driver().action(reviewer, { channel, ts: second.request.ts }, ACTIONS.openReview);
    await waitFor(() => driver().modal(reviewer)?.callbackId === VIEWS.review);
    await driver().closeView(reviewer);
  });

  test('offers the worked example once, with its minutes, and one press skips it', async () => {
    const { request } = await ask(`Skip ${locale}?`);
    const [, , , , skipper = '', closer = ''] = outsiders();
    const say2 = (user: string, key: string) =>
      sayIn(kakehashi.rehearsal.users.find(({ id }) => id === user)?.locale === 'ja-JP' ? 'ja' : 'en')(key);
    const review = async (user: string) => {
      await driver().action(user, { channel, ts: request.ts }, ACTIONS.openReview);
      return waitFor(() => driver().modal(user));
    };
    const offered = await review(skipper);
    expect(offered.callbackId).toBe(VIEWS.calibrate);
    expect(JSON.stringify(offered.blocks)).toContain(say2(skipper, 'calibration.lead'));
    expect(say('calibration.lead')).toMatch(/two minutes|2分/u);
    await driver().action(skipper, { viewId: offered.id }, ACTIONS.skipCalibration);
    const form = await waitFor(() =>
      driver().modal(skipper)?.callbackId === VIEWS.review ? driver().modal(skipper) : undefined,
    );
    // In the same window: nothing is stacked.
    expect(form.id).toBe(offered.id);
    // One folded menu a criterion, with the criterion's question as its label.
    const menus = driver()
      .rawModal(skipper)
      ?.blocks.flatMap((block: { element?: { type: string }; label?: { text: string } }) =>
        block.element?.type === 'static_select' ? block.label?.text : [],
      );
    expect(menus).toEqual(
      ['right-person', 'right-kind', 'specific', 'usable'].map((criterion) => say2(skipper, `rubric.${criterion}`)),
    );
    await driver().submit(skipper, form.id, { ...GOOD, comment: `Skipped ${locale}` });
    await waitFor(() => holding(`Skipped ${locale}`).length === 1);

    const second = await ask(`Skip again ${locale}?`);
    await driver().action(skipper, { channel, ts: second.request.ts }, ACTIONS.openReview);
    expect((await waitFor(() => driver().modal(skipper))).callbackId).toBe(VIEWS.review);
    await driver().closeView(skipper);

    // Closing it declines it, too. The review has a button for later.
    expect((await review(closer)).callbackId).toBe(VIEWS.calibrate);
    await driver().closeView(closer);
    const plain = await review(closer);
    expect(plain.callbackId).toBe(VIEWS.review);
    await driver().action(closer, { viewId: plain.id }, ACTIONS.openCalibration, { value: 'again' });
    const again = await waitFor(() =>
      driver().modal(closer)?.callbackId === VIEWS.calibrate ? driver().modal(closer) : undefined,
    );
    expect(JSON.stringify(again.blocks)).not.toContain(ACTIONS.skipCalibration);
    await driver().closeView(closer);
    await driver().closeView(closer);
  });

  test('accepts three reviewers, once each, and gives the fourth another request', async () => {
    const { request } = await ask(`Crowd ${locale}?`);
    const [one = '', two = '', three = '', four = ''] = outsiders();
    await reviewAs(one, request.ts, GOOD, `One ${locale}`);
    await reviewAs(two, request.ts, MIXED, `Two ${locale}`);
    await waitFor(() => shown(request.ts).includes(say('request.state.reviewed', { done: 2, invited: 2 })));
    await openReviewAs(kakehashi.rehearsal, three, { channel, ts: request.ts });
    const refused = await told(four, () => driver().action(four, { channel, ts: request.ts }, ACTIONS.openReview));
    expect(both('error.review_full')).toContain(refused);
    expect(both('error.review_done')).toContain(
      await told(one, () => driver().action(one, { channel, ts: request.ts }, ACTIONS.openReview)),
    );
    for (const party of [learner, EXPERT]) {
      const own = await told(party, () => driver().action(party, { channel, ts: request.ts }, ACTIONS.openReview));
      expect(both('error.review_own_work')).toContain(own);
    }

    // App Home offers the request with the fewest reviews, so not this one.
    driver().openHome(four);
    const home = await waitFor(() => driver().home(four));
    await driver().action(four, { viewId: home.id }, ACTIONS.openAnyReview);
    const modal = await waitFor(() => driver().modal(four));
    expect([VIEWS.calibrate, VIEWS.review]).toContain(modal.callbackId);
    expect(String(driver().rawModal(four)?.private_metadata)).not.toContain(
      JSON.parse(String(driver().rawModal(three)?.private_metadata)).requestId,
    );
    await driver().closeView(four);

    const view = driver().modal(three);
    await driver().submit(three, view?.id, { ...GOOD, comment: `Three ${locale}` });
    await waitFor(() => holding(`Three ${locale}`).length === 1);
  });

  test('shows all reviews in one message, with medians, and each reviewer’s ratings and comment behind a button', async () => {
    const { request } = await ask(`Sum ${locale}?`);
    const [one = '', two = '', three = ''] = outsiders();
    const inThread = () => driver().messages(channel, request.ts);
    const lead = (done: number, of: number) =>
      say('review.results', { asker: here.nameOf(learner), about: `Sum ${locale}?`, done, of });
    await reviewAs(one, request.ts, GOOD, '');
    const result = await waitFor(() => inThread().find(({ text }) => text === lead(1, 2)));
    const long = `Which pool, and by when? ${'x'.repeat(300)}`;
    await reviewAs(two, request.ts, MIXED, long);
    await waitFor(() => shown(result.ts).includes(lead(2, 2)));
    const median = (criterion: string, value: string) =>
      say('review.summary-line', { criterion: say(`rubric.${criterion}.short`), median: value });
    expect(shown(result.ts)).toContain(median('right-person', '3.5'));
    expect(shown(result.ts)).toContain(median('specific', '1.5'));
    expect(shown(result.ts)).toContain(say('review.next.specific'));
    expect(shown(result.ts)).not.toContain(long);
    await reviewAs(three, request.ts, GOOD, '');
    await waitFor(() => shown(result.ts).includes(lead(3, 3)));
    // The request, its answer, and this message.
    expect(inThread()).toHaveLength(3);
    // Nobody has to act, so nobody is mentioned.
    expect(shown(result.ts)).not.toContain('<@');
    for (const each of [one, two, three]) expect(shown(result.ts)).toContain(here.nameOf(each));

    await driver().action(EXPERT, { channel, ts: result.ts }, ACTIONS.openMore);
    const all = JSON.stringify((await waitFor(() => driver().modal(EXPERT))).blocks);
    expect(all).toContain(long);
    expect(all).toContain(sayIn('en')('rubric.specific.not'));
    await driver().closeView(EXPERT);
  });

  test('lets only the asker rate a review, and only once', async () => {
    const { request } = await ask(`React ${locale}?`);
    const [one = '', two = ''] = outsiders();
    await reviewAs(one, request.ts, GOOD, `Kind ${locale}`);
    await reviewAs(two, request.ts, MIXED, `Hard ${locale}`);
    const result = await waitFor(() => holding(`Hard ${locale}`)[0]);
    expect(shown(result.ts)).toContain(`Kind ${locale}`);
    // Not the asker's newest request: several may have been asked at the same time of the test's clock.
    const id = /\[\\"([^"\\]+)\\",1\]/u.exec(shown(result.ts))?.[1] ?? '';
    const react = (user: string, action: string, nth: number) =>
      driver().action(user, { channel, ts: result.ts }, action, { value: JSON.stringify([id, nth]) });
    const stranger = await told(two, () => react(two, ACTIONS.reviewHelps, 1));
    expect(stranger).toContain(`<@${learner}>`);
    await react(learner, ACTIONS.reviewHelps, 1);
    const helps = say('review.reaction.helps', { asker: here.nameOf(learner) });
    await waitFor(() => shown(result.ts).includes(helps));
    const buttons = () => shown(result.ts).split(`"${ACTIONS.reviewHelps}"`).length - 1;
    expect(buttons()).toBe(1);

    await react(learner, ACTIONS.openReviewDiffers, 2);
    const modal = await waitFor(() => driver().modal(learner));
    // A press in another window decides first. The second rating is refused, and the typed text stays.
    await react(learner, ACTIONS.reviewHelps, 2);
    await waitFor(() => buttons() === 0);
    const late = await driver().submit(learner, modal.id, { text: 'It did say by when.' });
    expect(Object.values(late.errors ?? {})).toEqual([say('error.reaction_done')]);
    await driver().closeView(learner);
  });

  test('tells the people asked in direct messages at the next half day, and the asker when all reviews are in', async () => {
    const { flow } = kakehashi.service;
    const direct = (user: string) => driver().messages(directOf(user));
    const invited = () =>
      outsiders().filter((user) => JSON.stringify(direct(user).at(-1)?.blocks ?? []).includes('"open-review"'));
    const { request } = await ask(`Invited ${locale}?`);
    expect(invited()).toEqual([]);
    // Weeks later, so that no earlier direct message counts.
    now += 28 * DAY;
    await passDay();
    // Everything that the tests before have asked of somebody is in their one message.
    await waitFor(() => invited().length > 0);
    const waiting = await flow.store.news.due(new Date(now));
    expect(waiting).toEqual([]);
    const id = await idOf(`Invited ${locale}?`);
    const asked = (await flow.store.reviews.of('T0REHEARSE', id)).map(({ reviewerId }) => reviewerId);
    expect(asked).toHaveLength(2);
    for (const user of asked) {
      await waitFor(() => JSON.stringify(direct(user)).includes(id));
      expect(JSON.stringify(direct(user))).not.toContain('<@');
      await reviewAs(user, request.ts, GOOD, '');
    }
    const before = direct(learner).length;
    now += 7 * DAY;
    await passDay();
    await waitFor(() => direct(learner).length > before);
    expect(direct(learner)).toHaveLength(before + 1);
    const role = course.role(locale, 'domain-expert').name;
    const link = new RegExp(`<https?:[^|]*/archives/${channel}/p${request.ts.replace('.', '')}`, 'u');
    const said = JSON.stringify(direct(learner).at(-1)?.blocks);
    expect(said).toMatch(link);
    expect(said).toContain(role);
  });

  test('shows no names if the facilitator turns them off', async () => {
    await driver().command(learner, channel, '/kakehashi settings');
    await waitFor(() => driver().modal(learner)?.callbackId === VIEWS.settings);
    await driver().submit(learner, undefined, { reviewers: 'anonymous' });
    const { request } = await ask(`Nameless ${locale}?`);
    now += 7 * DAY;
    await passDay();
    const id = await idOf(`Nameless ${locale}?`);
    const heard = () => outsiders().filter((user) => JSON.stringify(driver().messages(directOf(user))).includes(id));
    await waitFor(() => heard().length === 2);
    const [reviewer = '', other = ''] = heard();
    const asked = driver().messages(directOf(other)).at(-1);
    await driver().action(other, { channel: directOf(other), ts: asked?.ts ?? '' }, ACTIONS.openReview, { value: id });
    await waitFor(() => driver().modal(other) !== undefined);
    await driver().closeView(other);
    await reviewAs(reviewer, request.ts, GOOD, `Nobody ${locale}`);
    const result = await waitFor(() => holding(`Nobody ${locale}`)[0]);
    for (const name of [reviewer, here.nameOf(reviewer)]) expect(JSON.stringify(result)).not.toContain(name);
    expect(JSON.stringify(result.blocks)).toContain(say('review.someone'));
    await driver().action(learner, { channel, ts: result.ts }, ACTIONS.reviewHelps);
    await waitFor(() => shown(result.ts).includes(say('review.reaction.helps', { asker: here.nameOf(learner) })));
    await driver().command(learner, channel, '/kakehashi settings');
    await waitFor(() => driver().modal(learner)?.callbackId === VIEWS.settings);
    await driver().submit(learner, undefined, { reviewers: 'named' });
  });
});
