import type { KnownBlock } from '@slack/types';
import { checkMessageBlocks } from 'slack-stand-in';
import { describe, expect, test } from 'vitest';

import { AppError, ERROR_VALUES, type ErrorCode } from '../../../src/errors.ts';
import type { Reply } from '../../../src/exercise/reply.ts';
import type { Request } from '../../../src/exercise/request.ts';
import type { FlowDeps } from '../../../src/flow/port.ts';
import type { Content, ContentOf } from '../../../src/messages/content.ts';
import { plainSentenceFor, sentenceFor } from '../../../src/slack/app/sentence-for.ts';
import { homeView } from '../../../src/slack/home/home-view.ts';
import type { Message } from '../../../src/slack/messages/kit.ts';
import { section } from '../../../src/slack/messages/kit.ts';
import { quote } from '../../../src/slack/messages/quote.ts';
import { renderContent } from '../../../src/slack/messages/render-content.ts';
import { wordsFor } from '../../../src/slack/messages/words.ts';
import { askView } from '../../../src/slack/modals/ask/ask-view.ts';
import { askBackView } from '../../../src/slack/modals/ask-back/ask-back-view.ts';
import { buddyCommentView } from '../../../src/slack/modals/buddy/buddy-views.ts';
import { declineView } from '../../../src/slack/modals/decline/decline-view.ts';
import { editReplyView } from '../../../src/slack/modals/edit-reply/edit-reply-view.ts';
import { handOnView } from '../../../src/slack/modals/hand-on/hand-on-view.ts';
import { labellingView } from '../../../src/slack/modals/labelling/labelling-view.ts';
import { noticeView } from '../../../src/slack/modals/notice/notice-view.ts';
import { predictionView } from '../../../src/slack/modals/prediction/prediction-view.ts';
import { replyView } from '../../../src/slack/modals/reply/reply-view.ts';
import { coverageView } from '../../../src/slack/modals/request-coverage/coverage-view.ts';
import { reviewView } from '../../../src/slack/modals/review/review-view.ts';
import { rewriteView, selfReviewView } from '../../../src/slack/modals/self-review/self-review-view.ts';
import { course } from '../../helpers/course.ts';
import { expectInert } from '../../helpers/expect-inert.ts';
import { languages } from '../../helpers/languages.ts';
import { PAYLOADS } from '../../helpers/payloads.ts';
import { memoryLog } from '../../helpers/start-kakehashi.ts';
import { cohortOf } from '../../store/fixtures.ts';

/** Who asks, answers and is mentioned by the app itself. */
const [A, B] = ['U0ASKER', 'U0OTHER'];
const at = new Date('2026-04-15T03:00:00Z');
const role = 'domain-expert';

/**
 * Every message of the app, with `text` wherever a person, a file or Slack could have written it. A new type of message doesn't
 * compile until it says where that is. `escaped` texts are Markdown that the steps have escaped (test/steps/typed-text.test.ts).
 */
