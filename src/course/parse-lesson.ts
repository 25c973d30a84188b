import { z } from 'zod';
import { parseBeforeAndAfter } from './lesson/parse-before-and-after.ts';
import { parseCases } from './lesson/parse-cases.ts';
import { parseExampleRequests } from './lesson/parse-example-requests.ts';
import { parsePresentation } from './lesson/parse-presentation.ts';
import { parseQuickCheck } from './lesson/parse-quick-check.ts';
import { parseTasks } from './lesson/parse-tasks.ts';
import { parseTwoViews } from './lesson/parse-two-views.ts';
import { splitFrontMatter } from './lesson/split-front-matter.ts';
import { type Section, splitSections } from './lesson/split-sections.ts';
import { LESSON_PARTS, type Lesson, type LessonParts } from './lesson.ts';
import { isProcess, LESSON_IDS } from './lesson-id.ts';
import type { Locale } from './locale.ts';
import { parseYaml } from './parse-yaml.ts';
import type { Finding } from './problem.ts';

const fields = z.strictObject({
  process: z.enum(LESSON_IDS),
  title: z.string().trim().min(1, 'is empty').max(100, 'must be at most 100 characters'),
  summary: z.string().trim().min(1, 'is empty').max(500, 'must be at most 500 characters: one or two sentences'),
  minutes: z.int(),
  outcomes: z
    .array(z.string().trim().min(1, 'is empty').max(100, 'must be at most 100 characters: one short sentence'))
    .min(2, 'must be two or three')
    .max(3, 'must be two or three'),
});
/** A process has two exercises, other lessons have at most one, so their limits of minutes differ. */
const frontMatter = fields.superRefine(({ process, minutes }, context) => {
  const [least, most] = isProcess(process) ? [10, 20] : [5, 15];
  if (minutes >= least && minutes <= most) return;
  context.addIssue({ code: 'custom', path: ['minutes'], message: `must be ${least} to ${most}` });
});

/** Ids of a process lesson's sections, in order. They are the same in every language. */
const SECTION_IDS = [
  ...LESSON_PARTS,
  'do-it',
  'quick-check',
  'cases',
  'before-and-after',
  'two-views',
  'presentation',
  'example-requests',
  'further-reading',
] as const;
/** Sections with an exercise that only the lesson of a process may have, and may omit. */
const EXERCISE_IDS = ['do-it', 'cases', 'before-and-after', 'two-views', 'presentation'];
/** Sections that a process lesson may omit. */
const OPTIONAL_IDS: readonly string[] = [...EXERCISE_IDS, 'quick-check'];
/** Sections that only the lesson of a process may have. */
const PROCESS_IDS: readonly string[] = ['programming', ...EXERCISE_IDS];
/** Ids of a frame lesson's sections, in order. */
const FRAME_SECTION_IDS = SECTION_IDS.filter((id) => !PROCESS_IDS.includes(id));
const FRAME_OPTIONAL_IDS: readonly string[] = ['communication', 'quick-check', 'example-requests', 'further-reading'];

/**
 * Reads a lesson: front matter, then one `## Heading {#id}` for each of `SECTION_IDS`, in this order; `OPTIONAL_IDS`
 * may be missing. `<!-- more -->` in a part ends what the thread shows of it. A frame lesson has no programming part, and has either both communication and example requests or neither.
 * @returns the lesson when `findings` is empty
 */
