import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { moveDueDates } from '../../src/flow/requests/move-due-dates.ts';
import { reassignAsFacilitator } from '../../src/flow/requests/reassign-as-facilitator.ts';
import { ACTIONS, VIEWS } from '../../src/slack/app/ids.ts';
import { course } from '../helpers/course.ts';
import { languages } from '../helpers/languages.ts';
import { type Kakehashi, PLACES, sayIn, TEAM } from '../helpers/post-analyze.ts';
import { postLesson, startCohort } from '../helpers/start-cohort.ts';
import { startKakehashi } from '../helpers/start-kakehashi.ts';

/** What a facilitator sees and does in App Home. It's Monday, 9 November 2026, 10:00 in Tokyo, when the course starts. */
describe.each(languages('en'))('the Home of a facilitator, in %s', (locale) => {
  const { channel, learner } = PLACES[locale];
  const say = sayIn(locale);
  const place = { teamId: TEAM, channelId: channel };
  let now = Date.parse('2026-11-09T01:00:00Z');
  let kakehashi: Kakehashi;
  let assignee = '';
  const driver = () => kakehashi.rehearsal.driver;
  const waitFor: Kakehashi['rehearsal']['waitFor'] = (look, ms) => kakehashi.rehearsal.waitFor(look, ms);
  const store = () => kakehashi.service.flow.store;
  const home = (user: string = learner) => JSON.stringify(driver().home(user)?.blocks ?? []);
  const open = async (user: string, until: (shown: string) => boolean) => {
    driver().openHome(user);
    await waitFor(() => until(home(user)));
  };
  /** Direct messages about requests. */
  const direct = (user: string) =>
    driver()
      .messages(`D${user.slice(1)}`)
      .filter((m) => JSON.stringify(m.blocks ?? []).includes(ACTIONS.openOwnHours));
  const cohort = async () => {
    const found = await store().cohorts.inChannel(place);
    if (found === undefined) throw new Error('there is no cohort');
    return found;
  };
  const openRequest = async () => (await store().requests.openIn(TEAM, (await cohort()).id))[0];
  const choose = (...parts: string[]) =>
    driver().action(learner, { viewId: driver().home(learner)?.id ?? '' }, ACTIONS.teamMenu, {
      choose: JSON.stringify(parts),
    });
  const drawn = () => kakehashi.rehearsal.calls.filter(({ method }) => method === 'views.publish').length;
  const notice = () => JSON.stringify(driver().rawModal(learner) ?? '');

  beforeAll(async () => {
    kakehashi = await startKakehashi('socket', { now: () => now });
    const { rehearsal } = kakehashi;
    await startCohort(rehearsal, { channel, facilitator: learner }, { locale });
    const lesson = await postLesson(rehearsal, { channel, learner });
    await driver().action(learner, { channel, ts: lesson.ts }, ACTIONS.openAsk);
    await waitFor(() => driver().modal(learner)?.callbackId === VIEWS.ask);
    const input = { role: 'domain-expert', kind: 'information', text: `Who floods ${locale}?`, due: '2026-11-20' };
    expect((await driver().submit(learner, undefined, input)).errors).toBeUndefined();
    await waitFor(() =>
      driver()
        .messages(channel)
        .some((m) => JSON.stringify(m.blocks ?? []).includes(input.text)),
    );
    assignee = (await openRequest())?.assignments[0]?.assigneeId ?? '';
  });
  afterAll(async () => {
    expect(kakehashi.log.errors).toEqual([]);
    await kakehashi.stop();
  });

  test('names who waits for whom with a link, and after three working days who is silent; others see none of it', async () => {
    const role = course.role(locale, 'domain-expert').name;
    const waits = say('progress.waits', { asker: `<@${learner}>`, assignee: `<@${assignee}>`, role: 'ROLE' });
    await open(learner, (shown) => shown.includes(say('home.team')));
    expect(home().replace(/<http[^|]+\|[^>]+>/u, 'ROLE')).toContain(waits);
    expect(home()).toMatch(new RegExp(`/archives/${channel}/p\\d+\\|${role}>`, 'u'));
    expect(home()).not.toContain(say('home.silent', { person: `<@${assignee}>`, n: 3 }));
    // Thursday, 12 November, 15:00 in Tokyo and early morning in London.
    now = Date.parse('2026-11-12T09:30:00Z');
    // Their status in Slack says that they are away: they aren't silent, and a nudge waits.
    const status = { text: { en: 'OOO until 11/30', ja: '30日まで休み' }[locale], emoji: '', until: 0 };
    await driver().presence(assignee, { status });
    const before = drawn();
    await open(learner, () => drawn() > before);
    expect(home()).not.toContain(say('home.silent', { person: `<@${assignee}>`, n: 3 }));
    await choose('n', channel, assignee);
    await waitFor(() => notice().includes(`<@${assignee}>`));
    expect(direct(assignee)).toHaveLength(0);
    await driver().closeView(learner);
    await driver().presence(assignee, { status: { text: '', emoji: '', until: 0 } });
    // What Slack says of a person is kept for ten minutes.
    now += 11 * 60_000;
    await open(learner, (shown) => shown.includes(say('home.silent', { person: `<@${assignee}>`, n: 3 })));
    // Three working days without an answer: the app says what may help.
    expect(home()).toContain(JSON.stringify(say('suggest.unanswered')).slice(1, -1));
    expect(home()).toContain(JSON.stringify(say('suggest.silent')).slice(1, -1));
    await open(assignee, (shown) => shown.includes(`Who floods ${locale}?`));
    expect(home(assignee)).not.toContain(ACTIONS.teamMenu);
    expect(home(assignee)).not.toContain(JSON.stringify(say('suggest.title')).slice(1, -1));
    expect(home(assignee)).not.toContain(ACTIONS.openMoveDates);
  });

  test('a nudge is one direct message a day with what waits, in the person’s working hours only', async () => {
    const hours = { weekdays: [1, 2, 3, 4, 5], from: 0, to: 60 };
    await store().members.setHours(TEAM, assignee, hours);
    await choose('n', channel, assignee);
    await waitFor(() => notice().includes(`<@${assignee}>`));
    expect(direct(assignee)).toHaveLength(0);
    await driver().closeView(learner);
    await store().members.setHours(TEAM, assignee, { ...hours, to: 24 * 60 - 1 });
    await choose('n', channel, assignee);
    const lead = sayIn(await localeOf(assignee))('nudge.lead', { by: nameOf(learner) });
    await waitFor(() => direct(assignee).length > 0);
    expect(JSON.stringify(direct(assignee)[0]?.blocks)).toContain(JSON.stringify(lead).slice(1, -1));
    expect(JSON.stringify(direct(assignee)[0]?.blocks)).toContain(`Who floods ${locale}?`);
    await waitFor(() =>
      notice().includes(JSON.stringify(say('nudge.done', { person: `<@${assignee}>` })).slice(1, -1)),
    );
    await driver().closeView(learner);
    await choose('n', channel, assignee);
    await waitFor(() => notice().includes(`<@${assignee}>`));
    await driver().closeView(learner);
    expect(direct(assignee)).toHaveLength(1);
  });

  test('all due dates move by working days, once a form, and the channel is told in one line', async () => {
    const before = (await openRequest())?.dueAt;
    await driver().action(learner, { viewId: driver().home(learner)?.id ?? '' }, ACTIONS.openMoveDates);
    await waitFor(() => driver().modal(learner)?.callbackId === VIEWS.moveDates);
    const wrong = await driver().submit(learner, undefined, { days: '0' });
    expect(wrong.errors).toEqual({ days: say('error.days_invalid', { max: 30 }) });
    await driver().submit(learner, undefined, { days: '1' });
    await waitFor(() => driver().modal(learner) === undefined);
    const line = say('dates-moved.note', { by: nameOf(learner), days: 1, n: 1 });
    await waitFor(() =>
      driver()
        .messages(channel)
        .some(({ text }) => text === line),
    );
    const after = (await openRequest())?.dueAt;
    // From Friday, 20 November, past the weekend; the 23rd is a holiday in Japan.
    expect(before?.toISOString().slice(0, 10)).toBe('2026-11-20');
    expect(after?.toISOString().slice(0, 10)).toBe(locale === 'en' ? '2026-11-23' : '2026-11-24');
    expect(after?.toISOString().slice(10)).toBe(before?.toISOString().slice(10));
    const shown = () =>
      driver()
        .messages(channel)
        .find((m) => JSON.stringify(m.blocks ?? []).includes('Who floods'));
    await waitFor(() => JSON.stringify(shown()?.blocks).includes(`<!date^${(after?.getTime() ?? 0) / 1000}^`));
    for (let nth = 0; nth < 2; nth += 1) {
      await moveDueDates(kakehashi.service.flow, { place, byId: learner, days: 1, id: 'one form' });
    }
    const days = locale === 'en' ? '2026-11-24' : '2026-11-25';
    expect((await openRequest())?.dueAt?.toISOString().slice(0, 10)).toBe(days);
    await expect(
      moveDueDates(kakehashi.service.flow, { place, byId: assignee, days: 1, id: 'another' }),
    ).rejects.toMatchObject({ code: 'not_facilitator' });
  });

  test('a request that waits too long goes to whom the facilitator chooses, and the form says who has it', async () => {
    const request = await openRequest();
    const role = request?.assignments[0]?.role ?? '';
    const nameOfRole = course.role(locale, role).name;
    const assignment = async () => (await store().requests.byId(TEAM, request?.id ?? ''))?.assignments[0];
    const openForm = async (from: string) => {
      await choose('r', channel, from, request?.id ?? '', role);
      await waitFor(() => driver().modal(learner)?.callbackId === VIEWS.giveToOther);
      return JSON.stringify(driver().modal(learner)?.blocks);
    };
    const form = await openForm(assignee);
    const body = { asker: `<@${learner}>`, role: nameOfRole, person: `<@${assignee}>` };
    expect(form).toContain(say('give-to-other.body', body));
    expect(form).toContain(`Who floods ${locale}?`);
    const refused = async (person: string) => (await driver().submit(learner, undefined, { person })).errors?.person;
    expect(await refused(learner)).toBe(say('error.hand_on_asker'));
    expect(await refused(assignee)).toBe(say('error.hand_on_again'));
    expect(await refused('U0KAKEHASHI')).toBe(say('error.hand_on_app'));
    expect((await assignment())?.assigneeId).toBe(assignee);

    // Somebody in the channel without the role.
    const { members } = kakehashi.rehearsal.channels.find(({ id }) => id === channel) ?? { members: [] };
    const holders = (await store().roles.list(TEAM, (await cohort()).id)).filter((each) => each.role === role);
    const other = members.find(
      (id) => ![learner, assignee, 'U0KAKEHASHI', ...holders.map(({ userId }) => userId)].includes(id),
    );
    await driver().submit(learner, undefined, { person: other ?? '' });
    const done = { person: `<@${assignee}>`, to: `<@${other}>` };
    await waitFor(() => notice().includes(JSON.stringify(say('give-to-other.done-to', done)).slice(1, -1)));
    expect(await assignment()).toMatchObject({ assigneeId: other, why: 'offered', passed: [assignee] });
    await driver().closeView(learner);
    const names = { asker: nameOf(learner), from: nameOf(assignee), to: `<@${other}>`, role: nameOfRole };
    const line = `${say('hand-over.because.moved', names)} ${say('hand-over.done-offered', names)}`;
    await waitFor(() => everyMessage().some(({ text }) => text === line));
    // The reminder that asked the first person is settled, and App Home names the second one.
    await waitFor(() => !JSON.stringify(direct(assignee)[0]?.blocks).includes(ACTIONS.openReply));
    await waitFor(() => home().includes(`["r","${channel}","${other}"`.replaceAll('"', '\\"')));

    // Nobody chosen: the app picks. A form about somebody who no longer has it changes nothing.
    await openForm(other ?? '');
    await driver().submit(learner);
    await waitFor(() => notice().includes(`<@${other}>`));
    const next = await assignment();
    expect(next?.passed).toEqual([assignee, other]);
    expect([assignee, other]).not.toContain(next?.assigneeId);
    await driver().closeView(learner);
    const again = { place, byId: learner, requestId: request?.id ?? '', role, from: other ?? '', to: assignee };
    await reassignAsFacilitator(kakehashi.service.flow, again);
    expect(await assignment()).toEqual(next);
    await expect(reassignAsFacilitator(kakehashi.service.flow, { ...again, byId: assignee })).rejects.toMatchObject({
      code: 'not_facilitator',
    });
  });

  const everyMessage = () =>
    driver()
      .messages(channel)
      .flatMap((parent) => [parent, ...driver().messages(channel, parent.ts)]);
  const nameOf = (user: string) => kakehashi.rehearsal.users.find(({ id }) => id === user)?.realName ?? '';
  const localeOf = (user: string) => kakehashi.service.flow.chat.localeOf(TEAM, user);
});
