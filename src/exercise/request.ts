import type { LessonId } from '../course/lesson-id.ts';
import type { RequestKind, SentKind } from '../course/request-kind.ts';
import type { RoleId } from '../course/role.ts';
import type { Statement } from './presentation.ts';

/**
 * What one member sends to the holders of one or more roles: a request, a remark to the data scientist, or a presentation. A remark is answered,
 * reminded of, reviewed and erased as a request is. So is a presentation, but nobody reviews it: its verdicts say how good it was.
 */
export interface Request {
  id: string;
  cohortId: string;
  lessonId: string;
  process: LessonId;
  askerId: string;
  kind: SentKind;
  /** The role in which the asker speaks. Only a remark has it. */
  as?: RoleId;
  text: string;
  /** What is to be confirmed, in order. Only a presentation has them; `text` then repeats them. */
  statements?: readonly Statement[];
  /** One for each role asked, in the order of choice; never empty. */
  assignments: Assignment[];
  state: RequestState;
  createdAt: Date;
  /** When the asker needs the answer; absent where the cohort's pace decides. */
  dueAt?: Date;
  /** When the asker said that the answer helps. */
  closedAt?: Date;
}

/** Whether what was sent asks a role, and so counts among the requests of a course. */
export function isRequest<Sent extends Pick<Request, 'kind'>>(sent: Sent): sent is Sent & { kind: RequestKind } {
  return sent.kind !== 'remark' && sent.kind !== 'presentation';
}

/** Whether what was sent is a remark to the data scientist. */
export function isRemark<Sent extends Pick<Request, 'kind' | 'as'>>(sent: Sent): sent is Sent & { as: RoleId } {
  return sent.kind === 'remark' && sent.as !== undefined;
}

/** Whether what was sent wants statements confirmed. */
export function isPresentation<Sent extends Pick<Request, 'kind' | 'statements'>>(
  sent: Sent,
): sent is Sent & { statements: readonly Statement[] } {
  return sent.kind === 'presentation' && sent.statements !== undefined;
}

/** The roles that findings were presented to, each once, in the order in which they were. */
export function rolesPresentedTo(sent: readonly Request[]): RoleId[] {
  return [...new Set(sent.filter(isPresentation).flatMap(({ assignments }) => assignments.map(({ role }) => role)))];
}

/** The part of a request that goes to one role: the assignee, the reason for choosing them, and the state. */
export interface Assignment {
  role: RoleId;
  /** Absent when anyone may answer, or when the stand-in has answered. */
  assigneeId?: string;
  why: RoutingReason;
  state: AssignmentState;
  /** When the current assignee was asked. */
  askedAt: Date;
  /** People who handed the request on or did not react. The app never asks them again about it. */
  passed: string[];
  /** Number of reminders that the current assignee has had. */
  reminders: number;
  /** When the next reminder is due. */
  remindAt?: Date;
  /** Holders of the role who were away when the current assignee was chosen, who is back first at the head. */
  away?: Absentee[];
}

/** Somebody who is away while others are asked. */
export interface Absentee {
  userId: string;
  /** Their first day back, 'YYYY-MM-DD', or the time in ISO 8601 when they are back within a day. Absent: nobody knows. */
  back?: string;
}

/** State of a request: that of its least advanced assignment, then that of its reviews. */
export type RequestState = 'asked' | 'accepted' | 'answered' | 'reviewed' | 'closed';

/** State of an assignment. */
export type AssignmentState = 'asked' | 'accepted' | 'answered' | 'declined';

/**
 * Why an assignment went to its assignee: the only holder of the role, the least busy holder, the holder whom a workshop has drawn for the asker, a holder to whom it was
 * handed on, or the stand-in or facilitator for a role without another holder. `offered`: it was handed on to somebody without the role,
 * who gets it by accepting or answering. `away`: everybody who could answer is away, and this one is back first. `waits`: its asker waits for this
 * person, who is or was away. `nobody`: anyone may answer.
 */
export const ROUTING_REASONS = [
  'sole-holder',
  'least-busy',
  'drawn',
  'handed-on',
  'offered',
  'stand-in',
  'facilitator',
  'away',
  'waits',
  'nobody',
] as const;
export type RoutingReason = (typeof ROUTING_REASONS)[number];
