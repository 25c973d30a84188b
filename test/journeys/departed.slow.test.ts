import { createHttpTransport, type Json } from 'slack-stand-in';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { PrivateType } from '../../src/messages/content.ts';
import { ACTIONS, SHORTCUTS, VIEWS } from '../../src/slack/app/ids.ts';
import { beginWorkshop } from '../../src/team/workshop.ts';
import { type Opened, openModals } from '../helpers/open-modals.ts';
import { PATIENT } from '../helpers/patience.ts';
import { type Kakehashi, PLACES, postAnalyze, sayIn, TEAM } from '../helpers/post-analyze.ts';
import { startKakehashi } from '../helpers/start-kakehashi.ts';

/**
 * A person who has left a channel sees nothing of its cohort, on any surface. Each table is complete by its type, so a new button,
 * form, shortcut or private message doesn't compile until it states its rule: `own` for what is the person's own or no cohort's;
 * otherwise the value that the button carries.
 */
const GONE = 'U0LUCAS';
const TEXT = 'Which of the canaries sings in this cohort?';
const { channel, learner } = PLACES.en;
const say = sayIn('en');
const refusal = say('error.not_in_cohort');

interface About {
  lessonId: string;
  requestId: string;
  replyId: string;
  runId: string;
  roundId: string;
  dataId: string;
  decisionId: string;
}

const BUTTONS: Record<keyof typeof ACTIONS, 'own' | ((about: About) => string)> = {
  openStart: 'own',
  postLesson: () => 'prepare',
  chooseLesson: () => 'prepare',
  postLessonAgain: () => JSON.stringify(['analyze', 2]),
  runStep: ({ lessonId }) => lessonId,
  runMissing: ({ lessonId }) => lessonId,
  openParameters: ({ lessonId }) => lessonId,
  startLabelling: ({ lessonId }) => lessonId,
  openLabelling: ({ roundId }) => roundId,
  showAgreement: ({ roundId }) => roundId,
  openLessonPart: ({ lessonId }) => JSON.stringify([lessonId, 'read']),
  openCase: ({ lessonId }) => JSON.stringify([lessonId, '1', 'task']),
  openQuickCheck: ({ lessonId }) => lessonId,
  openTask: ({ runId }) => runId,
  openMisconceptions: () => channel,
  openPrediction: ({ runId }) => runId,
  openFiles: ({ runId }) => runId,
  openAsk: ({ lessonId }) => lessonId,
  checkRequest: ({ lessonId }) => lessonId,
  fillFromFindings: ({ lessonId }) => lessonId,
  openFiveWs: ({ lessonId }) => lessonId,
  openExampleRequests: ({ lessonId }) => lessonId,
  openBeforeAndAfter: ({ lessonId }) => lessonId,
  openTwoViews: ({ lessonId }) => lessonId,
  askBoth: ({ lessonId }) => lessonId,
  // The course's own words, which belong to no cohort.
  openFullRequest: 'own',
  openRoles: () => channel,
  showRoles: () => '',
  openSetRoles: () => '',
  openAway: 'own',
  openOwnHours: 'own',
  comeBack: 'own',
  openCoverage: ({ lessonId }) => lessonId,
  openTell: ({ lessonId }) => lessonId,
  checkRemark: ({ lessonId }) => lessonId,
  openModelRemarks: ({ lessonId }) => lessonId,
  openPresent: ({ lessonId }) => lessonId,
  openModelPresentation: ({ lessonId }) => lessonId,
  openRoleGuide: 'own',
  showHelp: 'own',
  openReply: ({ requestId }) => requestId,
  openEditReply: ({ replyId }) => replyId,
  acceptRequest: ({ requestId }) => requestId,
  openHandOn: ({ requestId }) => requestId,
  openDecline: ({ requestId }) => requestId,
  snooze: ({ requestId }) => requestId,
  itHelps: ({ requestId }) => requestId,
  openAskBack: ({ requestId }) => requestId,
  sendToPerson: ({ requestId }) => JSON.stringify([requestId, 'operator']),
  waitForPerson: ({ requestId }) => JSON.stringify([requestId, 'operator', 'U0EMILY']),
  openReview: ({ requestId }) => requestId,
  // Opens whatever waits in the cohorts that they see: none.
  openAnyReview: 'own',
  openCatchUp: () => channel,
  openCalibration: 'own',
  skipCalibration: ({ requestId }) => requestId,
  openSelfReview: ({ requestId }) => requestId,
  openRewrite: ({ requestId }) => requestId,
  reviewHelps: ({ requestId }) => JSON.stringify([requestId, 1]),
  // An empty form; its submission is refused.
  openReviewDiffers: 'own',
  threadReplyAnswers: ({ requestId }) => JSON.stringify([requestId, '1.2', 'Yes.', []]),
  waitingMenu: ({ requestId }) => JSON.stringify(['reply', requestId]),
  chooseCohort: 'own',
  teamMenu: () => JSON.stringify(['n', channel, learner]),
  openMoveDates: () => channel,
  chooseLanguage: 'own',
  sendMyData: 'own',
  deleteMyData: 'own',
  openSchedule: () => '',
  changeSchedule: () => '',
  pauseSchedule: () => '',
  resumeSchedule: () => '',
  skipScheduled: () => '2026-12-01T01:00:00.000Z',
  cancelSchedule: () => '',
  sendCalendar: () => channel,
  openChanges: () => channel,
  openOwnData: () => channel,
  continueData: ({ dataId }) => dataId,
  deleteData: ({ dataId }) => dataId,
  switchData: () => JSON.stringify([channel, 'house-prices']),
  allowData: ({ dataId }) => dataId,
  refuseData: ({ dataId }) => dataId,
  openKeepDecision: ({ requestId }) => requestId,
  openDecisions: () => '',
  showProjectPage: () => '',
  withdrawDecision: ({ decisionId }) => decisionId,
  applyDecisions: ({ lessonId }) => lessonId,
  openWorkshop: () => '',
  openPark: () => 'workshop',
  revealBest: () => JSON.stringify(['workshop', 1]),
  workshopMenu: () => JSON.stringify(['pause', 'w', 1]),
  endWorkshop: () => JSON.stringify(['end', 'w', 1]),
  openSurvey: () => 'before',
  sendWorkshopPage: () => 'ended',
  getCertificate: ({ lessonId }) => JSON.stringify(['course', lessonId]),
  openMore: ({ requestId }) => JSON.stringify(['replies', 0, requestId]),
  openDailyNudge: () => channel,
  stopDailyNudge: () => '',
  resumeDailyNudge: () => '',
  openOwnQuestions: () => 'path',
  openAskReal: ({ requestId }) => requestId,
  // It was asked by direct message, whatever channels they are in.
  openRealAnswer: 'own',
  openNotMine: 'own',
  openBuddy: () => channel,
  // Each is between two people, whatever channels they are in.
  acceptBuddy: 'own',
  declineBuddy: 'own',
  endBuddy: 'own',
  openBuddyComment: 'own',
  openBefore: ({ lessonId }) => JSON.stringify(['lesson', 0, lessonId]),
};

