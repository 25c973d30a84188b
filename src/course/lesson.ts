import type { LessonId } from './lesson-id.ts';
import type { Locale } from './locale.ts';
import type { RequestKind } from './request-kind.ts';
import type { RoleId } from './role.ts';

/** The parts of a lesson, in order. */
export const LESSON_PARTS = ['what', 'why', 'how', 'programming', 'communication'] as const;
export type LessonPartId = (typeof LESSON_PARTS)[number];

interface LessonPart {
  heading: string;
  /** The whole part. */
  markdown: string;
  /** What the lesson's thread shows of it. The rest waits behind **More**. */
  short: string;
  line: number;
}

/** The lesson of a process has every part. Other lessons may lack the exercises. */
export type LessonParts = Record<'what' | 'why' | 'how', LessonPart> &
  Partial<Record<'programming' | 'communication', LessonPart>>;

/** The messages of a lesson's thread, in order: Read (what, why and how), Do and Ask. */
const LESSON_MESSAGES = ['read', 'programming', 'communication'] as const;
export type LessonMessageId = (typeof LESSON_MESSAGES)[number];

/** The parts that a message of the thread shows. */
export const PARTS_OF: Record<LessonMessageId, readonly LessonPartId[]> = {
  read: ['what', 'why', 'how'],
  programming: ['programming'],
  communication: ['communication'],
};

/** Ids of the messages that a lesson's thread has, in order. */
export function messageIdsOf({ parts }: Pick<Lesson, 'parts'>): LessonMessageId[] {
  return LESSON_MESSAGES.filter((id) => PARTS_OF[id].some((part) => parts[part] !== undefined));
}

/** Ids of the parts that a lesson has, in order. */
export function partIdsOf({ parts }: Pick<Lesson, 'parts'>): LessonPartId[] {
  return LESSON_PARTS.filter((id) => parts[id] !== undefined);
}

/** A request that the course shows as an example. */
export interface ExampleRequest {
  id: string;
  roles: RoleId[];
  kind: RequestKind;
  /** The column of the course's data that the reply says has to stay: a decision that the team can keep. */
  keeps?: string | undefined;
  /** The request in a few words, as one would send it in Slack. */
  text: string;
  /** The same request with everything that its reader may want to know. Shown on request. */
  full: string;
  /** Why the team asks it. */
  why: string;
  /** A plausible answer. The role's stand-in gives it when no one holds the role, marked as a stand-in's. */
  reply: string;
  /** What the stand-in answers to a follow-up question. An example has it where `reply` leaves the asker with nothing to act on. */
  askedBack?: string;
}

/** A situation to think through. The hint and the answer appear on request. */
export interface LessonCase {
  id: string;
  title: string;
  /** Markdown, like `hint` and `answer`. */
  task: string;
  hint: string;
  answer: string;
  line: number;
}

/** One answer of a question of the quick check. */
export interface QuickOption {
  id: string;
  text: string;
  /** What a wrong answer stands for. The right one has none. */
  misconception?: Misconception;
}

/** A mistake that people are known to make. */
interface Misconception {
  name: string;
  /** Where it's described. */
  source: string;
  /** Why it's wrong. Markdown. */
  why: string;
}

/** A question of the quick check. One of its options is right. */
export interface QuickQuestion {
  id: string;
  text: string;
  options: QuickOption[];
  line: number;
}

/** A line of a vague request, and how it should be. */
export interface RewrittenLine {
  before: string;
  after: string;
  /** What the rewrite changes. */
  why: string;
}

/** A vague request to a role, rewritten line by line. */
export interface BeforeAndAfter {
  role: RoleId;
  kind: RequestKind;
  lines: RewrittenLine[];
  line: number;
}

/** What a role says. */
export interface RoleView {
  role: RoleId;
  text: string;
}

/** Two roles that contradict each other. The learner asks both, and brings them together. */
export interface TwoViews {
  /** Markdown, like `task` and `answer`. */
  situation: string;
  views: readonly [RoleView, RoleView];
  task: string;
  /** One way to bring them together. The app shows it to those who have asked both. */
  answer: string;
  line: number;
}

/** What a good thing to confirm looks like. */
export interface ModelPresentation {
  /** Whom to ask. */
  role: RoleId;
  /** The figure that shows it, in words. */
  figure: string;
  statement: string;
  /** Why it's worth asking. Markdown. */
  why: string;
  line: number;
}

/** A task that takes one change in the notebook of a run. The app picks the value, and computes the answer. */
export interface LessonTask {
  /** The app knows by it how the answer is computed. */
  id: string;
  question: string;
  /** The line of Python that the learner writes, with `{value}` or `{column}` for what the app picks. */
  change: string;
  /** The numbers that the app may pick, in the order in which it tries them; empty where it picks none. */
  values: number[];
  /** How far from the computed answer a right one may be: absolute, or in percent of it. */
  tolerance: { by: number; percent: boolean };
  /** What the answer counts or measures. */
  unit: string;
  /** Where to look, for someone whose answer is wrong. Markdown. */
  hint: string;
  /** What the learner can say to the domain expert now. Plain text. */
  say: string;
  line: number;
}

export interface Lesson {
  process: LessonId;
  locale: Locale;
  title: string;
  /** The purpose of the lesson, in one or two sentences. */
  summary: string;
  /** Minutes for reading, one run and one request: 10 to 20 for a process, 5 to 15 for other lessons. What is optional takes more. */
  minutes: number;
  /** What people can do after the lesson, each one short sentence that can be observed. It goes on from "You can now". */
  outcomes: string[];
  parts: LessonParts;
  /** Tasks to do in the notebook, the one to give first; empty when nothing is run in the lesson. */
  tasks: LessonTask[];
  /** Empty when the lesson has no quick check. */
  quickCheck: QuickQuestion[];
  /** Empty when the lesson has no cases. */
  cases: LessonCase[];
  /** The lesson of a process has it. */
  beforeAndAfter?: BeforeAndAfter;
  /** One lesson of the course has it. */
  twoViews?: TwoViews;
  /** The lesson of a process has it. */
  presentation?: ModelPresentation;
  exampleRequests: ExampleRequest[];
  furtherReading: string;
}
