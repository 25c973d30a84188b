/** What is taught, as data. Ids and structure come from `lessons/course.yml`, words from `lessons/<locale>/`. */

export const LOCALES = ['en', 'ja'] as const;
export type Locale = (typeof LOCALES)[number];

export const PROCESS_IDS = ['business-understanding', 'analyze', 'prepare', 'preprocess', 'train', 'test'] as const;
export type ProcessId = (typeof PROCESS_IDS)[number];

/** The three kinds of request of the communication exercise (COURSE: 情報共有, 作業, レビュー). */
export const REQUEST_KINDS = ['information', 'work', 'review'] as const;
export type RequestKind = (typeof REQUEST_KINDS)[number];

/** Criteria of the peer review, and the words of its scale. */
export const RUBRIC = ['right-person', 'right-kind', 'specific'] as const;
export type RubricCriterion = (typeof RUBRIC)[number];
export const RATINGS = ['yes', 'partly', 'no'] as const;
export type Rating = (typeof RATINGS)[number];

/** One of the 18 roles, kebab-case as in `lessons/course.yml` (for example `domain-expert`). */
export type RoleId = string;

export interface Role {
  id: RoleId;
  family: 'business' | 'builders' | 'engineering' | 'operations' | 'control';
  name: string;
  /** One sentence: what the role does. */
  does: string;
}

export interface ProcessInfo {
  id: ProcessId;
  /** 1 to 6, the order of the course. */
  number: number;
  name: string;
  consumes: string;
  /** The artifact this process leaves, for example "Analysis Report". */
  produces: string;
  /** Roles that a request may go to in this process, in the order of the course. */
  offers: RoleId[];
  /** False where the app has no programming step or lesson for it yet. */
  available: boolean;
}

/** The parts of a lesson's thread, in order. */
export const LESSON_PARTS = ['what', 'why', 'how', 'programming', 'communication'] as const;
export type LessonPartId = (typeof LESSON_PARTS)[number];

export interface ModelRequest {
  id: string;
  roles: RoleId[];
  kind: RequestKind;
  /** The request as one would really write it in Slack. */
  text: string;
  /** Why it is asked. */
  why: string;
}

/** A situation to think through: its hint and its answer are shown when they are asked for. */
export interface LessonCase {
  id: string;
  title: string;
  /** Markdown, as `hint` and `answer` are. */
  task: string;
  hint: string;
  answer: string;
  line: number;
}

export interface Lesson {
  process: ProcessId;
  locale: Locale;
  title: string;
  /** One or two sentences: what this process is for. */
  summary: string;
  /** Minutes to read and do, 10 to 20. */
  minutes: number;
  /** Markdown of each part, with its heading text. */
  parts: Record<LessonPartId, { heading: string; markdown: string; line: number }>;
  /** Empty where the lesson has none. */
  cases: LessonCase[];
  modelRequests: ModelRequest[];
  furtherReading: string;
}

/** Fills `{name}` placeholders of the message `key`; throws on an unknown key or a missing value (programming error). */
export type Translate = (locale: Locale, key: string, values?: Record<string, string | number>) => string;

/** The whole course, loaded and checked. */
export interface Course {
  processes(locale: Locale): ProcessInfo[];
  process(locale: Locale, id: ProcessId): ProcessInfo;
  roles(locale: Locale): Role[];
  role(locale: Locale, id: RoleId): Role;
  /** @throws AppError lesson_not_found when no lesson is written for the process in any locale. */
  lesson(locale: Locale, id: ProcessId): Lesson;
  t: Translate;
}

/** Why this person was chosen: sole holder, fewest open requests, facilitator stands in, or nobody is left. */
export type RoutingReason = 'sole-holder' | 'least-busy' | 'facilitator' | 'nobody';
