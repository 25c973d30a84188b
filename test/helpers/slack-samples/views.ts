import { readFileSync } from 'node:fs';
import type { View } from '@slack/types';
import { messageIdsOf } from '../../../src/course/lesson.ts';
import { LESSON_IDS, PROCESS_IDS } from '../../../src/course/lesson-id.ts';
import { REQUEST_KINDS } from '../../../src/course/request-kind.ts';
import { HEARER } from '../../../src/course/role.ts';
import { SUGGESTIONS } from '../../../src/exercise/suggest-words.ts';
import type { DecisionOnColumn } from '../../../src/flow/decisions/find-standing.ts';
import { homeView } from '../../../src/slack/home/home-view.ts';
import { quote } from '../../../src/slack/messages/quote.ts';
import type { Words } from '../../../src/slack/messages/words.ts';
import { askView } from '../../../src/slack/modals/ask/ask-view.ts';
import { askBackView } from '../../../src/slack/modals/ask-back/ask-back-view.ts';
import { awayView } from '../../../src/slack/modals/away/away-view.ts';
import { beforeAndAfterView } from '../../../src/slack/modals/before-and-after/before-and-after-view.ts';
import { buddyCommentView, buddyView } from '../../../src/slack/modals/buddy/buddy-views.ts';
import { calibratedView, calibrationView } from '../../../src/slack/modals/calibration/calibration-view.ts';
import { CASE_STAGES, caseView } from '../../../src/slack/modals/case/case-view.ts';
import { catchUpView } from '../../../src/slack/modals/catch-up/catch-up-view.ts';
import { dailyNudgeView } from '../../../src/slack/modals/daily-nudge/daily-nudge-view.ts';
import { decisionsView } from '../../../src/slack/modals/decisions/decisions-view.ts';
import { declineView } from '../../../src/slack/modals/decline/decline-view.ts';
import { editReplyView } from '../../../src/slack/modals/edit-reply/edit-reply-view.ts';
import { exampleRequestsView } from '../../../src/slack/modals/example-requests/example-requests-view.ts';
import { fullRequestView } from '../../../src/slack/modals/example-requests/full-request-view.ts';
import { filesView } from '../../../src/slack/modals/files/files-view.ts';
import { fiveWsView } from '../../../src/slack/modals/five-ws/five-ws-view.ts';
import { giveToOtherView } from '../../../src/slack/modals/give-to-other/give-to-other-view.ts';
import { handOnView } from '../../../src/slack/modals/hand-on/hand-on-view.ts';
import { keepDecisionView } from '../../../src/slack/modals/keep-decision/keep-decision-view.ts';
import { keptView } from '../../../src/slack/modals/keep-decision/kept-view.ts';
import { labellingView } from '../../../src/slack/modals/labelling/labelling-view.ts';
import { lessonPartView } from '../../../src/slack/modals/lesson-part/lesson-part-view.ts';
import { moreView } from '../../../src/slack/modals/more/more-view.ts';
import { moveDatesView } from '../../../src/slack/modals/move-dates/move-dates-view.ts';
import { myDataView } from '../../../src/slack/modals/my-data/my-data-view.ts';
import { noticeView } from '../../../src/slack/modals/notice/notice-view.ts';
import { allowView, answerDataView } from '../../../src/slack/modals/own-data/allow-view.ts';
import { bringView } from '../../../src/slack/modals/own-data/bring-view.ts';
import { chooseView } from '../../../src/slack/modals/own-data/choose-view.ts';
import { readingView } from '../../../src/slack/modals/own-data/reading-view.ts';
import { ownHoursView } from '../../../src/slack/modals/own-hours/own-hours-view.ts';
import { ownQuestionsView } from '../../../src/slack/modals/own-questions/own-questions-view.ts';
import { parametersView } from '../../../src/slack/modals/parameters/parameters-view.ts';
import { parkView } from '../../../src/slack/modals/park/park-view.ts';
import { predictionView } from '../../../src/slack/modals/prediction/prediction-view.ts';
import { modelPresentationView } from '../../../src/slack/modals/present/model-presentation-view.ts';
import { presentView } from '../../../src/slack/modals/present/present-view.ts';
import { misconceptionsView } from '../../../src/slack/modals/quick-check/misconceptions-view.ts';
import { quickCheckView } from '../../../src/slack/modals/quick-check/quick-check-view.ts';
import { askRealView, notMineView, realAnswerView } from '../../../src/slack/modals/real-person/real-person-views.ts';
import { replyView } from '../../../src/slack/modals/reply/reply-view.ts';
import { coverageView } from '../../../src/slack/modals/request-coverage/coverage-view.ts';
import { reviewView } from '../../../src/slack/modals/review/review-view.ts';
import { reviewDiffersView } from '../../../src/slack/modals/review-differs/review-differs-view.ts';
import { roleGuideView } from '../../../src/slack/modals/role-guide/role-guide-view.ts';
import { rolesView } from '../../../src/slack/modals/roles/roles-view.ts';
import { scheduleView } from '../../../src/slack/modals/schedule/schedule-view.ts';
import { rewriteView, selfReviewView } from '../../../src/slack/modals/self-review/self-review-view.ts';
import { setRolesView } from '../../../src/slack/modals/set-roles/set-roles-view.ts';
import { changesView } from '../../../src/slack/modals/settings/changes-view.ts';
import { settingsView } from '../../../src/slack/modals/settings/settings-view.ts';
import { startView } from '../../../src/slack/modals/start/start-view.ts';
import { surveyView } from '../../../src/slack/modals/survey/survey-view.ts';
import { noTaskView, taskView, workingTaskView } from '../../../src/slack/modals/task/task-view.ts';
import { modelRemarksView } from '../../../src/slack/modals/tell/model-remarks-view.ts';
import { tellView } from '../../../src/slack/modals/tell/tell-view.ts';
import { twoViewsView } from '../../../src/slack/modals/two-views/two-views-view.ts';
import { verdictsView } from '../../../src/slack/modals/verdicts/verdicts-view.ts';
import { agendaView } from '../../../src/slack/modals/workshop/agenda-view.ts';
import { workshopView } from '../../../src/slack/modals/workshop/workshop-view.ts';
import { stepOf } from '../../../src/steps/step-of.ts';
import { planAgenda } from '../../../src/team/workshop-agenda.ts';
import { ownDataOf, previewOf } from '../own-table.ts';
import { ITEMS, PROGRESS } from './contents.ts';
import { DECISIONS } from './decisions.ts';
import {
  ANSWERER,
  ASKER,
  CHANNEL,
  COHORT,
  HOLDINGS,
  LESSON_ID,
  LONG_TEXTS,
  NOW,
  PEOPLE,
  PROSE,
  RATED,
  ROLES,
  replyOf,
  requestOf,
  TEXTS,
} from './largest.ts';
import { PATHS } from './paths.ts';

