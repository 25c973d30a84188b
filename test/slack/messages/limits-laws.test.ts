import type { KnownBlock } from '@slack/types';
import fc from 'fast-check';
import { areBlocksTooLong, checkMessageBlocks, checkView, type Json } from 'slack-stand-in';
import { describe, expect, test } from 'vitest';
import { messageIdsOf } from '../../../src/course/lesson.ts';
import { isProcess, LESSON_IDS, PROCESS_IDS, type ProcessId } from '../../../src/course/lesson-id.ts';
import { LOCALES } from '../../../src/course/locale.ts';
import { REQUEST_KINDS } from '../../../src/course/request-kind.ts';
import type { RoleId } from '../../../src/course/role.ts';
import { RATINGS, RUBRIC } from '../../../src/course/rubric.ts';
import { TEXT_LIMIT } from '../../../src/exercise/check-text.ts';
import { coverageOf } from '../../../src/exercise/coverage.ts';
import type { Decision } from '../../../src/exercise/decision.ts';
import {
  type Figure,
  MOST_STATEMENTS,
  SENTENCE_LIMIT,
  STATEMENT_LIMIT,
  type Statement,
  textOf as statementsAsText,
  VERDICTS,
} from '../../../src/exercise/presentation.ts';
import { rolesTold, speakingRoles } from '../../../src/exercise/remark.ts';
import type { Reply } from '../../../src/exercise/reply.ts';
import { isRequest, type Request, ROUTING_REASONS } from '../../../src/exercise/request.ts';
import type { Ratings } from '../../../src/exercise/review.ts';
import { SUGGESTIONS } from '../../../src/exercise/suggest-words.ts';
import { summarizeReviews } from '../../../src/exercise/summarize-reviews.ts';
import type { DecisionOnColumn } from '../../../src/flow/decisions/find-standing.ts';
import type { Content, ContentOf } from '../../../src/messages/content.ts';
import type { ShownReview } from '../../../src/messages/shown-review.ts';
import type { VIEWS } from '../../../src/slack/app/ids.ts';
import { askedItem, type CohortHome, cohortItem, waitingItem } from '../../../src/slack/home/home-items.ts';
import { homeView } from '../../../src/slack/home/home-view.ts';
import { aloneMenuMessage } from '../../../src/slack/messages/alone-menu-message.ts';
import { fitMessage } from '../../../src/slack/messages/fit-message.ts';
import { helpMessage } from '../../../src/slack/messages/help-message.ts';
import type { Message } from '../../../src/slack/messages/kit.ts';
import { menuMessage } from '../../../src/slack/messages/menu-message.ts';
import { MOST_TEXT } from '../../../src/slack/messages/message-limits.ts';
import { missingStepsMessage } from '../../../src/slack/messages/missing-steps-message.ts';
import { type MoreKind, readMore } from '../../../src/slack/messages/more-button.ts';
import { quote } from '../../../src/slack/messages/quote.ts';
import { renderContent } from '../../../src/slack/messages/render-content.ts';
import { replyBlocks } from '../../../src/slack/messages/reply-blocks.ts';
import { shownReviewBlocks } from '../../../src/slack/messages/review-results-message.ts';
import { allHolders, roleHoldersMessage } from '../../../src/slack/messages/role-holders-message.ts';
import { scheduleMessage } from '../../../src/slack/messages/schedule-messages.ts';
import { whichRequestMessage } from '../../../src/slack/messages/which-request-message.ts';
import { type Words, wordsFor } from '../../../src/slack/messages/words.ts';
import { askView } from '../../../src/slack/modals/ask/ask-view.ts';
import { askBackView } from '../../../src/slack/modals/ask-back/ask-back-view.ts';
import { awayView } from '../../../src/slack/modals/away/away-view.ts';
import { beforeAndAfterView } from '../../../src/slack/modals/before-and-after/before-and-after-view.ts';
import { buddyCommentView, buddyView } from '../../../src/slack/modals/buddy/buddy-views.ts';
import { calibratedView, calibrationView } from '../../../src/slack/modals/calibration/calibration-view.ts';
import { CASE_STAGES, caseView } from '../../../src/slack/modals/case/case-view.ts';
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
import { moreView, PAGE } from '../../../src/slack/modals/more/more-view.ts';
import { moveDatesView } from '../../../src/slack/modals/move-dates/move-dates-view.ts';
import { myDataView } from '../../../src/slack/modals/my-data/my-data-view.ts';
import { noticeView } from '../../../src/slack/modals/notice/notice-view.ts';
import { allowView, answerDataView } from '../../../src/slack/modals/own-data/allow-view.ts';
import { bringView } from '../../../src/slack/modals/own-data/bring-view.ts';
import { chooseView } from '../../../src/slack/modals/own-data/choose-view.ts';
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
import { requestLine } from '../../../src/slack/modals/request-coverage/request-line.ts';
import { reviewView } from '../../../src/slack/modals/review/review-view.ts';
import { reviewDiffersView } from '../../../src/slack/modals/review-differs/review-differs-view.ts';
import { roleGuideView } from '../../../src/slack/modals/role-guide/role-guide-view.ts';
import { rolesView } from '../../../src/slack/modals/roles/roles-view.ts';
import { scheduleView } from '../../../src/slack/modals/schedule/schedule-view.ts';
import { rewriteView, selfReviewView } from '../../../src/slack/modals/self-review/self-review-view.ts';
import { setRolesView } from '../../../src/slack/modals/set-roles/set-roles-view.ts';
import { settingsView } from '../../../src/slack/modals/settings/settings-view.ts';
import { startView } from '../../../src/slack/modals/start/start-view.ts';
import { surveyView } from '../../../src/slack/modals/survey/survey-view.ts';
import { taskView } from '../../../src/slack/modals/task/task-view.ts';
import { modelRemarksView } from '../../../src/slack/modals/tell/model-remarks-view.ts';
import { tellView } from '../../../src/slack/modals/tell/tell-view.ts';
import { twoViewsView } from '../../../src/slack/modals/two-views/two-views-view.ts';
import { verdictsView } from '../../../src/slack/modals/verdicts/verdicts-view.ts';
import { agendaView } from '../../../src/slack/modals/workshop/agenda-view.ts';
import { workshopView } from '../../../src/slack/modals/workshop/workshop-view.ts';
import { stepOf } from '../../../src/steps/step-of.ts';
import type { RoleHolding } from '../../../src/team/role-holding.ts';
import { planAgenda } from '../../../src/team/workshop-agenda.ts';
import { allZones } from '../../../src/team/zones.ts';
import { course } from '../../helpers/course.ts';
import { THOROUGH } from '../../helpers/languages.ts';
import { ownDataOf, previewOf } from '../../helpers/own-table.ts';
import { PATHS } from '../../helpers/slack-samples/paths.ts';
import { cohortOf } from '../../store/fixtures.ts';

const roleIds = course.roles('en').map(({ id }) => id);
const LESSONS = LESSON_IDS.filter((id) => course.lessonInfo('en', id).available);
const ME = 'U0ME';
const at = new Date('2026-04-15T03:00:00Z');

/** What a person may type, at its longest in Slack's count: escapes, many lines, addresses, one long word. */
const PIECES = [
  '&',
  '<',
  '\n',
  'a',
  '価格',
  'x\n',
  ' https://example.com/?a=1&b=2 ',
  '``',
  '*b* ',
  'Why is it blank? ',
  '😀',
];
const textOf = (limit: number) =>
  fc
    .tuple(fc.array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 4 }), fc.integer({ min: 1, max: limit }))
    .map(([pieces, length]) => `A${pieces.join('').repeat(limit)}`.slice(0, length));
