import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LOCALES } from '../../src/course/locale.ts';
import { AppError } from '../../src/errors.ts';
import { openPlaces } from '../../src/exercise/presentation.ts';
import { answerRequest } from '../../src/flow/requests/answer-request.ts';
import { ACTIONS, BLOCKS, VIEWS } from '../../src/slack/app/ids.ts';
import { numbered } from '../../src/slack/modals/numbered.ts';
import { course } from '../helpers/course.ts';
import { inLessonThread } from '../helpers/in-lesson-thread.ts';
import { ROUNDS } from '../helpers/languages.ts';
import { type Kakehashi, PLACES, postAnalyze, sayIn, TEAM, withButton } from '../helpers/post-analyze.ts';
import { postLesson } from '../helpers/start-cohort.ts';
import { startKakehashi } from '../helpers/start-kakehashi.ts';
import { startWithOthers } from '../helpers/start-with-others.ts';

const OTHER = 'U0MEI';
const ROLE = 'domain-expert';
const TEXTS = {
  en: {
    right: 'Half of the houses sold for less than $160,000.',
    vague: 'The blanks in Pool_QC mean that there is no pool.',
    wrong: 'Overall, 5 columns can go.',
    question: 'Which blanks do you mean?',
    answer: 'I mean all 99.6% of them.',
    correction: 'Neighborhood has to stay, so it is one fewer.',
  },
  ja: {
    right: '半分の家は160,000ドルより安く売れました。',
    vague: 'Pool_QCの空欄は、プールがないという意味です。',
    wrong: '5列は外してかまいません。',
    question: 'どの空欄のことですか。',
    answer: '99.6%の空欄すべてのことです。',
    correction: 'Neighborhoodは残すので、1列少なくなります。',
  },
} as const;

interface Choice {
  text: { text: string };
  value: string;
}

/** The fields of the form that presents, by what is written: the options' values are read from the form itself. */
function fieldsOf(view: unknown, rows: readonly (readonly [text: string, figure: string])[]): Record<string, string> {
  const blocks = (view as { blocks: { block_id?: string; element?: { options?: Choice[] } }[] }).blocks;
  return Object.fromEntries(
    rows.flatMap(([text, figure], index) => {
      const block = numbered(BLOCKS.figure, index + 1);
      const options = blocks.find((one) => one.block_id === block)?.element?.options ?? [];
      const chosen = options.find((one) => one.text.text === figure);
      return [
        [numbered(BLOCKS.statement, index + 1), text],
        ...(figure === '' ? [] : [[block, chosen?.value ?? `no ${figure}`]]),
      ] as [string, string][];
    }),
  );
}

