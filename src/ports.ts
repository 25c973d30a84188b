import type { Chart } from './charts/chart.ts';
import type { LessonId, Locale, ProcessId, RequestKind, RoleId, RoutingReason } from './course/types.ts';
import type { LabellingItem } from './exercise/labelling-items.ts';
import type { AssignmentState, RequestState } from './exercise/request-state.ts';
import type { Ratings } from './exercise/rubric.ts';
import type { Content, RunState } from './messages/content.ts';
import type { KeptFile, KeptHistory, KeptRun, Packed } from './ports/artifacts.ts';
import type { Artifact, Parameters } from './steps/step.ts';
import type { WorkingHours } from './team/working-hours.ts';

export type { ReadArtifact } from './ports/artifacts.ts';
export type { Chat, Group, Person } from './ports/chat.ts';
export type { JobKind, JobPayloads, Jobs } from './ports/jobs.ts';
export type { Schedule, Slot } from './ports/schedule.ts';
export type { Store } from './ports/store.ts';
export type { Backlog, DeliveryKind, Watch } from './ports/watch.ts';

/** What the domain asks of the world. Edges (`slack`, `store`, `jobs`, `render`) implement these; `main` wires them. */

export interface Clock {
  now(): Date;
}

export interface Random {
  /** A new UUID v4. */
  uuid(): string;
}

export interface ChartRenderer {
  /** @returns PNG bytes. */
  render(chart: Chart, locale: Locale): Promise<Uint8Array>;
}

/** Slack's ids: every row carries its workspace. */
export interface Place {
  teamId: string;
  channelId: string;
}

export interface Cohort extends Place {
  id: string;
  locale: Locale;
  /** Id in `data/datasets.json`. */
  dataset: string;
  facilitatorId: string;
  /** Stand-ins answer for roles that nobody holds. */
  standIns: boolean;
  /** Nothing is sent unasked while it rests. */
  paused: boolean;
  /** Reviews are shown without their reviewers' names. */
  anonymousReviews: boolean;
  /** When the team works, each on the clock of their own zone. */
  workingHours: Omit<WorkingHours, 'zone'>;
  createdAt: Date;
}

export interface RoleHolding {
  userId: string;
  role: RoleId;
  /** Who chose it for them; absent = they did. */
  chosenBy?: string;
}

export interface LessonPost {
  id: string;
  cohortId: string;
  process: LessonId;
  /** 1 for the first time the cohort gets this lesson, 2 when posted again. Unique with cohort and process. */
  edition: number;
  createdAt: Date;
}

export interface Run {
  id: string;
  cohortId: string;
  lessonId: string;
  process: ProcessId;
  /** As the learner changed them; once done, all of them. */
  parameters: Parameters;
  requestedBy: string;
  state: RunState;
  /** JSON of the step; undefined until done. */
  findings?: unknown;
  headline?: string;
  /** A request drafted from the findings. */
  draft?: string;
  /** The runs that this one was built on, by process; known once it has begun. */
  previous?: RunIds;
  /** Processes to run after this one, in the same thread. */
  next: ProcessId[];
  createdAt: Date;
}

export type RunIds = Partial<Record<ProcessId, string>>;

/** Everyone labels the same items, to see how far the team agrees. One a run of Prepare. */
export interface LabellingRound {
  id: string;
  cohortId: string;
  lessonId: string;
  /** The run of Prepare that chose the items. */
  runId: string;
  /** Column whose value is guessed. */
  target: string;
  items: LabellingItem[];
  startedBy: string;
  createdAt: Date;
}

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

export interface Reply {
  id: string;
  requestId: string;
  authorId: string;
  text: string;
  /** `ask-back` is the asker's own. */
  source: 'modal' | 'thread' | 'stand-in' | 'ask-back';
  /** What came with it: names and addresses; the files themselves stay where they are. */
  files: readonly { name: string; url?: string }[];
  editedAt?: Date;
  createdAt: Date;
}