const text = textOf(TEXT_LIMIT);
const inOneLine = (written: string) => written.replaceAll('\n', ' ');
const name = textOf(200);
const id = fc.uuid();
const user = fc.integer({ min: 1, max: 999_999 }).map((n) => `U${String(n).padStart(10, '0')}`);
const usersUpTo = (most: number) => fc.uniqueArray(user, { maxLength: most });
const role = fc.constantFrom(...roleIds) as fc.Arbitrary<RoleId>;
const roles = (least: number, most: number) => fc.uniqueArray(role, { minLength: least, maxLength: most });
const kind = fc.constantFrom(...REQUEST_KINDS);
const lesson = fc.constantFrom(...LESSONS);
const process = fc.constantFrom(...PROCESS_IDS);
const why = fc.constantFrom(...ROUTING_REASONS);
const absent = fc.array(fc.record({ userId: user, back: fc.constantFrom('2026-12-14', at.toISOString()) }), {
  minLength: 1,
  maxLength: 400,
  size: 'max',
});
const count = fc.nat(500);
const many = <T>(one: fc.Arbitrary<T>, most: number) => fc.array(one, { maxLength: most, size: 'max' });
const maybe = <T>(one: fc.Arbitrary<T>) => fc.option(one, { nil: undefined, freq: 2 });

const asking = lesson.filter((each) => course.lessonInfo('en', each).offers.length > 0);
const sent: fc.Arbitrary<Request> = fc.record({
  id,
  cohortId: fc.constant('c'),
  lessonId: fc.constant('l'),
  process: asking,
  askerId: user,
  kind,
  text,
  assignments: roles(1, 3).map((all) =>
    all.map((each) => ({
      role: each,
      assigneeId: ME,
      why: 'sole-holder' as const,
      state: 'asked' as const,
      askedAt: at,
      passed: [],
      reminders: 0,
    })),
  ),
  state: fc.constantFrom('asked', 'accepted', 'answered', 'reviewed', 'closed' as const),
  createdAt: fc.constant(at),
});
/** A figure, or a chart. */
const figure = fc
  .tuple(textOf(200), maybe(textOf(60)))
  .map(([title, value]): Figure => ({ id: 'x', name: title, ...(value === undefined ? {} : { value }) }));
const statement = fc
  .tuple(textOf(STATEMENT_LIMIT), maybe(figure), fc.constantFrom(undefined, ...VERDICTS), textOf(SENTENCE_LIMIT))
  .map(
    ([typed, shown, verdict, sentence]): Statement => ({
      text: inOneLine(typed),
      dataset: 'house-prices',
      ...(shown === undefined ? {} : { figure: shown }),
      ...(verdict === undefined ? {} : { said: { verdict, sentence, byId: ME, at } }),
    }),
  );
const statements = fc.array(statement, { minLength: 1, maxLength: MOST_STATEMENTS, size: 'max' });
const presentation = fc
  .tuple(sent, statements)
  .map(([one, all]) => ({ ...one, kind: 'presentation' as const, text: statementsAsText(all), statements: all }));
/** A request, or a remark to the data scientist. */
const request = fc
  .tuple(sent, fc.option(role))
  .map(([one, as]): Request => (as === null ? one : { ...one, kind: 'remark', as }));
/** What can wait for an answer. */
const sentOne = fc.oneof(request, presentation);
const reply: fc.Arbitrary<Reply> = fc.record({
  id,
  requestId: fc.constant('q'),
  authorId: user,
  text,
  source: fc.constantFrom('modal', 'thread', 'ask-back' as const),
  files: many(fc.record({ name, url: fc.constant('https://files.slack.com/a') }), 10),
  createdAt: fc.constant(at),
});
const holdings: fc.Arbitrary<RoleHolding[]> = many(fc.record({ userId: user, role }), 300);
const ratings: fc.Arbitrary<Ratings> = fc
  .tuple(...RUBRIC.map(() => fc.constantFrom(...RATINGS)))
  .map((all) => Object.fromEntries(RUBRIC.map((criterion, nth) => [criterion, all[nth]])));
const progressRows = fc.tuple(fc.constantFrom('done', 'now', 'ahead' as const), count).map(([state, n]) =>
  PROCESS_IDS.map((each) => ({
    process: each,
    state,
    runs: n,
    requests: n,
    answered: n,
    reviewed: n,
    covered: n,
    models: n,
  })),
);
const item = fc.record({
  row: count,
  cells: fc.array(fc.record({ column: textOf(100), value: textOf(100) }), { maxLength: 6 }),
  truth: fc.constantFrom('high', 'low' as const),
}) as fc.Arbitrary<ContentOf<'agreement'>['items'][number]>;

const finished = fc.record({
  type: fc.constant('buddy-finished' as const),
  requestId: id,
  to: user,
  channel: fc.constant('D1'),
  tieId: id,
  asker: user,
  process: lesson,
  kind: fc.constantFrom('information' as const, 'remark' as const, 'presentation' as const),
  roles: roles(1, 3),
  text,
  answer: fc.record({ author: user, text }),
  ratings,
  rewrite: text,
}) as fc.Arbitrary<ContentOf<'buddy-finished'>>;
const newsItem = fc.oneof(
  finished,
  fc.record({
    type: fc.constant('role-cards' as const),
    lessonId: id,
    process: lesson,
    to: user,
    channel: fc.constant('C1'),
    roles: roles(0, 5),
  }),
  fc.record({
    type: fc.constant('review-asked' as const),
    requestId: id,
    to: user,
    channel: fc.constant('C1'),
    asker: user,
    roles: roles(1, 3),
  }),
  fc.record({
    type: fc.constant('reviews-complete' as const),
    requestId: id,
    to: user,
    channel: fc.constant('C1'),
    roles: roles(1, 3),
  }),
);
const shownReview = fc.record({
  nth: count,
  reviewer: user,
  ratings,
  comment: textOf(1500),
  reaction: maybe(fc.record({ kind: fc.constantFrom('helps', 'differs'), text: textOf(1500) })),
}) as fc.Arbitrary<ShownReview>;

const ownQuestions = fc.array(
  fc
    .tuple(textOf(300), maybe(role))
    .map(([typed, whom]) => ({ text: typed, ...(whom === undefined ? {} : { role: whom }) })),
  { maxLength: 3 },
);

