// Long on purpose: one type lists all that the app says, so that nothing else can be stored.
import type { LessonMessageId, LessonPartId } from '../course/lesson.ts';
import type { LessonId, ProcessId } from '../course/lesson-id.ts';
import type { SentKind } from '../course/request-kind.ts';
import type { RoleId } from '../course/role.ts';
import type { Agreement } from '../exercise/agreement.ts';
import type { ColumnDecision, Decision } from '../exercise/decision.ts';
import type { Pair } from '../exercise/draw-pairs.ts';
import type { Turn } from '../exercise/example-answer.ts';
import type { LabellingItem } from '../exercise/labelling-items.ts';
import type { OwnPath } from '../exercise/own-path.ts';
import type { OwnQuestion } from '../exercise/own-question.ts';
import type { Figure, Verdict } from '../exercise/presentation.ts';
import type { ProcessProgress } from '../exercise/process-progress.ts';
import type { Absentee, AssignmentState, RequestState, RoutingReason } from '../exercise/request.ts';
import type { Ratings, Reaction } from '../exercise/review.ts';
import type { Settled } from '../exercise/settled.ts';
import type { ReviewSummary } from '../exercise/summarize-reviews.ts';
import type { RunState } from '../steps/run.ts';
import type { BuddyState } from '../team/buddy.ts';
import type { ConsentRole, TableNames } from '../team/own-data.ts';
import type { Block } from '../team/workshop-agenda.ts';
import type { ChannelReason } from './halt.ts';
import type { ListedRequest } from './listed-request.ts';
import type { ShownReview } from './shown-review.ts';

/**
 * Content of a message, in domain terms. The outbox stores content, not Block Kit. The Slack edge renders blocks on delivery,
 * so a message looks the same when it is posted and when it is updated.
 */
