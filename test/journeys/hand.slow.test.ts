import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LOCALES, type Locale } from '../../src/course/locale.ts';
import type { RoleId } from '../../src/course/role.ts';
import { ACTIONS, VIEWS } from '../../src/slack/app/ids.ts';
import { course } from '../helpers/course.ts';
import { inLessonThread } from '../helpers/in-lesson-thread.ts';
import { type Kakehashi, PLACES, postAnalyze, sayIn, TEAM } from '../helpers/post-analyze.ts';
import { startKakehashi } from '../helpers/start-kakehashi.ts';

const EXPERT = 'U0EMILY';
const MANAGER = 'U0KENJI';
const FACILITATOR = { en: 'U0DAVID', ja: 'U0HANA' } as const;

/** Choices of an assignee other than an answer, in a cohort without stand-ins. */
describe.each(LOCALES)('in %s', (locale: Locale) => {
  const { channel, learner } = PLACES[locale];
  const say = sayIn(locale);
  const roleName = (id: string) => course.role(locale, id).name;
  let kakehashi: Kakehashi;
  let lessonTs: string;
  const driver = () => kakehashi.rehearsal.driver;
  const waitFor: Kakehashi['rehearsal']['waitFor'] = (look, ms) => kakehashi.rehearsal.waitFor(look, ms);

  const here = inLessonThread(channel, () => ({ rehearsal: kakehashi.rehearsal, ts: lessonTs }));
  const { messages, shown, press, open: openIn, ask } = here;
  const told = async (...it: Parameters<typeof here.told>) => (await here.told(...it)).text;
  const answer = (user: string, ts: string, text: string) =>
    here.fill(user, ts, ACTIONS.openReply, VIEWS.reply, { text });

  /** Blocks of any message of the channel, as JSON. */
  const shownAll = (ts: string | undefined) =>
    JSON.stringify(
      driver()
        .messages(channel)
        .find((m) => m.ts === ts)?.blocks ?? [],
    );
  const setRolesOf = async (user: string, roles: RoleId[]) => {
    const { store } = kakehashi.service.flow;
    const cohort = await store.cohorts.inChannel({ teamId: TEAM, channelId: channel });
    await store.roles.set(TEAM, cohort?.id ?? '', user, roles);
  };

  beforeAll(async () => {
    kakehashi = await startKakehashi('socket');
    lessonTs = (await postAnalyze(kakehashi, locale, { 'stand-ins': 'no' })).ts;
  });
  afterAll(async () => {
    expect(kakehashi.log.errors).toEqual([]);
    await kakehashi.stop();
  });

  test('shows once that an assignee has accepted a request, even after a second press', async () => {
    const request = await ask(learner, ['domain-expert'], `Accept ${locale}?`);
    const thanks = await told(EXPERT, () => press(EXPERT, request.ts, ACTIONS.acceptRequest));
    expect(thanks).toBe(sayIn('en')('accept.done'));
    await waitFor(() => shown(request.ts).includes(say('request.state.accepted')));
    expect(shown(request.ts)).not.toContain(ACTIONS.acceptRequest);
    expect(shown(request.ts)).toContain(ACTIONS.openReply);
    await answer(EXPERT, request.ts, 'Here it is.');
    await waitFor(() => !shown(request.ts).includes(ACTIONS.openReply));
  });

  test('lets only the assignee accept, hand on or decline', async () => {
    const request = await ask(learner, ['domain-expert'], `Mine ${locale}?`);
    for (const action of [ACTIONS.acceptRequest, ACTIONS.openHandOn, ACTIONS.openDecline]) {
      const refused = await told(MANAGER, () => press(MANAGER, request.ts, action));
      expect(refused).toBe(sayIn('ja')('error.reply_not_assignee', { assignee: `<@${EXPERT}>` }));
    }
    const own = await told(learner, () => press(learner, request.ts, ACTIONS.acceptRequest));
    expect(own).toBe(say('error.reply_own_request'));
    await answer(EXPERT, request.ts, 'Done.');
  });

  const holdersOf = async (role: string) => {
    const { store } = kakehashi.service.flow;
    const cohort = await store.cohorts.inChannel({ teamId: TEAM, channelId: channel });
    const holdings = await store.roles.list(TEAM, cohort?.id ?? '');
    return holdings.filter((held) => held.role === role).map(({ userId }) => userId);
  };
  const handOn = async (from: string, ts: string, to: string | undefined) => {
    if (driver().modal(from)?.callbackId !== VIEWS.handOn) await openIn(from, ts, ACTIONS.openHandOn, VIEWS.handOn);
    return driver().submit(from, undefined, {
      ...(to === undefined ? {} : { person: to }),
      text: `For you ${locale}.`,
    });
  };

  test('reaches anyone in the channel, and refuses everybody else in one sentence', async () => {
    const request = await ask(learner, ['domain-expert'], `Anybody ${locale}?`);
    // Nobody else holds the role, so somebody has to be picked.
    const form = await openIn(EXPERT, request.ts, ACTIONS.openHandOn, VIEWS.handOn);
    const role = course.role('en', 'domain-expert').name;
    expect(JSON.stringify(form.blocks)).toContain(sayIn('en')('hand-on.body-nobody', { role }));
    expect((await handOn(EXPERT, request.ts, undefined)).ok).toBe(false);
    await driver().leave(channel, 'U0LUCAS');
    const refused = async (to: string) => (await handOn(EXPERT, request.ts, to)).errors?.person;
    expect(await refused(learner)).toBe(sayIn('en')('error.hand_on_asker'));
    expect(await refused(EXPERT)).toBe(sayIn('en')('error.hand_on_self'));
    expect(await refused('U0KAKEHASHI')).toBe(sayIn('en')('error.hand_on_app'));
    expect(await refused('U0LUCAS')).toBe(sayIn('en')('error.hand_on_outside'));
    await driver().join(channel, 'U0LUCAS');

    expect((await handOn(EXPERT, request.ts, 'U0PRIYA')).errors).toBeUndefined();
    const named = { to: '<@U0PRIYA>', from: here.nameOf(EXPERT), role: roleName('domain-expert') };
    const notice = await waitFor(() => messages().find(({ text }) => text === say('hand-on.done-offered', named)));
    expect(notice.threadTs).toBe(request.ts);
    const offer = say('routing.offered', { role: roleName('domain-expert'), to: here.nameOf('U0PRIYA') });
    await waitFor(() => shown(request.ts).includes(offer));
    // Being asked gives nobody a role; accepting does, beside those that they hold, and the request says no more that it will.
    expect(await holdersOf('domain-expert')).toEqual([EXPERT]);
    const thanks = await told('U0PRIYA', () => press('U0PRIYA', request.ts, ACTIONS.acceptRequest));
    expect(thanks).toBe(sayIn('en')('accept.done-role', { role }));
    expect(await holdersOf('domain-expert')).toEqual([EXPERT, 'U0PRIYA']);
    expect(await holdersOf('business-analyst')).toEqual(['U0PRIYA']);
    await waitFor(() => !shown(request.ts).includes(offer));
    const welcome = driver().messages(channel)[0];
    await waitFor(
      () => /Domain Expert|業務有識者/u.test(shownAll(welcome?.ts)) && shownAll(welcome?.ts).includes('Priya'),
    );
    const back = await handOn('U0PRIYA', request.ts, EXPERT);
    expect(back.errors?.person).toBe(sayIn('en')('error.hand_on_again'));
    await driver().closeView('U0PRIYA');
    await answer('U0PRIYA', request.ts, 'Done.');
    await setRolesOf('U0PRIYA', ['business-analyst']);
  });

  test('an answer gives the role that a request was handed on with, and declining does not', async () => {
    const first = await ask(learner, ['domain-expert'], `By answer ${locale}?`);
    await handOn(EXPERT, first.ts, 'U0PRIYA');
    await waitFor(() => messages().some(({ threadTs, text }) => threadTs === first.ts && text.includes('<@U0PRIYA>')));
    await answer('U0PRIYA', first.ts, `Answered ${locale}.`);
    await waitFor(() => !shown(first.ts).includes(ACTIONS.openReply));
    expect(await holdersOf('domain-expert')).toEqual([EXPERT, 'U0PRIYA']);
    await setRolesOf('U0PRIYA', ['business-analyst']);

    const second = await ask(learner, ['domain-expert'], `By declining ${locale}?`);
    await handOn(EXPERT, second.ts, 'U0PRIYA');
    await waitFor(() => messages().some(({ threadTs, text }) => threadTs === second.ts && text.includes('<@U0PRIYA>')));
    await openIn('U0PRIYA', second.ts, ACTIONS.openDecline, VIEWS.decline);
    await driver().submit('U0PRIYA', undefined, { text: `I never sold a house ${locale}.` });
    const said = { asker: `<@${learner}>`, by: here.nameOf('U0PRIYA'), role: roleName('domain-expert') };
    await waitFor(() => messages().some(({ text }) => text === say('decline.done', said)));
    await waitFor(() => shown(second.ts).includes(say('request.state.closed')));
    expect(shown(second.ts)).not.toContain(say('routing.offered', { ...said, to: here.nameOf('U0PRIYA') }));
    expect(await holdersOf('domain-expert')).toEqual([EXPERT]);
  });

  test('another holder takes over with the reason, and cannot hand the request back', async () => {
    const { store } = kakehashi.service.flow;
    const cohort = await store.cohorts.inChannel({ teamId: TEAM, channelId: channel });
    await store.roles.set(TEAM, cohort?.id ?? '', 'U0YUKI', ['data-architect', 'domain-expert']);
    const request = await ask(learner, ['domain-expert'], `Hand on ${locale}?`);
    // The app asks the holder whose last request is oldest. Nobody has asked Yuki so far.
    expect(request.text).toContain('<@U0YUKI>');
    await openIn('U0YUKI', request.ts, ACTIONS.openHandOn, 'hand-on-request');
    const taken = await driver().submit('U0YUKI', undefined, { person: EXPERT, text: 'On leave until Thursday.' });
    expect(taken.errors).toBeUndefined();
    const notice = await waitFor(() =>
      messages().find((m) => JSON.stringify(m.blocks ?? []).includes('On leave until')),
    );
    const toExpert = { to: `<@${EXPERT}>`, from: here.nameOf('U0YUKI'), role: roleName('domain-expert') };
    expect(notice.text).toBe(say('hand-on.done', toExpert));
    expect(notice.threadTs).toBe(request.ts);
    await waitFor(() => shown(request.ts).includes(say('routing.handed-on', { role: roleName('domain-expert') })));
    expect((await handOn(EXPERT, request.ts, 'U0YUKI')).errors?.person).toBe(sayIn('en')('error.hand_on_again'));
    await driver().closeView(EXPERT);
    await answer(EXPERT, request.ts, 'Taken over.');
  });

  test('"not mine" closes the request and tells the asker whom to ask instead', async () => {
    const request = await ask(learner, ['it-auditor'], `Not mine ${locale}?`);
    await openIn('U0MEI', request.ts, ACTIONS.openDecline, 'decline-request');
    const values = { role: 'data-architect', text: 'I do not know the tables.' };
    expect((await driver().submit('U0MEI', undefined, values)).errors).toBeUndefined();
    const feedback = await waitFor(() =>
      messages().find((m) => JSON.stringify(m.blocks ?? []).includes('I do not know the')),
    );
    expect(feedback.text).toBe(
      say('decline.done', { asker: `<@${learner}>`, by: here.nameOf('U0MEI'), role: roleName('it-auditor') }),
    );
    expect(JSON.stringify(feedback.blocks)).toContain(say('decline.ask-instead', { role: roleName('data-architect') }));
    await waitFor(() => shown(request.ts).includes(say('request.state.closed')));
    const late = await told('U0MEI', () =>
      press('U0MEI', feedback.ts, ACTIONS.openAsk).then(() => press('U0MEI', lessonTs, ACTIONS.openExampleRequests)),
    );
    expect(late).toBe(sayIn('ja')('error.example_requests_locked'));
  });

  test('a request to two roles goes to two people, and reviews begin after both answers', async () => {
    const text = `Pair ${locale}?`;
    const request = await ask(learner, ['product-manager', 'domain-expert'], text);
    // It mentions those who are asked, and only names who asks.
    const named = [...new Set(request.text.match(/U0[A-Z]+/g))];
    expect(named).not.toContain(learner);
    expect(named).toHaveLength(2);
    const mayBeReviewed = () => shown(request.ts).includes('"open-review"');
    await answer(named[0] ?? '', request.ts, `First answer ${locale}`);
    await waitFor(() => shown(request.ts).includes(say('assignment.answered')));
    expect(mayBeReviewed()).toBe(false);
    await answer(named[1] ?? '', request.ts, `Second answer ${locale}`);
    await waitFor(mayBeReviewed);
  });

  test('refuses no role or more than three in the modal, and keeps the typed text', async () => {
    await press(learner, lessonTs, ACTIONS.openAsk);
    await waitFor(() => driver().modal(learner)?.callbackId === 'ask-role');
    const many = ['product-manager', 'domain-expert', 'it-auditor', 'operator'];
    const refused = await driver().submit(learner, undefined, { role: many, kind: 'work', text: 'All of you!' });
    expect(refused.ok).toBe(false);
    expect(driver().modal(learner)?.callbackId).toBe('ask-role');
    await driver().closeView(learner);
  });

  test('without stand-ins, a request to a role without holders goes to the facilitator, or to anyone if the facilitator asks', async () => {
    const open = await ask(learner, ['architect'], `Anyone ${locale}?`);
    expect(learner).toBe(FACILITATOR[locale]);
    expect(JSON.stringify(open.blocks)).toContain(say('routing.nobody', { role: roleName('architect') }));
    const toFacilitator = await ask('U0PRIYA', ['architect'], `Facilitator ${locale}?`);
    expect(toFacilitator.text).toContain(`<@${learner}>`);
    await answer('U0LUCAS', open.ts, 'I happen to know.');
    await waitFor(() => !shown(open.ts).includes(ACTIONS.openReply));
  });
});