/** Every type of message. A new one doesn't compile until it says how large it may be. */
const MESSAGES: { [Type in Exclude<Content['type'], 'file' | 'files' | 'file-gone'>]: fc.Arbitrary<ContentOf<Type>> } =
  {
    expires: fc.record({
      type: fc.constant('expires'),
      facilitator: user,
      at: fc.constant(at.toISOString()),
      days: count,
    }),
    verdicts: statements.map((all) => ({
      type: 'verdicts',
      requestId: 'q',
      author: ME,
      standIn: 'operator',
      offersPerson: true,
      asker: ME,
      about: 'x',
      verdicts: all.map(({ text: typed, figure: shown, said }) => ({
        statement: typed,
        ...(shown === undefined ? {} : { figure: shown }),
        verdict: said?.verdict ?? 'doubted',
        sentence: said?.sentence ?? '',
        kept: true,
      })),
    })),
    'own-data': fc
      .tuple(name, textOf(300), usersUpTo(60), fc.constantFrom('asked', 'refused'))
      .map(([file, typed, holders, what]) => {
        const bare = { type: 'own-data', dataId: 'd', file, rows: 100_000, columns: 200, by: ME } as const;
        const asked = { ...bare, role: 'it-auditor', holders } as const;
        return what === 'asked' ? { ...asked, what } : { ...asked, what: 'refused', answeredBy: ME, text: typed };
      }),
    'real-question': text.map((typed) => ({ type: 'real-question', to: ME, questionId: 'q', asker: ME, text: typed })),
    'real-answer': text.map((typed) => ({ type: 'real-answer', asker: ME, by: ME, about: 'x', text: typed })),
    'buddy-asked': fc
      .constantFrom('asked' as const, 'accepted' as const, 'declined' as const, 'ended' as const, 'withdrawn' as const)
      .map((state) => ({ type: 'buddy-asked', to: ME, tieId: 't', asker: ME, state })),
    'real-passed': fc.constantFrom(undefined, ME).map((instead) => ({
      type: 'real-passed',
      asker: ME,
      by: ME,
      about: 'x',
      ...(instead === undefined ? {} : { instead }),
    })),
    'buddy-ended': fc.constant({ type: 'buddy-ended', to: ME, asker: ME }),
    'buddy-line': fc
      .constantFrom('accepted' as const, 'declined' as const, 'ended' as const, 'gone' as const)
      .map((what) => ({ type: 'buddy-line', what, by: ME })),
    'buddy-finished': finished,
    'buddy-comment': text.map((typed) => ({ type: 'buddy-comment', asker: ME, by: ME, about: 'x', text: typed })),
    'own-questions': ownQuestions.map((questions) => ({ type: 'own-questions', author: ME, questions })),
    'daily-nudge': fc
      .constantFrom(undefined, ...PATHS)
      .map((stands) =>
        stands === undefined
          ? { type: 'daily-nudge', what: 'stopped', ignored: 3 }
          : { type: 'daily-nudge', what: 'step', path: stands },
      ),
    'workshop-board': fc
      .tuple(
        count,
        fc.array(fc.record({ userId: user, count }), { maxLength: 3 }),
        fc.array(process, { maxLength: 30 }),
      )
      .map(([n, waiting, later]) => ({
        type: 'workshop-board',
        workshopId: 'w',
        step: n,
        block: { kind: 'ask', process: 'analyze', minutes: 9 },
        endsAt: at.toISOString(),
        people: { asked: n, of: n },
        waiting,
        notes: n,
        later: later.map((each) => ({
          block: { kind: 'lesson', process: each, minutes: 9 },
          at: at.toISOString(),
        })),
      })),
    'workshop-block': fc.tuple(process, usersUpTo(120)).map(([each, users]) => ({
      type: 'workshop-block',
      workshopId: 'w',
      step: 1,
      block: { kind: 'ask', process: each, minutes: 9 },
      endsAt: at.toISOString(),
      lessonId: 'l',
      pairs: users.map((asker, nth) => ({ asker, asked: users[0] ?? ME, role: roleIds[nth % roleIds.length] ?? '' })),
    })),
    'kick-off': fc.tuple(user, count).map(([by, lessons]) => ({
      type: 'kick-off',
      by,
      lessons,
      first: { process: 'train', at: at.toISOString(), waits: false },
      weekly: true,
    })),
    'week-recap': fc
      .tuple(user, text, count, fc.array(fc.record({ asker: user, about: textOf(300) }), { maxLength: 60 }))
      .map(([asker, typed, n, open]) => ({
        type: 'week-recap',
        asked: n,
        answered: n,
        reviews: n,
        best: { requestId: 'q', asker, text: typed, roles: roleIds.slice(0, 3) },
        open: open.map((each) => ({ ...each, requestId: 'q', roles: roleIds.slice(0, 3) })),
      })),
    'catch-up': fc.tuple(user, process, fc.constantFrom('late' as const, 'behind' as const)).map(([to, each, why]) => ({
      type: 'catch-up',
      to,
      channel: 'C1',
      why,
      lessonId: 'l',
      process: each,
    })),
    'workshop-best': fc.tuple(process, user, text).map(([each, asker, typed]) => ({
      type: 'workshop-best',
      workshopId: 'w',
      process: each,
      requestId: 'q',
      asker,
      text: typed,
      roles: roleIds.slice(0, 3),
    })),
    'workshop-end': fc
      .tuple(count, fc.array(fc.record({ author: user, text: textOf(300) }), { maxLength: 60 }))
      .map(([n, notes]) => ({
        type: 'workshop-end',
        workshopId: 'w',
        by: ME,
        rows: PROCESS_IDS.map((each) => ({ process: each, asked: n, byPeople: n, byStandIns: n, reviews: n })),
        decisions: n,
        notes,
      })),
    'workshop-line': fc.tuple(process, user).map(([each, by]) => ({
      type: 'workshop-line',
      workshopId: 'w',
      what: 'held',
      block: { kind: 'debrief', process: each, minutes: 9 },
      by,
    })),
    'data-gone': fc.constant({ type: 'data-gone', process: 'analyze' }),
    'data-switched': name.map((each) => ({ type: 'data-switched', by: ME, name: each })),
    'own-data-read': fc.tuple(name, textOf(500)).map(([file, refused]) => ({
      type: 'own-data-read',
      to: ME,
      channel: 'C1',
      dataId: 'd',
      file,
      refused,
    })),
    expired: fc.record({ type: fc.constant('expired'), texts: count, files: count }),
    news: fc.record({
      type: fc.constant('news'),
      to: user,
      items: fc.array(newsItem, { minLength: 1, maxLength: 30 }),
    }) as fc.Arbitrary<ContentOf<'news'>>,
    welcome: fc.record({
      type: fc.constant('welcome'),
      facilitator: user,
      roles: fc
        .tuple(...roleIds.map(() => usersUpTo(60)))
        .map((all) => all.map((users, n) => ({ role: roleIds[n] as RoleId, users }))),
    }),
    lesson: fc.record({
      type: fc.constant('lesson'),
      lessonId: id,
      process: lesson,
      scheduled: fc.constant({ next: { process: 'prepare' as const, at: at.toISOString(), waits: true } }),
    }),
    'lesson-part': fc.tuple(lesson, name, count).map(([each, headline, n]) => {
      const parts = ['read', ...Object.keys(course.lesson('en', each).parts)];
      return { type: 'lesson-part', lessonId: 'l', process: each, part: parts[n % parts.length] as never, headline };
    }),
    halted: fc.record({
      type: fc.constant('halted'),
      to: user,
      channelId: fc.constant('C1'),
      reason: fc.constantFrom('is_archived', 'channel_not_found', 'not_in_channel', 'restricted_action'),
    }),
    'schedule-note': fc.record({
      type: fc.constant('schedule-note'),
      what: fc.constant('missed'),
      process: lesson,
      at: fc.constant(at.toISOString()),
      next: fc.constant({ process: 'prepare' as const, at: at.toISOString(), waits: false }),
    }) as fc.Arbitrary<ContentOf<'schedule-note'>>,
    'lesson-waits': fc.record({ type: fc.constant('lesson-waits'), lessonId: id, process: lesson, next: lesson }),
    'run-progress': fc.record({
      type: fc.constant('run-progress'),
      runId: id,
      process,
      share: fc.double({ min: 0, max: 1, noNaN: true }),
      stage: fc.constant('charts'),
      state: fc.constantFrom('queued', 'running', 'done', 'failed' as const),
      error: text,
    }) as fc.Arbitrary<ContentOf<'run-progress'>>,
    // A step's summary has at most about 2,500 characters (src/steps/step.ts).
    findings: fc.record({
      type: fc.constant('findings'),
      lessonId: id,
      runId: id,
      process,
      summary: fc.array(textOf(100), { minLength: 1, maxLength: 25 }).map((all) => all.map(inOneLine).join('\n\n')),
      images: fc.array(fc.record({ fileId: id, altText: textOf(3000) }), { maxLength: 2 }),
    }),
    'file-words': fc.record({ type: fc.constant('file-words'), title: name, altText: text }),
    'files-words': fc.record({
      type: fc.constant('files-words'),
      // Slack takes alt texts of up to 1,000 characters, and the app shares at most ten files in one message.
      files: fc.array(fc.record({ title: name, altText: fc.oneof(fc.constant(''), textOf(1000)) }), {
        minLength: 1,
        maxLength: 10,
        size: 'max',
      }),
      of: fc.constantFrom('run', 'run-files'),
    }),
    'not-shown': fc.record({
      type: fc.constant('not-shown'),
      names: many(name, 7),
      reason: fc.constant('other'),
      late: fc.array(name, { minLength: 1, maxLength: 7, size: 'max' }),
      lateReason: fc.constantFrom('slow', 'other'),
      arrived: many(name, 7),
      gone: many(name, 7),
    }),
    'goes-on': fc.record({ type: fc.constant('goes-on') }),
    request: fc.record({
      type: fc.constant('request'),
      requestId: id,
      process: lesson,
      asker: user,
      kind,
      text,
      asked: fc.array(
        fc.record({ role, assignee: user, why, away: absent, state: fc.constantFrom('asked', 'answered') }),
        {
          minLength: 1,
          maxLength: 3,
        },
      ),
      state: fc.constantFrom('asked', 'accepted', 'answered', 'reviewed', 'closed'),
      reviews: fc.record({ done: count, invited: count }),
    }) as fc.Arbitrary<ContentOf<'request'>>,
    'request-list': fc.record({
      type: fc.constant('request-list'),
      lessonId: id,
      requests: many(
        fc.record({
          requestId: id,
          asker: user,
          roles: roles(1, 3),
          about: name,
          state: fc.constantFrom('asked', 'accepted', 'answered', 'reviewed', 'closed'),
          reviews: fc.record({ done: count, invited: count }),
        }),
        90,
      ),
    }) as fc.Arbitrary<ContentOf<'request-list'>>,
    'role-cards': fc.record({
      type: fc.constant('role-cards'),
      lessonId: id,
      process: lesson,
      to: user,
      roles: roles(0, 5),
    }),
    labelling: fc.record({
      type: fc.constant('labelling'),
      roundId: id,
      target: name,
      startedBy: user,
      labelledBy: usersUpTo(300),
    }),
    agreement: fc.array(item, { minLength: 10, maxLength: 10 }).map((items) => ({
      type: 'agreement',
      roundId: 'x',
      items,
      agreement: {
        measure: 'fleiss',
        kappa: 0.5,
        reading: 'moderate',
        raters: 3,
        counts: items.map(() => ({ high: 1, low: 1, unsure: 1 })) as never,
        divided: items.map((_, n) => n),
        rightShare: 0.5,
      },
    })),
    reply: fc.record({
      type: fc.constant('reply'),
      requestId: id,
      author: user,
      text,
      replyId: id,
      asker: user,
      about: name,
      calls: fc.constant(true as const),
    }),
    'reply-noted': fc.record({
      type: fc.constant('reply-noted'),
      requestId: id,
      author: user,
      asker: user,
      about: name,
      calls: fc.constant(true as const),
    }),
    'reply-withdrawn': fc.record({
      type: fc.constant('reply-withdrawn'),
      requestId: id,
      asker: user,
      author: user,
      role,
    }),
    'asked-back': fc.record({
      type: fc.constant('asked-back'),
      requestId: id,
      asker: user,
      to: usersUpTo(40),
      roles: roles(1, 3),
      text,
      about: name,
    }),
    'handed-on': fc.record({ type: fc.constant('handed-on'), requestId: id, from: user, to: user, role, reason: text }),
    'roles-set': fc.record({
      type: fc.constant('roles-set'),
      to: user,
      by: user,
      channel: fc.constant('C1'),
      roles: roles(0, 5),
    }),
    facilitates: fc.record({ type: fc.constant('facilitates'), to: user, from: user, channel: fc.constant('C1') }),
    'handed-over': fc.record({
      type: fc.constant('handed-over'),
      requestId: id,
      asker: user,
      from: user,
      to: user,
      role,
      why,
      away: absent,
    }),
    digest: fc.record({
      type: fc.constant('digest'),
      to: user,
      requests: many(
        fc.record({
          requestId: id,
          channelId: fc.constant('C1'),
          asker: user,
          role,
          kind,
          text,
          askedAt: fc.constant(at.toISOString()),
        }),
        60,
      ),
      items: fc.array(newsItem, { maxLength: 30 }),
    }) as fc.Arbitrary<ContentOf<'digest'>>,
    declined: fc.record({
      type: fc.constant('declined'),
      requestId: id,
      lessonId: id,
      asker: user,
      by: user,
      role,
      reason: text,
      instead: role,
    }),
    'review-invitation': fc.record({
      type: fc.constant('review-invitation'),
      requestId: id,
      reviewers: usersUpTo(40),
      asker: user,
      roles: roles(1, 3),
      fallback: fc.boolean(),
    }),
    'review-asked': fc.record({
      type: fc.constant('review-asked'),
      requestId: id,
      to: user,
      asker: user,
      roles: roles(1, 3),
    }),
    'reviews-complete': fc.record({
      type: fc.constant('reviews-complete'),
      requestId: id,
      to: user,
      channel: fc.constant('C1'),
      roles: roles(1, 3),
    }),
    'review-results': fc.record({
      type: fc.constant('review-results'),
      requestId: id,
      asker: user,
      about: name,
      of: count,
      reviews: fc.array(shownReview, { minLength: 1, maxLength: 3 }),
    }),
    'review-result': fc.record({
      type: fc.constant('review-result'),
      requestId: id,
      asker: user,
      reviewer: user,
      ratings,
      comment: textOf(1500),
      nth: count,
      of: count,
      reaction: maybe(fc.record({ kind: fc.constantFrom('helps', 'differs'), text: textOf(1500) })),
    }) as fc.Arbitrary<ContentOf<'review-result'>>,
    'self-review': fc.record({
      type: fc.constant('self-review'),
      requestId: id,
      asker: user,
      text: textOf(3000),
      ratings,
      rewrite: maybe(fc.record({ text: textOf(3000), ratings })),
    }) as fc.Arbitrary<ContentOf<'self-review'>>,
    progress: fc.record({
      type: fc.constant('progress'),
      by: user,
      rows: progressRows,
      waiting: fc.array(fc.record({ requestId: id, asker: user, role: fc.constantFrom(...roleIds), assignee: user }), {
        maxLength: 200,
      }),
    }) as fc.Arbitrary<ContentOf<'progress'>>,
    'project-page': fc.record({
      type: fc.constant('project-page'),
      questions: ownQuestions,
      goal: fc.record({ sentence: text, targetR2: fc.double({ min: 0, max: 1, noNaN: true }) }),
      found: fc.array(fc.record({ process, runId: id, headline: text }), { maxLength: 6 }),
      decisions: fc.array(
        fc.record({
          what: fc.record({ kind: fc.constant('statement'), text }),
          byId: user,
          role: fc.constantFrom(...roleIds),
          at: fc.constant('2026-11-30T01:00:00.000Z'),
        }),
        { maxLength: 60 },
      ),
      open: fc.array(
        fc.record({
          requestId: id,
          asker: user,
          about: text,
          roles: fc.array(fc.constantFrom(...roleIds), { maxLength: 3 }),
        }),
        { maxLength: 200 },
      ),
    }) as fc.Arbitrary<ContentOf<'project-page'>>,
    report: fc.record({ type: fc.constant('report'), to: user, channel: fc.constant('C1'), requests: count }),
    'run-files': fc.record({ type: fc.constant('run-files'), to: user, channel: fc.constant('C1'), process }),
    nudge: fc.record({ type: fc.constant('nudge'), to: user, by: user, channel: fc.constant('C1') }),
    'dates-moved': fc.record({ type: fc.constant('dates-moved'), by: user, days: count, requests: count }),
    'workshop-page': user.map((to) => ({ type: 'workshop-page', to, channel: 'C1', workshopId: 'w' })),
    certificate: user.map((to) => ({
      type: 'certificate',
      to,
      channel: 'C1',
      of: 'course',
      subject: 'c',
      on: at.toISOString(),
      sentAt: at.toISOString(),
    })),
    calendar: fc.record({ type: fc.constant('calendar'), to: user, channel: fc.constant('C1') }),
    'my-data': fc.record({ type: fc.constant('my-data'), to: user }),
    'review-summary': fc
      .tuple(user, fc.array(ratings, { minLength: 1, maxLength: 4 }))
      .map(([asker, all]) => ({ type: 'review-summary', requestId: 'q', asker, summary: summarizeReviews(all) })),
  };

