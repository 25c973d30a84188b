import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LOCALES } from '../../src/course/locale.ts';
import { openReviewAs } from '../../src/demo/open-review-as.ts';
import { ACTIONS } from '../../src/slack/app/ids.ts';
import { course } from '../helpers/course.ts';
import { inLessonThread } from '../helpers/in-lesson-thread.ts';
import { type Kakehashi, PLACES, postAnalyze, sayIn, TEAM } from '../helpers/post-analyze.ts';
import { startKakehashi } from '../helpers/start-kakehashi.ts';

const EXPERT = 'U0EMILY';

/** Reactions of the asker to an answer. */
describe.each(LOCALES)('in %s', (locale) => {
  const { channel, learner } = PLACES[locale];
  const say = sayIn(locale);
  let kakehashi: Kakehashi;
  let lessonTs: string;
  const driver = () => kakehashi.rehearsal.driver;
  const waitFor: Kakehashi['rehearsal']['waitFor'] = (look, ms) => kakehashi.rehearsal.waitFor(look, ms);

  const here = inLessonThread(channel, () => ({ rehearsal: kakehashi.rehearsal, ts: lessonTs }));
  const { messages, shown, holding, press, fill } = here;
  const told = async (...it: Parameters<typeof here.told>) => (await here.told(...it)).text;
  const ask = (role: string, text: string) => here.ask(learner, role, text);

  beforeAll(async () => {
    kakehashi = await startKakehashi('socket');
    lessonTs = (await postAnalyze(kakehashi, locale)).ts;
  });
  afterAll(async () => {
    expect(kakehashi.log.errors).toEqual([]);
    await kakehashi.stop();
  });

  test('"that helps" closes the request, only from the asker, and reviews can still arrive', async () => {
    const request = await ask('domain-expert', `Helps ${locale}?`);
    const early = await told(learner, () =>
      // The button does not exist so far, but an old message may have one.
      driver()
        .action(learner, { channel, ts: request.ts }, ACTIONS.openReply)
        .then(() => undefined),
    );
    expect(early).toBe(say('error.reply_own_request'));
    await fill(EXPERT, request.ts, ACTIONS.openReply, 'answer-request', { text: `Answer ${locale}` });
    await waitFor(() => shown(request.ts).includes(ACTIONS.itHelps));
    const other = await told('U0MEI', () => press('U0MEI', request.ts, ACTIONS.itHelps));
    expect(other).toBe(sayIn('ja')('error.only_asker', { assignee: `<@${learner}>` }));
    await press(learner, request.ts, ACTIONS.itHelps);
    await waitFor(() => shown(request.ts).includes(say('request.state.closed')));
    expect(shown(request.ts)).not.toContain(ACTIONS.itHelps);

    const reviewer = 'U0MEI';
    const ratings = { 'right-person': 'fully', 'right-kind': 'fully', specific: 'partly', usable: 'not' };
    const view = await openReviewAs(kakehashi.rehearsal, reviewer, { channel, ts: request.ts });
    await driver().submit(reviewer, view.id, { ...ratings, comment: `Late ${locale}` });
    await waitFor(() => holding(`Late ${locale}`).length === 1);
    expect(shown(request.ts)).toContain(say('request.state.closed'));
  });

  test('a question back goes to the same person, and the new answer invites no new reviews', async () => {
    const request = await ask('domain-expert', `Back ${locale}?`);
    await fill(EXPERT, request.ts, ACTIONS.openReply, 'answer-request', { text: `First ${locale}` });
    await waitFor(() => shown(request.ts).includes(ACTIONS.openAskBack));
    const { store } = kakehashi.service.flow;
    const invited = async () => {
      const asked = (await store.requests.askedBy(TEAM, learner, 9)).find(({ text }) => text === `Back ${locale}?`);
      return (await store.reviews.of(TEAM, asked?.id ?? '')).map(({ reviewerId }) => reviewerId);
    };
    const first = await invited();
    expect(first).toHaveLength(2);
    await fill(learner, request.ts, ACTIONS.openAskBack, 'ask-back', { text: `And in winter ${locale}?` });
    const again = await waitFor(() => holding(`And in winter ${locale}?`)[0]);
    expect(again.text).toContain(`<@${EXPERT}>`);
    await waitFor(() => shown(request.ts).includes(ACTIONS.openReply));
    await driver().message(EXPERT, channel, `Second ${locale}`, request.ts);
    await waitFor(() => !shown(request.ts).includes(ACTIONS.openReply));
    expect(await invited()).toEqual(first);
    await press(learner, request.ts, ACTIONS.itHelps);
    await waitFor(() => shown(request.ts).includes(say('request.state.closed')));
  });

  test('a stand-in answers questions back at once, and finally says that a person is needed', async () => {
    const role = course.role(locale, 'operator').name;
    const standIn = say('request.to-stand-in', { role });
    const request = await ask('operator', `Stand-in ${locale}?`);
    const replies = () => messages().filter((m) => JSON.stringify(m.blocks ?? []).includes(`*${standIn}*`));
    await waitFor(() => replies().length === 1);
    for (const [index, text] of [`Again ${locale}?`, `Once more ${locale}?`].entries()) {
      await fill(learner, request.ts, ACTIONS.openAskBack, 'ask-back', { text });
      await waitFor(() => replies().length === index + 2);
    }
    expect(JSON.stringify(replies().at(-1)?.blocks)).toContain(say('stand-in.no-more'));
    // The question itself, and the stand-in's question back, which quotes it.
    expect(holding(`Again ${locale}?`)).toHaveLength(2);
  });
});
