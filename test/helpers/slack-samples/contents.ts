import { messageIdsOf, partIdsOf } from '../../../src/course/lesson.ts';
import { LESSON_IDS, PROCESS_IDS } from '../../../src/course/lesson-id.ts';
import type { Locale } from '../../../src/course/locale.ts';
import { REQUEST_KINDS } from '../../../src/course/request-kind.ts';
import { agreementOf } from '../../../src/exercise/agreement.ts';
import { QUOTED } from '../../../src/exercise/ask-about.ts';
import { firstWords } from '../../../src/exercise/first-words.ts';
import { LABELS } from '../../../src/exercise/labelling-items.ts';
import { type Figure, SENTENCE_LIMIT, STATEMENT_LIMIT, VERDICTS } from '../../../src/exercise/presentation.ts';
import type { ProcessProgress } from '../../../src/exercise/process-progress.ts';
import { ROUTING_REASONS } from '../../../src/exercise/request.ts';
import type { Settled } from '../../../src/exercise/settled.ts';
import { summarizeReviews } from '../../../src/exercise/summarize-reviews.ts';
import { STAND_IN } from '../../../src/flow/requests/compose-stand-in-reply.ts';
import type { Content, ContentOf } from '../../../src/messages/content.ts';
import type { ChannelReason } from '../../../src/messages/halt.ts';
import { stepOf } from '../../../src/steps/step-of.ts';
import { course } from '../course.ts';
import { flats, runOnFlats, runUpTo } from '../flats.ts';
import { DECISIONS } from './decisions.ts';
import { ANSWERER, ASKER, CHANNEL, LESSON_ID, NOW, PEOPLE, PROSE, RATED, ROLES, TEXTS } from './largest.ts';
import { PATHS } from './paths.ts';

type Type = Exclude<Content['type'], 'file' | 'files' | 'file-gone'>;

const about = { requestId: LESSON_ID, asker: ASKER, roles: ROLES.slice(0, 3) };
const ROLE = ROLES[0] ?? '';
const QUESTION = { asker: ASKER, about: firstWords(PROSE) };
const COMPLETE = {
  type: 'reviews-complete' as const,
  requestId: LESSON_ID,
  to: ASKER,
  channel: CHANNEL,
  roles: ROLES.slice(0, 3),
};
const lesson = { lessonId: LESSON_ID, process: 'analyze' as const };
const REASONS: ChannelReason[] = ['is_archived', 'channel_not_found', 'not_in_channel', 'restricted_action'];
const STATES = ['asked', 'accepted', 'answered', 'reviewed', 'closed'] as const;
const ABSENT = [
  { userId: ANSWERER, back: '2026-12-14' },
  { userId: ASKER, back: '2026-12-14T06:00:00.000Z' },
  { userId: 'U0THIRD' },
];
/** What becomes of a request that waited for the asker. */
const SETTLED: Settled[] = (['answered', 'declined', 'passed'] as const).flatMap((how): Settled[] => [
  { how },
  { how, by: ANSWERER },
  ...(how === 'passed' ? [] : [{ how, by: ASKER }]),
]);
const withSettled = (settled: Settled | undefined) => (settled === undefined ? {} : { settled });
const ITEMS = Array.from({ length: 10 }, (_, row) => ({
  row,
  cells: Array.from({ length: 6 }, (_, column) => ({
    column: `A_long_name_of_column_${column}`,
    value: '<1,656> & more',
  })),
  truth: LABELS[row % 3] ?? 'low',
}));
/** Everybody labels another way. */
const LABELLED = Array.from({ length: 3 }, (_, rater) => ITEMS.map((_, item) => LABELS[(item + rater) % 3] ?? 'low'));

const FIGURES: readonly Figure[] = [
  { id: 'median', name: 'Median of Sale_Price <&>', value: '$163,000' },
  { id: 'chart:missing-values', name: 'Columns with the most blank cells' },
];
/** Statements of a presentation: with a figure, with a chart, and without either, as once the table is deleted. */
const STATEMENTS: NonNullable<ContentOf<'request'>['statements']> = [
  { text: PROSE.slice(0, STATEMENT_LIMIT), figure: FIGURES[0] as Figure },
  { text: 'Is *that* <!channel> right?', figure: FIGURES[1] as Figure, verdict: 'confirmed' },
  { text: PROSE.slice(0, STATEMENT_LIMIT), verdict: 'doubted' },
];

