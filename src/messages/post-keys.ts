import type { FileSubject } from './content.ts';

/**
 * Keys of posts, one function for each subject: a key says which message a post is, so adding it twice adds one.
 * Without `part`, the subject's main message; with it, a message that belongs to the subject.
 */
function keyOf(subject: string, id: string, part: string | undefined): string {
  return part === undefined ? `${subject}:${id}` : `${subject}:${id}:${part}`;
}

/** A request's own message, or one about it. */
export function requestKey(requestId: string, part?: string): string {
  return keyOf('request', requestId, part);
}

/** What a request's reviews say. */
export function resultsKey(requestId: string): string {
  return requestKey(requestId, 'reviews');
}

/** What a request's asker thinks of it, before and after a rewrite. */
export function selfReviewKey(requestId: string): string {
  return requestKey(requestId, 'self-review');
}

/**
 * The nth review of a request, in earlier releases a message of its own. It contains no person's id, because other apps can read it in the
 * message's metadata.
 */
export function reviewKey(requestId: string, nth: number): string {
  return requestKey(requestId, `review-${nth}`);
}

/** A lesson's parent message, or a message in its thread. */
export function lessonKey(lessonId: string, part?: string): string {
  return keyOf('lesson', lessonId, part);
}

/**
 * A message of a run. `part` is `progress`, which becomes the findings, `charts`, or `not-shown`. In earlier releases, the findings were
 * a message of their own, `findings`, and so was each file: `chart-<id>`, or an artifact's kind.
 */
export function runKey(runId: string, part: string): string {
  return keyOf('run', runId, part);
}

/** A message beside another, such as `not-shown` beside a run's files. An empty `part` gives what the keys of all of them begin with. */
export function besideKey(key: string, part: string): string {
  return `${key.slice(0, key.lastIndexOf(':') + 1)}${part}`;
}

const SUBJECTS = ['run', 'run-files', 'report', 'my-data', 'calendar', 'certificate', 'workshop-page'] as const;

/** What a file belongs to, from its key. */
export function fileSubject(key: string): FileSubject {
  const subject = key.slice(0, key.indexOf(':'));
  return SUBJECTS.find((one) => one === subject) ?? 'other';
}

/** The question whether a course may use a team's own table; or another message about the table. */
export function ownDataKey(dataId: string, part?: string): string {
  return keyOf('own-data', dataId, part);
}

/** Tells a channel that its course uses another data set, as one press asked. */
export function datasetKey(cohortId: string, id: string): string {
  return keyOf('dataset', cohortId, id);
}

/** A labelling round's own message, or one about it. */
export function labellingKey(roundId: string, part?: string): string {
  return keyOf('labelling', roundId, part);
}

/** A message about a cohort and the people in it, for example `welcome`. */
export function cohortKey(cohortId: string, part: string): string {
  return keyOf('cohort', cohortId, part);
}

/** Asks a person to be the buddy of someone who takes a course alone; or a message that follows. */
export function buddyKey(cohortId: string, tieId: string, part?: string): string {
  return cohortKey(cohortId, keyOf('buddy', tieId, part));
}

/** A workshop's board, or another message of it. */
export function workshopKey(workshopId: string, part: string): string {
  return keyOf('workshop', workshopId, part);
}

/** The page of a workshop, as one press asked; or its file. */
export function workshopPageKey(id: string, part?: string): string {
  return keyOf('workshop-page', id, part);
}

/** A line about a cohort's schedule; `id` is the line's own. */
export function scheduleNoteKey(cohortId: string, id: string): string {
  return keyOf('schedule', cohortId, id);
}

/** Tells a facilitator that the channel's course waits since `since`. */
export function haltKey(cohortId: string, since: Date): string {
  return keyOf('halt', cohortId, since.toISOString());
}

/** Tells a channel that its course goes on after the halt since `since`. */
export function goesOnKey(cohortId: string, since: Date): string {
  return keyOf('halt', cohortId, `${since.toISOString()}:over`);
}

/** What a person is told in a direct message, because they need it later. */
export function newsKey(id: string): string {
  return keyOf('news', id, undefined);
}

/** What waits for a person. A person has one digest a day; `day` is 'YYYY-MM-DD' in their time zone. */
export function digestKey(userId: string, day: string): string {
  return keyOf('digest', userId, day);
}

/** What lies ahead of a person this week. A person has one a week, over all courses; `week` is its Monday, 'YYYY-MM-DD'. */
export function weekKey(userId: string, week: string): string {
  return keyOf('week', userId, week);
}

/** What came of a course's week; `week` is its Monday. */
export function recapKey(cohortId: string, week: string): string {
  return cohortKey(cohortId, `recap-${week}`);
}

/** Invites a person back who has missed lessons. A person has one a course. */
export function invitedBackKey(cohortId: string, userId: string): string {
  return cohortKey(cohortId, `back-${userId}`);
}

/** Offers a person who joins late to catch up. A person has one a course. */
export function lateKey(cohortId: string, userId: string): string {
  return cohortKey(cohortId, `late-${userId}`);
}

/** How far a cohort is, as one press or command asked; or a file of it. */
export function progressKey(id: string, part?: string): string {
  return keyOf('progress', id, part);
}

/** A channel's project page, as one press or command asked. */
export function projectPageKey(id: string): string {
  return keyOf('project-page', id, undefined);
}

/** A facilitator's report, as one command asked; or a file of it. */
export function reportKey(id: string, part?: string): string {
  return keyOf('report', id, part);
}

/** The key of a file that follows the message with this key. */
export function fileOfKey(key: string, part: string): string {
  return `${key}:${part}`;
}

/** Files of a run that a person asked for in one form; or the message with them. */
export function runFilesKey(id: string, part?: string): string {
  return keyOf('run-files', id, part);
}

/** A person's own data, as one press asked; or the file. */
export function myDataKey(id: string, part?: string): string {
  return keyOf('my-data', id, part);
}

/** The dates of a schedule that a person asked for with one press; or the file. */
export function calendarKey(id: string, part?: string): string {
  return keyOf('calendar', id, part);
}

/** A certificate, as one press asked; or a file of it. */
export function certificateKey(id: string, part?: string): string {
  return keyOf('certificate', id, part);
}

/** The facilitator's word to a person. A person has one a day, over all courses; `day` is 'YYYY-MM-DD' in their time zone. */
export function nudgeKey(userId: string, day: string): string {
  return keyOf('nudge', userId, day);
}