/** Presenting: what a run has found, put to a stakeholder, until it's kept as a decision. */
describe.each(ROUNDS)('in $locale, over $delivery', ({ locale, delivery }) => {
  const { channel, learner } = PLACES[locale];
  const say = sayIn(locale);
  const texts = TEXTS[locale];
  let kakehashi: Kakehashi;
  let ts: string;
  let findings: string;
  let holder: string;
  let presented: string;
  const driver = () => kakehashi.rehearsal.driver;
  const waitFor: Kakehashi['rehearsal']['waitFor'] = (look, ms) => kakehashi.rehearsal.waitFor(look, ms);
  const here = inLessonThread(channel, () => ({ rehearsal: kakehashi.rehearsal, ts }));
  const store = () => kakehashi.service.flow.store;
  const shownTo = (user: string) => JSON.stringify(driver().modal(user)?.blocks ?? []);
  const anyOf = (key: string, values?: Record<string, string | number>) =>
    LOCALES.map((each) => course.t(each, key, values));
  const cohort = async () => {
    const found = await store().cohorts.inChannel({ teamId: TEAM, channelId: channel });
    if (found === undefined) throw new Error('no course');
    return found;
  };
  const latest = async () => {
    const all = await store().requests.ofLesson(TEAM, (await cohort()).id, 'analyze');
    const found = all.filter(({ kind }) => kind === 'presentation').at(-1);
    if (found === undefined) throw new Error('nothing was presented');
    return found;
  };
  const figure = (key: string, values?: Record<string, string>) => say(`figure.analyze.${key}`, values);
  const MEDIAN = () => figure('median', { target: 'Sale_Price' });
  const BLANK = () => figure('blank', { column: 'Pool_QC' });
  const openForm = async (user: string) => {
    await here.open(user, findings, ACTIONS.openPresent, VIEWS.present);
    return driver().rawModal(user);
  };
  const closeAll = async (user: string) => {
    while (driver().modal(user) !== undefined) await driver().closeView(user);
  };

  beforeAll(async () => {
    kakehashi = await startWithOthers(delivery);
    ts = (await postAnalyze(kakehashi, locale)).ts;
    const holdings = await store().roles.list(TEAM, (await cohort()).id);
    holder = holdings.find(({ role, userId }) => role === ROLE && userId !== learner)?.userId ?? '';
    expect(holder).not.toBe('');
  });
  afterAll(async () => {
    expect(kakehashi.log.errors).toEqual([]);
    await kakehashi.stop();
  });

  test('there is nothing to present before the first run', async () => {
    const part = await withButton(kakehashi, channel, ts, ACTIONS.openPresent);
    const told = await here.told(learner, () => here.press(learner, part.ts, ACTIONS.openPresent));
    expect(anyOf('error.presentation_no_run')).toContain(told.text);
    expect(driver().modal(learner)).toBeUndefined();
  });

  test('the form offers the roles of the lesson, the run’s figures and charts, and an example', async () => {
    await here.press(learner, ts, ACTIONS.runStep);
    findings = (await waitFor(() => here.holding(ACTIONS.openFiles)[0])).ts;
    await openForm(learner);
    const shown = shownTo(learner);
    for (const name of [MEDIAN(), BLANK()]) expect(shown).toContain(name);
    expect(shown).toContain('160,000');
    expect(shown).toContain(say('present.chart'));
    expect(shown).toContain(course.role(locale, ROLE).name);
    const form = driver().modal(learner)?.id ?? '';
    await driver().action(learner, { viewId: form }, ACTIONS.openModelPresentation);
    const { presentation } = course.lesson(locale, 'analyze');
    await waitFor(() => shownTo(learner).includes(presentation?.statement.slice(0, 20) ?? '?'));
    await driver().closeView(learner);
    expect(driver().modal(learner)?.id).toBe(form);
    await closeAll(learner);
  });

  test('nothing is sent without a statement, or without the figure that shows it', async () => {
    const view = await openForm(learner);
    const submit = (values: Record<string, string>) =>
      driver().submit(learner, undefined, { [BLOCKS.role]: ROLE, ...values });
    // Slack itself asks for the first figure; blanks alone are no sentence.
    const empty = await submit(fieldsOf(view, [[' ', MEDIAN()]]));
    expect(anyOf('error.presentation_text', { nth: 1 })).toContain(empty.errors?.[numbered(BLOCKS.statement, 1)]);
    const bare = await submit(
      fieldsOf(view, [
        [texts.right, MEDIAN()],
        [texts.vague, ''],
      ]),
    );
    expect(anyOf('error.presentation_figure', { nth: 2 })).toContain(bare.errors?.[numbered(BLOCKS.figure, 2)]);
    const silent = await submit(
      fieldsOf(view, [
        [texts.right, MEDIAN()],
        ['', BLANK()],
      ]),
    );
    expect(anyOf('error.presentation_text', { nth: 2 })).toContain(silent.errors?.[numbered(BLOCKS.statement, 2)]);
    // The form has no place for a fourth one.
    expect(JSON.stringify(view)).not.toContain(`"${numbered(BLOCKS.statement, 4)}"`);
    expect(await store().requests.ofLesson(TEAM, (await cohort()).id, 'analyze')).toEqual([]);
    await closeAll(learner);
  });

  test('a presentation goes to a holder of the role, and shows each statement with its figure', async () => {
    const view = await openForm(learner);
    const rows = fieldsOf(view, [
      [texts.right, MEDIAN()],
      [texts.vague, BLANK()],
      [texts.wrong, figure('removal')],
    ]);
    const { errors } = await driver().submit(learner, undefined, { [BLOCKS.role]: ROLE, ...rows });
    expect(errors).toBeUndefined();
    presented = (await waitFor(() => here.holding(texts.right)[0])).ts;
    const [sentence = ''] = say('asked.sent.presentation', { link: 'x' }).split('<');
    await waitFor(() =>
      driver()
        .ephemerals(learner)
        .some(({ text }) => text.startsWith(sentence.trim())),
    );
    const shown = here.shown(presented);
    for (const text of [texts.right, texts.vague, texts.wrong, MEDIAN(), '160,000']) expect(shown).toContain(text);
    expect(shown).toContain(`<@${holder}>`);
    expect(shown).not.toContain(say('request.or-thread'));
    const sent = await latest();
    expect(sent).toMatchObject({ kind: 'presentation', askerId: learner, state: 'asked' });
    expect(sent.statements?.map((one) => one.figure?.id)).toEqual(['median', 'blank:Pool_QC', 'removal']);
    expect(sent.assignments).toMatchObject([{ role: ROLE, assigneeId: holder }]);
  });

  test('only the person who is asked may answer', async () => {
    const other = kakehashi.rehearsal.users.map(({ id }) => id).find((id) => id === OTHER && id !== holder) ?? OTHER;
    const told = await here.told(other, () => here.press(other, presented, ACTIONS.openReply));
    expect(told.text).toContain(`<@${holder}>`);
    const own = await here.told(learner, () => here.press(learner, presented, ACTIONS.openReply));
    expect(anyOf('error.reply_own_request')).toContain(own.text);
    expect((await latest()).state).toBe('asked');
  });

  test('a message in the thread is no verdict, and its author gets the form instead', async () => {
    const told = await here.told(holder, () =>
      driver().message(holder, channel, 'That looks about right to me.', presented),
    );
    expect(anyOf('verdicts.wanted')).toContain(told.text);
    const { id } = await latest();
    const words = {
      teamId: TEAM,
      requestId: id,
      replyId: 'x',
      authorId: holder,
      text: 'Yes.',
      source: 'modal',
    } as const;
    await expect(answerRequest(kakehashi.service.flow, words)).rejects.toThrow(new AppError('presentation_answer'));
    expect((await latest()).state).toBe('asked');
  });

  test('a doubt and a correction need a sentence', async () => {
    await here.open(holder, presented, ACTIONS.openReply, VIEWS.verdicts);
    for (const text of [texts.right, texts.vague, texts.wrong]) expect(shownTo(holder)).toContain(text);
    const verdicts = (third: string) => ({
      [numbered(BLOCKS.verdict, 1)]: 'confirmed',
      [numbered(BLOCKS.verdict, 2)]: 'doubted',
      [numbered(BLOCKS.sentence, 2)]: texts.question,
      [numbered(BLOCKS.verdict, 3)]: 'corrected',
      [numbered(BLOCKS.sentence, 3)]: third,
    });
    const { errors } = await driver().submit(holder, undefined, verdicts(' '));
    expect(anyOf('error.verdict_sentence', { nth: 3 })).toContain(errors?.[numbered(BLOCKS.sentence, 3)]);
    expect((await latest()).state).toBe('asked');
    expect((await driver().submit(holder, undefined, verdicts(texts.correction))).errors).toBeUndefined();
    await waitFor(() => here.holding(texts.correction)[0]);
  });

  test('the thread shows the verdicts, and what was confirmed and corrected is kept as a decision', async () => {
    const message = await waitFor(() => here.holding(texts.correction)[0]);
    const shown = here.shown(message.ts);
    for (const word of ['confirmed', 'doubted', 'corrected']) expect(shown).toContain(say(`verdict.${word}`));
    expect(shown).toContain(ACTIONS.openAskBack);
    expect(shown).toContain(say('verdicts.kept', { n: 2 }).slice(0, 12));
    await waitFor(() => here.shown(presented).includes(say('verdict.confirmed')));
    expect(here.shown(presented)).not.toContain(`"${ACTIONS.openReview}"`);
    const { id, statements = [] } = await latest();
    expect(openPlaces(statements)).toEqual([1]);
    const kept = await store().decisions.inCohort(TEAM, (await cohort()).id);
    expect(kept).toMatchObject([
      {
        what: {
          kind: 'statement',
          text: texts.right,
          figure: { id: 'median', value: expect.stringContaining('160,000') },
        },
        from: { source: 'presentation', presentationId: id },
        byId: holder,
        role: ROLE,
        keptById: learner,
      },
      { what: { kind: 'statement', text: texts.correction }, byId: holder, keptById: holder },
    ]);
    expect(kept[1]?.what).not.toHaveProperty('figure');
  });

  test('a follow-up asks again for just the doubted statement', async () => {
    const message = await waitFor(() => here.holding(texts.correction)[0]);
    await here.fill(learner, message.ts, ACTIONS.openAskBack, VIEWS.askBack, { text: texts.answer });
    await waitFor(() => here.holding(texts.answer)[0]);
    await expect.poll(async () => (await latest()).state).toBe('asked');
    await here.open(holder, presented, ACTIONS.openReply, VIEWS.verdicts);
    const shown = shownTo(holder);
    expect(shown).toContain(texts.vague);
    expect(shown).toContain(texts.answer);
    expect(shown).not.toContain(texts.right);
    const values = { [numbered(BLOCKS.verdict, 2)]: 'confirmed' };
    expect((await driver().submit(holder, undefined, values)).errors).toBeUndefined();
    await expect.poll(async () => (await store().decisions.inCohort(TEAM, (await cohort()).id)).length).toBe(3);
    expect(openPlaces((await latest()).statements ?? [])).toEqual([]);
  });

  test('the list of decisions, the report and the next notebook name what was confirmed', async () => {
    await driver().command(learner, channel, '/kakehashi');
    const menu = await waitFor(() =>
      driver()
        .ephemerals(learner)
        .findLast(({ blocks }) => JSON.stringify(blocks ?? []).includes(`"${ACTIONS.openDecisions}"`)),
    );
    await driver().action(learner, { channel, ts: menu.ts }, ACTIONS.openDecisions);
    await waitFor(() => shownTo(learner).includes(texts.right));
    expect(shownTo(learner)).toContain('160,000');
    expect(shownTo(learner)).toContain(course.role(locale, ROLE).name);
    await closeAll(learner);
    await here.press(learner, ts, ACTIONS.runStep);
    const { id, dataset } = await cohort();
    await expect.poll(async () => (await store().runs.done(TEAM, id, 'analyze', 9)).length).toBe(2);
    const run = await store().runs.latestDone({ teamId: TEAM, id, dataset }, 'analyze');
    const files = await store().artifacts.namesOfRun(TEAM, run?.id ?? '');
    const notebook = files.find(({ kind }) => kind === 'notebook');
    const file = await store().artifacts.byId(TEAM, notebook?.id ?? '');
    const written = Buffer.concat(file?.slices ?? []).toString();
    expect(written).toContain(say('notebook.confirmed'));
    expect(written).toContain('160,000');
    // A file holds no word that somebody typed: nobody's erasure has to find it there.
    expect(written).not.toContain(texts.right);
    expect(written).not.toContain(texts.correction);
  });

  test('the coverage counts no request, and names the roles that findings were presented to', async () => {
    const part = await withButton(kakehashi, channel, ts, ACTIONS.openCoverage);
    await here.press(learner, part.ts, ACTIONS.openCoverage);
    await waitFor(() => LOCALES.some((each) => shownTo(learner).includes(course.t(each, 'coverage.covered-none'))));
    const name = course.role(locale, ROLE).name;
    expect(shownTo(learner)).toContain(say('coverage.presented', { roles: name }).slice(0, 8));
    await closeAll(learner);
  });

  test('Play the others gives verdicts, too', async () => {
    const view = await openForm(learner);
    const rows = fieldsOf(view, [
      [texts.right, MEDIAN()],
      [texts.vague, BLANK()],
      [texts.wrong, figure('removal')],
    ]);
    await driver().submit(learner, undefined, { [BLOCKS.role]: ROLE, ...rows });
    await expect.poll(async () => (await latest()).state).toBe('asked');
    await kakehashi.rehearsal.deeds.at(-1)?.run(learner, channel);
    const { statements = [] } = await latest();
    expect(statements.map(({ said }) => said?.verdict)).toEqual(['confirmed', 'doubted', 'corrected']);
  });

  test('a person who has left the channel can neither present nor answer', async () => {
    await store().members.setDeparted(TEAM, (await cohort()).id, OTHER, new Date());
    const told = await here.told(OTHER, () => here.press(OTHER, findings, ACTIONS.openPresent));
    expect(anyOf('error.not_in_cohort')).toContain(told.text);
  });
});