const workshopOf = (processes: ProcessId[]) => ({ minutes: 240, processes, groupSize: 5, standInAfter: 30 });

type Draw<T> = fc.Arbitrary<(words: Words) => T>;

const dates = fc.uniqueArray(lesson, { minLength: 1 }).map((all) => all.map((each) => ({ process: each, at })));
const plan = { startDate: '2026-04-20', weekdays: [1, 4], time: 600, zone: 'Asia/Tokyo', skipHolidays: 'jp' as const };

/** Every private answer that no post holds. */
const ANSWERS: Record<string, Draw<Message>> = {
  menu: fc.tuple(maybe(lesson), maybe(lesson), fc.boolean()).map(
    ([now, next, isCohort]) =>
      (words) =>
        menuMessage(words, {
          channelId: 'C1',
          cohort: isCohort ? cohortOf() : undefined,
          lesson: now && { id: 'l', cohortId: 'c', process: now, edition: 1, createdAt: at },
          lessonLink: 'https://slack.com/archives/C1/p1',
          next,
          facilitates: isCohort,
        }),
  ),
  'menu alone': fc.tuple(fc.constantFrom(...PATHS), maybe(lesson)).map(
    ([path, now]) =>
      (words) =>
        aloneMenuMessage(words, {
          channelId: 'D1',
          path,
          lesson: now && { id: 'l', cohortId: 'c', process: now, edition: 1, createdAt: at },
          lessonLink: 'https://slack.com/archives/D1/p1',
        }),
  ),
  help: fc.constant((words) => helpMessage(words)),
  roles: fc.tuple(holdings, fc.boolean()).map(
    ([all, facilitates]) =>
      (words) =>
        roleHoldersMessage(words, all, { facilitates }),
  ),
  schedule: fc.tuple(dates, fc.boolean(), fc.boolean()).map(
    ([all, paused, mayChange]) =>
      (words) =>
        scheduleMessage(words, {
          cohort: cohortOf(),
          schedule: { teamId: 'T', cohortId: 'c', plan, lessons: [], whenUnfinished: 'wait', paused, nextAt: at },
          dates: all,
          unfinished: undefined,
          halted: true,
          mayChange,
        }),
  ),
  'which request': fc.tuple(fc.array(sentOne, { minLength: 1, maxLength: 60, size: 'max' }), text).map(
    ([all, written]) =>
      (words) =>
        whichRequestMessage({ words, userId: ME }, all, { ts: '1.2', text: written, files: [] }),
  ),
  'missing steps': fc
    .uniqueArray(process, { minLength: 1 })
    .map((missing) => (words) => missingStepsMessage(words, { lessonId: 'l', process: 'test' }, missing)),
};