export function parseLesson(text: string, locale: Locale): { lesson?: Lesson; findings: Finding[] } {
  const { front, body } = splitFrontMatter(text);
  if (front === undefined) return { findings: [{ line: 1, reason: 'must begin with front matter between --- lines' }] };
  const head = parseYaml(front, frontMatter, 2);
  // Read apart from the other fields, so that invalid front matter does not change which sections are expected.
  const typed = /^process:\s*(\S+)/mu.exec(front)?.[1];
  const isFrame = LESSON_IDS.some((id) => id === typed && !isProcess(id));
  const { sections, findings } = isFrame
    ? splitSections(body, FRAME_SECTION_IDS, { optional: FRAME_OPTIONAL_IDS })
    : splitSections(body, SECTION_IDS, { optional: OPTIONAL_IDS });
  const found = new Map(sections.map((section) => [section.id, section]));
  const tasks = parseTasks(found.get('do-it'));
  const quick = parseQuickCheck(found.get('quick-check'));
  const cases = parseCases(found.get('cases'));
  const { beforeAndAfter, ...rewritten } = parseBeforeAndAfter(found.get('before-and-after'), locale);
  const { twoViews, ...contrary } = parseTwoViews(found.get('two-views'), locale);
  const { presentation, ...shown } = parsePresentation(found.get('presentation'), locale);
  const requests = parseExampleRequests(found.get('example-requests'), locale);
  findings.push(
    ...(head.ok ? [] : head.findings),
    ...tasks.findings,
    ...quick.findings,
    ...cases.findings,
    ...requests.findings,
  );
  findings.push(...rewritten.findings, ...contrary.findings, ...shown.findings);
  findings.push(...checkCommunication(found, isFrame), ...checkMore(sections));
  findings.sort((a, b) => a.line - b.line);
  if (findings.length > 0 || !head.ok) return { findings };
  return {
    findings,
    lesson: {
      ...head.value,
      locale,
      parts: Object.fromEntries(
        LESSON_PARTS.flatMap((id) => {
          const section = found.get(id);
          return section === undefined ? [] : [[id, partOf(section)]];
        }),
      ) as unknown as LessonParts,
      tasks: tasks.tasks,
      quickCheck: quick.questions,
      cases: cases.cases,
      ...(beforeAndAfter === undefined ? {} : { beforeAndAfter }),
      ...(twoViews === undefined ? {} : { twoViews }),
      ...(presentation === undefined ? {} : { presentation }),
      exampleRequests: requests.requests,
      furtherReading: found.get('further-reading')?.markdown ?? '',
    },
  };
}

/** The line between what the thread shows of a part and what waits behind **More**. */
const MORE = /^<!-- more -->[ \t]*$/mu;

function partOf({ heading, markdown, line }: Section) {
  const [short = '', ...rest] = markdown.split(MORE);
  // The empty line that is left keeps the numbers of the lines behind it.
  return { heading, markdown: [short, ...rest].join(''), short: short.trim(), line };
}

/** A part that marks where **More** begins does so once, and shows something before. */
function checkMore(sections: readonly Section[]): Finding[] {
  return sections.flatMap(({ id, markdown, bodyLine }): Finding[] => {
    const [short = '', ...rest] = markdown.split(MORE);
    const line = bodyLine + short.split('\n').length - 1;
    if (rest.length === 0) return [];
    if (!LESSON_PARTS.some((part) => part === id)) {
      return [{ line, reason: `{#${id}}: is no part of the thread, so it takes no <!-- more -->` }];
    }
    if (rest.length > 1) return [{ line, reason: `{#${id}}: has <!-- more --> more than once` }];
    return short.trim() === '' ? [{ line, reason: `{#${id}}: shows nothing before <!-- more -->` }] : [];
  });
}

/**
 * The communication part of a process must quote the findings of its run. A frame lesson has no run, so it must not,
 * and it needs example requests to compare with.
 */
function checkCommunication(found: ReadonlyMap<string, Section>, isFrame: boolean): Finding[] {
  const communication = found.get('communication');
  const requests = found.get('example-requests');
  const quotes = communication?.markdown.includes('{findings}');
  const complain = (section: Section | undefined, reason: string) => [{ line: section?.line ?? 1, reason }];
  if (!isFrame) {
    const isQuoted = communication?.markdown.split(MORE)[0]?.includes('{findings}');
    if (communication === undefined || isQuoted) return [];
    return complain(
      communication,
      'communication: must quote what the team found: write {findings} where it belongs, before <!-- more -->',
    );
  }
  if (quotes) return complain(communication, 'communication: nothing is run in this lesson: leave {findings} out');
  if (communication !== undefined && requests === undefined) {
    return complain(communication, '{#communication}: needs {#example-requests} to compare with');
  }
  if (communication === undefined && requests !== undefined) {
    return complain(requests, '{#example-requests}: needs {#communication}, the exercise they belong to');
  }
  return [];
}
