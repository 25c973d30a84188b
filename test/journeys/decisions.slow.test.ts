import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ACTIONS, BLOCKS, VIEWS } from '../../src/slack/app/ids.ts';
import { markedForRemoval } from '../../src/steps/analyze/analyze-findings.ts';
import { course } from '../helpers/course.ts';
import { inLessonThread } from '../helpers/in-lesson-thread.ts';
import { ROUNDS } from '../helpers/languages.ts';
import { type Kakehashi, PLACES, postAnalyze, sayIn, TEAM, withButton } from '../helpers/post-analyze.ts';
import { startWithOthers } from '../helpers/start-with-others.ts';

const EXPERT = 'U0EMILY';
const COLUMN = 'Neighborhood';

/** Decisions: an answer is kept, listed, applied with one press, named by the run, and withdrawn. */
describe.each(ROUNDS)('in $locale, over $delivery', ({ locale, delivery }) => {
  const { channel, learner } = PLACES[locale];
  const say = sayIn(locale);
  let kakehashi: Kakehashi;
  let ts: string;
  let asked: string;
  const driver = () => kakehashi.rehearsal.driver;
  const waitFor: Kakehashi['rehearsal']['waitFor'] = (look, ms) => kakehashi.rehearsal.waitFor(look, ms);
  const here = inLessonThread(channel, () => ({ rehearsal: kakehashi.rehearsal, ts }));
  const shownTo = (user: string) => JSON.stringify(driver().modal(user)?.blocks ?? []);
  const store = () => kakehashi.service.flow.store;
  const cohort = async () => {
    const found = await store().cohorts.inChannel({ teamId: TEAM, channelId: channel });
    if (found === undefined) throw new Error('the channel has no cohort');
    return found;
  };
  const latest = async (process: 'analyze' | 'prepare' | 'preprocess') => {
    const { id, dataset } = await cohort();
    return store().runs.latestDone({ teamId: TEAM, id, dataset }, process);
  };
  const runsDone = async (process: 'analyze' | 'prepare' | 'preprocess', more: number) => {
    const { id } = await cohort();
    await expect.poll(async () => (await store().runs.done(TEAM, id, process, 9)).length).toBe(more);
    return latest(process);
  };
  const role = course.role(locale, 'domain-expert').name;
  const keep = async (values: Record<string, string>) => {
    await here.open(learner, asked, ACTIONS.openKeepDecision, VIEWS.keepDecision);
    return driver().submit(learner, undefined, values);
  };
  const openList = async () => {
    await driver().command(learner, channel, '/kakehashi');
    const menu = await waitFor(() =>
      driver()
        .ephemerals(learner)
        .findLast(({ blocks }) => JSON.stringify(blocks ?? []).includes(`"${ACTIONS.openDecisions}"`)),
    );
    await driver().action(learner, { channel, ts: menu.ts }, ACTIONS.openDecisions);
    return waitFor(() =>
      JSON.stringify(driver().rawModal(learner)?.title ?? '').includes(say('decisions.title'))
        ? driver().rawModal(learner)
        : undefined,
    );
  };
  const closeAll = async () => {
    while (driver().modal(learner) !== undefined) await driver().closeView(learner);
  };
  /** Opens the form of a step's parameters, which its lesson offers. */
  const openForm = async (process: 'prepare' | 'preprocess') => {
    const lesson = await postLessonOf(process);
    const exercise = await withButton(kakehashi, channel, lesson.ts, ACTIONS.openParameters);
    return here.open(learner, exercise.ts, ACTIONS.openParameters, VIEWS.parameters);
  };
  const posted = new Set<string>();
  const postLessonOf = async (process: 'prepare' | 'preprocess') => {
    await driver().command(learner, channel, `/kakehashi lesson ${process}`);
    const lesson = await waitFor(() =>
      driver()
        .messages(channel)
        .find(
          (m) =>
            m.ts !== ts &&
            !posted.has(m.ts) &&
            (m.replyCount ?? 0) >= 3 &&
            JSON.stringify(m.blocks).includes(ACTIONS.runStep),
        ),
    );
    posted.add(lesson.ts);
    return lesson;
  };
  const applied = async () => {
    const before = shownTo(learner);
    await driver().action(learner, { viewId: driver().modal(learner)?.id ?? '' }, ACTIONS.applyDecisions);
    await waitFor(() => shownTo(learner) !== before);
    return shownTo(learner);
  };

  beforeAll(async () => {
    kakehashi = await startWithOthers(delivery);
    ts = (await postAnalyze(kakehashi, locale)).ts;
    asked = (await here.ask(learner, 'domain-expert', `May ${COLUMN} go, by Friday?`)).ts;
  });
  afterAll(async () => {
    expect(kakehashi.log.errors).toEqual([]);
    await kakehashi.stop();
  });

  test('an answer is kept; before Analyze has run only as a sentence', async () => {
    expect(here.shown(asked)).not.toContain(ACTIONS.openKeepDecision);
    await here.fill(EXPERT, asked, ACTIONS.openReply, VIEWS.reply, { text: `No, ${COLUMN} must stay.` });
    await waitFor(() => here.shown(asked).includes(ACTIONS.openKeepDecision));
    await here.open(learner, asked, ACTIONS.openKeepDecision, VIEWS.keepDecision);
    expect(shownTo(learner)).toContain(`No, ${COLUMN} must stay.`);
    expect(shownTo(learner)).toContain(say('keep-decision.no-columns'));
    expect((await driver().submit(learner, undefined, { [BLOCKS.text]: ' ' })).errors).toEqual({
      [BLOCKS.text]: say('error.decision_text'),
    });
    expect(
      (await driver().submit(learner, undefined, { [BLOCKS.text]: 'Ten percent is fine.' })).errors,
    ).toBeUndefined();
    await waitFor(() => shownTo(learner).includes('Ten percent is fine.'));
    expect(shownTo(learner)).toContain(say('kept.statement'));
    await closeAll();
  });

  test('the form knows the table’s columns after Analyze, and suggests what the answer speaks of', async () => {
    await here.press(learner, ts, ACTIONS.runStep);
    await runsDone('analyze', 1);
    await here.open(learner, asked, ACTIONS.openKeepDecision, VIEWS.keepDecision);
    const blocks = (driver().rawModal(learner)?.blocks ?? []) as {
      block_id?: string;
      element?: { initial_option?: { value: string } };
    }[];
    const chosen = (block: string) => blocks.find(({ block_id: id }) => id === block)?.element?.initial_option?.value;
    expect(chosen(BLOCKS.column)).toBe(COLUMN);
    expect(chosen(BLOCKS.decided)).toBe('keep');
    expect((await driver().submit(learner)).errors).toBeUndefined();
    const words = say('decision.keep-column', { column: COLUMN });
    await waitFor(() => shownTo(learner).includes(words));
    expect(shownTo(learner)).toContain(role);
    await closeAll();
    expect((await keep({ [BLOCKS.decided]: 'zero', [BLOCKS.column]: COLUMN })).errors).toEqual({
      [BLOCKS.column]: say('error.column_not_for_zero', { column: COLUMN }),
    });
    await closeAll();
    expect((await keep({ [BLOCKS.decided]: 'order', [BLOCKS.column]: COLUMN, [BLOCKS.text]: 'a' })).errors).toEqual({
      [BLOCKS.text]: say('error.decision_order'),
    });
    await closeAll();
    expect((await keep({ [BLOCKS.decided]: 'by-target', [BLOCKS.column]: COLUMN })).errors).toBeUndefined();
    await closeAll();
    expect((await keep({ [BLOCKS.decided]: 'none', [BLOCKS.column]: 'Alley' })).errors).toBeUndefined();
    await closeAll();
    const { id } = await cohort();
    const kept = await store().decisions.inCohort(TEAM, id);
    expect(kept).toHaveLength(4);
    for (const decision of kept) {
      expect(decision).toMatchObject({
        byId: EXPERT,
        role: 'domain-expert',
        keptById: learner,
        dataset: 'house-prices',
      });
    }
  });

  test('the list shows each with its role, and one press withdraws one', async () => {
    await openList();
    await waitFor(() => shownTo(learner).includes(say('decision.blank-none', { column: 'Alley' })));
    for (const words of [say('decision.keep-column', { column: COLUMN }), 'Ten percent is fine.', role]) {
      expect(shownTo(learner)).toContain(words);
    }
    const { id } = await cohort();
    const sentence = (await store().decisions.inCohort(TEAM, id)).find(({ what }) => what.kind === 'statement');
    await driver().action(learner, { viewId: driver().modal(learner)?.id ?? '' }, ACTIONS.withdrawDecision, {
      value: sentence?.id ?? '',
    });
    await waitFor(() => !shownTo(learner).includes('Ten percent is fine.'));
    expect(await store().decisions.byId(TEAM, sentence?.id ?? '')).toMatchObject({ withdrawn: { byId: learner } });
    await closeAll();
  });

  test('one press applies them in Prepare, and the run names them and whose word they are', async () => {
    const analysis = (await latest('analyze'))?.findings as Parameters<typeof markedForRemoval>[0];
    expect(markedForRemoval(analysis)).toContain(COLUMN);
    await openForm('prepare');
    expect(shownTo(learner)).toContain(say('parameters.decisions'));
    expect(await applied()).toContain(say('parameters.decisions-applied'));
    expect((await driver().submit(learner)).errors).toBeUndefined();
    const run = await runsDone('prepare', 1);
    // In the order of the form's options.
    expect([...((run?.parameters.drop as string[] | undefined) ?? [])].sort()).toEqual(
      markedForRemoval(analysis)
        .filter((name) => name !== COLUMN)
        .sort(),
    );
    const words = say('decision.keep-column', { column: COLUMN });
    const named = await waitFor(() => here.messages().findLast((m) => JSON.stringify(m.blocks ?? []).includes(words)));
    expect(JSON.stringify(named.blocks)).toContain(here.nameOf(EXPERT));
    expect(JSON.stringify(named.blocks)).not.toContain(`<@${EXPERT}>`);
    const files = await store().artifacts.namesOfRun(TEAM, run?.id ?? '');
    for (const kind of ['data-dictionary', 'notebook']) {
      const file = await store().artifacts.byId(TEAM, files.find((one) => one.kind === kind)?.id ?? '');
      const text = Buffer.concat(file?.slices ?? []).toString();
      // Names of people would have to leave files with an erasure, so these name the role.
      expect(text, kind).toContain(role);
      expect(text, kind).not.toContain(here.nameOf(EXPERT));
    }
  });

  test('one press applies them in Preprocess, where the codes then follow the price', async () => {
    await openForm('preprocess');
    const form = driver().rawModal(learner);
    expect(form?.blocks.some(({ block_id: id }: { block_id?: string }) => id === 'seed')).toBe(true);
    expect(await applied()).toContain(say('parameters.decisions-applied'));
    expect((await driver().submit(learner, undefined, { 'seed~1': '41' })).errors).toBeUndefined();
    const run = await runsDone('preprocess', 1);
    expect(run?.parameters).toMatchObject({ seed: 41, byTarget: [COLUMN] });
    // Prepare drops Alley, so the decision about its blanks has nothing to do here.
    expect(run?.parameters.blankNone).toEqual([]);
    expect(run?.findings).toMatchObject({
      categorical: expect.arrayContaining([expect.objectContaining({ column: COLUMN, order: 'target-median' })]),
    });
  });

  test('in a rehearsal, “Play the others” keeps that a column must stay where the course’s answer says so', async () => {
    const { id } = await cohort();
    const before = (await store().decisions.inCohort(TEAM, id)).length;
    const example = course.lesson(locale, 'analyze').exampleRequests.find(({ keeps }) => keeps === COLUMN);
    if (example === undefined) throw new Error('no answer says that a column must stay');
    await here.ask(learner, 'domain-expert', example.text, example.kind);
    const [deed] = kakehashi.rehearsal.deeds.slice(-1);
    expect((await deed?.run(learner, channel))?.en).toContain('Decisions kept: 1.');
    const kept = await store().decisions.inCohort(TEAM, id);
    expect(kept).toHaveLength(before + 1);
    expect(kept.at(-1)).toMatchObject({
      byId: EXPERT,
      keptById: EXPERT,
      what: { kind: 'keep-column', column: COLUMN },
      from: { source: 'request' },
    });
  });
});