const MESSAGES: {
  [Type in Exclude<Content['type'], 'file' | 'files' | 'file-gone'>]: (text: string) => ContentOf<Type>;
} = {
  welcome: () => ({ type: 'welcome', facilitator: A, roles: [{ role, users: [B] }] }),
  lesson: () => ({ type: 'lesson', lessonId: 'l', process: 'analyze' }),
  'lesson-part': (headline) => ({
    type: 'lesson-part',
    lessonId: 'l',
    process: 'business-understanding',
    part: 'communication',
    headline,
  }),
  'own-questions': (text) => ({ type: 'own-questions', author: A, questions: [{ text, role }, { text }] }),
  'real-question': (text) => ({ type: 'real-question', to: B, questionId: 'q', asker: A, text }),
  'real-answer': (text) => ({ type: 'real-answer', asker: A, by: B, about: text, text }),
  'buddy-asked': () => ({ type: 'buddy-asked', to: B, tieId: 't', asker: A, state: 'asked' }),
  'real-passed': (text) => ({ type: 'real-passed', asker: A, by: B, about: text }),
  'buddy-ended': () => ({ type: 'buddy-ended', to: B, asker: A }),
  'buddy-line': () => ({ type: 'buddy-line', what: 'accepted', by: B }),
  'buddy-finished': (text) => ({
    type: 'buddy-finished',
    requestId: 'q',
    to: B,
    channel: 'D0ASKER',
    tieId: 't',
    asker: A,
    process: 'analyze',
    kind: 'information',
    roles: [role],
    text,
    answer: { author: B, text },
    rewrite: text,
  }),
  'buddy-comment': (text) => ({ type: 'buddy-comment', asker: A, by: B, about: text, text }),
  'daily-nudge': () => ({ type: 'daily-nudge', what: 'stopped', ignored: 3 }),
  'workshop-board': () => ({
    type: 'workshop-board',
    workshopId: 'w',
    step: 1,
    block: { kind: 'break', minutes: 9 },
    endsAt: '2026-12-01T00:00:00.000Z',
    people: { asked: 0, of: 2 },
    waiting: [{ userId: A, count: 1 }],
    notes: 1,
    later: [],
  }),
  'workshop-block': () => ({
    type: 'workshop-block',
    workshopId: 'w',
    step: 1,
    block: { kind: 'ask', process: 'analyze', minutes: 9 },
    endsAt: '2026-12-01T00:00:00.000Z',
    lessonId: 'l',
    pairs: [{ asker: A, asked: B, role }],
  }),
  'kick-off': () => ({ type: 'kick-off', by: A, lessons: 6 }),
  'week-recap': (text) => ({
    type: 'week-recap',
    asked: 2,
    answered: 1,
    reviews: 1,
    best: { requestId: 'q', asker: A, text, roles: [role] },
    open: [{ requestId: 'q', asker: A, about: text, roles: [role] }],
  }),
  'catch-up': () => ({ type: 'catch-up', to: A, channel: 'C0HOUSE', why: 'behind', lessonId: 'l', process: 'analyze' }),
  'workshop-best': (text) => ({
    type: 'workshop-best',
    workshopId: 'w',
    process: 'analyze',
    requestId: 'q',
    asker: A,
    text,
    roles: [role],
  }),
  'workshop-end': (text) => ({
    type: 'workshop-end',
    workshopId: 'w',
    by: A,
    rows: [{ process: 'analyze', asked: 1, byPeople: 1, byStandIns: 0, reviews: 0 }],
    decisions: 0,
    notes: [{ author: B, text }],
  }),
  'workshop-line': () => ({
    type: 'workshop-line',
    workshopId: 'w',
    what: 'held',
    block: { kind: 'break', minutes: 9 },
    by: A,
  }),
  'schedule-note': () => ({ type: 'schedule-note', what: 'set', by: A }),
  'own-data': (text) => ({
    type: 'own-data',
    what: 'allowed',
    dataId: 'd',
    file: text,
    rows: 1,
    columns: 1,
    by: A,
    role: 'it-auditor',
    holders: [B],
    answeredBy: B,
    text,
  }),
  'data-gone': () => ({ type: 'data-gone', process: 'analyze' }),
  'data-switched': (name) => ({ type: 'data-switched', by: A, name }),
  'own-data-read': (file) => ({ type: 'own-data-read', to: A, channel: 'C0HOUSE', dataId: 'd', file }),
  'lesson-waits': () => ({ type: 'lesson-waits', lessonId: 'l', process: 'analyze', next: 'prepare' }),
  halted: () => ({ type: 'halted', to: A, channelId: 'C0HOUSE', reason: 'is_archived' }),
  'run-progress': (error) => ({
    type: 'run-progress',
    runId: 'r',
    process: 'analyze',
    share: 0,
    stage: 'failed',
    state: 'failed',
    error,
  }),
  findings: () => ({ type: 'findings', lessonId: 'l', runId: 'r', process: 'analyze', summary: 'escaped' }),
  'file-words': (text) => ({ type: 'file-words', title: text, altText: text }),
  'files-words': (text) => ({ type: 'files-words', files: [{ title: text, altText: text }], of: 'run' }),
  expires: () => ({ type: 'expires', facilitator: A, at: at.toISOString(), days: 30 }),
  expired: () => ({ type: 'expired', texts: 2, files: 1 }),
  'not-shown': (text) => ({
    type: 'not-shown',
    names: [text, text],
    reason: text,
    late: [text],
    lateReason: text,
    gone: [text],
  }),
  'goes-on': () => ({ type: 'goes-on' }),
  request: (text) => ({
    type: 'request',
    requestId: 'q',
    process: 'analyze',
    asker: A,
    kind: 'information',
    text,
    asked: [{ role, assignee: B, why: 'sole-holder', state: 'asked' }],
    state: 'asked',
    reviews: { done: 0, invited: 0 },
  }),
  verdicts: (text) => ({
    type: 'verdicts',
    requestId: 'q',
    author: B,
    asker: A,
    about: text,
    verdicts: [
      {
        statement: text,
        figure: { id: 'median', name: text, value: text },
        verdict: 'corrected',
        sentence: text,
        kept: true,
      },
      { statement: text, figure: { id: 'chart:x', name: text }, verdict: 'doubted', sentence: text },
    ],
  }),
  'request-list': (about) => ({
    type: 'request-list',
    lessonId: 'l',
    requests: [{ requestId: 'q', asker: A, roles: [role], about, state: 'asked', reviews: { done: 0, invited: 0 } }],
  }),
  'role-cards': () => ({ type: 'role-cards', lessonId: 'l', process: 'analyze', to: A, roles: [role] }),
  labelling: (target) => ({ type: 'labelling', roundId: 'x', target, startedBy: A, labelledBy: [B] }),
  agreement: (text) => ({
    type: 'agreement',
    roundId: 'x',
    items: [{ id: text, cells: [{ column: text, value: text }], truth: 'high' } as never],
    agreement: {
      measure: 'cohen',
      kappa: 0.5,
      reading: 'moderate',
      raters: 2,
      counts: [{ high: 1, low: 1 } as never],
      divided: [0],
      rightShare: 0.5,
    },
  }),
  reply: (text) => ({
    type: 'reply',
    requestId: 'q',
    author: B,
    text,
    replyId: 'p',
    asker: A,
    about: text,
    calls: true,
  }),
  'reply-noted': (about) => ({ type: 'reply-noted', requestId: 'q', author: B, asker: A, about, calls: true }),
  'reply-withdrawn': () => ({ type: 'reply-withdrawn', requestId: 'q', asker: A, author: B, role }),
  'asked-back': (text) => ({ type: 'asked-back', requestId: 'q', asker: A, to: [B], roles: [role], text, about: text }),
  'handed-on': (reason) => ({ type: 'handed-on', requestId: 'q', from: A, to: B, role, reason }),
  'roles-set': () => ({ type: 'roles-set', to: A, by: B, channel: 'C0HOUSE', roles: [role] }),
  facilitates: () => ({ type: 'facilitates', to: A, from: B, channel: 'C0HOUSE' }),
  'handed-over': () => ({ type: 'handed-over', requestId: 'q', asker: A, from: A, to: B, role, why: 'handed-on' }),
  digest: (text) => ({
    type: 'digest',
    to: A,
    requests: [{ requestId: 'q', channelId: 'C0HOUSE', asker: B, role, kind: 'work', text, askedAt: at.toISOString() }],
  }),
  declined: (reason) => ({ type: 'declined', requestId: 'q', lessonId: 'l', asker: A, by: B, role, reason }),
  'review-invitation': () => ({
    type: 'review-invitation',
    requestId: 'q',
    reviewers: [B],
    asker: A,
    roles: [role],
    fallback: false,
  }),
  news: () => ({
    type: 'news',
    to: B,
    items: [
      { type: 'role-cards', lessonId: 'l', process: 'analyze', to: B, channel: 'C0HOUSE', roles: [role] },
      { type: 'review-asked', requestId: 'q', to: B, channel: 'C0HOUSE', asker: A, roles: [role] },
    ],
  }),
  'review-asked': () => ({ type: 'review-asked', requestId: 'q', to: B, asker: A, roles: [role] }),
  'reviews-complete': () => ({ type: 'reviews-complete', requestId: 'q', to: A, channel: 'C0HOUSE', roles: [role] }),
  'review-results': (text) => ({
    type: 'review-results',
    requestId: 'q',
    asker: A,
    about: text,
    of: 2,
    reviews: [
      { nth: 1, reviewer: B, ratings: { specific: 'fully' }, comment: text, reaction: { kind: 'differs', text } },
    ],
  }),
  'self-review': (text) => ({
    type: 'self-review',
    requestId: 'q',
    asker: A,
    text,
    ratings: { specific: 'fully' },
    rewrite: { text, ratings: {} },
  }),
  'review-result': (text) => ({
    type: 'review-result',
    requestId: 'q',
    asker: A,
    reviewer: B,
    ratings: { specific: 'fully' },
    comment: text,
    nth: 1,
    of: 2,
    reaction: { kind: 'differs', text },
  }),
  nudge: () => ({ type: 'nudge', to: A, by: B, channel: 'C0HOUSE' }),
  'dates-moved': () => ({ type: 'dates-moved', by: A, days: 2, requests: 3 }),
  'workshop-page': () => ({ type: 'workshop-page', to: A, channel: 'C0HOUSE', workshopId: 'w' }),
  certificate: () => ({
    type: 'certificate',
    to: A,
    channel: 'C0HOUSE',
    of: 'course',
    subject: 'c',
    on: at.toISOString(),
    sentAt: at.toISOString(),
  }),
  calendar: () => ({ type: 'calendar', to: A, channel: 'C0HOUSE' }),
  progress: () => ({ type: 'progress', by: A, rows: [] }),
  'project-page': (text) => ({
    type: 'project-page',
    questions: [{ text, role }, { text }],
    goal: { sentence: text, targetR2: 0.8 },
    found: [{ process: 'analyze', runId: 'r', headline: text }],
    decisions: [{ what: { kind: 'statement', text }, byId: A, role: role, at: '2026-11-30T01:00:00.000Z' }],
    open: [{ requestId: 'q', asker: A, about: text, roles: [role] }],
  }),
  report: () => ({ type: 'report', to: A, channel: 'C0HOUSE', requests: 1 }),
  'run-files': () => ({ type: 'run-files', to: A, channel: 'C0HOUSE', process: 'analyze' }),
  'my-data': () => ({ type: 'my-data', to: A }),
  'review-summary': () => ({
    type: 'review-summary',
    requestId: 'q',
    asker: A,
    summary: { reviews: 2, criteria: [{ criterion: 'specific', median: 3 }] } as never,
  }),
};

