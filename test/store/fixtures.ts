import { isProcess } from '../../src/course/lesson-id.ts';
import type { Assignment, Request } from '../../src/exercise/request.ts';
import type { Content } from '../../src/messages/content.ts';
import type { NewPost } from '../../src/messages/post.ts';
import type { Run } from '../../src/steps/run.ts';
import type { Cohort } from '../../src/team/cohort.ts';
import type { LessonPost } from '../../src/team/lesson-post.ts';
import type { Schedule } from '../../src/team/schedule.ts';
import { DEFAULT_WORKING_HOURS } from '../../src/team/working-hours.ts';

export const at = (minute: number) => new Date(Date.UTC(2026, 0, 5, 9, minute));
let made = 0;
/** A unique id: the tests of a file share a database. */
export const fresh = (name: string) => {
  made += 1;
  return `${name}-${made}`;
};

export const cohortOf = (teamId = fresh('T'), more: Partial<Cohort> = {}): Cohort => ({
  teamId,
  id: fresh('cohort'),
  channelId: fresh('C'),
  locale: 'en',
  dataset: 'house-prices',
  facilitatorId: 'fay',
  standIns: false,
  paused: false,
  anonymousReviews: false,
  bestChart: false,
  pace: 'relaxed',
  workingHours: DEFAULT_WORKING_HOURS,
  createdAt: at(0),
  ...more,
});

export const lessonOf = (cohort: Cohort, more: Partial<LessonPost> = {}): LessonPost => ({
  id: fresh('lesson'),
  cohortId: cohort.id,
  process: 'analyze',
  edition: 1,
  createdAt: at(1),
  ...more,
});

export const runOf = (lesson: LessonPost, more: Partial<Run> = {}): Run => ({
  id: fresh('run'),
  cohortId: lesson.cohortId,
  lessonId: lesson.id,
  process: isProcess(lesson.process) ? lesson.process : 'analyze',
  parameters: { correlation: 0.8 },
  requestedBy: 'ada',
  state: 'queued',
  next: [],
  createdAt: at(2),
  ...more,
});

/** Values that complete a run. */
export const resultOf = (findings: unknown, headline: string) => ({
  findings,
  headline,
  parameters: { correlation: 0.9 },
  previous: {},
});

export const assignmentOf = (more: Partial<Assignment> = {}): Assignment => ({
  role: 'domain-expert',
  assigneeId: 'bob',
  why: 'sole-holder',
  state: 'asked',
  askedAt: at(3),
  passed: [],
  reminders: 0,
  ...more,
});

export const requestOf = (lesson: LessonPost, more: Partial<Request> = {}): Request => ({
  id: fresh('request'),
  cohortId: lesson.cohortId,
  lessonId: lesson.id,
  process: lesson.process,
  askerId: 'ada',
  kind: 'information',
  text: 'What does a blank mean?',
  assignments: [assignmentOf()],
  state: 'asked',
  createdAt: at(3),
  ...more,
});

export const words = (title: string): Content => ({ type: 'file-words', title, altText: '.' });
export const postOf = (place: { teamId: string; channelId: string }, more: Partial<NewPost> = {}): NewPost => ({
  teamId: place.teamId,
  channelId: place.channelId,
  key: fresh('post'),
  locale: 'ja',
  content: words('one'),
  ...more,
});

export const ratings = { 'right-person': 'fully', 'right-kind': 'partly', specific: 'not', usable: 'mostly' } as const;

export const scheduleOf = (cohort: Cohort, more: Partial<Schedule> = {}): Schedule => ({
  teamId: cohort.teamId,
  cohortId: cohort.id,
  plan: { startDate: '2026-01-05', weekdays: [1], time: 600, zone: 'Asia/Tokyo', skipHolidays: 'jp' },
  lessons: [{ process: 'analyze', edition: 1 }],
  whenUnfinished: 'wait',
  paused: false,
  nextAt: at(7),
  ...more,
});
