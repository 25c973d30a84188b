import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LOCALES } from '../../src/course/locale.ts';
import { openReviewAs } from '../../src/demo/open-review-as.ts';
import { AppError } from '../../src/errors.ts';
import { showModelRemarks } from '../../src/flow/requests/show-model-remarks.ts';
import { ACTIONS, VALUE, VIEWS } from '../../src/slack/app/ids.ts';
import { course } from '../helpers/course.ts';
import { inLessonThread } from '../helpers/in-lesson-thread.ts';
import { languages, rounds } from '../helpers/languages.ts';
import { type Kakehashi, PLACES, postAnalyze, sayIn, TEAM, withButton } from '../helpers/post-analyze.ts';
import { postLesson } from '../helpers/start-cohort.ts';
import { startKakehashi } from '../helpers/start-kakehashi.ts';
import { startWithOthers } from '../helpers/start-with-others.ts';

const EXPERT = 'U0EMILY';
const ROLE = 'domain-expert';
const TEXTS = {
  en: 'A blank in Pool_QC means there is none, because we skip it. Please keep the column; ask me by Friday if in doubt.',
  ja: 'Pool_QCの空欄は「ない」という意味なので、外さずに残してください。迷ったら金曜までに聞いてください。',
} as const;
const ANSWERS = {
  en: 'Heard. I keep it as a value of its own.',
  ja: '承知しました。独立した値として残します。',
} as const;
const RATINGS = { 'relevant-now': 'fully', named: 'mostly', actionable: 'fully' };