const LEARNERS = { en: 'U0DAVID', ja: 'U0HANA' } as const;

/** One person alone presents to a role that nobody holds: its stand-in gives the verdicts. */
describe.each(LOCALES)('alone, in %s', (locale) => {
  const learner = LEARNERS[locale];
  const channel = `D${learner.slice(1)}`;
  const say = sayIn(locale);
  const texts = TEXTS[locale];
  let kakehashi: Kakehashi;
  let ts: string;
  const driver = () => kakehashi.rehearsal.driver;
  const waitFor: Kakehashi['rehearsal']['waitFor'] = (look, ms) => kakehashi.rehearsal.waitFor(look, ms);
  const here = inLessonThread(channel, () => ({ rehearsal: kakehashi.rehearsal, ts }));
  const store = () => kakehashi.service.flow.store;

  beforeAll(async () => {
    kakehashi = await startKakehashi('socket');
    await driver().command(learner, channel, '/kakehashi start');
    await waitFor(() => driver().modal(learner)?.callbackId === VIEWS.start);
    expect((await driver().submit(learner, undefined, { locale })).errors).toBeUndefined();
    ts = (await postLesson(kakehashi.rehearsal, { channel, learner })).ts;
    await here.press(learner, ts, ACTIONS.runStep);
  });
  afterAll(async () => {
    expect(kakehashi.log.errors).toEqual([]);
    await kakehashi.stop();
  });

  test('the stand-in confirms, doubts and corrects, and looks again after a follow-up', async () => {
    const findings = await waitFor(() => here.holding(ACTIONS.openFiles)[0]);
    await here.open(learner, findings.ts, ACTIONS.openPresent, VIEWS.present);
    const figure = (key: string, values?: Record<string, string>) => say(`figure.analyze.${key}`, values);
    const rows = fieldsOf(driver().rawModal(learner), [
      [texts.right, figure('median', { target: 'Sale_Price' })],
      [texts.vague, figure('blank', { column: 'Pool_QC' })],
      [texts.wrong, figure('removal')],
    ]);
    const values = { [BLOCKS.role]: 'domain-expert', ...rows };
    expect((await driver().submit(learner, undefined, values)).errors).toBeUndefined();
    const verdicts = await waitFor(() => here.holding(say('stand-in.verdict.doubted').slice(0, 20))[0]);
    const shown = here.shown(verdicts.ts);
    for (const word of ['confirmed', 'doubted', 'corrected']) expect(shown).toContain(say(`verdict.${word}`));
    expect(shown).not.toContain(ACTIONS.sendToPerson);
    expect(shown).toContain(say('verdicts.stand-in-note.alone'));
    const cohort = await store().cohorts.inChannel({ teamId: TEAM, channelId: channel });
    const kept = () => store().decisions.inCohort(TEAM, cohort?.id ?? '');
    expect((await kept()).map(({ byId }) => byId)).toEqual(['stand-in', 'stand-in']);
    await here.fill(learner, verdicts.ts, ACTIONS.openAskBack, VIEWS.askBack, { text: texts.answer });
    await expect.poll(async () => (await kept()).length).toBe(3);
    const [sent] = await store().requests.askedBy(TEAM, learner, 1);
    expect(openPlaces(sent?.statements ?? [])).toEqual([]);
  });
});
