import { describe, expect, test } from 'vitest';
import { LOCALES } from '../../src/course/locale.ts';
import { openReviewAs } from '../../src/demo/open-review-as.ts';
import type { Request } from '../../src/exercise/request.ts';
import { announce } from '../../src/flow/announce.ts';
import type { Content } from '../../src/messages/content.ts';
import { lessonKey, requestKey, reviewKey } from '../../src/messages/post-keys.ts';
import { requestContent } from '../../src/messages/request-content.ts';
import { ACTIONS, VIEWS } from '../../src/slack/app/ids.ts';
import { course } from '../helpers/course.ts';
import { playAnalyze } from '../helpers/play-analyze.ts';
import { TEAM } from '../helpers/post-analyze.ts';

const EXPERT = 'U0EMILY';
const OTHER = 'U0YUKI';
const REVIEWER = 'U0MEI';
const ROLE = 'domain-expert';
const RATINGS = { 'right-person': 'fully', 'right-kind': 'fully', specific: 'partly', usable: 'mostly' } as const;

/** Requests that an earlier release has posted in the lesson's thread. They go on there. */
describe.each(LOCALES)('in %s', (locale) => {
  const { channel, learner, say, driver, waitFor, here, kakehashi, lessonTs } = playAnalyze(locale);
  const store = () => kakehashi().service.flow.store;
  const role = course.role(locale, ROLE).name;
  const inThread = () => driver().messages(channel, lessonTs());
  const cohortHere = async () => {
    const cohort = await store().cohorts.inChannel({ teamId: TEAM, channelId: channel });
    if (cohort === undefined) throw new Error('no cohort');
    return cohort;
  };
  const lessonHere = async () => {
    const lesson = await store().lessons.latest(TEAM, (await cohortHere()).id);
    if (lesson === undefined) throw new Error('no lesson');
    return lesson;
  };
  /** Posts in the lesson's thread, as the earlier release did. */
  const post = async (key: string, content: Content) => {
    const threadKey = lessonKey((await lessonHere()).id);
    await store().posts.add({ teamId: TEAM, channelId: channel, locale, threadKey, key, content });
    await announce(kakehashi().service.flow, { teamId: TEAM, channelId: channel });
  };
  /** A request as the earlier release has left it. */
  const earlier = async (id: string, text: string) => {
    const lesson = await lessonHere();
    const now = kakehashi().service.flow.clock.now();
    const assigned = { role: ROLE, assigneeId: EXPERT, why: 'sole-holder', state: 'asked', passed: [], reminders: 0 };
    const request = {
      ...{ id, cohortId: lesson.cohortId, lessonId: lesson.id, process: lesson.process, askerId: learner, text },
      ...{ kind: 'information', state: 'asked', createdAt: now },
      assignments: [{ ...assigned, askedAt: now }],
    } as Request;
    await store().requests.create(TEAM, request);
    await post(requestKey(id), requestContent(request, { done: 0, invited: 0 }));
    return waitFor(() => inThread().find((m) => JSON.stringify(m.blocks ?? []).includes(text)));
  };

  test('a message in the lesson’s thread may answer each that waits there, and its author chooses', async () => {
    const first = await earlier('first', 'Was the first question clear?');
    const second = await earlier('second', 'Was the second question clear?');
    // A request of this release has its own thread, so it's no choice here.
    await here.ask(learner, ROLE, 'Was the new question clear?');
    const which = await here.told(EXPERT, () => driver().message(EXPERT, channel, 'It was.', lessonTs()));
    const offered = JSON.stringify(which.blocks);
    for (const nth of ['first', 'second']) expect(offered).toContain(`Was the ${nth} question clear?`);
    expect(offered).not.toContain('Was the new question clear?');
    const buttons = (which.blocks ?? []).flatMap((block) =>
      block.type === 'actions' ? (block.elements as { value: string }[]) : [],
    );
    const value = buttons.find((one) => one.value.includes('second'))?.value ?? '';
    await here.told(EXPERT, () =>
      driver().action(EXPERT, { channel, ts: which.ts }, ACTIONS.threadReplyAnswers, { value }),
    );
    await waitFor(() => here.shown(second.ts).includes(ACTIONS.itHelps));
    expect(here.shown(first.ts)).toContain(ACTIONS.openReply);
    const people = { asker: `<@${learner}>`, author: here.nameOf(EXPERT), about: 'Was the second question clear?' };
    await waitFor(() => inThread().some(({ text }) => text === say('reply.noted', people)));
  });

  test('an answer from the form and the reviews come in the lesson’s thread, with a review that was there before', async () => {
    await post(requestKey('second', 'invitation'), {
      type: 'review-invitation',
      requestId: 'second',
      reviewers: [REVIEWER, OTHER],
      asker: learner,
      roles: [ROLE],
      fallback: false,
    });
    const { cohorts: _, reviews } = store();
    await reviews.start(TEAM, 'second', OTHER, kakehashi().service.flow.clock.now());
    await reviews.complete(TEAM, 'second', OTHER, { ratings: RATINGS, comment: 'It was clear before.' });
    await post(reviewKey('second', 1), {
      type: 'review-result',
      requestId: 'second',
      asker: learner,
      reviewer: OTHER,
      ratings: RATINGS,
      comment: 'It was clear before.',
      nth: 1,
      of: 2,
    });
    const old = await waitFor(() => here.holding('It was clear before.')[0]);
    const invitation = await waitFor(() => inThread().find(({ text }) => text.includes(`<@${REVIEWER}>`)));
    const view = await openReviewAs(kakehashi().rehearsal, REVIEWER, { channel, ts: invitation.ts });
    expect((await driver().submit(REVIEWER, view.id, { ...RATINGS, comment: 'It is clear now.' })).ok).toBe(true);
    const about = 'Was the second question clear?';
    const lead = say('review.results', { asker: here.nameOf(learner), about, done: 2, of: 2 });
    const result = await waitFor(() => inThread().find(({ text }) => text === lead));
    for (const comment of ['It was clear before.', 'It is clear now.']) {
      expect(here.shown(result.ts)).toContain(comment);
    }
    // The buttons of the earlier message count for both.
    await driver().action(learner, { channel, ts: old.ts }, ACTIONS.reviewHelps);
    const helps = say('review.reaction.helps', { asker: here.nameOf(learner) });
    await waitFor(() => here.shown(old.ts).includes(helps) && here.shown(result.ts).includes(helps));
    expect(here.shown(result.ts).split(`"${ACTIONS.reviewHelps}"`)).toHaveLength(2);
  });

  test('another holder takes one over in the lesson’s thread, and answers there', async () => {
    const request = await waitFor(() => inThread().find((m) => here.shown(m.ts).includes('Was the first question')));
    await store().roles.set(TEAM, (await cohortHere()).id, OTHER, [ROLE]);
    await here.fill(EXPERT, request.ts, ACTIONS.openHandOn, VIEWS.handOn, { person: OTHER, text: 'On leave.' });
    const handed = say('hand-on.done', { to: `<@${OTHER}>`, from: here.nameOf(EXPERT), role });
    await waitFor(() => inThread().some(({ text }) => text === handed));
    await waitFor(() => here.shown(request.ts).includes(`<@${OTHER}>`));
    await here.fill(OTHER, request.ts, ACTIONS.openReply, VIEWS.reply, { text: 'I can say that it was.' });
    await waitFor(() => inThread().some((m) => JSON.stringify(m.blocks ?? []).includes('I can say that it was.')));
  });

  test('after the deletion of the asker’s data, no message has their words', async () => {
    await driver().command(learner, channel, '/kakehashi my-data');
    const modal = await waitFor(() => {
      const shown = driver().modal(learner);
      return JSON.stringify(shown?.blocks ?? []).includes(ACTIONS.deleteMyData) ? shown : undefined;
    });
    await driver().action(learner, { viewId: modal.id }, ACTIONS.deleteMyData);
    await waitFor(() => JSON.stringify(driver().modal(learner)?.blocks ?? []).includes(say('my-data.none')));
    const theirs = () =>
      here.messages().filter((m) => /Was the (?:first|second|new) question/u.test(JSON.stringify(m)));
    await waitFor(() => theirs().length === 0);
    expect(here.holding('I can say that it was.')).toHaveLength(1);
  });
});