/** Telling the data scientist: the form, who hears it, its answer, its review, and what is revealed when. */
describe.each(rounds({ locale: 'ja', delivery: 'socket' }))('in $locale, over $delivery', ({ locale, delivery }) => {
  const { channel, learner } = PLACES[locale];
  const say = sayIn(locale);
  const text = TEXTS[locale];
  let kakehashi: Kakehashi;
  let ts: string;
  let hearer: string;
  const driver = () => kakehashi.rehearsal.driver;
  const waitFor: Kakehashi['rehearsal']['waitFor'] = (look, ms) => kakehashi.rehearsal.waitFor(look, ms);
  const here = inLessonThread(channel, () => ({ rehearsal: kakehashi.rehearsal, ts }));
  const shownTo = (user: string) => JSON.stringify(driver().modal(user)?.blocks ?? []);
  const modelsOf = (role: string) =>
    LOCALES.flatMap((each) => course.roleCard(each, 'analyze', role)?.remarks ?? []).map((one) =>
      JSON.stringify(one).slice(1, -1),
    );
  const hasModels = (shown: string, role: string) => modelsOf(role).some((one) => shown.includes(one));
  const openTell = async (user: string) => {
    const part = await withButton(kakehashi, channel, ts, ACTIONS.openTell);
    await driver().action(user, { channel, ts: part.ts }, ACTIONS.openTell);
    return waitFor(() => {
      const modal = driver().modal(user);
      return modal?.callbackId === VIEWS.tell ? modal : undefined;
    });
  };
  const rolesIn = async () => {
    const { store } = kakehashi.service.flow;
    const cohort = (await store.cohorts.seenBy(TEAM, EXPERT)).find(({ channelId }) => channelId === channel);
    if (cohort === undefined) throw new Error('no course');
    return { cohort, holdings: await store.roles.list(TEAM, cohort.id) };
  };

  beforeAll(async () => {
    kakehashi = await startWithOthers(delivery);
    ts = (await postAnalyze(kakehashi, locale)).ts;
    const { holdings } = await rolesIn();
    hearer = holdings.find(({ role }) => role === 'data-scientist')?.userId ?? '';
    expect(hearer).not.toBe('');
  });
  afterAll(async () => {
    expect(kakehashi.log.errors).toEqual([]);
    await kakehashi.stop();
  });

  test('the card of a role and the form say what to listen for, and not what one could say', async () => {
    await openTell(EXPERT);
    const shown = shownTo(EXPERT);
    const reads = LOCALES.map((each) => course.roleCard(each, 'analyze', ROLE)?.listen ?? '');
    expect(reads.some((listen) => shown.includes(listen))).toBe(true);
    expect(hasModels(shown, ROLE)).toBe(false);
    expect(shown).not.toContain(ACTIONS.openModelRemarks);
    await driver().closeView(EXPERT);
    await driver().openHome(EXPERT);
    const home = JSON.stringify((await waitFor(() => driver().home(EXPERT))).blocks);
    expect(hasModels(home, ROLE)).toBe(false);
    expect(home).toContain(ACTIONS.openTell);
  });

  test('the check names what a remark lacks', async () => {
    const view = await openTell(EXPERT);
    await driver().action(EXPERT, { viewId: view.id }, ACTIONS.checkRemark);
    const hints = await waitFor(() => (shownTo(EXPERT).includes('remark-hints') ? shownTo(EXPERT) : undefined));
    expect(LOCALES.some((each) => hints.includes(course.t(each, 'tell.hint.what')))).toBe(true);
    await driver().closeView(EXPERT);
  });

  test('a remark that is too short is refused beside the text, and nothing is sent', async () => {
    const before = here.messages().length;
    await openTell(EXPERT);
    const { errors } = await driver().submit(EXPERT, undefined, { text: 'Pool_QC' });
    const refusals = LOCALES.map((each) => course.t(each, 'error.remark_short', { least: 8, count: 1 }));
    expect(refusals).toContain(errors?.text);
    expect(here.messages()).toHaveLength(before);
    await driver().closeView(EXPERT);
  });

  test('a remark goes to a data scientist, and shows its author the model remarks of their role alone', async () => {
    await openTell(EXPERT);
    const { errors } = await driver().submit(EXPERT, undefined, { text });
    expect(errors).toBeUndefined();
    const revealed = await waitFor(() => (hasModels(shownTo(EXPERT), ROLE) ? shownTo(EXPERT) : undefined));
    expect(hasModels(revealed, 'operator')).toBe(false);
    await driver().closeView(EXPERT);
    const message = await waitFor(() => here.holding(text.slice(0, 30))[0]);
    const shown = here.shown(message.ts);
    expect(shown).toContain(`<@${hearer}>`);
    expect(shown).toContain(course.role(locale, ROLE).name);
    const { cohort } = await rolesIn();
    const [sent] = await kakehashi.service.flow.store.requests.ofLesson(TEAM, cohort.id, 'analyze');
    expect(sent).toMatchObject({ kind: 'remark', as: ROLE, askerId: EXPERT, text });
    expect(sent?.assignments).toMatchObject([{ role: 'data-scientist', assigneeId: hearer, state: 'asked' }]);
  });

  test('what others could say stays hidden from those who have told nothing', async () => {
    const { flow } = kakehashi.service;
    const [sent] = await flow.store.requests.askedBy(TEAM, EXPERT, 1);
    const lesson = { teamId: TEAM, lessonId: sent?.lessonId ?? '', locale };
    await expect(showModelRemarks(flow, { ...lesson, userId: learner })).rejects.toThrow(new AppError('remark_locked'));
    expect((await showModelRemarks(flow, { ...lesson, userId: EXPERT })).map(({ role }) => role)).toEqual([ROLE]);
    const part = await withButton(kakehashi, channel, ts, ACTIONS.openCoverage);
    await driver().action(learner, { channel, ts: part.ts }, ACTIONS.openCoverage);
    const shown = await waitFor(() => (driver().modal(learner) === undefined ? undefined : shownTo(learner)));
    expect(shown).not.toContain(ACTIONS.openModelRemarks);
    expect(hasModels(shown, ROLE)).toBe(false);
    await driver().closeView(learner);
  });

  test('the example requests stay locked: a remark is no request', async () => {
    const part = await withButton(kakehashi, channel, ts, ACTIONS.openExampleRequests);
    const told = await here.told(EXPERT, () =>
      driver().action(EXPERT, { channel, ts: part.ts }, ACTIONS.openExampleRequests),
    );
    expect(LOCALES.map((each) => course.t(each, 'error.example_requests_locked'))).toContain(told.text);
  });

  test('the data scientist answers it, and a peer reviews it by a rubric of its own', async () => {
    const message = await waitFor(() => here.holding(text.slice(0, 30))[0]);
    await here.fill(hearer, message.ts, ACTIONS.openReply, VIEWS.reply, { text: ANSWERS[locale] });
    await waitFor(() => here.holding(ANSWERS[locale].slice(0, 12))[0]);
    await waitFor(() => here.shown(message.ts).includes(`"${ACTIONS.openReview}"`));
    const reviewer = kakehashi.rehearsal.users.find(
      ({ id, isBot }) => id !== EXPERT && id !== hearer && !isBot && id !== learner,
    );
    const view = await openReviewAs(kakehashi.rehearsal, reviewer?.id ?? '', { channel, ts: message.ts });
    const blocks = view.blocks.map((block) => String(block.block_id));
    expect(blocks).toEqual(expect.arrayContaining(Object.keys(RATINGS)));
    expect(blocks).not.toContain('right-person');
    const { errors } = await driver().submit(reviewer?.id ?? '', view.id, { ...RATINGS, comment: 'Clear.' });
    expect(errors).toBeUndefined();
    const results = await waitFor(() => here.holding('Clear.')[0]);
    expect(here.shown(results.ts)).toContain(say('rubric.named.short'));
    const { cohort } = await rolesIn();
    const [sent] = await kakehashi.service.flow.store.requests.ofLesson(TEAM, cohort.id, 'analyze');
    const reviews = await kakehashi.service.flow.store.reviews.of(TEAM, sent?.id ?? '');
    expect(reviews.find(({ state }) => state === 'done')?.ratings).toEqual(RATINGS);
  });

  test('the coverage names the roles that the data scientist has heard from, and counts no request', async () => {
    const part = await withButton(kakehashi, channel, ts, ACTIONS.openCoverage);
    await driver().action(EXPERT, { channel, ts: part.ts }, ACTIONS.openCoverage);
    const shown = await waitFor(() =>
      shownTo(EXPERT).includes(ACTIONS.openModelRemarks) ? shownTo(EXPERT) : undefined,
    );
    expect(LOCALES.some((each) => shown.includes(course.t(each, 'coverage.told', { told: 1, all: 11 })))).toBe(true);
    expect(LOCALES.some((each) => shown.includes(course.t(each, 'coverage.covered-none')))).toBe(true);
    await driver().closeView(EXPERT);
  });

  test('Play the others tells the data scientist something, answers and reviews it', async () => {
    const { cohort } = await rolesIn();
    const { store } = kakehashi.service.flow;
    const before = await store.requests.ofLesson(TEAM, cohort.id, 'analyze');
    const deed = kakehashi.rehearsal.deeds.at(-1);
    await deed?.run(learner, channel);
    const after = await store.requests.ofLesson(TEAM, cohort.id, 'analyze');
    const [made] = after.filter(({ id }) => !before.some((one) => one.id === id));
    expect(made).toMatchObject({ kind: 'remark' });
    expect(made?.askerId).not.toBe(learner);
    expect(made?.text).toContain(course.roleCard(locale, 'analyze', made?.as ?? '')?.remarks[0]);
    if (hearer !== learner) expect((await store.requests.byId(TEAM, made?.id ?? ''))?.state).not.toBe('asked');
  });
});

