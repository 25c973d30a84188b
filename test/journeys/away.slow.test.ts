import { describe, expect, test } from 'vitest';
import { LOCALES } from '../../src/course/locale.ts';
import { ACTIONS } from '../../src/slack/app/ids.ts';
import { course } from '../helpers/course.ts';
import { playAnalyze } from '../helpers/play-analyze.ts';
import { sayIn, TEAM } from '../helpers/post-analyze.ts';

const EXPERT = 'U0EMILY';

/** Absences, the facilitator's settings, and the coverage of requests. */
describe.each(LOCALES)('in %s', (locale) => {
  let now = Date.parse('2026-10-12T09:00:00Z');
  const { channel, learner, say, driver, waitFor, here, kakehashi } = playAnalyze(locale, { now: () => now });

  const told = async (...it: Parameters<typeof here.told>) => (await here.told(...it)).text;
  const ask = (role: string[], kind: string, text: string) => here.ask(learner, role, text, kind);

  test('asks no one who is away, and asks them again after their return', async () => {
    const typed = locale === 'en' ? '/kakehashi away until 2026-10-20' : '/kakehashi 不在 2026-10-20まで';
    const said = await told(EXPERT, () => driver().command(EXPERT, channel, typed));
    // The day begins at 23:00 UTC in London in October. Its noon falls on the same day for readers in other zones.
    expect(said).toContain(`<!date^${Date.parse('2026-10-20T11:00:00Z') / 1000}^`);
    const away = await ask(['domain-expert'], 'information', `Away ${locale}`);
    expect(away.text).toContain(say('request.to-stand-in', { role: course.role(locale, 'domain-expert').name }));
    now = Date.parse('2026-10-20T08:00:00Z');
    expect((await ask(['domain-expert'], 'information', `Again ${locale}`)).text).toContain(`<@${EXPERT}>`);
  });

  test('reads the status as teams write it, and names who is away and until when as the reason', async () => {
    const status = { en: 'OOO until 10/26', ja: '25日まで休み' }[locale];
    await driver().presence(EXPERT, { status: { text: status, emoji: ':spiral_calendar_pad:', until: 0 } });
    now += 11 * 60_000;
    const request = await ask(['domain-expert'], 'information', `Status ${locale}`);
    const absence = say('absence.one-until', {
      person: here.nameOf(EXPERT),
      back: { en: '26 October', ja: '10月26日' }[locale],
    });
    expect(here.shown(request.ts)).toContain(say('routing.away.stand-in', { absence }));
    expect(here.shown(request.ts)).not.toContain(say('routing.stand-in', { role: '' }).slice(0, 10));
  });

  test('asks somebody all the same where everybody looks away, and says so', async () => {
    const { store } = kakehashi().service.flow;
    const cohort = await store.cohorts.inChannel({ teamId: TEAM, channelId: channel });
    if (cohort === undefined) throw new Error('no cohort');
    await store.cohorts.setSettings({ ...cohort, standIns: false });
    const request = await ask(['domain-expert'], 'information', `Everybody ${locale}`);
    const absence = say('absence.one-until', {
      person: here.nameOf(EXPERT),
      back: { en: '26 October', ja: '10月26日' }[locale],
    });
    // The asker is the facilitator, so nobody else is left.
    expect(here.shown(request.ts)).toContain(say('routing.away.away', { absence, to: here.nameOf(EXPERT) }));
    expect(request.text).toContain(
      say('request.to', { to: `<@${EXPERT}>`, role: course.role(locale, 'domain-expert').name }),
    );
    await store.cohorts.setSettings(cohort);
    await driver().presence(EXPERT, {
      status: { text: { en: 'Back from vacation', ja: '休み明け' }[locale], emoji: '', until: 0 },
    });
    now += 11 * 60_000;
    const again = await ask(['domain-expert'], 'information', `Is back ${locale}`);
    expect(here.shown(again.ts)).toContain(
      say('routing.sole-holder', { role: course.role(locale, 'domain-expert').name }),
    );
  });

  test('refuses an invalid or past day with an example', async () => {
    const wrong = await told(EXPERT, () => driver().command(EXPERT, channel, '/kakehashi away until Friday'));
    expect(wrong).toBe(sayIn('en')('error.date_invalid', { typed: 'friday' }));
    const past = await told(EXPERT, () => driver().command(EXPERT, channel, '/kakehashi away 2026-10-20'));
    expect(past).toBe(sayIn('en')('error.date_past', { typed: '20 October 2026' }));
    const far = await told(EXPERT, () => driver().command(EXPERT, channel, '/kakehashi away 9999-12-31'));
    expect(far).toBe(sayIn('en')('error.date_far', { typed: '31 December 9999' }));
  });

  test('welcomes a returning person once', async () => {
    await told(EXPERT, () => driver().command(EXPERT, channel, '/kakehashi away 2026-10-26'));
    const back = () => told(EXPERT, () => driver().command(EXPERT, channel, '/kakehashi back'));
    expect(await back()).toBe(sayIn('en')('away.back'));
    expect(await back()).toBe(sayIn('en')('away.not'));
  });

  test('App Home switches an absence on and off and shows the new state at once', async () => {
    await driver().openHome(EXPERT);
    const home = await waitFor(() => driver().home(EXPERT));
    await driver().action(EXPERT, { viewId: home.id }, ACTIONS.openAway);
    await waitFor(() => driver().modal(EXPERT)?.callbackId === 'go-away');
    expect((await driver().submit(EXPERT, undefined, { until: '2026-10-26' })).errors).toBeUndefined();
    const away = await waitFor(() => {
      const shown = driver().home(EXPERT);
      return JSON.stringify(shown).includes(ACTIONS.comeBack) ? shown : undefined;
    });
    await driver().action(EXPERT, { viewId: away.id }, ACTIONS.comeBack);
    await waitFor(() => JSON.stringify(driver().home(EXPERT)).includes(ACTIONS.openAway));
    expect(await kakehashi().service.flow.store.members.away(TEAM, new Date(now))).toEqual([]);
  });

  test.each([
    ['today', '2026-10-21T11:00:00Z'],
    ['until-monday', '2026-10-26T12:00:00Z'],
    ['week', '2026-10-27T12:00:00Z'],
  ])('the form opens with quick choices: %s', async (lasts, noon) => {
    await driver().command(EXPERT, channel, '/kakehashi away');
    const view = await waitFor(() =>
      driver().modal(EXPERT)?.callbackId === 'go-away' ? driver().modal(EXPERT) : undefined,
    );
    const shown = JSON.stringify(view.blocks);
    for (const choice of ['today', 'until-monday', 'week']) expect(shown).toContain(sayIn('en')(`away.for.${choice}`));
    const said = await told(EXPERT, () => driver().submit(EXPERT, undefined, { 'away-for': lasts }));
    // Noon of that day in London, where summer time ends on 25 October.
    expect(said).toContain(`<!date^${Date.parse(noon) / 1000}^`);
    await told(EXPERT, () => driver().command(EXPERT, channel, '/kakehashi back'));
  });

  test('lets only the facilitator change the settings, and refuses impossible hours in the modal', async () => {
    const other = 'U0LUCAS';
    const refused = await told(other, () => driver().command(other, channel, '/kakehashi settings'));
    expect(refused).toContain(`<@${learner}>`);
    await driver().command(learner, channel, '/kakehashi settings');
    await waitFor(() => driver().modal(learner)?.callbackId === 'cohort-settings');
    const wrong = await driver().submit(learner, undefined, { from: '18:00', to: '09:00' });
    expect(wrong.errors).toEqual({ to: say('error.hours_invalid') });
    const values = {
      from: '10:00',
      to: '16:00',
      weekdays: ['1', '3'],
      holidays: 'none',
      rest: 'paused',
      'stand-ins': 'no',
    };
    const saved = await told(learner, () => driver().submit(learner, undefined, values));
    expect(saved).toBe(say('settings.saved-paused'));
    const cohort = await kakehashi().service.flow.store.cohorts.inChannel({ teamId: TEAM, channelId: channel });
    expect(cohort).toMatchObject({
      paused: true,
      standIns: false,
      workingHours: { from: 600, to: 960, weekdays: [1, 3], holidays: 'none' },
    });
  });

  test('tells a person who has chosen roles which roles they now hold', async () => {
    const choose = async (roles: string[]) => {
      await driver().command(learner, channel, '/kakehashi role');
      await waitFor(() => driver().modal(learner)?.callbackId === 'choose-roles');
      return told(learner, () => driver().submit(learner, undefined, { roles }));
    };
    expect(await choose(['operator'])).toBe(say('roles.saved', { roles: course.role(locale, 'operator').name }));
    expect(await choose([])).toBe(say('roles.saved-none'));
  });

  test('coverage shows example requests asked and open, and further requests, without revealing the example requests', async () => {
    await ask(['it-auditor'], 'review', `May the addresses stay ${locale}?`);
    await driver().command(learner, channel, '/kakehashi coverage');
    const view = await waitFor(() => driver().modal(learner));
    const shown = JSON.stringify(view.blocks);
    const { exampleRequests } = course.lesson(locale, 'analyze');
    const all = exampleRequests.length;
    // Requests for information from the domain expert cover two of the example requests.
    expect(shown).toContain(
      say('coverage.body', { process: course.lessonInfo(locale, 'analyze').name, covered: 2, all }),
    );
    expect(shown).toContain(say('coverage.beyond', { count: 1 }));
    expect(shown).toContain(`May the addresses stay ${locale}?`);
    // Example requests with the same roles and kind get numbers.
    const kind = say('kind.information');
    for (const nth of [1, 2]) expect(shown).toContain(say('coverage.kind-of-several', { kind, nth, of: 2 }));
    for (const { text } of exampleRequests) expect(shown).not.toContain(text.slice(0, 30));
    await driver().closeView(learner);
  });
});