export type Content =
  | { type: 'welcome'; facilitator: string; roles: { role: RoleId; users: string[] }[] }
  | { type: 'lesson'; lessonId: string; process: LessonId; scheduled?: Scheduled }
  | {
      type: 'lesson-part';
      lessonId: string;
      process: LessonId;
      /** In posts of earlier releases also `what`, `why` and `how`, which are together in `read` now. */
      part: LessonMessageId | LessonPartId;
      /** The cohort's own findings, quoted in the communication exercise. */
      headline?: string;
      /** The course's own table, when this was posted: the text is about another one, and says so. */
      table?: TableNames;
    }
  /** Private to the facilitator: a channel takes no messages, and its course waits. `over`: it does again. */
  | { type: 'halted'; to: string; channelId: string; reason: ChannelReason; over?: true }
  /** Posted once for each lesson: the next one waits until this one is finished. */
  | { type: 'lesson-waits'; lessonId: string; process: LessonId; next: LessonId }
  /**
   * One line in the channel: `by` has changed the schedule, or the lesson `process` has missed its date `at`. `next` is what comes then; it
   * goes once a later message tells it.
   */
  | ({ type: 'schedule-note'; next?: NextLesson; onHold?: true } & (
      | { what: 'set' | 'changed' | 'paused' | 'resumed' | 'skipped' | 'cancelled'; by: string }
      | { what: 'missed'; process: LessonId; at: string }
    ))
  | {
      type: 'run-progress';
      runId: string;
      process: ProcessId;
      share: number;
      stage: string;
      state: RunState;
      error?: string;
    }
  /**
   * What a run has found. It takes the place of the run's progress. `row` is what a row of the data set is, where it is known. `images`: the
   * charts that its message shows itself, since Slack has taken them there.
   */
  | {
      type: 'findings';
      lessonId: string;
      runId: string;
      process: ProcessId;
      summary: string;
      row?: string;
      images?: ImageInFindings[];
      /** The team's decisions that the run followed, and whose word they are. */
      decisions?: FollowedDecision[];
    }
  /** A file. If Slack refuses it, `file-words` replaces it. */
  | {
      type: 'file';
      runId?: string;
      /** The caption names it: Slack may show a file after later messages. */
      process?: ProcessId;
      artifactId: string;
      title: string;
      altText: string;
      isImage: boolean;
      /** See `files`. */
      wordless?: true;
    }
  /**
   * Files that Slack shows in one message: a run's charts, or what a person asked for. Those that Slack refuses stay, as words; if it refuses
   * all, `files-words` replaces them.
   */
  | {
      type: 'files';
      runId: string;
      process: ProcessId;
      /** The channel of the run, in a direct message. */
      channel?: string;
      files: FileInGroup[];
      /** The comment above charts of a team's own table doesn't describe them: Slack keeps it when the files are deleted with the table. */
      wordless?: true;
    }
  /** Alt texts of the files of a group that could not be shown. */
  | { type: 'files-words'; files: Pick<FileInGroup, 'title' | 'altText'>[]; of: FileSubject }
  /** Alt text of a file that could not be shown. `of` says what to read in its place if it has none; absent in earlier releases: a run. */
  | { type: 'file-words'; title: string; altText: string; of?: FileSubject }
  /** Shown by nothing: takes files out of Slack that were shared. `more`: the titles of the others of a group. */
  | { type: 'file-gone'; title: string; more?: string[] }
  /** In the place of what a run has found: its table is deleted. */
  | { type: 'data-gone'; process: ProcessId }
  /** Announces that the course's texts and files are deleted at a time (ISO 8601), because nothing happens any more. */
  | { type: 'expires'; facilitator: string; at: string; days: number }
  /** The course's texts and files are deleted, as announced. Counts of what was deleted. */
  | { type: 'expired'; texts: number; files: number }
  /**
   * What has become of files that belong together: `names` could not be shown, `late` ones still come, `arrived` ones came late, `gone`
   * ones were deleted before they came. Posts of earlier releases have only `names`.
   */
  | {
      type: 'not-shown';
      names: string[];
      reason: string;
      late?: string[];
      lateReason?: string;
      arrived?: string[];
      gone?: string[];
    }
  /** The channel takes messages again. Its delivery is what shows that. */
  | { type: 'goes-on' }
  | {
      type: 'request';
      requestId: string;
      process: LessonId;
      asker: string;
      kind: SentKind;
      /** The role in which the asker speaks. Only a remark to the data scientist has it. */
      as?: RoleId;
      text: string;
      /** What is to be confirmed, and the latest word on each. Only a presentation has them; `text` repeats theirs. */
      statements?: { text: string; figure?: Figure; verdict?: Verdict }[];
      /** When the asker needs the answer (ISO 8601), if they said so. */
      due?: string;
      /** `away`: who would have been asked before; absent in posts of earlier releases. */
      asked: { role: RoleId; assignee?: string; why: RoutingReason; state: AssignmentState; away?: Absentee[] }[];
      state: RequestState;
      reviews: { done: number; invited: number };
    }
  /** A lesson's requests, the newest first. It stands in the lesson's thread, and each links to its own message. */
  | { type: 'request-list'; lessonId: string; requests: ListedRequest[] }
  /** Private to `to`: the questions on the cards of their roles. `channel`: where, in a direct message. */
  | { type: 'role-cards'; lessonId: string; process: LessonId; to: string; channel?: string; roles: RoleId[] }
  /** Private to `to`: what a person needs later, and what came together before Slack got the message. */
  | { type: 'news'; to: string; items: NewsItem[] }
  | { type: 'labelling'; roundId: string; target: string; startedBy: string; labelledBy: string[] }
  | { type: 'agreement'; roundId: string; items: LabellingItem[]; agreement: Agreement }
  /**
   * `standIn`: the role whose stand-in wrote the reply, in place of a person. Posts of earlier releases have neither `nearest` nor `asks`.
   */
  | {
      type: 'reply';
      requestId: string;
      author: string;
      text: string;
      standIn?: RoleId;
      /** The course's example request that the stand-in's text answers, in its short form. */
      nearest?: string;
      /** Its id, for its long form. Absent in posts of earlier releases, which show that form. */
      example?: string;
      /** Which of the example's answers the text is: the second one answers a follow-up question. Absent where the example has one. */
      turn?: Turn;
      /** The course's own table, when this was posted: the example is about another one, and says so. */
      table?: TableNames;
      /** The course has no example like the request, and the text is a question about these words of its asker. */
      asks?: { asker: string; about: string };
      /** It answers a remark to the data scientist. */
      hears?: true;
      /** Its asker may send the request to a person. */
      offersPerson?: true;
      /** Lets the author change the reply; absent in a stand-in's reply. */
      replyId?: string;
      edited?: true;
      /** Whose question it answers; absent in posts of earlier releases, as `about` and `calls` are. */
      asker?: string;
      /** The question's first words. */
      about?: string;
      /** Mentions the asker: it's the first answer to the question. */
      calls?: true;
    }
  /**
   * A stakeholder's verdicts on what a presentation wanted confirmed. `standIn`: the role whose stand-in gave them, in place of a person.
   * `offersPerson`: its asker may send the presentation to a person.
   */
  | {
      type: 'verdicts';
      requestId: string;
      author: string;
      standIn?: RoleId;
      offersPerson?: true;
      asker: string;
      about: string;
      calls?: true;
      verdicts: ShownVerdict[];
    }
  /** Tells that the message above, which its author wrote in the request's thread, is taken as their answer. */
  | { type: 'reply-noted'; requestId: string; author: string; asker: string; about: string; calls?: true }
  /** `role`: the author is asked again in this role. */
  | { type: 'reply-withdrawn'; requestId: string; asker: string; author: string; role?: RoleId }
  /** The asker asks a follow-up question to everybody who answered. */
  | {
      type: 'asked-back';
      requestId: string;
      asker: string;
      to: string[];
      roles: RoleId[];
      text: string;
      /** The request's first words; absent in posts of earlier releases. */
      about?: string;
    }
  /** `offered`: `to` doesn't hold the role yet, and gets it by accepting or answering. */
  | {
      type: 'handed-on';
      requestId: string;
      from: string;
      to: string;
      role: RoleId;
      reason: string;
      offered?: true;
      remark?: true;
    }
  /** Private to `to`: the facilitator has set their roles in a channel. */
  | { type: 'roles-set'; to: string; by: string; channel: string; roles: RoleId[] }
  /**
   * Private to `to`: they facilitate a channel's course now, because `from` has left. `longest`, or absent in earlier releases:
   * they have held a role for longest. `first`: they were the first to do what only a facilitator may.
   */
  | { type: 'facilitates'; to: string; from: string; channel: string; because?: 'longest' | 'first' }
  /**
   * Tells the asker that a request goes to somebody else, because the person asked is late, away, gone, or no longer holds the
   * role. `found`: nobody was asked until now. `sent`: its asker sent it, because the stand-in had no answer. `moved`: the facilitator wanted it. `waits`: its asker waits for `to`. `workshop`: the stand-in answers, so that a workshop goes on. `to` absent: the stand-in answers, or anybody who can help.
   */
  | {
      type: 'handed-over';
      requestId: string;
      asker: string;
      from?: string;
      to?: string;
      role: RoleId;
      why: RoutingReason;
      /** Absent in posts of earlier releases, which knew only `late`. */
      because?: 'late' | 'away' | 'left' | 'dropped' | 'found' | 'sent' | 'moved' | 'waits' | 'workshop';
      /** It's a remark to the data scientist. */
      remark?: true;
      /** Who is away: `from` first, or `to` who is waited for, if it is them. Absent in posts of earlier releases. */
      away?: Absentee[];
    }
  /** Private to `to`, once a day: the requests that wait for their answer. Times in ISO 8601. */
  | {
      type: 'digest';
      to: string;
      /** The facilitator who sent it; absent where the app reminds. */
      nudgedBy?: string;
      requests: {
        requestId: string;
        channelId: string;
        asker: string;
        role: RoleId;
        kind: SentKind;
        /** The role in which the asker speaks, where it's a remark. */
        as?: RoleId;
        text: string;
        askedAt: string;
        due?: string;
        /** Absent while it waits for `to`. */
        settled?: Settled;
      }[];
      /** What else waited to be told. Absent in posts of earlier releases, and where there is nothing. */
      items?: NewsItem[];
      /** On the first day of a week: what lies ahead. */
      week?: WeekAhead;
    }
  /** What to expect of the weeks of a schedule that `by` has set: how many lessons, the first, and what people will hear. */
  | { type: 'kick-off'; by: string; lessons: number; first?: NextLesson; weekly?: true }
  /**
   * What came of a course's week, in the channel: how much was asked, answered and reviewed, the request that reviewers rated best, and the requests
   * that wait for an answer, oldest first.
   */
  | {
      type: 'week-recap';
      asked: number;
      answered: number;
      reviews: number;
      best?: { requestId: string; asker: string; text: string; roles: RoleId[] };
      open: OpenQuestion[];
    }
  /** Private to `to`, who joins late or has missed lessons: the shortest way into the newest lesson. */
  | { type: 'catch-up'; to: string; channel: string; why: 'late' | 'behind'; lessonId: string; process: LessonId }
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
  /** Earlier releases posted it. Now an invitation is a direct message, and the request has a button for everybody else. */
  | {
      type: 'review-invitation';
      requestId: string;
      /** Reviewers that the message names; empty when reviews are anonymous. */
      reviewers: string[];
      asker: string;
      roles: RoleId[];
      fallback: boolean;
    }
  /** Private to `to`: a request to review. `channel`: where, in a direct message. */
  | {
      type: 'review-asked';
      requestId: string;
      to: string;
      channel?: string;
      asker: string;
      roles: RoleId[];
      /** The review will show its reviewer's name. Earlier releases wrote this message only where it doesn't. */
      named?: true;
      /** It's a remark to the data scientist. */
      remark?: true;
      /** Absent while the review is wanted. */
      settled?: 'reviewed' | 'full';
    }
  /** Private to `to`, who asked: all wanted reviews of their request are in. */
  | { type: 'reviews-complete'; requestId: string; to: string; channel: string; roles: RoleId[]; remark?: true }
  /** What a request's reviews say together, and each of them. It grows with each review. */
  | {
      type: 'review-results';
      requestId: string;
      asker: string;
      /** The request's first words. */
      about: string;
      /** How many reviews are wanted. */
      of: number;
      /** In order. */
      reviews: ShownReview[];
      /** They're about a remark to the data scientist. */
      remark?: true;
    }
  /** One review. Earlier releases posted one message a review. */
  | {
      type: 'review-result';
      requestId: string;
      asker: string;
      /** Absent when reviews are anonymous. */
      reviewer?: string;
      ratings: Ratings;
      comment: string;
      nth: number;
      of: number;
      /** The asker's reaction. */
      reaction?: Reaction;
    }
  /**
   * What the asker of a request thinks of it, where nobody else can review it, and how they write it anew: before and after. Each step edits it.
   */
  | {
      type: 'self-review';
      requestId: string;
      asker: string;
      /** The request's text when it was reviewed. */
      text: string;
      ratings: Ratings;
      /** Absent until the request is rewritten. */
      rewrite?: { text: string; ratings: Ratings };
      /** It's a remark to the data scientist. */
      remark?: true;
    }
  /**
   * How far the team is. `by` asked for it. `waiting`: what requests wait for, oldest first; absent when nothing does, and in posts of earlier
   * releases. `movedTo`: the key of the newer message that has taken its place.
   */
  | { type: 'progress'; by: string; rows: ProcessProgress[]; waiting?: Waiting[]; movedTo?: string }
  /** The goal, what the team has found out and decided, newest decision first, and the requests that wait, oldest first. A channel has one. */
  | {
      type: 'project-page';
      goal?: { sentence: string; targetR2: number };
      found: FoundOut[];
      decisions: (Pick<Decision, 'what' | 'byId' | 'role'> & { at: string })[];
      open: OpenQuestion[];
      /** What someone who took the course alone brings to their real team. */
      questions?: OwnQuestion[];
    }
  /**
   * How far a workshop is, while the app leads it. It's edited all the time, so it mentions nobody. `asked`: how many of the people have asked
   * in this process. `waiting`: for whom the most requests wait. `later`: the blocks to come.
   */
  | {
      type: 'workshop-board';
      workshopId: string;
      step: number;
      block: Block;
      /** ISO 8601; absent in a pause and at the end. */
      endsAt?: string;
      /** In a pause, how many minutes are left of the block. */
      left?: number;
      over?: true;
      people: { asked: number; of: number };
      waiting: { userId: string; count: number }[];
      notes: number;
      later: { block: Block; at: string }[];
    }
  /** A block of a workshop begins. In an ask, `pairs` says who asks whom. */
  | {
      type: 'workshop-block';
      workshopId: string;
      step: number;
      block: Block;
      endsAt: string;
      /** The lesson of its process; absent in a block without a process. */
      lessonId?: string;
      pairs?: Pair[];
    }
  /** One line about a workshop: its block ends soon; or the app was away, and `by`, who leads, decides how it goes on. */
  | { type: 'workshop-line'; workshopId: string; what: 'last-minutes'; block: Block; endsAt: string }
  | { type: 'workshop-line'; workshopId: string; what: 'held'; block: Block; by: string }
  /** The request of a process that its reviewers rated best, for all to talk about. */
  | {
      type: 'workshop-best';
      workshopId: string;
      process: ProcessId;
      requestId: string;
      asker: string;
      text: string;
      roles: RoleId[];
    }
  /** What a workshop has come to. `by` led it. `notes`: what was left for later. */
  | {
      type: 'workshop-end';
      workshopId: string;
      by: string;
      rows: { process: ProcessId; asked: number; byPeople: number; byStandIns: number; reviews: number }[];
      decisions: number;
      notes: { author: string; text: string }[];
    }
  /** Private to `to`: introduces the files of a channel's report. */
  | { type: 'report'; to: string; channel: string; requests: number }
  /** Private to `to`: introduces the file with the page of a channel's workshop. */
  | { type: 'workshop-page'; to: string; channel: string; workshopId: string }
  /** Private to `to`: introduces files of a run that they asked for. `channel`: where it ran. */
  | { type: 'run-files'; to: string; channel: string; process: ProcessId }
  /** Private to `to`: the facilitator `by` asks them back into a channel's course, where nothing waits for them. */
  | { type: 'nudge'; to: string; by: string; channel: string }
  /** Private to `to`: what `asker`, who takes the course alone in `channel`, asks a real person. Releases before had no channel. */
  | {
      type: 'real-question';
      to: string;
      channel?: string;
      questionId: string;
      asker: string;
      text: string;
      answered?: true;
      passed?: true;
    }
  /** A real person, `by`, tells `asker` that a question isn't theirs to answer, and whom they would ask, if they know. `about`: its first words. */
  | { type: 'real-passed'; asker: string; by: string; about: string; instead?: string }
  /** The answer of a real person, `by`, in the conversation of `asker`. `about`: the question's first words. */
  | { type: 'real-answer'; asker: string; by: string; about: string; text: string }
  /**
   * Private to `to`: `asker`, who takes the course alone, asks them to be their buddy. It's edited when they answer, and when either ends it.
   * `withdrawn`: `asker` has ended it before they answered.
   */
  | { type: 'buddy-asked'; to: string; tieId: string; asker: string; state: BuddyState | 'withdrawn' }
  /** Private to `to`: `asker` has ended it that they are the buddy. */
  | { type: 'buddy-ended'; to: string; asker: string }
  /** In the conversation of someone who takes the course alone: what `by`, whom they have asked to be their buddy, says or did. */
  | { type: 'buddy-line'; what: 'accepted' | 'declined' | 'ended' | 'gone'; by: string }
  /** Private to `to`, the buddy of `asker`: a request of theirs is finished. */
  | {
      type: 'buddy-finished';
      requestId: string;
      to: string;
      channel: string;
      tieId: string;
      asker: string;
      process: LessonId;
      kind: SentKind;
      roles: RoleId[];
      text: string;
      /** The latest answer, which has the verdicts on a presentation. Absent where there is none. */
      answer?: { author: string; text: string };
      /** What the asker thinks of their request, and how they wrote it anew. */
      ratings?: Ratings;
      rewrite?: string;
    }
  /** What `by`, the buddy of `asker`, says about a finished request, in its thread. `about`: the request's first words. */
  | { type: 'buddy-comment'; asker: string; by: string; about: string; text: string }
  /** At the end of a course that someone takes alone: the questions that they bring to their real team. */
  | { type: 'own-questions'; author: string; questions: OwnQuestion[] }
  /**
   * To someone who takes the course alone, once a day, because they have asked for it: their next step. `stopped`: it has stopped by itself, since
   * so many in a row were ignored.
   */
  | ({ type: 'daily-nudge' } & ({ what: 'step'; path: OwnPath } | { what: 'stopped'; ignored: number }))
  /** `by` has moved the due dates of so many open requests by some working days. */
  | { type: 'dates-moved'; by: string; days: number; requests: number }
  /**
   * What becomes of a team's own table. `asked`: the holders of a role are asked whether the course may use it, until it's `allowed`, `refused`
   * or `settled` otherwise. Then one message says that it's `used`, and one that it's `deleted`.
   */
  | ({ type: 'own-data'; dataId: string; file: string; rows: number; columns: number; by: string } & (
      | { what: 'asked'; role: ConsentRole; holders: string[] }
      | { what: 'settled'; role: ConsentRole; holders: string[] }
      | { what: 'allowed' | 'refused'; role: ConsentRole; holders: string[]; answeredBy: string; text: string }
      | { what: 'used'; version: number }
      | { what: 'deleted'; version: number; files: number }
    ))
  /** `by` lets the course use another data set: one of the app, by its id, or a table by its name. */
  | { type: 'data-switched'; by: string; dataset?: string; name?: string }
  /** Private to `to`: a table has been read meanwhile. `refused`: it can't be used, and why. */
  | { type: 'own-data-read'; to: string; channel: string; dataId: string; file: string; refused?: string }
  /** Private to `to`: introduces the file with the dates of a channel's schedule. */
  | { type: 'calendar'; to: string; channel: string }
  /**
   * Private to `to`: introduces the certificate for what they did in a workshop or in the whole course, by the id of the workshop or the cohort.
   * `on`: the day on it. `sentAt`: when they asked for it (both ISO 8601).
   */
  | {
      type: 'certificate';
      to: string;
      channel: string;
      of: 'workshop' | 'course';
      subject: string;
      on: string;
      sentAt: string;
    }
  /** Private to `to`: introduces the file with everything that is kept about them. */
  | { type: 'my-data'; to: string }
  /** Earlier releases posted it once the wanted reviews were in. */
  | { type: 'review-summary'; requestId: string; asker: string; summary: ReviewSummary };

