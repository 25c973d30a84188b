import type { LessonId } from '../course/lesson-id.ts';
import type { Statement } from '../exercise/presentation.ts';
import type { Request } from '../exercise/request.ts';

export interface RequestStore {
  create(teamId: string, request: Request): Promise<void>;
  byId(teamId: string, id: string): Promise<Request | undefined>;
  /** The same row, locked until the transaction ends (`FOR UPDATE`). Nobody's texts are erased from the workspace meanwhile. */
  lock(teamId: string, id: string): Promise<Request | undefined>;
  /** Writes the state of a request and of its assignments. */
  save(teamId: string, request: Request): Promise<void>;
  /** Writes what has been said of a presentation's statements. */
  say(teamId: string, id: string, statements: readonly Statement[]): Promise<void>;
  /** Drops the figures about a data set from the presentations of a cohort. @returns the ids of those that had some */
  dropFigures(teamId: string, cohortId: string, dataset: string): Promise<string[]>;
  /** Open assignments per person in a cohort, and when each was last asked. */
  load(teamId: string, cohortId: string): Promise<{ userId: string; open: number; lastAskedAt: Date }[]>;
  /** Makes the reminders of a cohort's open assignments due at a time, so that they are planned again. */
  planAgain(teamId: string, cohortId: string, at: Date): Promise<void>;
  /** Requests with an assignment whose reminder is due, of all workspaces, in cohorts that are not paused; oldest first. */
  due(now: Date): Promise<{ teamId: string; requestId: string }[]>;
  /** When the next reminder or hand-over is due, over all workspaces, in cohorts that are not paused. */
  nextDue(): Promise<Date | undefined>;
  /** Requests of one cohort that wait for this person's answer, oldest first. */
  openOf(teamId: string, cohortId: string, userId: string): Promise<Request[]>;
  /** Requests of one cohort that wait for anybody's answer, oldest first. */
  openIn(teamId: string, cohortId: string): Promise<Request[]>;
  /** When each person in a cohort last asked or answered. */
  lastActive(teamId: string, cohortId: string): Promise<{ userId: string; at: Date }[]>;
  /** Sets when an answer is due. */
  setDue(teamId: string, id: string, dueAt: Date): Promise<void>;
  /** Requests with an open assignment that has no assignee, of all workspaces, in cohorts that are not paused; oldest first. */
  unassigned(): Promise<{ teamId: string; cohortId: string; requestId: string }[]>;
  /** Sets the next reminder of everything that waits for a person to `at`. */
  remindAgain(teamId: string, userId: string, at: Date): Promise<void>;
  /** Requests of one lesson that wait for this person's answer, oldest first. */
  openFor(teamId: string, lessonId: string, userId: string): Promise<Request[]>;
  /** Requests that wait for this person's answer, over all cohorts whose channel they have not left, oldest first. */
  waitingFor(teamId: string, userId: string): Promise<Request[]>;
  /** Their newest requests, over all cohorts whose channel they have not left. */
  askedBy(teamId: string, userId: string, limit: number): Promise<Request[]>;
  /** All requests of a cohort in one lesson, remarks too, oldest first. */
  ofLesson(teamId: string, cohortId: string, process: LessonId): Promise<Request[]>;
  /** How many requests this person has asked in a cohort in one lesson, without remarks. */
  countAskedBy(teamId: string, cohortId: string, process: LessonId, userId: string): Promise<number>;
}