/** `refused`: with a sentence. `kept`: what they wrote is kept as their draft, and they are shown nothing. */
const FORMS: Record<keyof typeof VIEWS, 'own' | 'refused' | 'kept'> = {
  start: 'own',
  parameters: 'refused',
  quickCheck: 'refused',
  task: 'refused',
  labelling: 'refused',
  prediction: 'refused',
  files: 'refused',
  moveDates: 'refused',
  workshop: 'refused',
  workshopAgenda: 'refused',
  park: 'refused',
  survey: 'refused',
  dailyNudge: 'refused',
  ownQuestions: 'refused',
  askReal: 'refused',
  realAnswer: 'own',
  notMine: 'own',
  buddy: 'refused',
  buddyComment: 'own',
  giveToOther: 'refused',
  ask: 'refused',
  tell: 'refused',
  present: 'refused',
  verdicts: 'refused',
  fiveWs: 'kept',
  reply: 'refused',
  editReply: 'refused',
  askBack: 'refused',
  keepDecision: 'refused',
  handOn: 'refused',
  decline: 'refused',
  review: 'refused',
  calibrate: 'own',
  calibrated: 'refused',
  reviewDiffers: 'refused',
  selfReview: 'refused',
  rewrite: 'refused',
  roles: 'refused',
  setRoles: 'refused',
  away: 'own',
  ownHours: 'own',
  settings: 'refused',
  bringData: 'refused',
  chooseData: 'refused',
  allowData: 'refused',
  answerData: 'refused',
  // Shows the dates that its own fields give; the submission of these is refused.
  schedule: 'own',
};