/** Types of messages that only one person sees. */
const PRIVATE = [
  'role-cards',
  'news',
  'digest',
  'halted',
  'roles-set',
  'facilitates',
  'report',
  'run-files',
  'calendar',
  'own-data-read',
  'nudge',
  'certificate',
  'workshop-page',
  'real-question',
  'buddy-asked',
  'buddy-ended',
  'buddy-finished',
  'catch-up',
  'my-data',
  'review-asked',
  'reviews-complete',
] as const;
export type PrivateType = (typeof PRIVATE)[number];

/** The only person who sees a private message; undefined for a public one. */
export function privateTo(content: Content): string | undefined {
  return isPrivate(content) ? content.to : undefined;
}

export function isPrivate(content: Content): content is ContentOf<PrivateType> {
  return PRIVATE.some((type) => type === content.type);
}

/** A verdict on a statement. `kept`: as a decision. */
export interface ShownVerdict {
  statement: string;
  /** Absent once its data set is deleted. */
  figure?: Figure;
  verdict: Verdict;
  /** May be empty where the statement is confirmed. */
  sentence: string;
  kept?: true;
}

/** A request that waits for an answer in a role: of `assignee`, or of anybody who can help. */
export interface Waiting {
  requestId: string;
  asker: string;
  role: RoleId;
  assignee?: string;
}