const path = fc.constantFrom(undefined, ...PATHS);
const cohortHome = fc.tuple(roles(0, 5), lesson, progressRows, path).map(([own, now, progress, stands]) => ({
  cohort: cohortOf(),
  holdings: own.map((each) => ({ userId: ME, role: each })),
  process: now,
  progress: progress as never,
  ...(stands === undefined ? {} : { path: stands }),
}));
const column = textOf(75);

type ModalName =
  | 'modelRemarks'
  | keyof typeof VIEWS
  | 'home'
  | 'beforeAndAfter'
  | 'case'
  | 'coverage'
  | 'decisions'
  | 'kept decision'
  | 'exampleRequests'
  | 'fullRequest'
  | 'lessonPart'
  | 'modelPresentation'
  | 'misconceptions'
  | 'myData'
  | 'notice'
  | 'roleGuide'
  | 'twoViews'
  | `more ${MoreKind}`;

/** A page of the modal with the rest of a list. */
const pageOf = <T>(
  kind: MoreKind,
  one: fc.Arbitrary<T>,
  draw: (words: Words, each: T) => readonly KnownBlock[],
): Draw<unknown> =>
  fc.tuple(fc.array(one, { maxLength: PAGE, size: 'max' }), count).map(
    ([all, from]) =>
      (words) =>
        moreView(words, {
          ref: { kind, from, about: 'C1' },
          items: all.map((each) => draw(words, each)),
          count: from + all.length + 20,
        }),
  );

const LINK = `https://example.slack.com/archives/C1/p1?thread=${'1'.repeat(40)}`;
/** One course of these, and a menu with all of them. */
const courseOf = (cohorts: CohortHome[]) => ({
  ...(cohorts[0] === undefined ? {} : { course: cohorts[0] }),
  choices: cohorts.map((_, n) => ({ id: `cohort-${n}`, name: '#'.repeat(80), waiting: n })),
});

/** Every modal that can be submitted, by the names in the registry, and every other view. */
/** The longest example request of a lesson. */
const besideOf = ({ course, locale }: Words) => {
  const [example] = course.lesson(locale, 'analyze').exampleRequests.toSorted((a, b) => b.text.length - a.text.length);
  if (example === undefined) throw new Error('no example');
  return { example, isNear: true };
};

const CHECKED = LESSONS.filter((id) => course.lesson('en', id).quickCheck.length > 0);
/** A lesson with as many questions, options and words in its quick check as the parser takes. */
function largestCheck({ course, locale }: Words, id: (typeof LESSONS)[number]) {
  const options = Array.from({ length: 4 }, (_, nth) => ({
    id: `option-${nth}`,
    text: '&'.repeat(75),
    ...(nth === 0
      ? {}
      : { misconception: { name: '<'.repeat(75), source: '*'.repeat(130), why: '| a |\n| - |\n'.repeat(30) } }),
  }));
  const quickCheck = Array.from({ length: 3 }, (_, nth) => ({
    id: `q${nth}`,
    text: '<'.repeat(150),
    options,
    line: 1,
  }));
  return { ...course.lesson(locale, id), outcomes: Array.from({ length: 3 }, () => '&'.repeat(100)), quickCheck };
}

const OTHERS = Array.from({ length: 60 }, (_, n) => ({ dataset: `shared:${n}`, name: '*'.repeat(90) }));

const decision = fc
  .record({
    id: fc.uuid(),
    what: fc.oneof(
      fc.record({ kind: fc.constantFrom('keep-column' as const, 'drop-column' as const), column }),
      fc.record({ kind: fc.constant('blank-means' as const), column, meaning: fc.constant('zero' as const) }),
      fc.record({ kind: fc.constant('order-categories' as const), column, by: fc.array(column, { maxLength: 60 }) }),
      fc.record({ kind: fc.constant('statement' as const), text: fc.string({ unit: 'binary', maxLength: 500 }) }),
    ),
    dataset: fc.constantFrom('house-prices', 'own:1'),
    byId: fc.constantFrom('U1', 'stand-in'),
  })
  .map(
    (drawn): Decision => ({
      cohortId: 'c',
      process: 'prepare',
      from: { source: 'request', requestId: 'R1' },
      role: 'domain-expert',
      keptById: 'U1',
      at,
      ...drawn,
    }),
  );

const REAL = { id: 'q', cohortId: 'c', requestId: 'r', askerId: ME, toId: ME, askedAt: at };

