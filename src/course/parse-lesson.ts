import { z } from 'zod';
import { parseCases } from './lesson/parse-cases.ts';
import { parseModelRequests } from './lesson/parse-model-requests.ts';
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
});
/** Minutes that a lesson may take: a process has two exercises, the lessons around them have one or none. */
const frontMatter = fields.superRefine(({ process, minutes }, context) => {
  const [least, most] = isProcess(process) ? [10, 20] : [5, 15];
  if (minutes >= least && minutes <= most) return;
  context.addIssue({ code: 'custom', path: ['minutes'], message: `must be ${least} to ${most}` });
});

/** Ids of a lesson's sections, in order, in every language. */
const SECTION_IDS = [...LESSON_PARTS, 'cases', 'model-requests', 'further-reading'] as const;
/** A lesson may do without these. */
const OPTIONAL_IDS: readonly string[] = ['cases'];
/** As `SECTION_IDS`, of a lesson that is no process: it has nothing to run, and an exercise only where it asks people. */
const FRAME_SECTION_IDS = SECTION_IDS.filter((id) => id !== 'programming' && id !== 'cases');
const FRAME_OPTIONAL_IDS: readonly string[] = ['communication', 'model-requests', 'further-reading'];

/**
 * Reads a lesson: front matter, then one `## Heading {#id}` for each of `SECTION_IDS`, in this order; cases are optional.
 * A lesson that is no process has no programming part, and both communication and model requests or neither.
 * @returns the lesson, or everything that is wrong with it
 */
export function parseLesson(text: string, locale: Locale): { lesson?: Lesson; findings: Finding[] } {
  const { front, body } = splitFrontMatter(text);
  if (front === undefined) return { findings: [{ line: 1, reason: 'must begin with front matter between --- lines' }] };
  const head = parseYaml(front, frontMatter, 2);
  // Also where the rest of the front matter is wrong: the parts are those of the lesson that was meant.
  const typed = /^process:\s*(\S+)/mu.exec(front)?.[1];
  const isFrame = LESSON_IDS.some((id) => id === typed && !isProcess(id));
  const { sections, findings } = isFrame
    ? splitSections(body, FRAME_SECTION_IDS, { optional: FRAME_OPTIONAL_IDS })
    : splitSections(body, SECTION_IDS, { optional: OPTIONAL_IDS });
  const found = new Map(sections.map((section) => [section.id, section]));
  const cases = parseCases(found.get('cases'));
  const requests = parseModelRequests(found.get('model-requests'));
  findings.push(...(head.ok ? [] : head.findings), ...cases.findings, ...requests.findings);
  findings.push(...checkCommunication(found, isFrame));
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
      cases: cases.cases,
      modelRequests: requests.requests,
      furtherReading: found.get('further-reading')?.markdown ?? '',
    },
  };
}

function partOf({ heading, markdown, line }: Section) {
  return { heading, markdown, line };
}

/** A process quotes what its run found; a lesson without a run cannot, and asks only with requests to compare with. */
function checkCommunication(found: ReadonlyMap<string, Section>, isFrame: boolean): Finding[] {
  const communication = found.get('communication');
  const requests = found.get('model-requests');
  const quotes = communication?.markdown.includes('{findings}');
  const complain = (section: Section | undefined, reason: string) => [{ line: section?.line ?? 1, reason }];
  if (!isFrame) {
    if (communication === undefined || quotes) return [];
    return complain(communication, 'communication: must quote what the team found: write {findings} where it belongs');
  }
  if (quotes) return complain(communication, 'communication: nothing is run in this lesson: leave {findings} out');
  if (communication !== undefined && requests === undefined) {
    return complain(communication, '{#communication}: needs {#model-requests} to compare with');
  }
  if (communication === undefined && requests !== undefined) {
    return complain(requests, '{#model-requests}: needs {#communication}, the exercise they belong to');
  }
  return [];
}