/** What lies ahead of a person in a week, in all their courses. */
export interface WeekAhead {
  /** How many requests wait for their review. */
  reviews: number;
  /** The lessons to come this week. */
  next: { channel: string; lesson: NextLesson }[];
  /** What takes five minutes; absent where nothing is left to do. */
  five?:
    | { do: 'answer' | 'review' }
    | { do: 'ask' | 'quick-check'; lessonId: string; process: LessonId; channel: string };
}

/** What the newest run of a process says in one sentence. */
export interface FoundOut {
  process: ProcessId;
  runId: string;
  headline: string;
}

/** A request that waits for an answer. `about`: its first words. */
export interface OpenQuestion {
  requestId: string;
  asker: string;
  about: string;
  /** The roles that haven't answered yet. */
  roles: RoleId[];
}

/** What files belong to. */
export type FileSubject =
  | 'run'
  | 'run-files'
  | 'report'
  | 'my-data'
  | 'calendar'
  | 'certificate'
  | 'workshop-page'
  | 'other';

/** A chart in the message of the findings: a file that another message has shared. */
/** A decision that a run followed. */
interface FollowedDecision {
  what: ColumnDecision;
  byId: string;
  role?: RoleId;
}

export interface ImageInFindings {
  /** Slack's id of the file. */
  fileId: string;
  altText: string;
}

/** One file of a group. */
export interface FileInGroup {
  artifactId: string;
  title: string;
  altText: string;
  isImage: boolean;
  /** Slack refuses this one. Its words stand among the others. */
  refused?: true;
}

/** The next lesson of a schedule and its time (ISO 8601). `waits`: it comes once the lesson before it is finished. */
export interface NextLesson {
  process: LessonId;
  at: string;
  waits: boolean;
}

/** What a scheduled lesson says about the schedule: the next lesson, if any. */
export interface Scheduled {
  next?: NextLesson;
  /** The facilitator has paused the schedule, or the course. */
  paused?: true;
  /** A later message tells what is next. */
  followed?: true;
}

/**
 * One thing that a person is told in a direct message. It is first a post of its channel, so that it comes after what it is about; in its
 * turn the outbox adds it to the person's direct messages.
 */
export type NewsItem = ContentOf<'role-cards' | 'review-asked' | 'reviews-complete' | 'buddy-finished'>;

/** Content of one message type. */
export type ContentOf<T extends Content['type']> = Extract<Content, { type: T }>;
