import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ACTIONS, BLOCKS, VIEWS } from '../../src/slack/app/ids.ts';
import { bringTable, salesCsv, useTable } from '../helpers/bring-table.ts';
import { course } from '../helpers/course.ts';
import { toldAfter } from '../helpers/in-lesson-thread.ts';
import { ROUNDS } from '../helpers/languages.ts';
import { directOf, type Kakehashi, PLACES, postAnalyze, sayIn, TEAM } from '../helpers/post-analyze.ts';
import { postLesson, startCohort } from '../helpers/start-cohort.ts';
import { startWithOthers } from '../helpers/start-with-others.ts';

/** The task in Python: what a learner is asked, what a wrong and a right answer give, and what stays private. */
describe.each(ROUNDS)('in $locale, over $delivery', ({ locale, delivery }) => {
  const { channel, learner } = PLACES[locale];
  const say = sayIn(locale);
  const wordingOf = (id: string) => {
    const found = course.lesson(locale, 'analyze').tasks.find((task) => task.id === id);
    if (found === undefined) throw new Error(`no task ${id}`);
    return found;
  };
  let kakehashi: Kakehashi;
  let ts: string;
  const driver = () => kakehashi.rehearsal.driver;
  const waitFor: Kakehashi['rehearsal']['waitFor'] = (look, ms) => kakehashi.rehearsal.waitFor(look, ms);
  const shown = (user = learner) => JSON.stringify(driver().modal(user)?.blocks ?? []);
  const json = (text: string) => JSON.stringify(text).slice(1, -1);
  const open = async (place: { channel: string; ts: string }) => {
    await driver().action(learner, place, ACTIONS.openTask);
    return waitFor(() => {
      const modal = driver().modal(learner);
      return modal?.callbackId === VIEWS.task ? modal : undefined;
    });
  };
  /** Runs Analyze, and returns where the findings are. */
  const run = async (where: string, lessonTs: string) => {
    const before = driver().messages(where, lessonTs).length;
    await driver().action(learner, { channel: where, ts: lessonTs }, ACTIONS.runStep);
    const found = await waitFor(() =>
      driver()
        .messages(where, lessonTs)
        .slice(before)
        .find(({ blocks }) => JSON.stringify(blocks ?? []).includes(`"${ACTIONS.openTask}"`)),
    );
    return { channel: where, ts: found.ts };
  };
  const answer = async (viewId: string, typed: string) => driver().submit(learner, viewId, { [BLOCKS.answer]: typed });
  const store = () => kakehashi.service.flow.store;
  const cohortIn = async (channelId: string) => {
    const cohort = await store().cohorts.inChannel({ teamId: TEAM, channelId });
    if (cohort === undefined) throw new Error('no cohort');
    return cohort;
  };

  beforeAll(async () => {
    kakehashi = await startWithOthers(delivery);
    ts = (await postAnalyze(kakehashi, locale)).ts;
  });
  afterAll(async () => {
    expect(kakehashi.log.errors).toEqual([]);
    await kakehashi.stop();
  });

  let findings: { channel: string; ts: string };
  test('the findings have a button that says which line of which notebook to change', async () => {
    findings = await run(channel, ts);
    await open(findings);
    expect(shown()).toContain('02-analyze.ipynb');
    const cell = say('notebook.cell.settings.title');
    expect(shown()).toContain(json(say('do-it.replace', { cell, begins: 'FENCE_FACTOR =' })));
    expect(shown()).toContain('"FENCE_FACTOR = 2"');
    expect(shown()).toContain(json(wordingOf('fence').question));
    // Nothing gives the answer away.
    expect(shown()).not.toContain('82');
  });

  test('a text that is no number is refused beside the field, and stays there', async () => {
    const { id } = driver().modal(learner) ?? { id: '' };
    const { errors } = await answer(id, 'eighty-two');
    expect(errors).toEqual({ [BLOCKS.answer]: say('error.answer_not_a_number', { typed: 'eighty-two' }) });
    expect(driver().modal(learner)?.callbackId).toBe(VIEWS.task);
  });

  test('a wrong answer says where to look, and another try is free', async () => {
    const before = driver().messages(channel, ts).length;
    const { id } = driver().modal(learner) ?? { id: '' };
    expect((await answer(id, '90 rows')).errors).toBeUndefined();
    expect(shown()).toContain(say('do-it.wrong', { typed: '90 rows' }));
    expect(shown()).toContain(json(wordingOf('fence').hint.slice(0, 30)));
    // What was typed is there still.
    expect(shown()).toContain('"initial_value":"90 rows"');
    await answer(id, '137');
    expect(shown()).toContain(json(say('do-it.unchanged', { typed: '137' })));
    const tried = { cohortId: (await cohortIn(channel)).id, process: 'analyze', userId: learner } as const;
    expect([...(await store().tasks.triedBy(TEAM, tried))]).toEqual([['fence', false]]);

    await answer(id, '８２行');
    expect(shown()).toContain(say('do-it.right', { answer: '82', unit: wordingOf('fence').unit }));
    expect(shown()).toContain(json(say('do-it.say')));
    expect(shown()).toContain('Sale_Price');
    expect(shown()).not.toMatch(/\{\w+\}/u);
    await driver().closeView(learner);
    expect([...(await store().tasks.triedBy(TEAM, tried))]).toEqual([['fence', true]]);
    // Nobody else hears of it, and neither the answers nor the time are kept.
    expect(driver().messages(channel, ts)).toHaveLength(before);
    const { task_try: rows } = await store().people.rowsOf(TEAM, learner);
    expect(rows?.map((row) => Object.keys(row).sort())).toEqual([
      ['cohort_id', 'process', 'solved', 'task', 'user_id'],
    ]);
  });

  test('who opens it again reads that they have solved it, and a wrong answer takes nothing away', async () => {
    const { id } = await open(findings);
    expect(shown()).toContain(json(say('do-it.solved-before')));
    await answer(id, '5');
    await driver().closeView(learner);
    const tried = { cohortId: (await cohortIn(channel)).id, process: 'analyze', userId: learner } as const;
    expect([...(await store().tasks.triedBy(TEAM, tried))]).toEqual([['fence', true]]);
  });

  test('a run with other parameters has a task of its own', async () => {
    await driver().action(learner, { channel, ts: findings.ts }, ACTIONS.openParameters);
    await waitFor(() => driver().modal(learner)?.callbackId === VIEWS.parameters);
    const seen = driver().messages(channel, ts).length;
    await driver().submit(learner, undefined, { fenceFactor: '2' });
    const other = await waitFor(() =>
      driver()
        .messages(channel, ts)
        .slice(seen)
        .find(({ blocks }) => JSON.stringify(blocks ?? []).includes(`"${ACTIONS.openTask}"`)),
    );
    await driver().closeView(learner);
    await open({ channel, ts: other.ts });
    expect(shown()).toContain('"FENCE_FACTOR = 1"');
    await driver().closeView(learner);
  });

  test('"Play the others" does the task of everyone else with a role, once', async () => {
    const [deed] = kakehashi.rehearsal.deeds.slice(-1);
    const { id } = await cohortIn(channel);
    const holders = new Set((await store().roles.list(TEAM, id)).map(({ userId }) => userId));
    holders.delete(learner);
    expect((await deed?.run(learner, channel))?.en).toContain(`Tasks in Python: ${holders.size}.`);
    for (const userId of holders) {
      const tried = await store().tasks.triedBy(TEAM, { cohortId: id, process: 'analyze', userId });
      expect([...tried.values()]).toEqual([true]);
    }
    expect((await deed?.run(learner, channel))?.en).toBe('Nothing waits for the others in this channel.');
  });

  test('alone, on a table of one’s own, the task names its columns until the table is deleted', async () => {
    const direct = directOf(learner);
    await startCohort(kakehashi.rehearsal, { channel: direct, facilitator: learner }, { locale });
    const own = await postLesson(kakehashi.rehearsal, { channel: direct, learner });
    await bringTable(kakehashi, {
      channel: direct,
      facilitator: learner,
      name: 'sales.csv',
      bytes: Buffer.from(salesCsv()),
    });
    await useTable(kakehashi, {
      facilitator: learner,
      values: { [BLOCKS.rowName]: 'a sale' },
      allowed: 'Mia, until March',
    });
    await driver().closeView(learner);
    const place = await run(direct, own.ts);
    const { id } = await open(place);
    const cohort = await cohortIn(direct);
    const latest = await store().runs.latestDone(cohort, 'analyze');
    const kept = await store().tasks.ofRun(TEAM, latest?.id ?? '');
    const { picked } = kept ?? {};
    if (picked === undefined) throw new Error('no task');
    expect(picked.target).toBe('revenue');
    await answer(id, String(picked.answer));
    const { unit } = wordingOf(picked.task);
    expect(shown()).toContain(say('do-it.right', { answer: '', unit }).split(/[（(]/u)[0]?.trim());
    expect(shown()).not.toContain('Sale_Price');
    await driver().closeView(learner);

    const [table] = await store().ownData.inCohort(TEAM, cohort.id);
    await driver().command(learner, direct, '/kakehashi data');
    const form = await waitFor(() => {
      const modal = driver().modal(learner);
      return modal?.callbackId === VIEWS.bringData ? modal : undefined;
    });
    await driver().action(learner, { viewId: form.id }, ACTIONS.deleteData, { value: table?.id ?? '' });
    const [deleted = ''] = say('own-data.deleted', { file: 'sales.csv', files: 0 }).split('0');
    await waitFor(() => shown().includes(deleted));
    await driver().closeView(learner);
    const told = await toldAfter(kakehashi.rehearsal, learner, () => driver().action(learner, place, ACTIONS.openTask));
    expect(told.text).toBe(say('error.files_gone'));
    expect(await store().tasks.ofRun(TEAM, latest?.id ?? '')).toBeUndefined();
  });
});