export { ITEMS };

export const PROGRESS: ProcessProgress[] = PROCESS_IDS.map((process, index) => ({
  process,
  state: index < 2 ? 'done' : index === 2 ? 'now' : 'ahead',
  runs: 12,
  requests: 1234,
  answered: 1200,
  reviewed: 999,
  covered: 8,
  models: 9,
}));

/** Findings in words of each step, on a table with blanks, quotes and line breaks in it. */
function summaries(locale: Locale): ContentOf<'findings'>[] {
  const history = runUpTo('test', flats(), {});
  const analyze = runOnFlats('analyze', {});
  const runs = { ...history, analyze, prepare: runOnFlats('prepare', { analyze }) };
  return PROCESS_IDS.map((process) => {
    const { findings } = runs[process] ?? {};
    const summary = stepOf(process).summarize(findings, locale, course.t);
    const decisions = DECISIONS.flatMap(({ what, byId }) => (what.kind === 'statement' ? [] : [{ what, byId }]));
    return { type: 'findings', lessonId: LESSON_ID, runId: LESSON_ID, process, summary, decisions };
  });
}

/** A finished request, remark and presentation: with all that there can be, and without. */
const finishedOf = (text: string): ContentOf<'buddy-finished'>[] =>
  (['information', 'remark', 'presentation'] as const).map((kind, index) => ({
    type: 'buddy-finished',
    requestId: LESSON_ID,
    to: ANSWERER,
    channel: CHANNEL,
    tieId: LESSON_ID,
    asker: ASKER,
    process: 'analyze',
    kind,
    roles: ROLES.slice(0, 3),
    text,
    ...(index === 1 ? {} : { answer: { author: 'stand-in', text }, ratings: RATED, rewrite: text }),
  }));

/** Three questions. The last one is for no role. */
const questionsOf = (text: string) => [
  { text: text.slice(0, 300), role: ROLE },
  { text: 'x', role: ROLE },
  { text: 'x' },
];