const ROLE = ROLES[0] ?? '';
const WORKSHOP = { minutes: 240, processes: [...PROCESS_IDS], groupSize: 3, standInAfter: 8 };
/** A remark to the data scientist, by a holder of a role. */
const REMARK = { kind: 'remark', as: ROLE } as const;
/** As long as model remarks may be. */
const LONG_REMARKS = ['あ'.repeat(150), 'word '.repeat(60).trim()];
/** The longest example requests of the course. */
const besides = ({ course, locale }: Words) =>
  course
    .lesson(locale, 'analyze')
    .exampleRequests.toSorted((a, b) => b.text.length - a.text.length)
    .slice(0, 1)
    .flatMap((example) => [true, false].map((isNear) => ({ example, isNear })));
const MESSAGES = JSON.parse(
  readFileSync(new URL('../../../lessons/en/messages.json', import.meta.url), 'utf8'),
) as object;
/** Every table that holds something about a person. */
const TABLES = Object.keys(MESSAGES).flatMap((key) => /^my-data\.table\.(.*)/u.exec(key)?.[1] ?? []);
/** Three replies at the limit, a follow-up question, and the stand-in's reply. */
const REPLIES = [...LONG_TEXTS.map((text) => replyOf(text)), replyOf(PROSE, { source: 'ask-back' })];
const COLUMNS = Array.from({ length: 99 }, (_, n) => ({ column: `A_long_name_of_column_${n}`, note: `${n}% blank` }));