const SHORTCUT_RULES: Record<keyof typeof SHORTCUTS, string> = {
  ask: say('error.cohort_missing'),
  askAbout: refusal,
  useFile: refusal,
};

let kakehashi: Kakehashi;
let lessonTs: string;
let forms: Opened[];
let about: About;
let askForm: Json;
const driver = () => kakehashi.rehearsal.driver;
const store = () => kakehashi.service.flow.store;
const waitFor: Kakehashi['rehearsal']['waitFor'] = (look, ms) => kakehashi.rehearsal.waitFor(look, ms);
const cohort = async () => {
  const found = await store().cohorts.inChannel({ teamId: TEAM, channelId: channel });
  if (found === undefined) throw new Error('the channel has no cohort');
  return found;
};
const direct = () => driver().messages(`D${GONE.slice(1)}`);
const send = (body: Json) =>
  createHttpTransport({ url: kakehashi.url, signingSecret: kakehashi.secret }, PATIENT).send({
    type: 'interactive',
    body,
  });

async function gone(isGone: boolean) {
  const { id } = await cohort();
  if (isGone) await driver().leave(channel, GONE);
  else await driver().join(channel, GONE);
  while (((await store().members.leftSince(TEAM, id, GONE)) !== undefined) !== isGone)
    await new Promise((go) => setTimeout(go, 20));
}

beforeAll(async () => {
  kakehashi = await startKakehashi('http');
  lessonTs = (await postAnalyze(kakehashi)).ts;
  forms = await openModals(kakehashi, lessonTs);
  const { id } = await cohort();
  const lesson = await store().lessons.latest(TEAM, id);
  const [request] = await store().requests.askedBy(TEAM, learner, 1);
  const latest = () => store().runs.latestDone({ teamId: TEAM, id, dataset: 'house-prices' }, 'analyze');
  let run = await latest();
  while (run === undefined) {
    await new Promise((go) => setTimeout(go, 20));
    run = await latest();
  }
  if (lesson === undefined || request === undefined) throw new Error('something is missing');
  const { round } = await store().labelling.start(TEAM, {
    id: 'round',
    cohortId: id,
    lessonId: lesson.id,
    runId: run.id,
    target: 'Sale_Price',
    items: [],
    startedBy: learner,
    createdAt: new Date(),
  });
  const replies = await store().replies.of(TEAM, request.id);
  await store().decisions.add(TEAM, {
    id: 'decision',
    cohortId: id,
    process: 'analyze',
    what: { kind: 'statement', text: 'x' },
    dataset: 'house-prices',
    from: { source: 'request', requestId: 'R1' },
    byId: learner,
    keptById: learner,
    at: new Date(),
  });
  const ended = beginWorkshop({
    teamId: TEAM,
    id: 'ended',
    cohortId: id,
    startedBy: learner,
    startedAt: new Date(),
    blocks: [{ kind: 'opening', minutes: 60 }],
    groupSize: 2,
    standInAfter: 8,
    seed: 1,
    paceBefore: 'team',
  });
  await store().workshops.create({ ...ended, endedAt: new Date() });
  await store().workshops.create(
    beginWorkshop({
      teamId: TEAM,
      id: 'workshop',
      cohortId: id,
      startedBy: learner,
      startedAt: new Date(),
      blocks: [{ kind: 'opening', minutes: 60 }],
      groupSize: 2,
      standInAfter: 8,
      seed: 1,
      paceBefore: 'team',
    }),
  );
  about = {
    lessonId: lesson.id,
    requestId: request.id,
    replyId: replies[0]?.id ?? '',
    runId: run.id,
    roundId: round.id,
    dataId: (await store().ownData.inCohort(TEAM, id))[0]?.id ?? '',
    decisionId: 'decision',
  };
  await driver().action(GONE, { channel, ts: lessonTs }, ACTIONS.openAsk);
  await waitFor(() => driver().modal(GONE)?.callbackId === VIEWS.ask);
  await driver().submit(GONE, undefined, { role: 'domain-expert', kind: 'information', text: TEXT });
  await waitFor(() =>
    driver()
      .ephemerals(GONE)
      .some(({ text }) => text.includes('Request sent')),
  );
  await driver().action(GONE, { channel, ts: lessonTs }, ACTIONS.openAsk);
  await waitFor(() => driver().modal(GONE)?.callbackId === VIEWS.ask);
  askForm = structuredClone(driver().rawModal(GONE) as Json);
  await driver().closeView(GONE);
  await gone(true);
});
afterEach(async () => {
  while (driver().modal(GONE) !== undefined) await driver().closeView(GONE);
});
afterAll(async () => {
  expect(kakehashi.log.errors).toEqual([]);
  await kakehashi.stop();
});