const MODALS: Record<ModalName, Draw<unknown>> = {
  askReal: text.map((typed) => (words) => askRealView(words, { id: 'q', text: typed })),
  realAnswer: text.map((typed) => (words) => realAnswerView(words, { ...REAL, text: typed })),
  notMine: fc.constant((words: Words) => notMineView(words, { id: 'q', askerId: ME })),
  buddy: fc.constantFrom(undefined, 'asked' as const, 'accepted' as const).map(
    (state) => (words) =>
      buddyView(words, {
        channelId: 'D1',
        buddy: state === undefined ? undefined : { id: 't', buddyId: ME, state },
      }),
  ),
  buddyComment: fc.tuple(text, text).map(
    ([typed, said]) =>
      (words) =>
        buddyCommentView(words, {
          request: { id: 'q', askerId: ME, text: typed },
          replies: [
            { id: 'p', requestId: 'q', authorId: ME, text: said, source: 'stand-in', files: [], createdAt: at },
          ],
        }),
  ),
  ownQuestions: ownQuestions.map((questions) => (words) => ownQuestionsView(words, { channelId: 'D1', questions })),
  dailyNudge: fc
    .constantFrom(...allZones())
    .map(
      (zone) => (words) =>
        dailyNudgeView(words, { channelId: 'D1', plan: { days: 'every', minutes: 1439, zone }, zone, toldIn: 'D1' }),
    ),
  home: fc
    .record({
      toAnswer: many(sentOne, 40),
      toReview: many(request, 40),
      asked: many(sentOne, 40),
      cohorts: many(cohortHome, 120),
      awayUntil: maybe(fc.constant(at)),
    })
    .map(
      ({ awayUntil, cohorts, ...state }) =>
        (words) =>
          homeView(words, {
            userId: ME,
            language: undefined,
            ...state,
            ...courseOf(cohorts),
            team: {
              waiting: state.asked.map(({ id: requestId, askerId: asker }) => ({
                requestId,
                asker,
                role: roleIds[0] as RoleId,
                assignee: ME,
              })),
              silent: cohorts.map((_, n) => ({ userId: `U0SILENT${n}`, days: n })),
              suggestions: [...SUGGESTIONS],
            },
            links: new Map(state.toAnswer.map(({ id: each }) => [each, LINK])),
            ...(awayUntil === undefined ? {} : { awayUntil }),
          }),
    ),
  start: fc.constant((words) => startView(words, { channelId: 'C1', others: OTHERS })),
  parameters: fc.tuple(process, many(column, 300), many(decision, 30)).map(
    ([each, columns, decisions]) =>
      (words) =>
        parametersView(words, {
          lessonId: 'l',
          channelId: 'C1',
          toldIn: 'C1',
          process: each,
          parameters: stepOf(each).parameters,
          unit: 'usd',
          values: {},
          choices: [...new Set(columns)].map((one) => ({ column: one, note: 'blank: 10%' })),
          decisions: decisions.filter((one): one is DecisionOnColumn => one.what.kind !== 'statement'),
        }),
  ),
  keepDecision: fc.tuple(sentOne, many(column, 300), fc.string({ unit: 'binary', maxLength: 3000 })).map(
    ([one, names, text]) =>
      (words) =>
        keepDecisionView(words, {
          request: one,
          reply: { id: 'm', requestId: one.id, authorId: 'U1', text, source: 'modal', files: [], createdAt: at },
          columns: [...new Set(names)].map((each) => ({ column: each, type: 'categorical', marked: true })),
          ...(names[0] === undefined ? {} : { mentioned: names[0] }),
        }),
  ),
  present: fc.tuple(asking, many(figure, 120), holdings, fc.boolean()).map(
    ([process, figures, held, standIns]) =>
      (words) =>
        presentView(words, {
          lessonId: 'l',
          channelId: 'C1',
          requestId: 'q',
          runId: 'r',
          process,
          figures: [{ id: 'rows', name: 'Rows', value: '1' }, ...figures],
          hasExample: true,
          askerId: ME,
          facilitates: false,
          holdings: held,
          standIns,
        }),
  ),
  verdicts: fc.tuple(presentation, maybe(text)).map(
    ([one, back]) =>
      (words) =>
        verdictsView(words, one, back),
  ),
  modelPresentation: process.map((each) => (words) => {
    const { presentation: model } = course.lesson(words.locale, each);
    if (model === undefined) throw new Error('no example');
    return modelPresentationView(words, model, {});
  }),
  'kept decision': decision.map((one) => (words) => keptView(words, one)),
  decisions: many(decision, 120).map(
    (all) => (words) => decisionsView(words, { decisions: all, dataset: 'house-prices' }),
  ),
  bringData: many(name, 40).map(
    (files) => (words) =>
      bringView(words, {
        cohort: cohortOf(),
        mayRead: true,
        refused: 'x'.repeat(600),
        others: OTHERS,
        tables: files.map((filename, nth) => ownDataOf({ id: `d${nth}`, filename, state: 'kept' })),
      }),
  ),
  chooseData: fc.tuple(many(column, 200), many(column, 200)).map(([names, some]) => (words) => {
    const types = Object.fromEntries(some.map((one) => [one, 'categorical' as const]));
    const settings = { choices: { types }, target: 'price', row: 'a sale', leftOut: some };
    const preview = previewOf([...new Set(['price', ...some, ...names])]);
    return chooseView(words, { data: ownDataOf({ settings }), preview });
  }),
  allowData: name.map((filename) => (words) => allowView(words, ownDataOf({ filename, rows: 5, columns: 5 }))),
  answerData: name.map(
    (filename) => (words) => answerDataView(words, { data: ownDataOf({ filename }), allowed: false }),
  ),
  labelling: fc.tuple(fc.array(item, { minLength: 10, maxLength: 10 }), name).map(
    ([items, target]) =>
      (words) =>
        labellingView(words, {
          id: 'x',
          cohortId: 'c',
          lessonId: 'l',
          runId: 'r',
          target,
          items,
          startedBy: ME,
          createdAt: at,
        }),
  ),
  files: fc.tuple(process, many(fc.record({ filename: name, size: maybe(fc.nat()) }), 20)).map(
    ([each, all]) =>
      (words) =>
        filesView(
          words,
          { id: 'r', process: each },
          [{ filename: 'notebook.ipynb', size: 1 }, ...all].map(({ filename, size }, nth) => ({
            id: `a${nth}`,
            kind: 'notebook',
            filename,
            mediaType: 'm',
            ...(size === undefined ? {} : { size }),
          })),
        ),
  ),
  prediction: fc.array(fc.uniqueArray(column, { minLength: 1, maxLength: 120 }), { minLength: 8, maxLength: 8 }).map(
    (all) => (words) =>
      predictionView(words, {
        runId: 'r',
        prediction: {
          target: 'SalePrice',
          questions: all.map((categories, nth) => ({
            column: `column ${nth}`,
            type: 'categorical',
            default: categories[0] ?? '',
            categories,
          })),
          predicted: { elasticNet: 1, forest: 2 },
        },
      }),
  ),
  ask: fc.tuple(asking, holdings, text, name).map(
    ([each, all, written, headline]) =>
      (words) =>
        askView(words, {
          lessonId: 'l',
          channelId: 'C1',
          requestId: 'q',
          edition: 1,
          process: each,
          askerId: ME,
          facilitates: false,
          holdings: all,
          standIns: true,
          pace: 'team',
          written: { roles: [], text: written },
          headline,
          isKept: true,
          hints: course.lessonInfo('en', each).offers.map((one) => ({ hint: 'role' as const, role: one })),
        }),
  ),
  tell: fc
    .tuple(process, fc.subarray(['what', 'why', 'act'] as const), fc.nat(20), fc.boolean())
    .map(([each, hints, nth, hasRevealed]) => (words) => {
      const all = speakingRoles({ ...course.lessonInfo(words.locale, each), held: [] });
      const first = all[nth % all.length] ?? '';
      const form = { lessonId: 'l', channelId: 'C1', requestId: 'q', process: each, as: first, hasRevealed };
      return tellView(words, { ...form, hints, roles: nth < 10 ? all : [first] });
    }),
  modelRemarks: fc.tuple(process, fc.boolean()).map(
    ([each, isSent]) =>
      (words) =>
        modelRemarksView(
          words,
          course.lessonInfo(words.locale, each).offers.flatMap((one) => {
            const card = course.roleCard(words.locale, each, one);
            return card === undefined ? [] : [{ role: one, remarks: card.remarks }];
          }),
          { isSent },
        ),
  ),
  fiveWs: fc.constant((words) => fiveWsView(words, { lessonId: 'l' })),
  reply: sentOne.map((one) => (words) => replyView(words, one)),
  editReply: fc.tuple(sentOne, reply).map(
    ([one, own]) =>
      (words) =>
        editReplyView(words, { request: one, reply: own }),
  ),
  askBack: fc.tuple(sentOne, many(reply, 40)).map(
    ([one, replies]) =>
      (words) =>
        askBackView(words, { request: one, replies }),
  ),
  handOn: fc.tuple(sentOne, usersUpTo(50)).map(
    ([one, others]) =>
      (words) =>
        handOnView(words, { request: one, role: 'domain-expert', others }),
  ),
  giveToOther: sentOne.map(
    (one) => (words) => giveToOtherView(words, { channelId: 'C1', request: one, role: 'domain-expert', from: 'U1' }),
  ),
  decline: sentOne.map((one) => (words) => declineView(words, { request: one, role: 'domain-expert' })),
  review: fc.tuple(request, many(reply, 60)).map(
    ([one, replies]) =>
      (words) =>
        reviewView(words, { cohort: cohortOf(), request: one, replies, reviews: [] }),
  ),
  selfReview: fc.tuple(request, many(reply, 60)).map(
    ([one, replies]) =>
      (words) =>
        selfReviewView(words, { request: one, replies, beside: besideOf(words) }),
  ),
  rewrite: fc.tuple(request, textOf(3000), ratings).map(([one, text, rated]) => (words) => {
    const said = { type: 'self-review' as const, requestId: 'q', asker: ME, text, ratings: rated };
    return rewriteView(words, { request: one, replies: [], beside: besideOf(words), said });
  }),
  calibrate: fc.constant((words) => calibrationView(words, 'q')),
  calibrated: ratings.map((all) => (words) => calibratedView(words, all, 'q')),
  reviewDiffers: fc.constant((words) => reviewDiffersView(words, '["q",1]')),
  roles: roles(0, 5).map((held) => (words) => rolesView(words, { channelId: 'C1', held })),
  setRoles: roles(0, 5).map((held) => (words) => setRolesView(words, { channelId: 'C1', userId: ME, held })),
  ownHours: fc.constant((words) => ownHoursView(words, { toldIn: 'C1' })),
  away: fc.constant((words) => awayView(words, { toldIn: 'C1' })),
  moveDates: count.map((n) => (words) => moveDatesView(words, { channelId: 'C1', count: n })),
  settings: fc.boolean().map((weekly) => (words) => settingsView(words, cohortOf(), weekly)),
  workshop: fc.tuple(fc.uniqueArray(process), text).map(
    ([processes, roleLines]) =>
      (words) =>
        workshopView(words, { channelId: 'C1', draft: workshopOf(processes), processes: [...PROCESS_IDS], roleLines }),
  ),
  survey: fc
    .constantFrom('before' as const, 'after' as const)
    .map((moment) => (words) => surveyView(words, { channelId: 'C1', moment, answer: { sure: 5, asked: 999 } })),
  park: fc.constant((words) => parkView(words, 'w')),
  workshopAgenda: fc.tuple(fc.uniqueArray(process, { minLength: 1 }), count).map(([processes, people]) => (words) => {
    const lessons = processes.map((each) => ({ process: each, minutes: 20 }));
    const blocks = planAgenda({ minutes: 240, lessons });
    const roles = 'x'.repeat(2600);
    return agendaView(words, { channelId: 'C1', draft: workshopOf(processes), blocks, roles, people, now: at });
  }),
  schedule: fc
    .uniqueArray(lesson, { minLength: 1 })
    .map(
      (lessons) => (words) =>
        scheduleView(words, { channelId: 'C1', draft: { plan, lessons, whenUnfinished: 'wait' }, now: at }),
    ),
  case: fc.tuple(process, fc.constantFrom(...CASE_STAGES)).map(([each, stage]) => (words) => {
    const [found] = course.lesson(words.locale, each).cases;
    return found === undefined ? noticeView(words, 'x') : caseView(words, found, stage, 'l');
  }),
  beforeAndAfter: process.map((each) => (words) => {
    const { beforeAndAfter } = course.lesson(words.locale, each);
    if (beforeAndAfter === undefined) throw new Error('nothing is rewritten');
    return beforeAndAfterView(words, beforeAndAfter, { target: 'x'.repeat(300), row: 'y'.repeat(300), unit: 'z' });
  }),
  twoViews: fc.boolean().map((hasAskedBoth) => (words) => {
    const { twoViews } = course.lesson(words.locale, 'prepare');
    if (twoViews === undefined) throw new Error('nobody disagrees');
    return twoViewsView(words, twoViews, { lessonId: 'l', hasAskedBoth });
  }),
  lessonPart: fc.tuple(lesson, name, count).map(([each, headline, n]) => (words) => {
    const text = course.lesson(words.locale, each);
    const ids = messageIdsOf(text);
    return lessonPartView(words, text, { message: ids[n % ids.length] ?? 'read', lessonId: 'l', headline });
  }),
  quickCheck: fc.tuple(fc.constantFrom(...CHECKED), fc.uuid(), fc.array(fc.nat(3), { maxLength: 3 })).map(
    ([each, drawn, chosen]) =>
      (words) =>
        quickCheckView(words, largestCheck(words, each), {
          lessonId: 'l'.repeat(36),
          channelId: 'C'.repeat(20),
          drawn,
          nth: 1 + chosen.length,
          answers: new Map(
            chosen.map((place, nth) => {
              const question = largestCheck(words, each).quickCheck[nth];
              return [question?.id ?? '', question?.options[place]?.id ?? ''];
            }),
          ),
        }),
  ),
  task: fc
    .record({
      process,
      column: fc.oneof(column, fc.double({ noNaN: true, noDefaultInfinity: true })),
      answer: fc.double({ noNaN: true, noDefaultInfinity: true }),
      before: fc.option(fc.double({ noNaN: true, noDefaultInfinity: true })),
      target: column,
      notebook: name,
      typed: textOf(100),
      verdict: fc.constantFrom('right', 'wrong', 'unchanged'),
      solved: fc.boolean(),
      nth: fc.nat(),
    })
    .map(
      ({ process: each, column: picked, answer, before, target, notebook, typed, verdict, solved, nth }) =>
        (words) => {
          const { tasks } = course.lesson(words.locale, each);
          const [first] = tasks;
          const wording = tasks[nth % tasks.length] ?? first;
          if (wording === undefined) throw new Error('each process has a task');
          const hint = '<'.repeat(300);
          return taskView(words, {
            runId: 'r'.repeat(36),
            process: each,
            given: {
              wording: { ...wording, question: '&'.repeat(100), hint, say: `{column}{predicted}{answer}${hint}` },
              picked: { task: wording.id, picked, answer, before, target },
              notebook,
              solved,
            },
            ...(nth % 4 === 0 ? {} : { tried: { typed, verdict } }),
          });
        },
    ),
  misconceptions: fc.array(fc.tuple(lesson, fc.nat(9)), { maxLength: 9 }).map((all) => (words) => {
    const held = (n: number) => Array.from({ length: n }, () => ({ name: '*'.repeat(75), question: '<'.repeat(150) }));
    return misconceptionsView(
      words,
      all.map(([each, n]) => ({ process: each, held: held(n) })),
    );
  }),
  coverage: fc.tuple(asking, many(sentOne, 60)).map(([each, all]) => (words) => {
    const { exampleRequests } = course.lesson(words.locale, each);
    const asked = all
      .filter(isRequest)
      .map(({ assignments, ...one }) => ({ ...one, roles: assignments.map((a) => a.role) }));
    const coverage = { ...coverageOf(exampleRequests, asked), examples: exampleRequests };
    const tellers = speakingRoles({ ...course.lessonInfo(words.locale, each), held: [] });
    return coverageView(words, {
      process: each,
      lessonId: 'l',
      coverage,
      told: rolesTold(all),
      presented: [],
      tellers,
      hasRevealed: all.length > 9,
    });
  }),
  exampleRequests: asking.map((each) => (words) => exampleRequestsView(words, course.lesson(words.locale, each))),
  fullRequest: fc.tuple(asking, count).map(([each, n]) => (words) => {
    const { exampleRequests } = course.lesson(words.locale, each);
    const request = exampleRequests[n % exampleRequests.length];
    if (request === undefined) throw new Error('no example');
    return fullRequestView(words, request);
  }),
  myData: count.map((rows) => (words) => myDataView(words, [{ table: 'request', rows }])),
  notice: text.map((said) => (words) => noticeView(words, said)),
  roleGuide: fc.constant((words) => roleGuideView(words)),
  'more answer': pageOf('answer', sentOne, (words, one) => waitingItem(words, ME, one, { what: 'reply', link: LINK })),
  'more review': pageOf('review', request, (words, one) => waitingItem(words, ME, one, { what: 'review' })),
  'more asked': pageOf('asked', sentOne, (words, one) => [askedItem(words, one)]),
  'more cohorts': pageOf('cohorts', cohortHome, (words, one) => cohortItem(words, ME, one)),
  'more replies': pageOf('replies', reply, replyBlocks),
  'more reviews': pageOf('reviews', shownReview, shownReviewBlocks),
  'more request': pageOf('request', text, (_, one) => quote(one)),
  'more lesson': pageOf('lesson', sentOne, (words, one) => [requestLine(words, one)]),
  'more holders': pageOf('holders', holdings, (words, all) => allHolders(words, all).slice(0, 1)),
};