const request = (text: string): Request => ({
  id: 'q',
  cohortId: 'c',
  lessonId: 'l',
  process: 'analyze',
  askerId: A,
  kind: 'information',
  text,
  assignments: [{ role, assigneeId: B, why: 'sole-holder', state: 'asked', askedAt: at, passed: [], reminders: 0 }],
  state: 'asked',
  createdAt: at,
});
const reply = (text: string): Reply => ({
  id: 'p',
  requestId: 'q',
  authorId: B,
  text,
  source: 'modal',
  files: [{ name: text, url: 'https://files.slack.com/a' }, { name: text, url: text }, { name: text }],
  createdAt: at,
});

/** Every view that shows what a person, a file or Slack wrote. */
const VIEWS_OF: Record<string, (words: ReturnType<typeof wordsFor>, text: string) => unknown> = {
  home: (words, text) =>
    homeView(words, {
      userId: B,
      language: undefined,
      toAnswer: [request(text)],
      toReview: [request(text)],
      asked: [request(text)],
      choices: [
        { id: 'a', name: text, waiting: 1 },
        { id: 'b', name: text, waiting: 0 },
      ],
    }),
  ask: (words, headline) =>
    askView(words, {
      lessonId: 'l',
      channelId: 'C0HOUSE',
      requestId: 'q',
      edition: 0,
      process: 'analyze',
      askerId: A,
      facilitates: false,
      holdings: [],
      standIns: true,
      pace: 'relaxed',
      written: { roles: [], text: headline },
      headline,
    }),
  reply: (words, text) => replyView(words, request(text)),
  'edit-reply': (words, text) => editReplyView(words, { request: request(text), reply: reply(text) }),
  'ask-back': (words, text) => askBackView(words, { request: request(text), replies: [reply(text)] }),
  'hand-on': (words, text) => handOnView(words, { request: request(text), role, others: [A] }),
  decline: (words, text) => declineView(words, { request: request(text), role }),
  review: (words, text) =>
    reviewView(words, { cohort: cohortOf(), request: request(text), replies: [reply(text)], reviews: [] }),
  'self-review': (words, text) => selfReviewView(words, { request: request(text), replies: [reply(text)] }),
  'buddy-comment': (words, text) => buddyCommentView(words, { request: request(text), replies: [reply(text)] }),
  rewrite: (words, text) => rewriteView(words, { request: request(text), replies: [reply(text)] }),
  coverage: (words, text) =>
    coverageView(words, {
      process: 'analyze',
      lessonId: 'l',
      coverage: {
        covered: [],
        missing: [],
        beyond: [{ id: 'q', roles: [role], kind: 'information', text }],
        models: [],
      } as never,
      told: [],
      presented: [],
      tellers: [],
      hasRevealed: false,
    }),
  labelling: (words, text) =>
    labellingView(words, {
      id: 'x',
      cohortId: 'c',
      lessonId: 'l',
      runId: 'r',
      target: text,
      items: [{ cells: [{ column: text, value: text }], truth: 'high' } as never],
      startedBy: A,
      createdAt: at,
    }),
  prediction: (words, text) =>
    predictionView(words, {
      runId: 'r',
      prediction: {
        target: text,
        questions: [
          { column: text, type: 'numeric', default: '1', categories: [], range: { least: 0, greatest: 1 } },
          { column: text, type: 'categorical', default: text, categories: [text] },
        ],
        predicted: { elasticNet: 1, forest: 2 },
      },
      answers: ['9', text],
    }),
  'an error': (words, typed) => {
    const edge = { flow: { course, log: memoryLog() } };
    const codes = [
      new AppError('command_unknown', { typed }),
      new AppError('role_unknown', { role: typed }),
      new AppError('group_unknown', { typed }),
      new AppError('cell_not_numeric', { typed, column: typed }),
      new AppError('date_past', { typed }),
    ];
    return codes.map((error) => noticeView(words, sentenceFor(edge, words, error, 'test')));
  },
};

