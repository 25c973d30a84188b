import { beforeAll, describe, expect, test } from 'vitest';
import { LOCALES } from '../../src/course/locale.ts';
import { expire } from '../../src/flow/upkeep/expire.ts';
import { ACTIONS, VIEWS } from '../../src/slack/app/ids.ts';
import { playAnalyze } from '../helpers/play-analyze.ts';
import { directOf, sayIn, TEAM } from '../helpers/post-analyze.ts';

const EXPERT = 'U0EMILY';
const DAY = 86_400_000;

/** A course whose texts and files are deleted after thirty quiet days, on a clock that the test moves. */
describe.each(LOCALES)('in %s', (locale) => {
  let now = Date.parse('2026-10-12T09:00:00Z');
  const { channel, learner, say, driver, waitFor, here, kakehashi, lessonTs } = playAnalyze(locale, { now: () => now });
  const store = () => kakehashi().service.flow.store;
  const cohort = async () => {
    const found = await store().cohorts.inChannel({ teamId: TEAM, channelId: channel });
    if (found === undefined) throw new Error('no cohort');
    return found;
  };
  const posted = () =>
    driver()
      .messages(channel)
      .map(({ text }) => text);
  const later = async (days: number) => {
    now += days * DAY;
    await expire(kakehashi().service.flow);
  };
  const files = () => here.messages().flatMap((m) => m.files ?? []);
  /** Files of the run that a person has asked for. */
  const sent = () =>
    driver()
      .messages(directOf(EXPERT))
      .flatMap((m) => m.files ?? []);
  const settings = async (values: Record<string, string>) => {
    await driver().command(learner, channel, '/kakehashi settings');
    await waitFor(() => driver().modal(learner)?.callbackId === VIEWS.settings);
    const before = driver().ephemerals(learner).length;
    expect((await driver().submit(learner, undefined, values)).errors).toBeUndefined();
    return waitFor(() =>
      driver().ephemerals(learner).length > before ? driver().ephemerals(learner).at(-1) : undefined,
    );
  };

  beforeAll(async () => {
    await here.press(learner, lessonTs(), ACTIONS.runStep);
    await waitFor(() => files().length === 5);
    const findings = await waitFor(() => here.holding(ACTIONS.openFiles)[0]);
    await here.open(EXPERT, findings.ts, ACTIONS.openFiles, VIEWS.files);
    await driver().submit(EXPERT);
    await driver().closeView(EXPERT);
    await waitFor(() => sent().length === 2);
    const { ts } = await here.ask(learner, 'domain-expert', 'The question of the team, by Friday?');
    await waitFor(() => here.shown(ts).includes(ACTIONS.openReply));
    await here.fill(EXPERT, ts, ACTIONS.openReply, VIEWS.reply, { text: 'The answer of the expert.' });
    await waitFor(() => here.holding('The answer of the expert.')[0]);
  });

  test('is off until the facilitator turns it on, who is told what it means', async () => {
    const before = posted();
    await later(400);
    expect(posted()).toEqual(before);
    expect(files()).toHaveLength(5);
    const told = await settings({ retention: '30' });
    expect(told.text).toContain(say('settings.saved-retention', { days: 30 }));
    expect(await cohort()).toMatchObject({ retentionDays: 30 });
    await here.ask(learner, 'domain-expert', 'The course goes on, by Friday?');
    const answer = {
      cohortId: (await cohort()).id,
      process: 'analyze',
      question: 'q',
      option: 'o',
      userId: EXPERT,
    } as const;
    await store().quickChecks.answer(TEAM, answer);
    const { cohortId, userId } = answer;
    await store().tasks.note(TEAM, { cohortId, userId, process: 'analyze', task: 'fence', solved: true });
    const [run] = await store().runs.done(TEAM, cohortId, 'analyze', 1);
    await store().tasks.keep(TEAM, run?.id ?? '', { task: 'fence', picked: 2, answer: 82, before: 137, target: 'y' });
    expect(await store().tasks.ofRun(TEAM, run?.id ?? '')).toBeDefined();
  });

  test('is announced a week before, and activity takes the announcement back', async () => {
    const isTold = (text: string) => text.includes(say('expires.text', { day: '', days: 30 }).slice(0, 20));
    await later(22);
    expect(posted().filter(isTold)).toHaveLength(0);
    await later(2);
    await waitFor(() => posted().filter(isTold).length === 1);
    expect(JSON.stringify(driver().messages(channel).at(-1)?.blocks)).toContain(`<@${learner}>`);
    // A look an hour later tells nothing twice.
    await later(1);
    await here.ask(learner, 'domain-expert', 'One more question, by Friday?');
    await later(10);
    expect(files()).toHaveLength(5);
    expect(here.holding('The question of the team')).not.toEqual([]);
    await later(14);
    await waitFor(() => posted().filter(isTold).length === 2);
  });

  test('deletes texts and files everywhere a week later, and says what it deleted and what remains', async () => {
    await later(5);
    expect(files()).toHaveLength(5);
    await later(3);
    const { text, blocks } = await waitFor(() =>
      driver()
        .messages(channel)
        .find((m) => JSON.stringify(m.blocks ?? []).includes(say('expired.remains').slice(0, 15))),
    );
    expect(text).toBe(say('expired.text', { texts: 4, files: 7 }));
    expect(JSON.stringify(blocks)).toContain(say('expired.remains'));
    await waitFor(() => files().length === 0 && sent().length === 0);
    const { ts: ofRun = '' } = here.holding(ACTIONS.openFiles)[0] ?? {};
    const told = await here.told(EXPERT, () => here.press(EXPERT, ofRun, ACTIONS.openFiles));
    // They read English, also in a Japanese channel.
    expect(told.text).toBe(sayIn('en')('error.files_gone'));
    const all = () => JSON.stringify(here.messages().filter((m) => m.user === 'U0KAKEHASHI'));
    await waitFor(
      () => !/The question of the team|The answer of the expert|One more question|The course goes on/u.test(all()),
    );
    const { id } = await cohort();
    const requests = await store().requests.ofLesson(TEAM, id, 'analyze');
    expect(requests.map((one) => one.text)).toEqual(['—', '—', '—']);
    expect((await store().replies.of(TEAM, requests.find(({ state }) => state !== 'asked')?.id ?? ''))[0]?.text).toBe(
      '—',
    );
    expect((await store().people.rowsOf(TEAM, EXPERT)).quick_answer).toBeUndefined();
    expect((await store().people.rowsOf(TEAM, EXPERT)).task_try).toBeUndefined();
    const [kept] = await store().runs.done(TEAM, id, 'analyze', 1);
    expect(kept).toBeDefined();
    expect(await store().tasks.ofRun(TEAM, kept?.id ?? '')).toBeUndefined();
    // What is worked out meanwhile isn't kept after it.
    await store().tasks.keep(TEAM, kept?.id ?? '', { task: 'fence', picked: 2, answer: 82, before: 137, target: 'y' });
    expect(await store().tasks.ofRun(TEAM, kept?.id ?? '')).toBeUndefined();
    // The run still counts, but no step builds on it.
    expect(await store().runs.done(TEAM, id, 'analyze', 9)).toHaveLength(1);
    expect(await store().runs.latestDone({ teamId: TEAM, id, dataset: 'house-prices' }, 'analyze')).toBeUndefined();
    const before = driver().messages(channel).length;
    await later(40);
    expect(driver().messages(channel)).toHaveLength(before);
  });

  test('the facilitator sees what was changed, newest first', async () => {
    await settings({ rest: 'paused', retention: 'never' });
    await driver().command(learner, channel, '/kakehashi settings');
    const view = await waitFor(() => {
      const modal = driver().modal(learner);
      return modal?.callbackId === VIEWS.settings ? modal : undefined;
    });
    await driver().action(learner, { viewId: view.id }, ACTIONS.openChanges);
    const shown = await waitFor(() => {
      const modal = driver().modal(learner);
      return modal?.id === view.id ? undefined : JSON.stringify(modal?.blocks);
    });
    const by = `<@${learner}>`;
    const pair = (label: string, text: string) => say('list.pair', { label: say(label), text });
    const changed = [
      pair('settings.rest', say('settings.rest.paused')),
      pair('settings.retention', say('settings.retention.never')),
    ].join(say('list.comma'));
    const on = pair('settings.retention', say('settings.retention.days', { days: 30 }));
    const expected = [
      say('changes.settings', { by, settings: changed }),
      say('changes.expired'),
      say('changes.settings', { by, settings: on }),
      say('changes.started', { by, language: say(`language.${locale}`) }),
    ];
    const places = expected.map((line) => shown.indexOf(JSON.stringify(line).slice(1, -1)));
    expect(places.every((place) => place > 0)).toBe(true);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    const { id } = await cohort();
    const trail = await store().audit.recent(TEAM, id, 9);
    expect(trail.map(({ change }) => change.what)).toEqual(['settings', 'expired', 'settings', 'started']);
    expect(JSON.stringify(trail)).not.toContain('question');
  });
});
