import type { LessonCase } from '../lesson.ts';
import type { Finding } from '../problem.ts';
import { parseEntries, type Section, splitSections } from './split-sections.ts';

/** Sections below a case's task, in order. */
const ANSWERS = ['hint', 'answer'] as const;

/**
 * Reads the optional section of cases. Each case is a `### Title {#id}`, the task as the text below it, then
 * `#### Hint {#hint}` and `#### Answer {#answer}`. The app shows hint and answer only on request.
 */
export function parseCases(section: Section | undefined): { cases: LessonCase[]; findings: Finding[] } {
  const { entries, findings } = parseEntries(section, parseOne, 'case');
  return { cases: entries, findings };
}

function parseOne({ id, heading, markdown, line, bodyLine, headings }: Section): LessonCase | Finding[] {
  // splitSections has already reported an empty section.
  if (markdown === '') return [];
  const { sections, findings, before } = splitSections(markdown, ANSWERS, {
    depth: 4,
    firstLine: bodyLine,
    owner: 'case',
    headings,
  });
  if (before === '') findings.push({ line, reason: 'needs its task, below its title' });
  const [hint, answer] = ANSWERS.map((part) => sections.find((each) => each.id === part)?.markdown ?? '');
  if (findings.length > 0 || hint === undefined || answer === undefined) return findings;
  return { id, title: heading, task: before, hint, answer, line };
}
