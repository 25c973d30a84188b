import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openReviewAs } from '../../src/demo/open-review-as.ts';
import { ACTIONS, VIEWS } from '../../src/slack/app/ids.ts';
import { inLessonThread } from '../helpers/in-lesson-thread.ts';
import { languages } from '../helpers/languages.ts';
import { type Kakehashi, PLACES, postAnalyze, sayIn } from '../helpers/post-analyze.ts';
import { startKakehashi } from '../helpers/start-kakehashi.ts';

const EXPERT = 'U0EMILY';
const GOOD = { 'right-person': 'fully', 'right-kind': 'mostly', specific: 'partly', usable: 'fully' };
const MIXED = { 'right-person': 'mostly', 'right-kind': 'mostly', specific: 'not', usable: 'fully' };

/** Peer reviews of requests: permissions, contents, and the asker's feedback. */
describe.each(languages('en'))('in %s', (locale) => {
  const { channel, learner } = PLACES[locale];
  const say = sayIn(locale);
  let kakehashi: Kakehashi;
  let lessonTs: string;
  const driver = () => kakehashi.rehearsal.driver;
  const waitFor: Kakehashi['rehearsal']['waitFor'] = (look, ms) => kakehashi.rehearsal.waitFor(look, ms);
  const here = inLessonThread(channel, () => ({ rehearsal: kakehashi.rehearsal, ts: lessonTs }));
  const { thread, shown, holding } = here;
  const told = async (...it: Parameters<typeof here.told>) => (await here.told(...it)).text;
  /** A sentence in both languages. */
  const both = (key: string) => [sayIn('en')(key), sayIn('ja')(key)];
  const ask = async (text: string) => {
    const request = await here.ask(learner, 'domain-expert', text);
    await here.fill(EXPERT, request.ts, ACTIONS.openReply, VIEWS.reply, { text: `Answer to ${text}` });
    await waitFor(() => shown(request.ts).includes(ACTIONS.itHelps));
    const isInvitation = (m: { ts: string }) => Number(m.ts) > Number(request.ts);
    return { request, invitation: await waitFor(() => holding(`"${ACTIONS.openReview}"`).find(isInvitation)) };
  };
  const outsiders = () => kakehashi.rehearsal.users.map(({ id }) => id).filter((id) => id !== learner && id !== EXPERT);
  const reviewAs = async (user: string, ts: string, ratings: Record<string, string>, comment: string) => {
    const view = await openReviewAs(kakehashi.rehearsal, user, { channel, ts });
    return driver().submit(user, view.id, { ...ratings, comment });
  };

  beforeAll(async () => {
    kakehashi = await startKakehashi('socket');
    lessonTs = (await postAnalyze(kakehashi, locale)).ts;
  });
  afterAll(async () => {
    expect(kakehashi.log.errors).toEqual([]);
    await kakehashi.stop();
  });

  test('begins a person’s first review with a worked example, but not the second', async () => {
    const { invitation } = await ask(`First ${locale}?`);
    const [reviewer = ''] = outsiders();
    const say2 = (key: string, values?: Record<string, string | number>) =>
      sayIn(kakehashi.rehearsal.users.find(({ id }) => id === reviewer)?.locale === 'ja-JP' ? 'ja' : 'en')(key, values);
    await driver().action(reviewer, { channel, ts: invitation.ts }, ACTIONS.openReview);
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
    await driver().action(reviewer, { channel, ts: second.invitation.ts }, ACTIONS.openReview);
    await waitFor(() => driver().modal(reviewer)?.callbackId === VIEWS.review);
    await driver().closeView(reviewer);
  });

  test('accepts three reviewers, once each, and gives the fourth another request', async () => {
    const { request, invitation } = await ask(`Crowd ${locale}?`);
    const [one = '', two = '', three = '', four = ''] = outsiders();
    await reviewAs(one, invitation.ts, GOOD, `One ${locale}`);
    await reviewAs(two, invitation.ts, MIXED, `Two ${locale}`);
    await waitFor(() => shown(request.ts).includes(say('request.state.reviewed', { done: 2, invited: 2 })));
    await openReviewAs(kakehashi.rehearsal, three, { channel, ts: invitation.ts });
    const refused = await told(four, () => driver().action(four, { channel, ts: invitation.ts }, ACTIONS.openReview));
    expect(both('error.review_full')).toContain(refused);
    expect(both('error.review_done')).toContain(
      await told(one, () => driver().action(one, { channel, ts: invitation.ts }, ACTIONS.openReview)),
    );
    for (const party of [learner, EXPERT]) {
      const own = await told(party, () => driver().action(party, { channel, ts: invitation.ts }, ACTIONS.openReview));
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

  test('summarizes two reviews once, as medians in text, and three in a chart, too', async () => {
    const { request, invitation } = await ask(`Sum ${locale}?`);
    const [one = '', two = '', three = ''] = outsiders();
    await reviewAs(one, invitation.ts, GOOD, '');
    await reviewAs(two, invitation.ts, MIXED, '');
    const words = say('review.summary-line', { criterion: say('rubric.right-person.short'), median: '3.5' });
    const since = () => thread().filter((m) => Number(m.ts) > Number(request.ts));
    const summary = () => since().filter((m) => JSON.stringify(m.blocks ?? []).includes(words));
    await waitFor(() => summary().length === 1);
    const text = JSON.stringify(summary()[0]?.blocks);
    expect(text).toContain(say('review.summary-line', { criterion: say('rubric.specific.short'), median: '1.5' }));
    expect(text).toContain(say('review.next.specific'));
    expect(summary()).toHaveLength(1);

    await reviewAs(three, invitation.ts, GOOD, '');
    // Files of a thread come in order, so a chart of two reviews would be here before that of three.
    const charts = () => since().flatMap(({ files = [] }) => files.filter(({ name }) => name === 'reviews.png'));
    await waitFor(() => charts().length > 0);
    expect(charts().map(({ title }) => title)).toEqual([say('chart.reviews.title', { n: 3 })]);
    expect(charts()[0]?.size).toBeGreaterThan(5000);
  });

  test('lets only the asker rate a review, and only once', async () => {
    const { invitation } = await ask(`React ${locale}?`);
    const [one = '', two = ''] = outsiders();
    await reviewAs(one, invitation.ts, GOOD, `Kind ${locale}`);
    await reviewAs(two, invitation.ts, MIXED, `Hard ${locale}`);
    const result = async (comment: string) => waitFor(() => holding(comment)[0]);
    const kind = await result(`Kind ${locale}`);
    const stranger = await told(two, () => driver().action(two, { channel, ts: kind.ts }, ACTIONS.reviewHelps));
    expect(stranger).toContain(`<@${learner}>`);
    await driver().action(learner, { channel, ts: kind.ts }, ACTIONS.reviewHelps);
    await waitFor(() => shown(kind.ts).includes(say('review.reaction.helps', { asker: `<@${learner}>` })));
    expect(shown(kind.ts)).not.toContain(ACTIONS.reviewHelps);

    const hard = await result(`Hard ${locale}`);
    await driver().action(learner, { channel, ts: hard.ts }, ACTIONS.openReviewDiffers);
    const modal = await waitFor(() => driver().modal(learner));
    // A press in another window decides first. The second rating is refused, and the typed text stays.
    await driver().action(learner, { channel, ts: hard.ts }, ACTIONS.reviewHelps);
    await waitFor(() => !shown(hard.ts).includes(ACTIONS.reviewHelps));
    const late = await driver().submit(learner, modal.id, { text: 'It did say by when.' });
    expect(Object.values(late.errors ?? {})).toEqual([say('error.reaction_done')]);
    await driver().closeView(learner);
  });

  test('shows no names if the facilitator turns them off, and tells the people asked in private', async () => {
    await driver().command(learner, channel, '/kakehashi settings');
    await waitFor(() => driver().modal(learner)?.callbackId === VIEWS.settings);
    await driver().submit(learner, undefined, { reviewers: 'anonymous' });
    const heard = () =>
      outsiders().filter((user) =>
        driver()
          .messages(`D${user.slice(1)}`)
          .some(({ blocks }) => JSON.stringify(blocks ?? []).includes(`"${ACTIONS.openReview}"`)),
      );
    for (const user of outsiders()) driver().closePage(user);
    const { invitation } = await ask(`Nameless ${locale}?`);
    expect(invitation.text).not.toMatch(new RegExp(outsiders().join('|')));
    await waitFor(() => heard().length === 2);
    const [reviewer = '', other = ''] = heard();
    const asked = driver()
      .messages(`D${other.slice(1)}`)
      .at(-1);
    await driver().action(other, { channel: `D${other.slice(1)}`, ts: asked?.ts ?? '' }, ACTIONS.openReview);
    await waitFor(() => driver().modal(other) !== undefined);
    await driver().closeView(other);
    await reviewAs(reviewer, invitation.ts, GOOD, `Nobody ${locale}`);
    const result = await waitFor(() => holding(`Nobody ${locale}`)[0]);
    expect(JSON.stringify(result)).not.toContain(reviewer);
    expect(result.text).toContain(say('review.someone'));
    await driver().action(learner, { channel, ts: result.ts }, ACTIONS.reviewHelps);
    await waitFor(() => shown(result.ts).includes(say('review.reaction.helps', { asker: `<@${learner}>` })));
    await driver().command(learner, channel, '/kakehashi settings');
    await waitFor(() => driver().modal(learner)?.callbackId === VIEWS.settings);
    await driver().submit(learner, undefined, { reviewers: 'named' });
  });
});