const LEARNERS = { en: 'U0DAVID', ja: 'U0HANA' } as const;

/** One person alone speaks in any role; the data scientist's stand-in answers, and the person reviews the remark. */
describe.each(languages('en'))('alone, in %s', (locale) => {
  const learner = LEARNERS[locale];
  const channel = `D${learner.slice(1)}`;
  const say = sayIn(locale);
  let kakehashi: Kakehashi;
  let lessonTs: string;
  const driver = () => kakehashi.rehearsal.driver;
  const waitFor: Kakehashi['rehearsal']['waitFor'] = (look, ms) => kakehashi.rehearsal.waitFor(look, ms);
  const here = inLessonThread(channel, () => ({ rehearsal: kakehashi.rehearsal, ts: lessonTs }));
  const shown = () => JSON.stringify(driver().modal(learner)?.blocks ?? []);
  const modalOf = (id: string) =>
    waitFor(() => (driver().modal(learner)?.callbackId === id ? driver().modal(learner) : undefined));
  const listenFor = (role: string) => course.roleCard(locale, 'analyze', role)?.listen ?? '?';

  beforeAll(async () => {
    kakehashi = await startKakehashi('socket');
    await driver().command(learner, channel, '/kakehashi start');
    await modalOf(VIEWS.start);
    expect((await driver().submit(learner, undefined, { locale })).errors).toBeUndefined();
    lessonTs = (await postLesson(kakehashi.rehearsal, { channel, learner })).ts;
  });
  afterAll(async () => {
    expect(kakehashi.log.errors).toEqual([]);
    await kakehashi.stop();
  });

  test('the form shows what the chosen role listens for', async () => {
    const part = await withButton(kakehashi, channel, lessonTs, ACTIONS.openTell);
    await driver().action(learner, { channel, ts: part.ts }, ACTIONS.openTell);
    const form = await modalOf(VIEWS.tell);
    expect(shown()).toContain(listenFor('product-manager'));
    await driver().action(learner, { viewId: form.id }, VALUE, { blockId: 'speaker', choose: 'operator' });
    await waitFor(() => shown().includes(listenFor('operator')));
    expect(shown()).not.toContain(listenFor('product-manager'));
  });

  test('the stand-in says what it can do with the remark, and the person compares it with the model remarks', async () => {
    const text = TEXTS[locale];
    expect((await driver().submit(learner, undefined, { speaker: 'operator', text })).errors).toBeUndefined();
    await waitFor(() => shown().includes(course.roleCard(locale, 'analyze', 'operator')?.remarks[0] ?? '?'));
    await driver().closeView(learner);
    const message = await waitFor(() => here.holding(text.slice(0, 30))[0]);
    await waitFor(() => here.holding(say('stand-in.hears.nothing').slice(0, 20))[0]);
    await waitFor(() => here.shown(message.ts).includes(ACTIONS.openSelfReview));
    await here.fill(learner, message.ts, ACTIONS.openSelfReview, VIEWS.selfReview, RATINGS);
    await modalOf(VIEWS.rewrite);
    expect(shown()).toContain(course.roleCard(locale, 'analyze', 'operator')?.remarks[0] ?? '?');
    const rewritten = `${text} ${text}`;
    expect((await driver().submit(learner, undefined, { ...RATINGS, text: rewritten })).errors).toBeUndefined();
    const review = await waitFor(() => here.holding(say('self-review.rewritten.remark.alone').slice(0, 20))[0]);
    expect(here.shown(review.ts)).toContain(say('rubric.actionable.short'));
  });
});
