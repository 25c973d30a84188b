import { createHttpTransport, type Json } from 'slack-stand-in';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ACTIONS, VIEWS } from '../../src/slack/app/ids.ts';
import { lessonWords } from '../../src/slack/commands/parse-command.ts';
import { toldAfter } from '../helpers/in-lesson-thread.ts';
import { languages } from '../helpers/languages.ts';
import { PATIENT } from '../helpers/patience.ts';
import { type Kakehashi, PLACES, postAnalyze, sayIn, TEAM } from '../helpers/post-analyze.ts';
import { startKakehashi } from '../helpers/start-kakehashi.ts';

/** By locale: a reader of the language who is not the facilitator. */
const OTHERS = { en: 'U0LUCAS', ja: 'U0MEI' } as const;

/** A person without permission gets a private sentence, and nothing changes. */
describe.each(languages('ja'))('in %s', (locale) => {
  const { channel, learner } = PLACES[locale];
  const other = OTHERS[locale];
  const say = sayIn(locale);
  const notFacilitator = say('error.not_facilitator', { assignee: `<@${learner}>` });
  /** Beside a field, where Slack shows no mention. */
  const notFacilitatorNamed = () =>
    notFacilitator.replace(`<@${learner}>`, kakehashi.rehearsal.users.find(({ id }) => id === learner)?.realName ?? '');
  let kakehashi: Kakehashi;
  let lessonTs: string;
  const driver = () => kakehashi.rehearsal.driver;
  const waitFor: Kakehashi['rehearsal']['waitFor'] = (look, ms) => kakehashi.rehearsal.waitFor(look, ms);
  /** Signs and sends a delivery that no Slack client offers, such as one from an old message. */
  const send = (type: 'slash_commands' | 'interactive' | 'events_api', body: Json) =>
    createHttpTransport({ url: kakehashi.url, signingSecret: kakehashi.secret }, PATIENT).send({ type, body });
  /** The last matching delivery to the app, for sending again with changes. */
  const lastSent = (wanted: (body: Json) => boolean): Json => {
    const found = kakehashi.rehearsal.deliveries.findLast(({ body }) => wanted(body));
    if (found === undefined) throw new Error('nothing like that was delivered');
    return structuredClone(found.body);
  };
  const told = async (user: string, deed: () => Promise<unknown>) =>
    (await toldAfter(kakehashi.rehearsal, user, deed)).text;
  const command = (user: string, text: string) =>
    told(user, () => driver().command(user, channel, `/kakehashi ${text}`));
  const cohort = (teamId = TEAM) => kakehashi.service.flow.store.cohorts.inChannel({ teamId, channelId: channel });

  beforeAll(async () => {
    kakehashi = await startKakehashi('http');
    lessonTs = (await postAnalyze(kakehashi, locale)).ts;
  });
  afterAll(async () => {
    expect(kakehashi.log.errors).toEqual([]);
    await kakehashi.stop();
  });

  test('answers an unknown word with a short quotation of it and the words that work', async () => {
    const lessons = await command(learner, 'lesson 9');
    for (const word of lessonWords('lesson', locale)) expect(lessons).toContain(`\`${word}\``);
    const processes = await command(learner, 'run 9');
    expect(processes).toContain(`\`${lessonWords('run', locale).at(-1)}\``);
    expect(processes).not.toContain(`\`${lessonWords('lesson', locale).at(-1)}\``);
    expect(await command(learner, 'ask the moon')).toBe(say('error.role_unknown', { role: 'the moon' }));
    expect(await command(learner, 'roles set @nobody')).toContain('@nobody');
    expect((await command(learner, 'x'.repeat(3000)))?.length).toBeLessThan(200);
  });

  test('preselects in the form the role typed after ask', async () => {
    await driver().command(learner, channel, '/kakehashi ask Domain Expert');
    const form = await waitFor(() => driver().modal(learner));
    expect(JSON.stringify(form.blocks)).toMatch(/"initial_options":\[\{[^\]]*"value":"domain-expert"/u);
    await driver().closeView(learner);
  });

  test('refuses the facilitator’s commands, forms and buttons to others', async () => {
    for (const text of ['settings', 'report', 'roles set', 'roles import @data-team operator']) {
      expect(await command(other, text), text).toBe(notFacilitator);
    }
    await driver().command(learner, channel, '/kakehashi settings');
    await waitFor(() => driver().modal(learner)?.callbackId === VIEWS.settings);
    expect((await driver().submit(learner)).errors).toBeUndefined();
    const form = lastSent(({ type, view }) => type === 'view_submission' && view.callback_id === VIEWS.settings);
    const answer = await send('interactive', { ...form, user: { ...form.user, id: other } });
    expect(JSON.stringify(answer)).toContain(notFacilitatorNamed());
    // Somebody else presses a button that only the facilitator sees.
    await driver().action(learner, { channel, ts: lessonTs }, ACTIONS.openAsk);
    await waitFor(() => driver().modal(learner)?.callbackId === VIEWS.ask);
    const press = lastSent(({ type }) => type === 'block_actions');
    for (const action of [
      ACTIONS.openSetRoles,
      ACTIONS.changeSchedule,
      ACTIONS.pauseSchedule,
      ACTIONS.resumeSchedule,
      ACTIONS.skipScheduled,
      ACTIONS.cancelSchedule,
    ]) {
      const [pressed] = press.actions as Json[];
      const changed = {
        ...press,
        trigger_id: driver().trigger(other),
        user: { ...press.user, id: other },
        actions: [{ ...pressed, action_id: action }],
      };
      expect(await told(other, () => send('interactive', changed)), action).toBe(notFacilitator);
    }
    expect((await cohort())?.facilitatorId).toBe(learner);
  });

  test('refuses the forms for roles and schedule, and changes to a schedule, from others, and changes nothing', async () => {
    const { store } = kakehashi.service.flow;
    const { id = '' } = (await cohort()) ?? {};
    const state = async () => [await store.roles.list(TEAM, id), await store.schedules.ofCohort(TEAM, id)];
    const typed = async (text: string, view: string) => {
      await driver().command(learner, channel, `/kakehashi ${text}`);
      await waitFor(() => driver().modal(learner)?.callbackId === view);
    };
    const formOf = (view: string) =>
      lastSent(({ type, view: sent }) => type === 'view_submission' && sent.callback_id === view);
    await typed('roles set', VIEWS.setRoles);
    expect(
      (await driver().submit(learner, undefined, { person: 'U0EMILY', roles: ['operator'] })).errors,
    ).toBeUndefined();
    const roles = formOf(VIEWS.setRoles);
    await typed('roles set', VIEWS.setRoles);
    await driver().submit(learner, undefined, { person: 'U0EMILY', roles: ['domain-expert'] });
    await typed('schedule', VIEWS.schedule);
    expect((await driver().submit(learner)).errors).toBeUndefined();
    await waitFor(() => driver().modal(learner) === undefined);
    const schedule = formOf(VIEWS.schedule);
    const before = await state();
    expect(before[1]).toMatchObject({ paused: false });
    for (const form of [roles, schedule]) {
      const answer = await send('interactive', { ...form, user: { ...form.user, id: other } });
      expect(JSON.stringify(answer)).toContain(notFacilitatorNamed());
    }
    const press = lastSent(({ type }) => type === 'block_actions');
    const [pressed] = press.actions as Json[];
    const next = (before[1] as { nextAt: Date }).nextAt.toISOString();
    for (const action of [ACTIONS.pauseSchedule, ACTIONS.skipScheduled, ACTIONS.cancelSchedule]) {
      const actions = [{ ...pressed, action_id: action, value: next }];
      const changed = { ...press, trigger_id: driver().trigger(other), user: { ...press.user, id: other }, actions };
      expect(await told(other, () => send('interactive', changed)), action).toBe(notFacilitator);
    }
    expect(await state()).toEqual(before);
  });

  test('a button with an outdated id says so in the language of the person who pressed it', async () => {
    const press = lastSent(({ type }) => type === 'block_actions');
    const [pressed] = press.actions as Json[];
    const old = {
      ...press,
      user: { ...press.user, id: other },
      actions: [{ ...pressed, value: 'of-an-earlier-release' }],
    };
    expect(await told(other, () => send('interactive', old))).toBe(say('error.stale_button'));
    const unknown = { ...old, actions: [{ ...pressed, action_id: 'button-that-was-renamed' }] };
    expect(await told(other, () => send('interactive', unknown))).toBe(say('error.stale_button'));
  });

  test('asks a person who has left the channel to join again, and accepts their form when they are back', async () => {
    await driver().action(other, { channel, ts: lessonTs }, ACTIONS.openAsk);
    await waitFor(() => driver().modal(other)?.callbackId === VIEWS.ask);
    const press = lastSent(({ type, user }) => type === 'block_actions' && user.id === other);
    await driver().leave(channel, other);
    const { store } = kakehashi.service.flow;
    const { id = '' } = (await cohort()) ?? {};
    await expect.poll(() => store.members.departed(TEAM, id)).toContain(other);
    const text = 'Which years do the sales cover?';
    const refused = await driver().submit(other, undefined, { role: 'domain-expert', kind: 'information', text });
    expect(Object.values(refused.errors ?? {})).toEqual([say('error.not_in_cohort')]);
    // They cannot see messages in the channel, so the app sends a direct message.
    await send('interactive', press);
    await waitFor(() =>
      driver()
        .messages(`D${other.slice(1)}`)
        .some((m) => m.text === say('error.not_in_cohort')),
    );
    await driver().join(channel, other);
    await expect.poll(() => store.members.departed(TEAM, id)).not.toContain(other);
    const sent = await driver().submit(other, undefined, { role: 'domain-expert', kind: 'information', text });
    expect(sent.errors).toBeUndefined();
  });

  test('tells another workspace that the app is not installed there, and stores nothing', async () => {
    const elsewhere = 'T0ELSEWHERE';
    const both = `${sayIn('en')('error.other_workspace')}\n${sayIn('ja')('error.other_workspace')}`;
    const typed = lastSent(({ command: name }) => name === '/kakehashi');
    expect(await send('slash_commands', { ...typed, team_id: elsewhere, text: 'start' })).toEqual({
      ok: true,
      payload: { response_type: 'ephemeral', replace_original: false, text: both },
    });
    const press = lastSent(({ type, user }) => type === 'block_actions' && user.id === learner);
    const there = { id: elsewhere, domain: 'elsewhere' };
    expect(await told(learner, () => send('interactive', { ...press, team: there }))).toBe(both);
    const form = lastSent(({ type }) => type === 'view_submission');
    const view = { ...form.view, team_id: elsewhere, app_installed_team_id: elsewhere };
    const submitted = await send('interactive', { ...form, team: there, view });
    expect(submitted).toMatchObject({ ok: true, payload: { response_action: 'update' } });
    expect(JSON.stringify(submitted)).toContain(sayIn('ja')('error.other_workspace'));
    const before = kakehashi.rehearsal.calls.length;
    const event = { type: 'app_mention', user: learner, channel, text: 'x', ts: '1.1', event_ts: '1.1' };
    const envelope = { type: 'event_callback', team_id: elsewhere, event_id: 'Ev0', event_time: 1, event };
    expect((await send('events_api', envelope)).ok).toBe(true);
    expect(await cohort(elsewhere)).toBeUndefined();
    expect(await kakehashi.service.flow.store.cohorts.ofUser(elsewhere, learner)).toEqual([]);
    expect(kakehashi.rehearsal.calls.slice(before)).toEqual([]);
  });
});