const OTHERS = [
  { dataset: 'house-prices', name: 'House prices' },
  { dataset: 'shared:1', name: 'Branches 2025' },
];

/** Modals and App Home, by the function that draws them: each variant, and the largest. */
export const VIEWS: Record<string, (words: Words) => View[]> = {
  bringView: (words) => {
    const states = ['reading', 'choosing', 'keeping', 'kept', 'asked', 'used', 'deleted'] as const;
    const tables = states.map((state, nth) =>
      ownDataOf({ id: `d${nth}`, state, version: nth + 1, rows: 99, columns: 9 }),
    );
    return [
      bringView(words, { cohort: COHORT, others: OTHERS, tables: [], mayRead: true }),
      bringView(words, { cohort: COHORT, others: OTHERS, tables, mayRead: true, refused: PROSE.slice(0, 300) }),
      bringView(words, { cohort: COHORT, others: OTHERS, tables, mayRead: false }),
    ];
  },
  readingView: (words) => [readingView(words, 'sales.csv')],
  chooseView: (words) => {
    const types = { 'column 1': 'categorical', 'column 5': 'categorical' } as const;
    const choices = { encoding: 'shift_jis', decimal: ',', types } as const;
    const settings = { choices, target: 'column 0', row: 'a sale', unit: 'kWh', leftOut: ['column 2'] };
    const names = Array.from({ length: 200 }, (_, n) => `column ${n}`);
    return [
      chooseView(words, { data: ownDataOf(), preview: previewOf(['price', 'region', 'e-mail']) }),
      chooseView(words, { data: ownDataOf({ settings }), preview: previewOf(names), refused: PROSE.slice(0, 300) }),
    ];
  },
  allowView: (words) => [allowView(words, ownDataOf({ rows: 2930, columns: 73 }))],
  answerDataView: (words) => [true, false].map((allowed) => answerDataView(words, { data: ownDataOf(), allowed })),
  askView: (words) =>
    LESSON_IDS.filter((id) => words.course.lessonInfo(words.locale, id).offers.length > 0).flatMap((process) => {
      const common = { lessonId: LESSON_ID, channelId: CHANNEL, requestId: LESSON_ID, process, askerId: ASKER };
      const state = {
        ...common,
        edition: 99,
        facilitates: true,
        holdings: HOLDINGS,
        standIns: true,
        pace: 'team' as const,
      };
      const { offers } = words.course.lessonInfo(words.locale, process);
      return [
        askView(words, { ...state, holdings: [], written: { roles: [], text: '' } }),
        askView(words, {
          ...state,
          written: { roles: offers.slice(0, 3), kind: 'work', text: PROSE, due: '2026-12-24' },
          headline: PROSE.slice(0, 500),
          isKept: true,
          hints: [
            ...(['what', 'when', 'why'] as const).map((hint) => ({ hint })),
            ...REQUEST_KINDS.map((wording) => ({ hint: 'kind' as const, wording })),
            ...offers.slice(0, 3).map((role) => ({ hint: 'role' as const, role })),
          ],
          problem: PROSE.slice(0, 200),
        }),
        askView(words, { ...state, written: { roles: [], text: '' }, hints: [] }),
      ];
    }),
  askBackView: (words) => TEXTS.map((text) => askBackView(words, { request: requestOf(text), replies: REPLIES })),
  catchUpView: (words) => {
    const page = { type: 'project-page' as const, found: [], decisions: [], open: [] };
    const bare = { channelId: CHANNEL, page, own: [], free: [] };
    const lesson = { id: LESSON_ID, cohortId: 'c', process: 'analyze' as const, edition: 1, createdAt: NOW };
    const about = PROSE.slice(0, 300);
    const open = Array.from({ length: 20 }, () => ({ requestId: LESSON_ID, asker: ASKER, about, roles: ROLES }));
    return [
      catchUpView(words, bare),
      catchUpView(words, { ...bare, lesson, free: ROLES }),
      catchUpView(words, { ...bare, lesson, own: ROLES, page: { ...page, open } }),
    ];
  },
  ownHoursView: (words) => [
    ownHoursView(words, { mondays: false }),
    ownHoursView(words),
    ownHoursView(words, { hours: { weekdays: [2, 3], from: 0, to: 1440 }, toldIn: CHANNEL }),
  ],
  awayView: (words) => [awayView(words), awayView(words, { toldIn: CHANNEL })],
  calibrationView: (words) => [calibrationView(words), calibrationView(words, LESSON_ID)],
  calibratedView: (words) => [calibratedView(words, RATED), calibratedView(words, {}, LESSON_ID)],
  lessonPartView: (words) =>
    LESSON_IDS.flatMap((process) => {
      const lesson = words.course.lesson(words.locale, process);
      return messageIdsOf(lesson).flatMap((message) =>
        [undefined, PROSE.slice(0, 500)].map((headline) =>
          lessonPartView(words, lesson, { message, lessonId: LESSON_ID, headline }),
        ),
      );
    }),
  caseView: (words) =>
    LESSON_IDS.flatMap((id) =>
      words.course
        .lesson(words.locale, id)
        .cases.flatMap((found) => CASE_STAGES.map((stage) => caseView(words, found, stage, LESSON_ID))),
    ),
  beforeAndAfterView: (words) =>
    LESSON_IDS.flatMap((id) => words.course.lesson(words.locale, id).beforeAndAfter ?? []).map((each) =>
      beforeAndAfterView(words, each),
    ),
  modelPresentationView: (words) =>
    LESSON_IDS.flatMap((id) => words.course.lesson(words.locale, id).presentation ?? []).map((each) =>
      modelPresentationView(words, each, {}),
    ),
  presentView: (words) =>
    PROCESS_IDS.flatMap((process) =>
      [0, 3, 120].map((count) =>
        presentView(words, {
          lessonId: LESSON_ID,
          channelId: CHANNEL,
          requestId: LESSON_ID,
          runId: LESSON_ID,
          process,
          figures: [
            { id: 'median', name: 'Median of Sale_Price <&>', value: '$163,000' },
            ...Array.from({ length: count }, (_, nth) => ({
              id: `chart:${nth}`,
              name: `${nth} ${PROSE.slice(0, 150)}`,
            })),
          ],
          hasExample: count > 0,
          askerId: ASKER,
          facilitates: false,
          holdings: [],
          standIns: count === 0,
        }),
      ),
    ),
  verdictsView: (words) =>
    [1, 3].flatMap((count) =>
      [undefined, PROSE].map((askedBack) => {
        const statements = Array.from({ length: count }, (_, nth) => ({
          text: PROSE.slice(0, 300),
          dataset: 'house-prices',
          ...(nth === 1 ? {} : { figure: { id: 'median', name: 'Median of Sale_Price <&>', value: '$163,000' } }),
        }));
        return verdictsView(words, { id: LESSON_ID, askerId: ASKER, statements }, askedBack);
      }),
    ),
  twoViewsView: (words) =>
    LESSON_IDS.flatMap((id) => words.course.lesson(words.locale, id).twoViews ?? []).flatMap((each) =>
      [false, true].map((hasAskedBoth) => twoViewsView(words, each, { lessonId: LESSON_ID, hasAskedBoth })),
    ),
  quickCheckView: (words) =>
    LESSON_IDS.flatMap((process) => {
      const lesson = words.course.lesson(words.locale, process);
      const state = { lessonId: LESSON_ID, channelId: CHANNEL, drawn: LESSON_ID };
      // Before a try, after one with only wrong answers, and after one with only right ones.
      const answers = [true, false].map(
        (isWrong) =>
          new Map(
            lesson.quickCheck.map(({ id, options }) => [
              id,
              options.find(({ misconception }) => (misconception !== undefined) === isWrong)?.id ?? '',
            ]),
          ),
      );
      if (lesson.quickCheck.length === 0) return [];
      return [new Map<string, string>(), ...answers].map((given, tries) =>
        quickCheckView(words, lesson, { ...state, nth: tries + 1, answers: given }),
      );
    }),
  workingTaskView: (words) => [workingTaskView(words)],
  noTaskView: (words) => [noTaskView(words)],
  taskView: (words) =>
    PROCESS_IDS.flatMap((process) =>
      words.course.lesson(words.locale, process).tasks.flatMap((wording, nth) => {
        const picked = wording.change.includes('{column}') ? 'A_long_name_of_a_column' : wording.values[0];
        const about = { task: wording.id, answer: 1234.5, before: nth === 0 ? null : 1200, target: 'Sale_Price' };
        const given = {
          wording,
          picked: { ...about, ...(picked === undefined ? {} : { picked }) },
          notebook: '02-analyze.ipynb',
          solved: nth > 0,
        };
        const verdicts = ['wrong', 'unchanged', 'right'] as const;
        return [undefined, ...verdicts].map((verdict) =>
          taskView(words, {
            runId: LESSON_ID,
            process,
            given,
            ...(verdict === undefined ? {} : { tried: { typed: '1,234 *rows*', verdict } }),
          }),
        );
      }),
    ),
  misconceptionsView: (words) => [
    misconceptionsView(words, []),
    misconceptionsView(
      words,
      LESSON_IDS.map((process) => ({
        process,
        held: words.course
          .lesson(words.locale, process)
          .quickCheck.flatMap(({ text, options }) =>
            options.flatMap(({ misconception }) =>
              misconception === undefined ? [] : [{ question: text, name: misconception.name }],
            ),
          ),
      })),
    ),
    misconceptionsView(words, [{ process: 'analyze', held: [] }]),
  ],
  declineView: (words) => TEXTS.map((text) => declineView(words, { request: requestOf(text), role: ROLE })),
  editReplyView: (words) =>
    TEXTS.map((text) => editReplyView(words, { request: requestOf(text), reply: replyOf(text) })),
  fiveWsView: (words) => [fiveWsView(words, { lessonId: LESSON_ID, channelId: CHANNEL, requestId: LESSON_ID })],
  handOnView: (words) =>
    TEXTS.flatMap((text) =>
      [PEOPLE, []].map((others) => handOnView(words, { request: requestOf(text), role: ROLE, others })),
    ),
  giveToOtherView: (words) =>
    TEXTS.map((text) =>
      giveToOtherView(words, { channelId: CHANNEL, request: requestOf(text), role: ROLE, from: ANSWERER }),
    ),
  labellingView: (words) => [
    labellingView(words, {
      id: LESSON_ID,
      cohortId: LESSON_ID,
      lessonId: LESSON_ID,
      runId: LESSON_ID,
      target: 'Sale_Price',
      items: ITEMS,
      startedBy: ASKER,
      createdAt: NOW,
    }),
  ],
  exampleRequestsView: (words) =>
    LESSON_IDS.map((id) => words.course.lesson(words.locale, id))
      .filter(({ exampleRequests }) => exampleRequests.length > 0)
      .map((lesson) => exampleRequestsView(words, lesson)),
  fullRequestView: (words) =>
    LESSON_IDS.flatMap((id) => words.course.lesson(words.locale, id).exampleRequests).map((request) =>
      fullRequestView(words, request),
    ),
  myDataView: (words) => [
    myDataView(words, []),
    myDataView(
      words,
      TABLES.map((table) => ({ table, rows: 1234 })),
    ),
  ],
  noticeView: (words) => [noticeView(words, PROSE)],
  parametersView: (words) =>
    PROCESS_IDS.map((process) =>
      parametersView(words, {
        lessonId: LESSON_ID,
        channelId: CHANNEL,
        toldIn: CHANNEL,
        process,
        parameters: stepOf(process).parameters,
        unit: 'usd',
        values: {},
        choices: COLUMNS,
        decisions: DECISIONS.filter((one): one is DecisionOnColumn => one.what.kind !== 'statement'),
      }),
    ),
  keepDecisionView: (words) =>
    [COLUMNS, []].map((columns) =>
      keepDecisionView(words, {
        request: requestOf(PROSE),
        reply: {
          id: LESSON_ID,
          requestId: LESSON_ID,
          authorId: ANSWERER,
          text: PROSE,
          source: 'modal',
          files: [],
          createdAt: NOW,
        },
        columns: columns.map(({ column }) => ({ column, type: 'categorical', marked: true })),
        ...(columns[0] === undefined ? {} : { mentioned: columns[0].column }),
      }),
    ),
  keptView: (words) => DECISIONS.map((decision) => keptView(words, decision)),
  decisionsView: (words) => [
    decisionsView(words, { decisions: [], dataset: 'house-prices' }),
    decisionsView(words, { decisions: Array.from({ length: 20 }, () => DECISIONS).flat(), dataset: 'house-prices' }),
  ],
  moveDatesView: (words) => [moveDatesView(words, { channelId: CHANNEL, count: 3 })],
  filesView: (words) =>
    PROCESS_IDS.map((process) =>
      filesView(
        words,
        { id: LESSON_ID, process },
        ['dataset', 'data-dictionary', 'encoder', 'notebook'].map((kind, nth) => ({
          id: LESSON_ID,
          kind,
          filename: `a-file-of-this-run-with-a-long-and-winding-name-${kind}.csv`,
          mediaType: 'text/csv',
          ...(nth === 0 ? {} : { size: 10 ** (2 * nth) + 34 }),
        })),
      ),
    ),
  tellView: (words) =>
    PROCESS_IDS.flatMap((process) =>
      words.course
        .lessonInfo(words.locale, process)
        .offers.filter((role) => role !== HEARER)
        .flatMap((as, _nth, roles) => {
          const form = { lessonId: LESSON_ID, channelId: CHANNEL, requestId: LESSON_ID, process, as };
          return [
            tellView(words, { ...form, roles: [as], hasRevealed: false }),
            tellView(words, { ...form, roles, hasRevealed: true, hints: ['what', 'why', 'act'] }),
            tellView(words, { ...form, roles, hasRevealed: true, hints: [] }),
          ];
        }),
    ),
  modelRemarksView: (words) =>
    PROCESS_IDS.flatMap((process) => {
      const shown = words.course.lessonInfo(words.locale, process).offers.flatMap((role) => {
        const card = words.course.roleCard(words.locale, process, role);
        return card === undefined || role === HEARER ? [] : [{ role, remarks: card.remarks }];
      });
      return [modelRemarksView(words, shown), ...shown.map((one) => modelRemarksView(words, [one], { isSent: true }))];
    }),
  predictionView: (words) => {
    const questions = Array.from({ length: 30 }, (_, n) => ({
      column: `A_long_name_of_column_${n}`,
      type: n % 2 ? ('numeric' as const) : ('categorical' as const),
      default: n % 2 ? '1' : 'Gd <&>',
      categories: n % 2 ? [] : ['Gd <&>', ...Array.from({ length: 99 }, (_, each) => `category ${each}`)],
      ...(n % 2 ? { range: { least: 0, greatest: 1_234_567.891 } } : {}),
    }));
    const prediction = { target: 'Sale_Price <&>', unit: 'usd', row: 'house', questions };
    return [
      predictionView(words, { runId: LESSON_ID, prediction }),
      predictionView(words, {
        runId: LESSON_ID,
        prediction: { ...prediction, predicted: { elasticNet: 123_456.7, forest: 234_567.8 } },
        answers: questions.map(({ type }) => (type === 'numeric' ? '99999999' : 'Gd <&>')),
      }),
    ];
  },
  replyView: (words) =>
    TEXTS.flatMap((text) => [replyView(words, requestOf(text)), replyView(words, requestOf(text, REMARK))]),
  coverageView: (words) =>
    LESSON_IDS.flatMap((process) => {
      const examples = words.course.lesson(words.locale, process).exampleRequests;
      if (examples.length === 0) return [];
      const asked = LONG_TEXTS.map((text) => ({
        id: LESSON_ID,
        roles: ROLES.slice(0, 3),
        kind: 'work' as const,
        text,
      }));
      const by = asked[0] ?? { id: '', roles: [], kind: 'work', text: '' };
      return [
        { covered: [], missing: [...examples], beyond: [] },
        {
          covered: examples.map((example) => ({ example, by })),
          missing: [],
          beyond: Array.from({ length: 30 }, () => by),
        },
      ].flatMap((coverage) =>
        [[], ROLES].map((told) =>
          coverageView(words, {
            process,
            lessonId: LESSON_ID,
            coverage: { ...coverage, examples },
            told,
            presented: told,
            tellers: words.course.lessonInfo(words.locale, process).offers,
            hasRevealed: told.length > 0,
          }),
        ),
      );
    }),
  reviewView: (words) =>
    TEXTS.flatMap((text) =>
      [requestOf(text), requestOf(text, REMARK)].map((request) =>
        reviewView(words, { cohort: COHORT, request, replies: REPLIES, reviews: [] }),
      ),
    ),
  reviewDiffersView: (words) => [reviewDiffersView(words, JSON.stringify([LESSON_ID, 3]))],
  selfReviewView: (words) =>
    TEXTS.flatMap((text) => [
      selfReviewView(words, { request: requestOf(text), replies: REPLIES }),
      selfReviewView(words, { request: requestOf(text, REMARK), replies: REPLIES, remarks: LONG_REMARKS }),
      ...besides(words).map((beside) => selfReviewView(words, { request: requestOf(text), replies: REPLIES, beside })),
    ]),
  rewriteView: (words) =>
    TEXTS.flatMap((text) => {
      const said = { type: 'self-review' as const, requestId: LESSON_ID, asker: ANSWERER, text, ratings: RATED };
      const found = { request: requestOf(text), replies: REPLIES };
      const remark = { ...found, request: requestOf(text, REMARK), remarks: LONG_REMARKS };
      return [rewriteView(words, { ...remark, said: { ...said, remark: true } })].concat(
        besides(words).flatMap((beside) => [
          rewriteView(words, { ...found, beside, said }),
          rewriteView(words, { ...found, beside, said: { ...said, rewrite: { text, ratings: RATED } } }),
        ]),
      );
    }),
  roleGuideView: (words) => [roleGuideView(words)],
  rolesView: (words) => [
    rolesView(words, { channelId: CHANNEL, held: [] }),
    rolesView(words, { channelId: CHANNEL, toldIn: CHANNEL, held: ROLES.slice(0, 5) }),
  ],
  workshopView: (words) =>
    ['', PROSE.slice(0, 3000)].map((roleLines) =>
      workshopView(words, { channelId: CHANNEL, draft: WORKSHOP, processes: [...PROCESS_IDS], roleLines }),
    ),
  surveyView: (words) => [
    surveyView(words, { channelId: CHANNEL, moment: 'before', answer: {} }),
    surveyView(words, { channelId: CHANNEL, moment: 'after', answer: { sure: 5, asked: 999 } }),
  ],
  parkView: (words) => [parkView(words, LESSON_ID)],
  agendaView: (words) => {
    const lessons = PROCESS_IDS.map((process) => ({ process, minutes: 20 }));
    const blocks = planAgenda({ minutes: 240, lessons });
    const roles = 'x'.repeat(2600);
    return [agendaView(words, { channelId: CHANNEL, draft: WORKSHOP, blocks, roles, people: 99, now: NOW })];
  },
  dailyNudgeView: (words) => [
    dailyNudgeView(words, { channelId: CHANNEL, plan: undefined, zone: 'Asia/Tokyo' }),
    dailyNudgeView(words, { channelId: CHANNEL, plan: NUDGE, zone: 'UTC', toldIn: CHANNEL }),
  ],
  ownQuestionsView: (words) =>
    TEXTS.map((text) =>
      ownQuestionsView(words, { channelId: CHANNEL, questions: [{ text: text.slice(0, 300), role: ROLE }] }),
    ),
  askRealView: (words) => TEXTS.map((text) => askRealView(words, { id: LESSON_ID, text })),
  realAnswerView: (words) =>
    TEXTS.map((text) =>
      realAnswerView(words, {
        id: 'q',
        cohortId: 'c',
        requestId: 'r',
        askerId: ANSWERER,
        toId: ANSWERER,
        askedAt: NOW,
        text,
      }),
    ),
  notMineView: (words) => [notMineView(words, { id: LESSON_ID, askerId: ASKER })],
  buddyView: (words) => [
    buddyView(words, { channelId: CHANNEL, buddy: undefined }),
    ...(['asked', 'accepted'] as const).map((state) =>
      buddyView(words, { channelId: CHANNEL, buddy: { id: LESSON_ID, buddyId: ANSWERER, state } }),
    ),
  ],
  buddyCommentView: (words) =>
    TEXTS.flatMap((text) => {
      const request = { id: LESSON_ID, askerId: ASKER, text };
      const reply = { id: 'p', requestId: LESSON_ID, authorId: 'stand-in', text, source: 'stand-in' as const };
      return [[], [{ ...reply, files: [], createdAt: NOW }]].map((replies) =>
        buddyCommentView(words, { request, replies }),
      );
    }),
  scheduleView: (words) =>
    [LESSON_IDS, []].flatMap((lessons) =>
      ['Asia/Tokyo', 'America/Argentina/ComodRivadavia'].map((zone) =>
        scheduleView(words, {
          channelId: CHANNEL,
          draft: {
            plan: { startDate: '2026-12-02', weekdays: [1, 2, 3, 4, 5], time: 600, zone, skipHolidays: 'jp' },
            lessons: [...lessons],
            whenUnfinished: 'wait',
          },
          now: NOW,
          ...(lessons.length === 0 ? { problem: PROSE.slice(0, 200) } : {}),
        }),
      ),
    ),
  setRolesView: (words) => [
    setRolesView(words, { channelId: CHANNEL, userId: undefined, held: [] }),
    setRolesView(words, { channelId: CHANNEL, userId: ASKER, held: ROLES.slice(0, 5) }),
  ],
  moreView: (words) => [
    moreView(words, { ref: { kind: 'answer', from: 0, about: '' }, items: [], count: 0 }),
    moreView(words, {
      ref: { kind: 'answer', from: 10, about: '' },
      items: TEXTS.slice(0, 10).map((text) => quote(text)),
      count: 99,
    }),
  ],
  changesView: (words) => [
    changesView(words, []),
    changesView(
      words,
      Array.from({ length: 30 }, (_, nth) => ({
        cohortId: COHORT.id,
        at: NOW,
        byId: ASKER,
        ofId: PEOPLE[nth % PEOPLE.length] ?? ASKER,
        change:
          nth % 2 === 0
            ? { what: 'roles', roles: [...ROLES] }
            : { what: 'settings', to: { ...COHORT, retentionDays: 90, weekly: nth % 4 === 1 } },
      })),
    ),
  ],
  settingsView: (words) => [
    settingsView(words, COHORT, true),
    settingsView(words, { ...COHORT, paused: true, standIns: false }, false),
  ],
  startView: (words) => [startView(words, { channelId: CHANNEL, others: OTHERS })],
  homeView: (words) => {
    const nothing = { userId: ANSWERER, language: undefined, toAnswer: [], toReview: [], asked: [], choices: [] };
    const many = (count: number) => Array.from({ length: count }, () => requestOf(PROSE));
    const cohort = {
      cohort: COHORT,
      holdings: ROLES.slice(0, 5).map((role) => ({ userId: ANSWERER, role })),
      process: 'analyze' as const,
      progress: PROGRESS,
    };
    return [
      homeView(words, nothing),
      homeView(words, { ...nothing, language: 'ja', awayUntil: NOW, course: cohort }),
      ...PATHS.map((path) => homeView(words, { ...nothing, course: { ...cohort, path } })),
      homeView(words, {
        ...nothing,
        toAnswer: many(HOME.toAnswer),
        toReview: many(HOME.toReview),
        asked: many(10),
        course: cohort,
        team: {
          waiting: [
            { requestId: LESSON_ID, asker: ASKER, role: ROLES[0] ?? '', assignee: ANSWERER },
            { requestId: LESSON_ID, asker: ASKER, role: ROLES[1] ?? '' },
          ],
          silent: [{ userId: ANSWERER, days: 4 }],
          suggestions: [...SUGGESTIONS],
        },
        links: new Map([[LESSON_ID, 'https://example.slack.com/archives/C1/p1']]),
        choices: [
          { id: COHORT.id, name: '#house-prices', waiting: 3 },
          { id: 'other', name: '#flats', waiting: 0 },
        ],
      }),
    ];
  },
};

const NUDGE = { days: 'working' as const, minutes: 9 * 60, zone: 'America/New_York' };

/** The largest App Home that Slack takes today; with ten of each it has more than Slack's 100 blocks. */
const HOME = { toAnswer: 8, toReview: 8 };
