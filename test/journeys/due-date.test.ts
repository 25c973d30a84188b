import { describe, expect, test } from 'vitest';
import { remind } from '../../src/flow/requests/remind.ts';
import { ACTIONS, BLOCKS, VALUE, VIEWS } from '../../src/slack/app/ids.ts';
import { languages } from '../helpers/languages.ts';
import { playAnalyze } from '../helpers/play-analyze.ts';
import { sayIn, TEAM } from '../helpers/post-analyze.ts';

const EXPERT = 'U0EMILY';
const DAY = '2026-10-20';

/** The asker says by when they need the answer. */
describe.each(languages('en'))('in %s', (locale) => {
  // Monday, 12 October 2026, 10:00 in London.
  let now = Date.parse('2026-10-12T09:00:00Z');
  const { learner, say, driver, waitFor, here, kakehashi, lessonTs } = playAnalyze(locale, { now: () => now });
  const field = () =>
    driver()
      .modal(learner)
      ?.blocks.find(({ block_id }) => block_id === BLOCKS.due);
  const values = (text: string, due?: string) => ({
    role: ['domain-expert'],
    kind: 'information',
    text,
    ...(due === undefined ? {} : { due }),
  });

  test('the form says what the pace gives, and refuses a day that is over beside the field', async () => {
    await here.open(learner, lessonTs(), ACTIONS.openAsk, VIEWS.ask);
    expect(JSON.stringify(field())).toContain(say('ask.due-hint.team'));
    const { errors } = await driver().submit(learner, undefined, values('Too late?', '2026-10-11'));
    expect(Object.keys(errors ?? {})).toEqual([BLOCKS.due]);
    expect(errors?.[BLOCKS.due]).toContain(locale === 'en' ? '11 October 2026' : '2026年10月11日');
  });

  test('the asker is told privately who answers and by when, with a link, and the request shows the day', async () => {
    const told = await here.confirmed(learner, () => driver().submit(learner, undefined, values('Why blank?', DAY)));
    const request = await waitFor(() => here.holding('Why blank?')[0]);
    const due = (await kakehashi().service.flow.store.requests.waitingFor(TEAM, EXPERT))[0]?.dueAt;
    // Working hours end at 18:00.
    expect(due?.toISOString()).toMatch(/^2026-10-20T/u);
    const token = `<!date^${(due?.getTime() ?? 0) / 1000}^`;
    expect(told?.text).toContain(`<@${EXPERT}>`);
    expect(told?.text).toContain(token);
    expect(told?.text).toContain(request.ts.replace('.', ''));
    expect(here.shown(request.ts)).toContain(token);
  });

  test('the day is kept in a draft, and an answer without a day is expected at the pace of the course', async () => {
    await here.open(learner, lessonTs(), ACTIONS.openAsk, VIEWS.ask);
    const viewId = driver().modal(learner)?.id ?? '';
    await driver().action(learner, { viewId }, VALUE, { blockId: BLOCKS.due, choose: '2026-10-23' });
    await driver().closeView(learner);
    await here.open(learner, lessonTs(), ACTIONS.openAsk, VIEWS.ask);
    expect(field()).toMatchObject({ element: { initial_date: '2026-10-23' } });
    const told = await here.confirmed(learner, () =>
      driver().submit(learner, undefined, { ...values('And now?'), due: '' }),
    );
    // Two working days of Emily after Monday, 10:00 in London.
    expect(told?.text).toContain(`<!date^${Date.parse('2026-10-14T09:00:00Z') / 1000}^`);
    await waitFor(() => here.holding('And now?')[0]);
  });

  test('reminders follow the day, and name it', async () => {
    const digests = () => kakehashi().rehearsal.calls.filter(({ args }) => JSON.stringify(args).includes('digest:'));
    // By the pace, the other request is due for a reminder after one working day, and this one is not.
    now = Date.parse('2026-10-13T09:30:00Z');
    await remind(kakehashi().service.flow);
    await waitFor(() => digests()[0]);
    expect(JSON.stringify(digests()[0]?.args)).not.toContain('Why blank?');
    now = Date.parse('2026-10-16T16:00:00Z');
    await remind(kakehashi().service.flow);
    const about = () => digests().find(({ args }) => JSON.stringify(args).includes('Why blank?'));
    await waitFor(() => about());
    expect(JSON.stringify(about()?.args)).toContain(sayIn('en')('request.due', { by: '' }).slice(0, 10));
  });
});