export interface Review {
  requestId: string;
  reviewerId: string;
  /** invited: asked to · started: has opened it and keeps a place for a day · done. */
  state: 'invited' | 'started' | 'done';
  startedAt?: Date;
  /** Came without being asked. */
  volunteer: boolean;
  ratings?: Ratings;
  comment?: string;
  reaction?: Reaction;
  /** 1 for the first that was done. */
  nth?: number;
}

/** What the asker says to a review. */
export interface Reaction {
  kind: 'helps' | 'differs';
  text: string;
}

/**
 * A message as the outbox keeps it: a row with a key before it is a message. `revision` counts changes of `content`;
 * the message shows `deliveredRevision` of them (0 = not posted yet). Delivered in order of `seq` within a channel.
 */
export interface Post extends Place {
  key: string;
  seq: number;
  locale: Locale;
  /** Key of the post whose thread this one is in. */
  threadKey?: string;
  content: Content;
  revision: number;
  deliveredRevision: number;
  /** pending: never tried · undecided: an attempt began and its fate is unknown · posted · failed: for good. */
  state: 'pending' | 'undecided' | 'posted' | 'failed';
  /** Slack's message id, once posted. */
  ts?: string;
  /** Slack's file id, once uploaded. */
  fileId?: string;
  attempts: number;
  /** How long ago its last attempt began, by the database's clock; absent before the first. */
  begunMsAgo?: number;
  error?: string;
}

export interface NewPost extends Place {
  key: string;
  locale: Locale;
  threadKey?: string;
  content: Content;
}

/** What a run of a step gave. */
export interface StepOutcome {
  findings: unknown;
  /** All of them, defaults filled in. */
  parameters: Parameters;
  summary: string;
  headline: string;
  /** A request that the learner may send, drafted from the findings. */
  draft?: string;
  charts: { id: string; title: string; altText: string; png: Uint8Array }[];
  /** The process's artifact of the course comes first. */
  artifacts: readonly Artifact[];
}

/** The same with its files as they are kept: what comes out of the thread that ran the step. */
export interface RunOutcome extends Omit<StepOutcome, 'artifacts'> {
  artifacts: readonly KeptFile[];
}

/** What a person is asked about one row, to see its prediction. */
export interface Question {
  column: string;
  type: 'numeric' | 'categorical';
  /** Median or most frequent value of the training rows. */
  default: string;
  /** Known ones; none for numbers. */
  categories: string[];
  /** Least and greatest number of the training rows; absent in models of earlier releases. */
  range?: { least: number; greatest: number };
}

/** What a model asks and, once that is answered, predicts in the target's unit. */
export interface Prediction {
  target: string;
  /** Unit of the target, where it is known. */
  unit?: string;
  questions: Question[];
  predicted?: { elasticNet: number; forest: number };
}

/** Runs steps and draws their charts away from the event loop. */
export interface Compute {
  run(
    input: {
      process: ProcessId;
      dataset: string;
      parameters: Parameters;
      /** What the processes before this one left. */
      history: KeptHistory;
      /** What earlier runs of the same process left, oldest first. */
      earlier: readonly KeptRun[];
      locale: Locale;
    },
    progress: (share: number, stage: string) => void,
    /** Ends the computation, which then rejects. */
    signal?: AbortSignal,
  ): Promise<RunOutcome>;
  /** @returns PNG bytes */
  draw(chart: Chart, locale: Locale): Promise<Uint8Array>;
  /** What a model asks and, with answers in the order of its questions, predicts; see `questions` and `predictOne` of the step Train. */
  predict(input: { model: Packed; answers?: readonly string[] }): Promise<Prediction>;
}

/** Structured log without message texts, names or secrets. */
export interface Log {
  info(fields: Record<string, unknown>, message: string): void;
  warn(fields: Record<string, unknown>, message: string): void;
  error(fields: Record<string, unknown>, message: string): void;
}
