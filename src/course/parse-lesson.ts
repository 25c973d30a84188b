import { z } from 'zod';
import { parseCases } from './lesson/parse-cases.ts';
import { parseModelRequests } from './lesson/parse-model-requests.ts';
import { splitFrontMatter } from './lesson/split-front-matter.ts';
import { type Section, splitSections } from './lesson/split-sections.ts';
import { parseYaml } from './parse-yaml.ts';
import type { Finding } from './problem.ts';
import { LESSON_PARTS, type Lesson, type LessonPartId, type Locale, PROCESS_IDS } from './types.ts';

const frontMatter = z.strictObject({
  process: z.enum(PROCESS_IDS),
  title: z.string().trim().min(1, 'is empty').max(100, 'must be at most 100 characters'),
  summary: z.string().trim().min(1, 'is empty').max(500, 'must be at most 500 characters: one or two sentences'),
  minutes: z.int().min(10, 'must be 10 to 20').max(20, 'must be 10 to 20'),
});

/** Ids of a lesson's sections, in order, in every language. */
export const SECTION_IDS = [...LESSON_PARTS, 'cases', 'model-requests', 'further-reading'] as const;
/** A lesson may do without these. */
const OPTIONAL_IDS: readonly string[] = ['cases'];

/**
 * Reads a lesson: front matter, then one `## Heading {#id}` for each of `SECTION_IDS`, in this order; cases are optional.
 * @returns the lesson, or everything that is wrong with it
 */
export function parseLesson(text: string, locale: Locale): { lesson?: Lesson; findings: Finding[] } {
  const { front, body } = splitFrontMatter(text);
  if (front === undefined) return { findings: [{ line: 1, reason: 'must begin with front matter between --- lines' }] };
  const head = parseYaml(front, frontMatter, 2);
  const { sections, findings } = splitSections(body, SECTION_IDS, { optional: OPTIONAL_IDS });
  const found = new Map(sections.map((section) => [section.id, section]));
  const cases = parseCases(found.get('cases'));
  const requests = parseModelRequests(found.get('model-requests'));
  findings.push(...(head.ok ? [] : head.findings), ...cases.findings, ...requests.findings);
  const communication = found.get('communication');
  if (communication !== undefined && !communication.markdown.includes('{findings}')) {
    const reason = 'communication: must quote what the team found: write {findings} where it belongs';
    findings.push({ line: communication.line, reason });
  }
  findings.sort((a, b) => a.line - b.line);
  if (findings.length > 0 || !head.ok) return { findings };
  return {
    findings,
    lesson: {
      ...head.value,
      locale,
      parts: Object.fromEntries(LESSON_PARTS.map((id) => [id, partOf(found.get(id))])) as Record<
        LessonPartId,
        ReturnType<typeof partOf>
      >,
      cases: cases.cases,
      modelRequests: requests.requests,
      furtherReading: found.get('further-reading')?.markdown ?? '',
    },
  };
}

function partOf(section: Section | undefined) {
  if (section === undefined) throw new Error('A lesson without findings has all of its sections.');
  return { heading: section.heading, markdown: section.markdown, line: section.line };
}