/** The state of a form's fields, each filled in. */
function stateOf(view: Json): Json {
  const values: Json = {};
  for (const { block_id: block, element } of view.blocks as Json[]) {
    const { type, initial_value: initial } = element ?? {};
    const [option] = (element?.options ?? element?.option_groups?.[0]?.options ?? []) as Json[];
    const chosen = element?.initial_option ?? option;
    const state = {
      plain_text_input: { value: initial ?? 'Text.' },
      number_input: { value: initial ?? '1' },
      users_select: { selected_user: 'U0EMILY' },
      file_input: { files: [{ id: 'F0FILE', name: 'sales.csv' }] },
      radio_buttons: { selected_option: chosen },
      static_select: { selected_option: chosen },
      multi_static_select: { selected_options: [option] },
    }[type as string];
    if (state !== undefined) values[block] = { value: { type, ...state } };
  }
  return { values };
}

/** Presses a button as Slack would let them, from an old message or from a form that was open. */
async function press(name: keyof typeof ACTIONS, value: string): Promise<void> {
  const found = kakehashi.rehearsal.deliveries.findLast(
    ({ body }) => body.type === 'block_actions' && body.message !== undefined,
  );
  const { message, channel: where, container, ...rest } = structuredClone(found?.body) as Json;
  const inAsk = ['checkRequest', 'fillFromFindings', 'openFiveWs', 'applyDecisions'].includes(name);
  const form = inAsk
    ? askForm
    : name === 'checkRemark'
      ? forms.find(({ view }) => view.callback_id === VIEWS.tell)?.view
      : undefined;
  const answer = await send({
    ...rest,
    ...(form === undefined
      ? { message, container, channel: { ...where, id: channel } }
      : { view: { ...form, state: stateOf(form) }, container: { type: 'view', view_id: form.id } }),
    user: { ...rest.user, id: GONE, username: 'lucas', name: 'lucas' },
    trigger_id: driver().trigger(GONE),
    actions: [{ ...rest.actions[0], type: 'button', action_id: ACTIONS[name], value }],
  });
  expect(answer.ok, name).toBe(true);
}

