import type { LessonPartId } from '../course/lesson.ts';
import type { LessonId, ProcessId } from '../course/lesson-id.ts';
import type { RequestKind } from '../course/request-kind.ts';
import type { RoleId } from '../course/role.ts';
import type { Agreement } from '../exercise/agreement.ts';
import type { LabellingItem } from '../exercise/labelling-items.ts';
import type { ProcessProgress } from '../exercise/process-progress.ts';
import type { AssignmentState, RequestState, RoutingReason } from '../exercise/request.ts';
import type { Ratings, Reaction } from '../exercise/review.ts';
import type { ReviewSummary } from '../exercise/summarize-reviews.ts';
import type { RunState } from '../steps/run.ts';
import type { ChannelReason } from './halt.ts';

/**
 * What a channel message says, in domain words. The outbox keeps content, not Block Kit: the Slack edge turns it into
 * blocks when it delivers, so that a message is rendered the same way when it is first posted and when it is updated.
 */
export type Content =
  | { type: 'welcome'; facilitator: string; roles: { role: RoleId; users: string[] }[] }
  | { type: 'lesson'; lessonId: string; process: LessonId; scheduled?: Scheduled }
  | {
      type: 'lesson-part';
      lessonId: string;
      process: LessonId;
      part: LessonPartId;
      /** What this cohort's own run found, quoted in the communication exercise. */
      headline?: string;
    }
  /** To the facilitator: a channel takes no messages, and its course waits. */
  | { type: 'halted'; to: string; channelId: string; reason: ChannelReason }
  /** Said once a lesson: the next one waits until this one is finished. */
  | { type: 'lesson-waits'; lessonId: string; process: LessonId; next: LessonId }
  | {
      type: 'run-progress';
      runId: string;
      process: ProcessId;
      share: number;
      stage: string;
      state: RunState;
      error?: string;
    }
  | { type: 'findings'; lessonId: string; runId: string; process: ProcessId; summary: string }
  /** A file; when Slack refuses it, `altText` is posted in its place. */
  | { type: 'file'; runId?: string; artifactId: string; title: string; altText: string; isImage: boolean }
  /** A file that could not be shown: its words. */
  | { type: 'file-words'; title: string; altText: string }
  | { type: 'not-shown'; names: string[]; reason: string }
  | {
      type: 'request';
      requestId: string;
      process: LessonId;
      asker: string;
      kind: RequestKind;
      text: string;
      asked: { role: RoleId; assignee?: string; why: RoutingReason; state: AssignmentState }[];
      state: RequestState;
      reviews: { done: number; invited: number };
    }
  /** Private to `to`: what the roles that they hold should be asking now. */
  | { type: 'role-cards'; lessonId: string; process: LessonId; to: string; roles: RoleId[] }
  | { type: 'labelling'; roundId: string; target: string; startedBy: string; labelledBy: string[] }
  | { type: 'agreement'; roundId: string; items: LabellingItem[]; agreement: Agreement }
  /** `standIn`: said for a role that nobody holds, not by a person. */
  | {
      type: 'reply';
      requestId: string;
      author: string;
      text: string;
      standIn?: RoleId;
      /** By which its author can change it; absent in a stand-in's. */
      replyId?: string;
      edited?: true;
    }
  /** `role`: asked again now. */
  | { type: 'reply-withdrawn'; requestId: string; asker: string; author: string; role?: RoleId }
  /** The asker asks those who have answered once more. */
  | { type: 'asked-back'; requestId: string; asker: string; to: string[]; roles: RoleId[]; text: string }
  | { type: 'handed-on'; requestId: string; from: string; to: string; role: RoleId; reason: string }
  /** Private to `to`: a facilitator has set their roles in a channel. */
  | { type: 'roles-set'; to: string; by: string; channel: string; roles: RoleId[] }
  /**
   * Private to `to`: they facilitate a channel's course now, because `from` has left and they have held a role for longest (also where
   * no `because` was kept), or were the first to do what only a facilitator may.
   */
  | { type: 'facilitates'; to: string; from: string; channel: string; because?: 'longest' | 'first' }
  /**
   * Told the asker when a request goes to somebody else because who was asked is late, away, gone, or holds the role no more; `found`:
   * nobody was asked until now. `to` absent = the stand-in, or whoever can help.
   */
  | {
      type: 'handed-over';
      requestId: string;
      asker: string;
      from?: string;
      to?: string;
      role: RoleId;
      why: RoutingReason;
      /** Absent in messages of earlier releases, which knew only `late`. */
      because?: 'late' | 'away' | 'left' | 'dropped' | 'found';
    }
  /** Private to `to`, once a day: what waits for their answer. Times in ISO 8601. */
  | {
      type: 'digest';
      to: string;
      requests: {
        requestId: string;
        channelId: string;
        asker: string;
        role: RoleId;
        kind: RequestKind;
        text: string;
        askedAt: string;
      }[];
    }
  | {
      type: 'declined';
      requestId: string;
      lessonId: string;
      asker: string;
      by: string;
      role: RoleId;
      reason: string;
      instead?: RoleId;
    }
  | {
      type: 'review-invitation';
      requestId: string;
      /** Whom the message names; nobody where reviews are anonymous. */
      reviewers: string[];
      asker: string;
      roles: RoleId[];
      fallback: boolean;
    }
  /** Private to `to`: the request to review, where the channel does not say who was asked. */
  | { type: 'review-asked'; requestId: string; to: string; asker: string; roles: RoleId[] }
  | {
      type: 'review-result';
      requestId: string;
      asker: string;
      /** Absent where reviews are shown without names. */
      reviewer?: string;
      ratings: Ratings;
      comment: string;
      nth: number;
      of: number;
      /** What the asker said to it. */
      reaction?: Reaction;
    }
  /** How far the team is; asked for by `by`. */
  | { type: 'progress'; by: string; rows: ProcessProgress[] }
  /** Private to `to`: what a channel's team asked and answered is in the files that follow. */
  | { type: 'report'; to: string; channel: string; requests: number }
  /** Private to `to`: everything that is kept of them is in the file that follows. */
  | { type: 'my-data'; to: string }
  | { type: 'review-summary'; requestId: string; asker: string; summary: ReviewSummary };

/** The one person who sees a message, where it is private: said in their language, and gone when Slack is reloaded. */
export function privateTo(content: Content): string | undefined {
  switch (content.type) {
    case 'role-cards':
    case 'digest':
    case 'halted':
    case 'roles-set':
    case 'facilitates':
    case 'report':
    case 'my-data':
    case 'review-asked':
      return content.to;
    default:
      return undefined;
  }
}

/** What a lesson that came by schedule says about that: the one that comes next, if any, and when (ISO 8601). */
export interface Scheduled {
  next?: { process: LessonId; at: string; waits: boolean };
  /** The facilitator has paused the schedule. */
  paused?: true;
}

/** Content of one type. */
export type ContentOf<T extends Content['type']> = Extract<Content, { type: T }>;
