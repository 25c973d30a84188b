import { z } from 'zod';
import { dropComments } from '../drop-comments.ts';
import type { BeforeAndAfter, RewrittenLine } from '../lesson.ts';
import type { Locale } from '../locale.ts';
import { parseYaml } from '../parse-yaml.ts';
import type { Finding } from '../problem.ts';
import { REQUEST_KINDS } from '../request-kind.ts';
import { SHORT_FORM } from './short-form.ts';
import type { Section } from './split-sections.ts';

const head = z.strictObject({ role: z.string().trim().min(1, 'is empty'), kind: z.enum(REQUEST_KINDS) });

/** Lines of a request: fewer show too little, more take too long to compare. */
const LINES = { least: 3, most: 5 };
/** What a line, or the reason for its rewrite, may take, in characters. People read them in a modal, one below the other. */
const MOST = 250;
const FIELD = /^ {2}- (?<name>after|why):(?<value>.*)$/u;

/**
 * Reads the section that rewrites a vague request line by line: `role: id` and `kind: work`, then a list. An item is a line as it was
 * written, and has indented below it `- after: the line as it should be` and `- why: what that changes`.
 */
export function parseBeforeAndAfter(
  section: Section | undefined,
  locale: Locale,
): { beforeAndAfter?: BeforeAndAfter; findings: Finding[] } {
  // splitSections has already reported an empty section.
  if (section === undefined || section.markdown === '') return { findings: [] };
  const { markdown, line, bodyLine } = section;
  const rows = dropComments(markdown).split('\n');
  const starts = rows.flatMap((row, index) => (row.startsWith('- ') ? [index] : []));
  const fields = parseYaml(rows.slice(0, starts[0]).join('\n'), head, bodyLine);
  const findings: Finding[] = fields.ok ? [] : [...fields.findings];
  const lines = starts.flatMap((start, nth) => {
    const parsed = parseLine(rows.slice(start, starts[nth + 1]), bodyLine + start);
    if ('before' in parsed) return [parsed];
    findings.push(...parsed);
    return [];
  });
  const { least, most } = LINES;
  if (starts.length < least || starts.length > most) {
    findings.push({ line, reason: `${starts.length} lines; must be ${least} to ${most}` });
  }
  const { short, unit, sizeOf } = SHORT_FORM[locale];
  const size = sizeOf(lines.map(({ after }) => after).join(' '));
  if (size > short) {
    findings.push({ line, reason: `the request has ${size} when it's rewritten; at most ${short} ${unit}` });
  }
  if (!fields.ok || findings.length > 0) {
    return { findings: findings.map((each) => ({ ...each, reason: `{#before-and-after}: ${each.reason}` })) };
  }
  return { beforeAndAfter: { ...fields.value, lines, line }, findings };
}

function parseLine([first = '', ...below]: readonly string[], line: number): RewrittenLine | Finding[] {
  const found: Record<string, string> = { before: first.slice(2).trim() };
  const strays: Finding[] = [];
  for (const [index, row] of below.entries()) {
    const field = FIELD.exec(row)?.groups;
    if (field?.name !== undefined) found[field.name] = (field.value ?? '').trim();
    else if (row.trim() !== '') {
      strays.push({
        line: line + index + 1,
        reason: 'below a line stand "  - after: …" and "  - why: …", one line each',
      });
    }
  }
  const { before = '', after = '', why = '' } = found;
  const parts = Object.entries({ before, after, why });
  const missing = parts.filter(([, text]) => text === '').map(([name]) => ({ line, reason: `needs "${name}"` }));
  const long = parts
    .filter(([, text]) => text.length > MOST)
    .map(([name, { length }]) => ({ line, reason: `${name}: ${length} characters; at most ${MOST}` }));
  const findings = [...strays, ...missing, ...long];
  return findings.length > 0 ? findings : { before, after, why };
}
