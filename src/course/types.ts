/** What is taught, as data. Ids and structure come from `lessons/course.yml`, words from `lessons/<locale>/`. */

export const LOCALES = ['en', 'ja'] as const;
export type Locale = (typeof LOCALES)[number];

export const PROCESS_IDS = ['business-understanding', 'analyze', 'prepare', 'preprocess', 'train', 'test'] as const;
export type ProcessId = (typeof PROCESS_IDS)[number];

/** Lessons that are no process and have no programming step: they open the course and close it. */
export const FRAME_IDS = ['course', 'environment', 'closing'] as const;
export type LessonId = ProcessId | (typeof FRAME_IDS)[number];
/** Every lesson, in the order of the course. */
export const LESSON_IDS: readonly LessonId[] = ['course', 'environment', ...PROCESS_IDS, 'closing'];

/** True for a lesson of a process, which has a step to run. */
export function isProcess(id: LessonId): id is ProcessId {
  return (PROCESS_IDS as readonly string[]).includes(id);
}

/** The three kinds of request of the communication exercise (COURSE: 情報共有, 作業, レビュー). */
export const REQUEST_KINDS = ['information', 'work', 'review'] as const;
export type RequestKind = (typeof REQUEST_KINDS)[number];

/** Criteria of the peer review, and the words of its scale. */
export const RUBRIC = ['right-person', 'right-kind', 'specific', 'usable'] as const;
export type RubricCriterion = (typeof RUBRIC)[number];
/** Best first. */
export const RATINGS = ['fully', 'mostly', 'partly', 'not'] as const;
export type Rating = (typeof RATINGS)[number];

/** One of the 18 roles, kebab-case as in `lessons/course.yml` (for example `domain-expert`). */
export type RoleId = string;

export interface Role {
  id: RoleId;
  family: 'business' | 'builders' | 'engineering' | 'operations' | 'control';
  name: string;
  /** One sentence each: what the role does, what it knows that the data scientist needs, what it worries about. */
  does: string;
  knows: string;
  worries: string;
}

export interface LessonInfo {
  id: LessonId;
  /** 1 to 6 for the processes, 0 for what comes before them and 7 for what comes after. */
  number: number;
  name: string;
  /** Roles that a request may go to in this lesson, in the order of the course; none where it has no such exercise. */
  offers: RoleId[];
  /** False where the app has no lesson, or a process no programming step, yet. */
  available: boolean;
}

export interface ProcessInfo extends LessonInfo {
  id: ProcessId;
  consumes: string;
  /** The artifact this process leaves, for example "Analysis Report". */
  produces: string;
}

/** The parts of a lesson's thread, in order. */
export const LESSON_PARTS = ['what', 'why', 'how', 'programming', 'communication'] as const;
export type LessonPartId = (typeof LESSON_PARTS)[number];

interface LessonPart {
  heading: string;
  markdown: string;
  line: number;
}

/** A process has every part; a lesson around the processes may do without the exercises. */
export type LessonParts = Record<'what' | 'why' | 'how', LessonPart> &
  Partial<Record<'programming' | 'communication', LessonPart>>;

/** The parts that a lesson has, in order. */
export function partIdsOf({ parts }: Pick<Lesson, 'parts'>): LessonPartId[] {
  return LESSON_PARTS.filter((id) => parts[id] !== undefined);
}

export interface ModelRequest {
  id: string;
  roles: RoleId[];
  kind: RequestKind;
  /** The request as one would really write it in Slack. */
  text: string;
  /** Why it is asked. */
  why: string;
  /** How the role would plausibly answer: said by its stand-in where nobody holds it, and always marked so. */
  reply: string;
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
  process: LessonId;
  locale: Locale;
  title: string;
  /** One or two sentences: what this lesson is for. */
  summary: string;
  /** Minutes to read and do, 10 to 20 for a process, 5 to 15 for the lessons around them. */
  minutes: number;
  /** Markdown of each part, with its heading text. */
  parts: LessonParts;
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
  /** Every lesson in the order of the course: what opens it, the processes, what closes it. */
  lessons(locale: Locale): LessonInfo[];
  lessonInfo(locale: Locale, id: LessonId): LessonInfo;
  roles(locale: Locale): Role[];
  role(locale: Locale, id: RoleId): Role;
  /** What this role should be asking the data scientist in this process; empty where it is not offered. */
  roleCard(locale: Locale, process: LessonId, role: RoleId): string[];
  /** @throws AppError lesson_not_found when no such lesson is written in any locale. */
  lesson(locale: Locale, id: LessonId): Lesson;
  t: Translate;
}

/**
 * Why this person was chosen: sole holder, fewest open requests, handed on by another holder, the stand-in or the facilitator
 * for a role that nobody (else) holds, or nobody is left.
 */
export type RoutingReason = 'sole-holder' | 'least-busy' | 'handed-on' | 'stand-in' | 'facilitator' | 'nobody';