/** Contents of each type: each variant, and the largest. The compiler asks for those of a new type. */
export const CONTENTS: { [T in Type]: (locale: Locale) => ContentOf<T>[] } = {
  welcome: () => [
    { type: 'welcome', facilitator: ASKER, roles: [] },
    { type: 'welcome', facilitator: ASKER, roles: ROLES.map((role) => ({ role, users: PEOPLE.slice(0, 5) })) },
  ],
  lesson: () =>
    LESSON_IDS.flatMap((process): ContentOf<'lesson'>[] => {
      const bare = { type: 'lesson' as const, lessonId: LESSON_ID, process };
      const next = { process: 'train' as const, at: NOW.toISOString(), waits: true };
      return [bare, { ...bare, scheduled: { next } }, { ...bare, scheduled: { paused: true } }];
    }),
  'lesson-part': (locale) =>
    LESSON_IDS.flatMap((process) => {
      const bare = { type: 'lesson-part' as const, lessonId: LESSON_ID, process };
      const lesson = course.lesson(locale, process);
      return [...messageIdsOf(lesson), ...partIdsOf(lesson)].flatMap((part): ContentOf<'lesson-part'>[] => [
        { ...bare, part },
        { ...bare, part, headline: PROSE.slice(0, 500) },
      ]);
    }),
  'daily-nudge': () => [
    ...PATHS.map((path) => ({ type: 'daily-nudge' as const, what: 'step' as const, path })),
    { type: 'daily-nudge', what: 'stopped', ignored: 3 },
  ],
  'real-question': () =>
    TEXTS.flatMap((text) => {
      const asked = { type: 'real-question' as const, to: ANSWERER, questionId: LESSON_ID, asker: ASKER, text };
      return [asked, { ...asked, answered: true as const }, { ...asked, passed: true as const }];
    }),
  'real-answer': () =>
    TEXTS.map((text) => ({ type: 'real-answer', asker: ASKER, by: ANSWERER, about: firstWords(text), text })),
  'real-passed': () => {
    const passed = { type: 'real-passed' as const, asker: ASKER, by: ANSWERER, about: firstWords(PROSE) };
    return [passed, { ...passed, instead: 'U0THIRD' }];
  },
  'buddy-asked': () =>
    (['asked', 'accepted', 'declined', 'ended', 'withdrawn'] as const).map((state) => ({
      type: 'buddy-asked',
      to: ANSWERER,
      tieId: LESSON_ID,
      asker: ASKER,
      state,
    })),
  'buddy-ended': () => [{ type: 'buddy-ended', to: ANSWERER, asker: ASKER }],
  'buddy-line': () =>
    (['accepted', 'declined', 'ended', 'gone'] as const).map((what) => ({ type: 'buddy-line', what, by: ANSWERER })),
  'buddy-finished': () => TEXTS.flatMap((text) => finishedOf(text)),
  'buddy-comment': () =>
    TEXTS.map((text) => ({ type: 'buddy-comment', asker: ASKER, by: ANSWERER, about: firstWords(text), text })),
  'own-questions': () => TEXTS.map((text) => ({ type: 'own-questions', author: ASKER, questions: questionsOf(text) })),
  'workshop-board': () => {
    const process = 'business-understanding' as const;
    const at = NOW.toISOString();
    const board = {
      type: 'workshop-board' as const,
      workshopId: LESSON_ID,
      step: 99,
      block: { kind: 'opening' as const, minutes: 10 },
      people: { asked: 0, of: 12 },
      waiting: [],
      notes: 0,
      later: [],
    };
    const ask = { kind: 'ask' as const, process, minutes: 12 };
    const later = PROCESS_IDS.flatMap((each) =>
      (['lesson', 'ask', 'debrief'] as const).map((kind) => ({ block: { kind, process: each, minutes: 9 }, at })),
    );
    const closing = { block: { kind: 'closing' as const, minutes: 5 }, at };
    const waiting = PEOPLE.slice(0, 3).map((userId, nth) => ({ userId, count: 9 - nth }));
    return [
      { ...board, endsAt: at, later: [...later, closing] },
      { ...board, endsAt: at, block: ask, people: { asked: 7, of: 12 }, waiting, notes: 3, later: [...later, closing] },
      { ...board, endsAt: at, block: closing.block },
      { ...board, left: 4, block: ask },
      { ...board, over: true, notes: 12 },
    ];
  },
  'workshop-block': () => {
    const common = { type: 'workshop-block' as const, workshopId: LESSON_ID, step: 9, endsAt: NOW.toISOString() };
    const process = 'analyze' as const;
    const pairs = PEOPLE.map((asker, nth) => ({
      asker,
      role: ROLES[nth % ROLES.length] ?? '',
      ...(nth % 4 === 3 ? {} : { asked: PEOPLE[(nth + 1) % PEOPLE.length] ?? '' }),
    }));
    return [
      ...(['opening', 'break', 'closing'] as const).map((kind) => ({ ...common, block: { kind, minutes: 5 } })),
      ...(['lesson', 'debrief'] as const).map((kind) => ({ ...common, block: { kind, process, minutes: 5 } })),
      { ...common, block: { kind: 'ask', process, minutes: 12 }, lessonId: LESSON_ID, pairs },
    ];
  },
  'workshop-best': () => {
    const best = { type: 'workshop-best' as const, workshopId: LESSON_ID, requestId: LESSON_ID, asker: ASKER };
    return PROCESS_IDS.map((process) => ({ ...best, process, text: PROSE, roles: ROLES.slice(0, 3) }));
  },
  'workshop-end': () => {
    const rows = PROCESS_IDS.map((process) => ({ process, asked: 12, byPeople: 9, byStandIns: 2, reviews: 10 }));
    const end = { type: 'workshop-end' as const, workshopId: LESSON_ID, by: ASKER, rows, decisions: 3 };
    const notes = PEOPLE.map((author) => ({ author, text: PROSE.slice(0, 300) }));
    return [
      { ...end, notes: [] },
      { ...end, notes },
    ];
  },
  'workshop-line': () => {
    const block = { kind: 'ask' as const, process: 'analyze' as const, minutes: 12 };
    const common = { type: 'workshop-line' as const, workshopId: LESSON_ID, block };
    return [
      { ...common, what: 'last-minutes', endsAt: NOW.toISOString() },
      { ...common, what: 'held', by: ASKER },
    ];
  },
  'kick-off': () => {
    const first = { process: 'business-understanding' as const, at: NOW.toISOString(), waits: false };
    return [
      { type: 'kick-off', by: ASKER, lessons: 9, first, weekly: true },
      { type: 'kick-off', by: ASKER, lessons: 1 },
    ];
  },
  'week-recap': () => {
    const best = { requestId: LESSON_ID, asker: ASKER, text: PROSE, roles: ROLES.slice(0, 3) };
    const figures = { type: 'week-recap' as const, asked: 12, answered: 9, reviews: 7 };
    const about = PROSE.slice(0, 300);
    const open = PEOPLE.slice(0, 20).map((asker) => ({ requestId: LESSON_ID, asker, about, roles: [ROLE] }));
    return [
      { ...figures, best, open },
      { ...figures, open: [] },
    ];
  },
  'catch-up': () =>
    (['late', 'behind'] as const).flatMap((why) =>
      LESSON_IDS.map((process) => {
        return { type: 'catch-up' as const, to: ASKER, channel: CHANNEL, why, lessonId: LESSON_ID, process };
      }),
    ),
  expires: () => [{ type: 'expires', facilitator: ASKER, at: NOW.toISOString(), days: 30 }],
  expired: () => [{ type: 'expired', texts: 1234, files: 56 }],
  halted: () => {
    const bare = { type: 'halted' as const, to: ASKER, channelId: CHANNEL };
    return [...REASONS.map((reason) => ({ ...bare, reason })), { ...bare, reason: 'is_archived', over: true }];
  },
  'schedule-note': () => {
    const next = { process: 'train' as const, at: NOW.toISOString(), waits: false };
    const did = ['set', 'changed', 'paused', 'resumed', 'skipped', 'cancelled'] as const;
    return [
      ...did.map((what) => ({ type: 'schedule-note' as const, what, by: ASKER, next })),
      { type: 'schedule-note', what: 'changed', by: ASKER, onHold: true },
      { type: 'schedule-note', what: 'missed', process: 'prepare', at: NOW.toISOString(), next },
    ];
  },
  'own-data': () => {
    const bare = { type: 'own-data' as const, dataId: 'd', file: 'sales.csv', rows: 13_175, columns: 42, by: ASKER };
    const asked = { ...bare, role: 'it-auditor' as const, holders: PEOPLE.slice(0, 3) };
    return [
      { ...asked, what: 'asked' },
      { ...asked, what: 'asked', holders: [] },
      { ...asked, what: 'settled' },
      { ...asked, what: 'allowed', answeredBy: ASKER, text: PROSE.slice(0, 300) },
      { ...asked, what: 'refused', answeredBy: ASKER, text: PROSE.slice(0, 300) },
      { ...bare, what: 'used', version: 2 },
      { ...bare, what: 'deleted', version: 2, files: 18 },
    ];
  },
  'data-switched': () => [
    { type: 'data-switched', by: ASKER, dataset: 'house-prices' },
    { type: 'data-switched', by: ASKER, name: 'Branches 2025' },
  ],
  'data-gone': () => [{ type: 'data-gone', process: 'prepare' }],
  'own-data-read': () => {
    const bare = { type: 'own-data-read' as const, to: ASKER, channel: CHANNEL, dataId: 'd', file: 'sales.csv' };
    return [bare, { ...bare, refused: PROSE.slice(0, 300) }];
  },
  'lesson-waits': () => [{ type: 'lesson-waits', ...lesson, next: 'prepare' }],
  'run-progress': () =>
    (['queued', 'resting', 'running', 'done', 'failed'] as const).map((state) => ({
      type: 'run-progress',
      runId: LESSON_ID,
      process: 'analyze',
      share: 0.4,
      stage: 'reading',
      state: state as ContentOf<'run-progress'>['state'],
      ...(state === 'failed' ? { error: course.t('en', 'error.internal') } : {}),
    })),
  findings: summaries,
  'file-words': () => [
    { type: 'file-words', title: 'Correlations', altText: PROSE.slice(0, 2000) },
    { type: 'file-words', title: 'Correlations', altText: '' },
  ],
  'files-words': () => [
    {
      type: 'files-words',
      files: Array.from({ length: 10 }, () => ({ title: 'Correlations', altText: PROSE.slice(0, 1000) })),
      of: 'run',
    },
    {
      type: 'files-words',
      files: ['model.json', 'notebook.ipynb'].map((title) => ({ title, altText: '' })),
      of: 'run-files',
    },
  ],
  'not-shown': () => {
    const names = Array.from({ length: 7 }, (_, n) => `Chart ${n} of a <long> & winding name`);
    const bare = { type: 'not-shown' as const, names: [], reason: '' };
    return [
      ...['missing_scope', 'upload_failed', 'some_new_code'].map((reason) => ({ ...bare, names, reason })),
      ...['slow', 'unreachable', 'some_new_code'].map((lateReason) => ({ ...bare, late: names, lateReason })),
      { ...bare, late: [], arrived: names },
      {
        ...bare,
        names,
        reason: 'some_new_code',
        late: names,
        lateReason: 'some_new_code',
        arrived: names,
        gone: names,
      },
    ];
  },
  'goes-on': () => [{ type: 'goes-on' }],
  request: () =>
    TEXTS.flatMap((text) =>
      STATES.flatMap((state, index): ContentOf<'request'>[] => {
        const sent: ContentOf<'request'> = {
          type: 'request',
          process: 'analyze',
          requestId: LESSON_ID,
          asker: ASKER,
          kind: REQUEST_KINDS[index % 3] ?? 'review',
          text,
          ...(index % 2 === 0 ? {} : { due: '2026-12-24T17:00:00.000Z' }),
          asked: ROLES.slice(0, 3).map((role, nth) => ({
            role,
            why: ROUTING_REASONS[(index + nth) % ROUTING_REASONS.length] ?? 'nobody',
            state: state === 'accepted' ? 'accepted' : state === 'asked' ? 'asked' : 'answered',
            ...(nth === 2 ? {} : { assignee: ANSWERER }),
            ...(nth === 0 ? {} : { away: ABSENT.slice(0, nth === 1 ? 1 : 3) }),
          })),
          state,
          reviews: { done: 2, invited: 3 },
        };
        return [
          sent,
          { ...sent, kind: 'remark', as: ROLE },
          { ...sent, kind: 'presentation', statements: STATEMENTS.slice(0, 1 + (index % 3)) },
        ];
      }),
    ),
  verdicts: () => {
    const bare = { type: 'verdicts' as const, requestId: LESSON_ID, author: ANSWERER, ...QUESTION };
    const said = VERDICTS.flatMap((verdict, nth): ContentOf<'verdicts'>['verdicts'] => {
      const { text: statement = '', figure } = STATEMENTS[nth] ?? {};
      const shown = { statement, verdict, ...(figure === undefined ? {} : { figure }) };
      return [
        { ...shown, sentence: PROSE.slice(0, SENTENCE_LIMIT), kept: true },
        { ...shown, sentence: '' },
      ];
    });
    return [
      { ...bare, calls: true, verdicts: said.slice(0, 3) },
      { ...bare, verdicts: said.slice(3) },
      { ...bare, author: STAND_IN, standIn: ROLE, offersPerson: true, verdicts: said.slice(0, 3) },
      { ...bare, author: STAND_IN, standIn: ROLE, verdicts: said.slice(0, 1) },
    ];
  },
  'request-list': () => [
    {
      type: 'request-list',
      lessonId: LESSON_ID,
      requests: STATES.map((state) => ({
        ...about,
        about: 'What do the blanks mean?',
        ...(state === 'asked' ? {} : { as: ROLE }),
        state,
        reviews: { done: 1, invited: 2 },
      })),
    },
    {
      type: 'request-list',
      lessonId: LESSON_ID,
      requests: Array.from({ length: 60 }, (_, nth) => ({
        ...about,
        about: firstWords(TEXTS[nth % TEXTS.length] ?? ''),
        state: 'answered' as const,
        reviews: { done: 1, invited: 2 },
      })),
    },
  ],
  'role-cards': () =>
    PROCESS_IDS.map((process) => ({
      type: 'role-cards',
      lessonId: LESSON_ID,
      process,
      to: ASKER,
      // A person holds up to five roles.
      roles: course.process('en', process).offers.slice(0, 5),
    })),
  news: () => {
    const cards = PROCESS_IDS.map((process) => ({
      type: 'role-cards' as const,
      lessonId: LESSON_ID,
      process,
      to: ASKER,
      channel: CHANNEL,
      roles: course.process('en', process).offers.slice(0, 5),
    }));
    const asked = { type: 'review-asked' as const, ...about, to: ASKER, channel: CHANNEL };
    return [
      { type: 'news', to: ASKER, items: [asked] },
      { type: 'news', to: ASKER, items: [COMPLETE, { ...asked, named: true }] },
      {
        type: 'news',
        to: ASKER,
        items: [
          { ...asked, settled: 'reviewed' },
          { ...asked, settled: 'full' },
        ],
      },
      { type: 'news', to: ASKER, items: finishedOf(PROSE) },
      { type: 'news', to: ASKER, items: [...cards, ...Array.from({ length: 20 }, () => asked)] },
    ];
  },
  labelling: () =>
    [[], PEOPLE].map((labelledBy) => ({
      type: 'labelling',
      roundId: LESSON_ID,
      target: 'Sale_Price <&>',
      startedBy: ASKER,
      labelledBy,
    })),
  agreement: () => [
    { type: 'agreement', roundId: LESSON_ID, items: ITEMS, agreement: agreementOf(ITEMS, LABELLED) },
    { type: 'agreement', roundId: LESSON_ID, items: ITEMS, agreement: agreementOf(ITEMS, LABELLED.slice(0, 2)) },
  ],
  reply: (locale) =>
    TEXTS.flatMap((text): ContentOf<'reply'>[] => {
      const bare = { type: 'reply' as const, requestId: LESSON_ID, author: ANSWERER, text };
      return [
        bare,
        { ...bare, standIn: ROLE },
        { ...bare, standIn: ROLE, offersPerson: true },
        { ...bare, standIn: ROLE, text: PROSE, asks: { asker: ASKER, about: [...text].slice(0, QUOTED).join('') } },
        { ...bare, replyId: LESSON_ID, edited: true },
        { ...bare, ...QUESTION, replyId: LESSON_ID },
        { ...bare, ...QUESTION, calls: true, replyId: LESSON_ID, edited: true },
        { ...bare, ...QUESTION, calls: true, standIn: ROLE },
      ];
    }).concat(
      [...course.lesson(locale, 'train').exampleRequests, ...course.lesson(locale, 'test').exampleRequests].flatMap(
        ({ id, text, reply, askedBack }): ContentOf<'reply'>[] => {
          const said = { type: 'reply' as const, requestId: LESSON_ID, author: STAND_IN, standIn: ROLE };
          const example = { ...said, nearest: text, example: id };
          if (askedBack === undefined) return [{ ...example, text: reply }];
          return [
            { ...example, text: reply, turn: 'first' },
            { ...example, text: askedBack, turn: 'second' },
          ];
        },
      ),
    ),
  'reply-noted': () => [
    { type: 'reply-noted', requestId: LESSON_ID, author: ANSWERER, ...QUESTION },
    { type: 'reply-noted', requestId: LESSON_ID, author: ANSWERER, ...QUESTION, calls: true },
  ],
  'reply-withdrawn': () => [
    { type: 'reply-withdrawn', requestId: LESSON_ID, asker: ASKER, author: ANSWERER },
    { type: 'reply-withdrawn', requestId: LESSON_ID, asker: ASKER, author: ANSWERER, role: ROLE },
  ],
  'asked-back': () =>
    TEXTS.flatMap((text) =>
      [[], PEOPLE.slice(0, 3)].map((to, nth) => ({
        type: 'asked-back' as const,
        ...about,
        to,
        text,
        ...(nth === 0 ? {} : { about: QUESTION.about }),
      })),
    ),
  'handed-on': () =>
    TEXTS.flatMap((reason) => {
      const handed = {
        type: 'handed-on' as const,
        requestId: LESSON_ID,
        from: ASKER,
        to: ANSWERER,
        role: ROLE,
        reason,
      };
      return [
        handed,
        { ...handed, offered: true },
        { ...handed, remark: true },
        { ...handed, offered: true, remark: true },
      ];
    }),
  'roles-set': () => [
    { type: 'roles-set', to: ASKER, by: ANSWERER, channel: CHANNEL, roles: [] },
    { type: 'roles-set', to: ASKER, by: ANSWERER, channel: CHANNEL, roles: ROLES },
  ],
  facilitates: () =>
    (['longest', 'first'] as const).map((because) => ({
      type: 'facilitates',
      to: ASKER,
      from: ANSWERER,
      channel: CHANNEL,
      because,
    })),
  'handed-over': () => [
    ...[undefined, ABSENT.slice(0, 1)].map((away) => ({
      type: 'handed-over' as const,
      requestId: LESSON_ID,
      asker: ASKER,
      role: ROLE,
      to: ANSWERER,
      why: 'waits' as const,
      because: 'waits' as const,
      ...(away === undefined ? {} : { away }),
    })),
    ...(['late', 'away', 'left', 'dropped', 'found', 'sent'] as const).flatMap(
      (because): ContentOf<'handed-over'>[] => {
        // 'found' and 'sent': no person was asked until now.
        const from = because === 'found' || because === 'sent' ? {} : { from: ASKER };
        const bare = { type: 'handed-over' as const, requestId: LESSON_ID, asker: ASKER, role: ROLE, because, ...from };
        return [
          ...ROUTING_REASONS.map((why) => ({ ...bare, to: ANSWERER, why })),
          { ...bare, why: 'stand-in' },
          { ...bare, why: 'nobody' },
          { ...bare, to: ANSWERER, why: 'handed-on', away: ABSENT.slice(0, 1) },
          { ...bare, why: 'stand-in', away: ABSENT },
          { ...bare, why: 'nobody', away: ABSENT },
        ];
      },
    ),
  ],
  digest: () => [
    ...weeksAhead(),
    ...[...TEXTS.map((text) => ({ text, is: [undefined] })), { text: TEXTS[0] ?? '', is: SETTLED }].map(
      ({ text, is }): ContentOf<'digest'> => ({
        type: 'digest',
        to: ASKER,
        requests: Array.from({ length: 20 }, (_, nth) => ({
          requestId: LESSON_ID,
          channelId: CHANNEL,
          asker: ASKER,
          role: ROLE,
          ...(nth % 2 === 0 ? { kind: 'review' as const } : { kind: 'remark' as const, as: ROLE }),
          text,
          askedAt: NOW.toISOString(),
          due: '2026-12-24T17:00:00.000Z',
          ...withSettled(is[nth % is.length]),
        })),
        ...(text === PROSE
          ? {}
          : { items: [COMPLETE, { type: 'review-asked' as const, ...about, to: ASKER, channel: CHANNEL }] }),
      }),
    ),
  ],
  declined: () =>
    TEXTS.flatMap((reason): ContentOf<'declined'>[] => {
      const bare = { type: 'declined' as const, requestId: LESSON_ID, lessonId: LESSON_ID, asker: ASKER, by: ANSWERER };
      return [
        { ...bare, role: ROLE, reason },
        { ...bare, role: ROLE, reason, instead: ROLES[1] ?? '' },
      ];
    }),
  'review-invitation': () =>
    [true, false].flatMap((fallback) =>
      [[], PEOPLE.slice(0, 3)].map((reviewers) => ({
        type: 'review-invitation' as const,
        ...about,
        reviewers,
        fallback,
      })),
    ),
  'review-asked': () => [
    { type: 'review-asked', ...about, to: ANSWERER },
    { type: 'review-asked', ...about, to: ANSWERER, channel: CHANNEL, named: true },
    { type: 'review-asked', ...about, to: ANSWERER, named: true },
    { type: 'review-asked', ...about, to: ANSWERER, remark: true },
    { type: 'review-asked', ...about, to: ANSWERER, channel: CHANNEL, named: true, remark: true },
  ],
  'reviews-complete': () => [COMPLETE, { ...COMPLETE, remark: true as const }],
  'review-results': () =>
    ['', ...TEXTS].map((comment) => ({
      type: 'review-results',
      requestId: LESSON_ID,
      ...QUESTION,
      of: 3,
      reviews: [
        { nth: 1, ratings: RATED, comment },
        { nth: 2, reviewer: ANSWERER, ratings: RATED, comment, reaction: { kind: 'differs', text: 'No.' } },
        { nth: 3, reviewer: ANSWERER, ratings: RATED, comment, reaction: { kind: 'helps', text: '' } },
      ],
    })),
  'review-result': () =>
    ['', ...TEXTS].flatMap((comment): ContentOf<'review-result'>[] => {
      const bare = {
        type: 'review-result' as const,
        requestId: LESSON_ID,
        asker: ASKER,
        ratings: RATED,
        comment,
        nth: 3,
        of: 3,
      };
      return [bare, { ...bare, reviewer: ANSWERER }, { ...bare, reaction: { kind: 'differs', text: 'No.' } }];
    }),
  'self-review': () =>
    TEXTS.flatMap((text): ContentOf<'self-review'>[] => {
      const bare = { type: 'self-review' as const, requestId: LESSON_ID, asker: ASKER, text, ratings: RATED };
      return [bare, { ...bare, rewrite: { text, ratings: RATED } }];
    }),
  progress: () => {
    const waits = { requestId: LESSON_ID, asker: ASKER, role: ROLE };
    const waiting = [waits, ...PEOPLE.slice(0, 20).map((assignee) => ({ ...waits, assignee }))];
    const bare = { type: 'progress' as const, by: ASKER };
    return [
      { ...bare, rows: PROGRESS },
      { ...bare, rows: PROGRESS, waiting },
      { ...bare, rows: [], movedTo: 'progress:newer' },
    ];
  },
  'project-page': () => {
    const headline = PROSE.slice(0, 300);
    return [
      { type: 'project-page', found: [], decisions: [], open: [] },
      {
        type: 'project-page',
        questions: questionsOf(PROSE),
        goal: { sentence: headline, targetR2: 0.8 },
        found: PROCESS_IDS.map((process) => ({ process, runId: 'a-run', headline })),
        decisions: PEOPLE.slice(0, 20).map((byId) => ({
          what: { kind: 'keep-column', column: 'Neighborhood' },
          byId,
          role: ROLE,
          at: '2026-11-30T01:00:00.000Z',
        })),
        open: PEOPLE.slice(0, 20).map((asker) => ({ requestId: LESSON_ID, asker, about: headline, roles: [ROLE] })),
      },
    ];
  },
  report: () => [{ type: 'report', to: ASKER, channel: CHANNEL, requests: 1234 }],
  'run-files': () => PROCESS_IDS.map((process) => ({ type: 'run-files', to: ASKER, channel: CHANNEL, process })),
  nudge: () => [{ type: 'nudge', to: ASKER, by: ANSWERER, channel: CHANNEL }],
  'dates-moved': () => [
    { type: 'dates-moved', by: ASKER, days: 1, requests: 1 },
    { type: 'dates-moved', by: ASKER, days: 30, requests: 1234 },
  ],
  'workshop-page': () => [{ type: 'workshop-page', to: ASKER, channel: CHANNEL, workshopId: LESSON_ID }],
  certificate: () => {
    const on = NOW.toISOString();
    const of = 'workshop' as const;
    return [{ type: 'certificate', to: ASKER, channel: CHANNEL, of, subject: LESSON_ID, on, sentAt: on }];
  },
  calendar: () => [{ type: 'calendar', to: ASKER, channel: CHANNEL }],
  'my-data': () => [{ type: 'my-data', to: ASKER }],
  'review-summary': () => [
    { type: 'review-summary', requestId: LESSON_ID, asker: ASKER, summary: summarizeReviews([RATED, RATED, RATED]) },
    { type: 'review-summary', requestId: LESSON_ID, asker: ASKER, summary: summarizeReviews([{ usable: 'fully' }]) },
  ],
};

