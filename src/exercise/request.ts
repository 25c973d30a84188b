import type { LessonId } from '../course/lesson-id.ts';
import type { RequestKind } from '../course/request-kind.ts';
import type { RoleId } from '../course/role.ts';

export interface Request {
  id: string;
  cohortId: string;
  lessonId: string;
  process: LessonId;
  askerId: string;
  kind: RequestKind;
  text: string;
  /** One a role asked, in the order in which they were chosen; never empty. */
  assignments: Assignment[];
  state: RequestState;
  createdAt: Date;
  /** When its asker said that the answer helps. */
  closedAt?: Date;
}

/** One role's share of a request: who is asked, why they, and how it stands. */
export interface Assignment {
  role: RoleId;
  /** Absent where anyone may answer, or the stand-in has. */
  assigneeId?: string;
  why: RoutingReason;
  state: AssignmentState;
  /** When this person was asked. */
  askedAt: Date;
  /** Who handed it on or let it lie: never asked again about this. */
  passed: string[];
  /** Reminders that this person has had, and when the next is due. */
  reminders: number;
  remindAt?: Date;
}

/** How a request stands: as its furthest-behind assignment, then by its reviews. */
export type RequestState = 'asked' | 'accepted' | 'answered' | 'reviewed' | 'closed';

/** How one role's share of it stands. */
export type AssignmentState = 'asked' | 'accepted' | 'answered' | 'declined';

/**
 * Why a request went to this assignee: the only holder of the role, the least busy of several, a holder whom another one
 * named, the stand-in or the facilitator for a role that nobody else holds. `nobody`: anyone may answer.
 */
export type RoutingReason = 'sole-holder' | 'least-busy' | 'handed-on' | 'stand-in' | 'facilitator' | 'nobody';