describe.each(languages('en'))(
  'In %s, a text that a person, a file or Slack gives makes no link, mention, date or format',
  (locale) => {
    const words = wordsFor(course, locale);

    test.each(Object.keys(MESSAGES) as (keyof typeof MESSAGES)[])('in a message of type %s', (type) => {
      for (const payload of PAYLOADS) {
        const message: Message = renderContent(
          words,
          MESSAGES[type](payload) as Exclude<Content, { type: 'file' | 'files' | 'file-gone' }>,
        );
        expectInert(message.blocks, message.text);
        expect(checkMessageBlocks(message.blocks)).toEqual([]);
      }
    });

    test.each(Object.keys(VIEWS_OF))('in %s', (name) => {
      for (const payload of PAYLOADS) {
        const view = VIEWS_OF[name]?.(words, payload);
        expectInert(view);
      }
    });

    const beside = (code: ErrorCode, values: Record<string, string | number>, name?: string) => {
      const personOf = async () => ({
        ...(name === undefined ? {} : { name }),
        locale,
        zone: 'UTC',
        kind: 'member' as const,
      });
      const edge = { flow: { course, log: memoryLog(), chat: { personOf } as unknown as FlowDeps['chat'] } };
      return plainSentenceFor(edge, { teamId: 'T1', words }, new AppError(code, values), 'test');
    };

    test('and beside a field of a form, errors show it as typed', async () => {
      expect(await beside('cell_not_numeric', { typed: 'R&D <1>', column: '*a*' })).toContain('R&D <1>');
    });

    test('and beside a field of a form, errors name people without a mention, which Slack doesn’t show there', async () => {
      const codes = Object.entries(ERROR_VALUES).filter(([, names]) =>
        (names as readonly string[]).includes('assignee'),
      );
      expect(codes.length).toBeGreaterThan(10);
      for (const [code, names] of codes) {
        const values = Object.fromEntries(names.map((name) => [name, name === 'assignee' ? 'U0EMILY' : 'x']));
        expect(await beside(code as ErrorCode, values, 'Emily Carter')).toContain('Emily Carter');
        for (const who of ['U0EMILY', 'UGONE1'])
          expect(await beside(code as ErrorCode, { ...values, assignee: who })).not.toMatch(/[<>]|UGONE|U0|^[a-z]/u);
      }
      // No other error names a person: their values are typed texts, names and figures.
      for (const [code, names] of Object.entries(ERROR_VALUES)) {
        const values = Object.fromEntries(names.map((name) => [name, 'x']));
        expect(await beside(code as ErrorCode, values), code).not.toMatch(/<[@#!]/u);
      }
    });
  },
);

test('a text that is cut is never cut within an escape or a token', () => {
  for (let length = 2985; length < 3010; length += 1) {
    const { text } = section(`${'x'.repeat(length)}&lt;&amp;<@U0ASKER>`);
    expect(text?.text.length).toBeLessThanOrEqual(3000);
    expect(text?.text.replace(/&(?:lt|amp);|<@U0ASKER>/gu, '')).toMatch(/^x+…?$/u);
  }
});

test('a URL in a quotation becomes a link that shows where it leads', () => {
  const [block] = quote('See https://example.com/a?b=1&c=2, and https://例え.jp/価格。') as KnownBlock[];
  expect(JSON.stringify(block)).toContain('See <https://example.com/a?b=1&amp;c=2>, and');
});
