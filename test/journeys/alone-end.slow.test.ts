import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { nudgeDaily } from '../../src/flow/alone/nudge-daily.ts';
import { setDailyNudge } from '../../src/flow/alone/set-daily-nudge.ts';
import { NO_WORDS } from '../../src/flow/members/erase-content.ts';
import { eraseData } from '../../src/flow/members/erase-data.ts';
import { ACTIONS, BLOCKS, VIEWS } from '../../src/slack/app/ids.ts';
import { course } from '../helpers/course.ts';
import { toldAfter } from '../helpers/in-lesson-thread.ts';
import { ROUNDS } from '../helpers/languages.ts';
import { learnAlone, startAlone } from '../helpers/learn-alone.ts';
import { directOf, type Kakehashi, TEAM } from '../helpers/post-analyze.ts';
import { startKakehashi } from '../helpers/start-kakehashi.ts';

/** The end asks someone alone for the questions that they bring to their real team. */
describe.each(ROUNDS)('the end of a course taken alone, in $locale over $delivery', ({ locale, delivery }) => {
  let now = Date.parse('2026-11-30T03:00:00Z');
  let kakehashi: Kakehashi;
  let cohortId = '';
  const alone = learnAlone(() => kakehashi, locale);
  const { learner, channel, say } = alone;
  const driver = () => kakehashi.rehearsal.driver;
  const waitFor: Kakehashi['rehearsal']['waitFor'] = (look, ms) => kakehashi.rehearsal.waitFor(look, ms);
  const flow = () => kakehashi.service.flow;
  const question = `Who may see the sales of one house? ${locale}`;
  const other = `When is the price index published? ${locale}`;
  const kept = () =>
    driver()
      .messages(channel)
      .filter((m) => alone.blocksOf(m).includes(`"${ACTIONS.openOwnQuestions}"`));
  const open = async (ts: string) => {
    await driver().action(learner, { channel, ts }, ACTIONS.openOwnQuestions);
    return waitFor(() =>
      driver().modal(learner)?.callbackId === VIEWS.ownQuestions ? driver().modal(learner) : undefined,
    );
  };

  beforeAll(async () => {
    kakehashi = await startKakehashi(delivery, { now: () => now });
    ({ cohortId } = await startAlone(kakehashi, locale));
  });
  afterAll(async () => {
    expect(kakehashi.log.errors).toEqual([]);
    await kakehashi.stop();
  });

  test('asks for them after the closing lesson, and refuses none at all and one that’s too long', async () => {
    await driver().command(learner, channel, '/kakehashi lesson closing');
    await waitFor(() =>
      driver()
        .messages(channel)
        .some((m) => m.text.includes(course.lesson(locale, 'closing').summary)),
    );
    const menu = await toldAfter(kakehashi.rehearsal, learner, () => driver().command(learner, channel, '/kakehashi'));
    expect(alone.blocksOf(menu)).toContain(JSON.stringify(say('path.next.questions')).slice(1, -1));
    const form = await open(menu.ts);
    const empty = await driver().submit(learner, form.id, { [`${BLOCKS.ownQuestion}-1`]: '  ' });
    expect(empty.ok && empty.errors === undefined).toBe(false);
    await driver().submit(learner, form.id, {
      [`${BLOCKS.ownQuestion}-1`]: question,
      [`${BLOCKS.role}-1`]: 'it-auditor',
      [`${BLOCKS.ownQuestion}-3`]: other,
    });
    const message = await waitFor(() => kept()[0]);
    const shown = alone.blocksOf(message);
    expect(shown).toContain(question);
    expect(shown).toContain(say('own-questions.for', { role: course.role(locale, 'it-auditor').name }));
    expect(shown).toContain(other);
  });

  test('shows them on the project page and in its file, and a change edits the one message', async () => {
    await driver().command(learner, channel, '/kakehashi project');
    const page = () =>
      driver()
        .messages(channel)
        .find((m) => alone.blocksOf(m).includes(say('page.questions')));
    expect(alone.blocksOf(await waitFor(page))).toContain(question);
    const form = await open(kept()[0]?.ts ?? '');
    expect(JSON.stringify(form.blocks)).toContain(question);
    const better = `${question} By name?`;
    await driver().submit(learner, form.id, { [`${BLOCKS.ownQuestion}-1`]: better });
    await waitFor(() => alone.blocksOf(kept()[0]).includes('By name?') && alone.blocksOf(page()).includes('By name?'));
    expect(kept()).toHaveLength(1);
    await driver().command(learner, channel, '/kakehashi report');
    const file = await waitFor(() =>
      driver()
        .messages(directOf(learner))
        .flatMap((m) => m.files ?? [])
        .find(({ name }) => name === 'project.md'),
    );
    const content = await (await fetch(`${kakehashi.rehearsal.url}${file.url}`)).text();
    expect(content).toContain(`## ${say('page.questions')}`);
    expect(content).toContain('By name?');
  });

  test('a daily nudge goes on with what was left, and ends with the course', async () => {
    const plan = { days: 'every', minutes: 0, zone: 'UTC' } as const;
    await setDailyNudge(flow(), { place: { teamId: TEAM, channelId: channel }, userId: learner, plan });
    now += 86_400_000;
    // No lesson was posted but the last one, so others come next.
    expect(await nudgeDaily(flow())).toBe(1);
    expect(await flow().store.dailyNudges.ofCohort(TEAM, cohortId)).toBeDefined();
  });

  test('goes with the person, from the message, the page and the store', async () => {
    await eraseData(flow(), { teamId: TEAM, userId: learner });
    await waitFor(() => !JSON.stringify(driver().rawMessages(channel)).includes('By name?'));
    expect(await flow().store.ownQuestions.inCohort(TEAM, cohortId)).toEqual([]);
    expect(await flow().store.dailyNudges.ofCohort(TEAM, cohortId)).toBeUndefined();
    expect(alone.blocksOf(kept()[0])).toContain(NO_WORDS);
  });
});
