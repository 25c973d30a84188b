import type { RequestKind } from '../../../src/course/request-kind.ts';
import { RATINGS, RUBRIC } from '../../../src/course/rubric.ts';
import { TEXT_LIMIT } from '../../../src/exercise/check-text.ts';
import type { Reply } from '../../../src/exercise/reply.ts';
import type { Request } from '../../../src/exercise/request.ts';
import type { Ratings } from '../../../src/exercise/review.ts';
import type { Cohort } from '../../../src/team/cohort.ts';
import type { RoleHolding } from '../../../src/team/role-holding.ts';
import { DEFAULT_WORKING_HOURS } from '../../../src/team/working-hours.ts';
import { course } from '../course.ts';

// The parts of the largest states that a team can bring about: texts at their limit, every role, many people.

export const NOW = new Date('2026-12-01T01:00:00Z');
export const LESSON_ID = '0b4f7f0e-61f5-4d0f-9df4-1f1d7d2a6c3e';
/** Slack's ids have up to about eleven characters. */
export const PEOPLE = Array.from({ length: 40 }, (_, index) => `U0123456${String(index).padStart(3, '0')}`);
export const CHANNEL = 'C0123456789';
const [ASKER = '', ANSWERER = ''] = PEOPLE;

export { ANSWERER, ASKER };
export const ROLES = course.roles('en').map(({ id }) => id);
export const HOLDINGS: RoleHolding[] = ROLES.flatMap((role) => PEOPLE.map((userId) => ({ userId, role })));

/** Fills a text up to the limit of what people type. */
const upTo = (part: string, limit = TEXT_LIMIT) => part.repeat(Math.ceil(limit / part.length)).slice(0, limit);
/** Texts at the limit: of prose, of many short lines, and of the characters that mrkdwn escapes. */
export const LONG_TEXTS = [
  upTo('Is <Pool_QC> & "Fence" *really* blank, or `NA`? 空欄は「なし」ですか。 '),
  upTo('> a\n'),
  upTo('<&>'),
];
const [PROSE = ''] = LONG_TEXTS;

export { PROSE };

/** Every text at the limit, and a short one. */
export const TEXTS = ['Is it blank?', ...LONG_TEXTS];

export const RATED = Object.fromEntries(RUBRIC.map((criterion, index) => [criterion, RATINGS[index]])) as Ratings;

export function requestOf(text: string, changes: Partial<Request> = {}): Request {
  return {
    id: LESSON_ID,
    cohortId: LESSON_ID,
    lessonId: LESSON_ID,
    process: 'analyze',
    askerId: ASKER,
    kind: 'information' satisfies RequestKind,
    text,
    assignments: ROLES.slice(0, 3).map((role) => ({
      role,
      assigneeId: ANSWERER,
      why: 'least-busy',
      state: 'asked',
      askedAt: NOW,
      passed: [],
      reminders: 0,
    })),
    state: 'asked',
    createdAt: NOW,
    ...changes,
  };
}

export function replyOf(text: string, changes: Partial<Reply> = {}): Reply {
  return {
    id: LESSON_ID,
    requestId: LESSON_ID,
    authorId: ANSWERER,
    text,
    source: 'modal',
    files: [{ name: 'criteria.pdf', url: 'https://files.slack.com/files-pri/T0-F0/criteria.pdf' }],
    createdAt: NOW,
    ...changes,
  };
}

export const COHORT: Cohort = {
  teamId: 'T0123456789',
  channelId: CHANNEL,
  id: LESSON_ID,
  locale: 'en',
  dataset: 'house-prices',
  facilitatorId: ASKER,
  standIns: true,
  paused: false,
  anonymousReviews: false,
  bestChart: false,
  pace: 'relaxed',
  workingHours: DEFAULT_WORKING_HOURS,
  createdAt: NOW,
};
