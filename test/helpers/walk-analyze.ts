import { expect } from 'vitest';
import type { Locale } from '../../src/course/locale.ts';
import { openReviewAs } from '../../src/demo/open-review-as.ts';
import { ACTIONS } from '../../src/slack/app/ids.ts';
import { type Kakehashi, PLACES, requestWithButton, sayIn, TEAM, withButton } from './post-analyze.ts';

/** The texts that people type, by language. */
const TYPED = {
  en: { start: 'start', lesson: 'lesson analyze' },
  ja: { start: '開始', lesson: 'レッスン データ分析' },
} as const;

/** Leads one learner through all of Analyze, like the README's quick tour. Returns the messages of the thread at the end. */
export async function walkAnalyze({ rehearsal, service }: Kakehashi, locale: Locale) {
  const { driver } = rehearsal;
  const { channel, learner } = PLACES[locale];
  const words = TYPED[locale];
  const say = sayIn(locale);
  const holder = async (role: string) => {
    const cohort = await service.flow.store.cohorts.inChannel({ teamId: TEAM, channelId: channel });
    const holdings = await service.flow.store.roles.list(TEAM, cohort?.id ?? '');
    return holdings.find((h) => h.role === role)?.userId ?? '';
  };

  expect((await driver.command(learner, channel, '/kakehashi')).ok).toBe(true);
  await rehearsal.waitFor(() => driver.ephemerals(learner).length > 0);
  expect((await driver.command(learner, channel, `/kakehashi ${words.start}`)).ok).toBe(true);
  await rehearsal.waitFor(() => driver.modal(learner)?.callbackId === 'start-cohort');
  expect((await driver.submit(learner, undefined, { locale })).errors).toBeUndefined();
  await rehearsal.waitFor(() => driver.messages(channel).find((m) => m.text === say('welcome.text')));

  expect((await driver.command(learner, channel, `/kakehashi ${words.lesson}`)).ok).toBe(true);
  const lesson = await rehearsal.waitFor(() => driver.messages(channel).find((m) => (m.replyCount ?? 0) >= 3));
  const thread = () => driver.messages(channel, lesson.ts);
  const button = (actionId: string) => withButton({ rehearsal }, channel, lesson.ts, actionId);

  await driver.action(learner, { channel, ts: lesson.ts }, ACTIONS.openExampleRequests);
  await rehearsal.waitFor(() =>
    driver.ephemerals(learner).find((m) => m.text === say('error.example_requests_locked')),
  );

  await driver.action(learner, { channel, ts: lesson.ts }, ACTIONS.runStep);
  await rehearsal.waitFor(() => thread().find((m) => m.files?.length === 5));

  const findings = await button(ACTIONS.openAsk);
  await driver.action(learner, { channel, ts: findings.ts }, ACTIONS.openAsk);
  await rehearsal.waitFor(() => driver.modal(learner)?.callbackId === 'ask-role');
  const asked = locale === 'en' ? 'Does a blank in Pool_QC mean <no pool>?' : 'Pool_QC の空欄は<プールなし>ですか。';
  const outcome = await driver.submit(learner, undefined, { role: 'domain-expert', kind: 'information', text: asked });
  expect(outcome.errors).toBeUndefined();
  const request = await requestWithButton({ rehearsal }, channel, lesson.ts, ACTIONS.openReply);
  const expert = await holder('domain-expert');
  expect(request.text).toContain(`<@${expert}>`);

  await driver.action(expert, { channel, ts: request.ts }, ACTIONS.openReply);
  await rehearsal.waitFor(() => driver.modal(expert)?.callbackId === 'answer-request');
  const answer = locale === 'en' ? 'Yes: blank means there is none.' : 'はい。空欄はプールがないという意味です。';
  expect((await driver.submit(expert, undefined, { text: answer })).errors).toBeUndefined();
  await requestWithButton({ rehearsal }, channel, lesson.ts, ACTIONS.openReview);
  const { store } = service.flow;
  const invited = async () => {
    const [first] = await store.requests.askedBy(TEAM, learner, 1);
    return (await store.reviews.of(TEAM, first?.id ?? '')).map(({ reviewerId }) => reviewerId);
  };
  await expect.poll(invited).toHaveLength(2);
  const reviewers = await invited();
  expect(reviewers).not.toContain(expert);
  for (const reviewer of reviewers) {
    const view = await openReviewAs(rehearsal, reviewer, { channel, ts: request.ts });
    const ratings = { 'right-person': 'fully', 'right-kind': 'partly', specific: 'fully', usable: 'mostly' };
    const outcome = await driver.submit(reviewer, view.id, { ...ratings, comment: 'Names the column.' });
    expect(outcome.errors).toBeUndefined();
  }
  await rehearsal.waitFor(() =>
    JSON.stringify(driver.messages(channel)).includes(say('request.state.reviewed', { done: 2, invited: 2 })),
  );
  const summed = say('review.summary-line', { criterion: say('rubric.specific.short'), median: '4' });
  await rehearsal.waitFor(() => JSON.stringify(driver.messages(channel, request.ts)).includes(summed));
  // The lesson's thread has one list with the request in it.
  await rehearsal.waitFor(() => thread().filter((m) => m.text === say('request-list.title', { n: 1 })).length === 1);

  await driver.action(learner, { channel, ts: lesson.ts }, ACTIONS.openExampleRequests);
  const model = await rehearsal.waitFor(() => driver.modal(learner));
  expect(JSON.stringify(model)).toContain('Lot_Frontage');
  await driver.closeView(learner);
  await driver.openHome(learner);
  const home = await rehearsal.waitFor(() => driver.home(learner));
  expect(JSON.stringify(home)).toContain('Pool_QC');
  return { channel, thread: thread(), lesson };
}