/** Every object with a `type` in a structure of Block Kit. */
function partsOf(value: unknown): Json[] {
  if (Array.isArray(value)) return value.flatMap(partsOf);
  if (typeof value !== 'object' || value === null) return [];
  const own = 'type' in value ? [value as Json] : [];
  return [...own, ...Object.values(value).flatMap(partsOf)];
}

const primaries = (shown: unknown) =>
  partsOf(shown).filter(({ type, style }) => type === 'button' && style === 'primary');

function expectAccepted(words: Words, { text: fallback, blocks }: Message): void {
  expect(checkMessageBlocks(blocks)).toEqual([]);
  expect(areBlocksTooLong(blocks as Json[])).toBe(false);
  expect(fallback.length).toBeLessThanOrEqual(MOST_TEXT);
  expect(primaries(blocks).length).toBeLessThanOrEqual(1);
  // Slack has answered these with a server error (soxtoby/SlackNet#246).
  expect(partsOf(blocks).filter(({ type }) => type === 'raw_text')).toEqual([]);
  // No message of the app itself is so long that its end is cut.
  expect(JSON.stringify(blocks)).not.toContain(words.t('message.cut', { n: 0 }).split('0')[0]);
}

/** The lists of a view that lead to more, each with the number that its button gives. */
function leadsTo(blocks: unknown): { kind: MoreKind; left: number }[] {
  return partsOf(blocks)
    .filter(({ action_id: action }) => action === 'open-more')
    .map(({ text: label, value }) => ({ kind: readMore(value).kind, left: Number(/\d+/u.exec(label.text)?.[0]) }));
}

