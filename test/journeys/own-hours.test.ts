import { describe, expect, test } from 'vitest';
import { remind } from '../../src/flow/requests/remind.ts';
import { ACTIONS, BLOCKS, VIEWS } from '../../src/slack/app/ids.ts';
import { languages } from '../helpers/languages.ts';
import { playAnalyze } from '../helpers/play-analyze.ts';
import { sayIn, TEAM } from '../helpers/post-analyze.ts';

const EXPERT = 'U0EMILY';

/** Emily works on London time, and not on Tuesdays. */
describe.each(languages('ja'))('own working hours, in a channel in %s', (locale) => {
  // Monday, 12 October 2026, 10:00 in London.
  let now = Date.parse('2026-10-12T09:00:00Z');
  const { learner, driver, here, kakehashi, lessonTs } = playAnalyze(locale, { now: () => now });
  const say = sayIn('en');
  const member = () => kakehashi().service.flow.store.members.byId(TEAM, EXPERT);
  const home = () => JSON.stringify(driver().home(EXPERT)?.blocks ?? []);
  const open = async () => {
    await driver().openHome(EXPERT);
    await kakehashi().rehearsal.waitFor(() => home().includes(ACTIONS.openOwnHours));
    await driver().action(EXPERT, { viewId: driver().home(EXPERT)?.id ?? '' }, ACTIONS.openOwnHours);
    await kakehashi().rehearsal.waitFor(() => driver().modal(EXPERT)?.callbackId === VIEWS.ownHours);
  };

  test('are refused when the day ends before it begins, and App Home shows them when saved', async () => {
    await open();
    const wrong = { whose: 'own', from: '18:00', to: '09:00', weekdays: ['1'] };
    expect((await driver().submit(EXPERT, undefined, wrong)).errors).toEqual({
      [BLOCKS.to]: say('error.hours_invalid'),
    });
    const right = { whose: 'own', from: '10:00', to: '14:00', weekdays: ['1', '3', '4', '5'] };
    expect((await driver().submit(EXPERT, undefined, right)).errors).toBeUndefined();
    expect((await member())?.hours).toEqual({ from: 600, to: 840, weekdays: [1, 3, 4, 5] });
    await kakehashi().rehearsal.waitFor(() => home().includes('10:00 to 14:00'));
    expect(home()).not.toContain(say('weekday.2'));
  });

  test('decide when an answer is expected and when a reminder comes', async () => {
    const told = await here.confirmed(learner, async () => {
      await here.open(learner, lessonTs(), ACTIONS.openAsk, VIEWS.ask);
      await driver().submit(learner, undefined, { role: ['domain-expert'], kind: 'information', text: 'Why blank?' });
    });
    // Two of Emily's working days: Monday and Wednesday. What ends with a day is due the next morning, on Thursday.
    expect(told?.text).toContain(`<!date^${Date.parse('2026-10-15T09:00:00Z') / 1000}^`);
    now = Date.parse('2026-10-13T10:00:00Z');
    expect((await remind(kakehashi().service.flow)).reminded).toBe(0);
  });

  test('are those of the course again when the person says so', async () => {
    await open();
    expect((await driver().submit(EXPERT, undefined, { whose: 'course' })).errors).toBeUndefined();
    expect((await member())?.hours).toBeUndefined();
    await kakehashi().rehearsal.waitFor(() => home().includes(say('own-hours.of-course')));
  });
});