/** Weeks that lie ahead of a person, with nothing that waits for an answer, and with something. */
function weeksAhead(): ContentOf<'digest'>[] {
  const lesson = { process: 'train' as const, at: NOW.toISOString(), waits: false };
  const next = [
    { channel: CHANNEL, lesson },
    { channel: CHANNEL, lesson: { ...lesson, waits: true } },
  ];
  const about = { lessonId: LESSON_ID, process: 'analyze' as const, channel: CHANNEL };
  const bare = { type: 'digest' as const, to: ASKER, requests: [] };
  const request = {
    requestId: LESSON_ID,
    channelId: CHANNEL,
    asker: ASKER,
    role: ROLE,
    kind: 'review' as const,
    text: PROSE,
    askedAt: NOW.toISOString(),
  };
  const asked = {
    type: 'review-asked' as const,
    requestId: LESSON_ID,
    to: ASKER,
    channel: CHANNEL,
    asker: ANSWERER,
    roles: [ROLE],
  };
  return [
    { ...bare, week: { reviews: 0, next: next.slice(0, 1) } },
    { ...bare, week: { reviews: 3, next, five: { do: 'review' } } },
    { ...bare, week: { reviews: 1, next, five: { do: 'review' } }, items: [asked] },
    { ...bare, week: { reviews: 0, next, five: { do: 'ask', ...about } } },
    { ...bare, week: { reviews: 0, next: [], five: { do: 'quick-check', ...about } } },
    { ...bare, requests: [request, request], week: { reviews: 1, next, five: { do: 'answer' } } },
  ];
}