// A counterexample of thousands of blocks takes minutes to shrink, and its seed repeats it.
const RUNS = { numRuns: THOROUGH ? 120 : 5, endOnFailure: true };

describe.each(LOCALES)('in %s, however much there is to show, Slack takes', (locale) => {
  const words = wordsFor(course, locale);

  test.each(Object.keys(MESSAGES) as (keyof typeof MESSAGES)[])('a message of type %s', (type) => {
    fc.assert(
      fc.property(
        MESSAGES[type] as fc.Arbitrary<Exclude<Content, { type: 'file' | 'files' | 'file-gone' }>>,
        (content) => {
          expectAccepted(words, renderContent(words, content));
        },
      ),
      RUNS,
    );
  });

  test.each(Object.keys(ANSWERS))('the private answer: %s', (which) => {
    fc.assert(
      fc.property(ANSWERS[which] as Draw<Message>, (draw) => {
        expectAccepted(words, fitMessage(words, draw(words)));
      }),
      RUNS,
    );
  });

  test.each(Object.keys(MODALS) as ModalName[])('the view: %s', (which) => {
    fc.assert(
      fc.property(MODALS[which], (draw) => {
        const view = draw(words);
        expect(checkView(view, ['modal', 'home'])).toEqual([]);
        expect(primaries(view).length).toBeLessThanOrEqual(1);
      }),
      RUNS,
    );
  });

  test('a message that is too long, cut with a note, and with its buttons', () => {
    const summary = Array.from({ length: 200 }, (_, n) => `Paragraph ${n}`).join('\n\n');
    const { blocks } = renderContent(words, {
      type: 'findings',
      lessonId: 'l',
      runId: 'r',
      process: 'prepare',
      summary,
    });
    expect(checkMessageBlocks(blocks)).toEqual([]);
    expect(JSON.stringify(blocks)).toContain(words.t('message.cut', { n: 155 }));
    expect(partsOf(blocks).filter(({ type }) => type === 'button')).toHaveLength(6);
  });

  test('every lesson’s parts, cases and example requests', () => {
    for (const each of LESSONS) {
      const { parts, cases } = course.lesson(locale, each);
      for (const part of ['read', ...Object.keys(parts)] as ContentOf<'lesson-part'>['part'][])
        expectAccepted(words, renderContent(words, { type: 'lesson-part', lessonId: 'l', process: each, part }));
      for (const one of cases) expect(checkView(caseView(words, one, 'answer', 'l'), ['modal'])).toEqual([]);
      expect(
        isProcess(each) ? checkView(exampleRequestsView(words, course.lesson(locale, each)), ['modal']) : [],
      ).toEqual([]);
    }
  });
});

describe('what has no room', () => {
  const words = wordsFor(course, 'en');
  const shownIn = (blocks: unknown, action: string) =>
    partsOf(blocks).filter(({ action_id: id }) => id === action).length;

  test('in App Home is counted by a button that leads to it, list by list', () => {
    fc.assert(
      fc.property(
        fc.tuple(many(request, 30), many(request, 30), many(request, 30), many(cohortHome, 120)),
        ([toAnswer, toReview, asked, cohorts]) => {
          const { blocks } = homeView(words, {
            userId: ME,
            language: undefined,
            toAnswer,
            toReview,
            asked,
            ...courseOf(cohorts),
          });
          const left = Object.fromEntries(leadsTo(blocks).map(({ kind: which, left: n }) => [which, n]));
          expect(shownIn(blocks, 'waiting-menu') + (left.answer ?? 0)).toBe(toAnswer.length);
          expect(shownIn(blocks, 'open-review') + (left.review ?? 0)).toBe(toReview.length);
          expect(shownIn(blocks, 'open-roles')).toBe(Math.min(1, cohorts.length));
          // What waits for a person comes first.
          expect(shownIn(blocks, 'waiting-menu')).toBeGreaterThanOrEqual(Math.min(3, toAnswer.length));
          expect(shownIn(blocks, 'open-review')).toBeGreaterThanOrEqual(Math.min(3, toReview.length));
        },
      ),
      RUNS,
    );
  });

  test('in a digest and in a review is counted, too', () => {
    fc.assert(
      fc.property(MESSAGES.digest, (content) => {
        const { blocks } = renderContent(words, content);
        const [rest] = leadsTo(blocks);
        expect(shownIn(blocks, 'open-reply') + (rest?.left ?? 0)).toBe(content.requests.length);
      }),
      RUNS,
    );
    fc.assert(
      fc.property(
        request,
        many(
          reply.map((one) => ({ ...one, source: 'modal' as const })),
          60,
        ),
        (one, replies) => {
          const { blocks } = reviewView(words, { cohort: cohortOf(), request: one, replies, reviews: [] });
          const leads = replies.map(({ authorId }) => words.t('reply.lead', { author: `<@${authorId}>` }));
          const shown = partsOf(blocks).filter(
            ({ type, text: said }) => type === 'section' && leads.includes(said?.text),
          ).length;
          expect(shown + (leadsTo(blocks)[0]?.left ?? 0)).toBe(replies.length);
        },
      ),
      RUNS,
    );
  });
});