const refused = Object.entries(BUTTONS).flatMap(([name, rule]) =>
  rule === 'own' ? [] : [{ name: name as keyof typeof ACTIONS, rule }],
);
describe('A person who has left', () => {
  test.each(refused)('is refused in a sentence when they press $name', async ({ name, rule }) => {
    const before = direct().length;
    await press(name, rule(about));
    const shown = () => [
      ...direct()
        .slice(before)
        .map(({ text }) => text),
      JSON.stringify(driver().rawModal(GONE) ?? ''),
    ];
    await waitFor(() => shown().some((text) => text !== '""'));
    const told = shown().filter((text) => text !== '""');
    for (const text of told) expect(text).toContain(refusal);
  });

  test('finds no review to start', async () => {
    const before = direct().length;
    await press('openAnyReview', 'home');
    await waitFor(() => direct().length > before);
    expect(direct().at(-1)?.text).toBe(say('error.review_none'));
  });

  test.each(Object.entries(FORMS).filter(([, rule]) => rule !== 'own'))(
    'submits the form %s: %s',
    async (name, rule) => {
      const id = VIEWS[name as keyof typeof VIEWS];
      const { view } = forms.find((one) => one.view.callback_id === id) as Opened;
      const carried = JSON.parse(view.private_metadata || '{}') as Record<string, string>;
      const metadata = {
        ...carried,
        ...(carried.roundId === undefined ? {} : { roundId: about.roundId, items: '0' }),
        ...(carried.runId === undefined ? {} : { runId: about.runId }),
      };
      const user = { id: GONE, username: 'lucas', name: 'lucas', team_id: TEAM };
      const answer = await send({
        type: 'view_submission',
        team: { id: TEAM, domain: 'kakehashi-rehearsal' },
        user,
        api_app_id: view.app_id,
        token: 'rehearsal',
        trigger_id: driver().trigger(GONE),
        view: { ...view, private_metadata: JSON.stringify(metadata), state: stateOf(view) },
        response_urls: [],
        is_enterprise_install: false,
        enterprise: null,
      });
      expect(answer.ok).toBe(true);
      const payload = JSON.stringify('payload' in answer ? answer.payload : '') ?? '';
      if (rule === 'refused') expect(payload).toContain(refusal);
      else expect(payload).not.toContain('blocks');
    },
  );

  test.each(Object.entries(SHORTCUT_RULES))('is offered no cohort by the shortcut %s', async (name, sentence) => {
    const callback = SHORTCUTS[name as keyof typeof SHORTCUTS];
    const common = {
      callback_id: callback,
      trigger_id: driver().trigger(GONE),
      team: { id: TEAM, domain: 'kakehashi-rehearsal' },
      user: { id: GONE, username: 'lucas', team_id: TEAM },
      token: 'rehearsal',
      is_enterprise_install: false,
      enterprise: null,
    };
    const message = { type: 'message_action', channel: { id: channel, name: 'house' }, message_ts: lessonTs };
    await send(
      name === 'ask'
        ? { type: 'shortcut', ...common }
        : {
            ...message,
            ...common,
            message: { type: 'message', ts: lessonTs, text: 'x', files: [{ id: 'F0FILE', name: 'sales.csv' }] },
            response_url: 'https://example.com',
          },
    );
    await waitFor(() => driver().rawModal(GONE) !== undefined);
    expect(JSON.stringify(driver().rawModal(GONE))).toContain(sentence);
    expect(driver().modal(GONE)?.callbackId).not.toBe(VIEWS.ask);
  });

  test('sees nothing of the cohort in App Home, and everything again when they are back', async () => {
    const home = async () => {
      await driver().openHome(GONE);
      return JSON.stringify(await waitFor(() => driver().home(GONE)));
    };
    const without = await home();
    expect(without).not.toContain(TEXT);
    expect(without).not.toContain(channel);
    await gone(false);
    await expect.poll(home).toContain(TEXT);
    expect(await home()).toContain(channel);
    await gone(true);
  });

  test('gets everything that is kept about them', async () => {
    const rows = await store().people.rowsOf(TEAM, GONE);
    expect(JSON.stringify(rows)).toContain(TEXT);
  });

  test.each<[PrivateType, boolean]>([
    ['digest', false],
    ['news', false],
    ['halted', false],
    ['roles-set', false],
    ['facilitates', false],
    ['report', false],
    ['calendar', false],
    ['certificate', false],
    ['workshop-page', false],
    ['nudge', false],
    ['my-data', true],
  ])('gets a direct message of type %s that was on its way: %s', async (type, isShown) => {
    const asked = { requestId: 'r', channelId: channel, asker: learner, role: 'architect', kind: 'work' as const };
    const cards = { lessonId: about.lessonId, process: 'analyze', to: GONE, channel, roles: ['operator'] };
    const content = {
      news: { type, to: GONE, items: [{ type: 'role-cards', ...cards }] },
      digest: { type, to: GONE, requests: [{ ...asked, text: TEXT, askedAt: new Date().toISOString() }] },
      halted: { type, to: GONE, channelId: channel, reason: 'is_archived' },
      'roles-set': { type, to: GONE, by: learner, channel, roles: [] },
      facilitates: { type, to: GONE, from: learner, channel, because: 'first' },
      report: { type, to: GONE, channel, requests: 1 },
      calendar: { type, to: GONE, channel },
      'workshop-page': { type, to: GONE, channel, workshopId: 'ended' },
      certificate: { type, to: GONE, channel, of: 'course', subject: 'c', on: '2026-12-01T00:00:00.000Z', sentAt: '' },
      nudge: { type, to: GONE, by: learner, channel },
      'my-data': { type, to: GONE },
    }[type as string] as Parameters<ReturnType<typeof store>['posts']['add']>[0]['content'];
    const before = direct().length;
    const key = `on-its-way:${type}`;
    await store().posts.add({ teamId: TEAM, channelId: GONE, locale: 'en', key, content });
    await kakehashi.service.flow.jobs.enqueue('deliver', { teamId: TEAM, channelId: GONE });
    await expect.poll(async () => (await store().posts.byKey(TEAM, key))?.state).toBe('posted');
    expect(direct().length - before).toBe(isShown ? 1 : 0);
  });
});
