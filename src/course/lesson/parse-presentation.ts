import { z } from 'zod';
import { dropComments } from '../drop-comments.ts';
import type { ModelPresentation } from '../lesson.ts';
import type { Locale } from '../locale.ts';
import { parseYaml } from '../parse-yaml.ts';
import type { Finding } from '../problem.ts';
import { unquote } from './read-quotation.ts';
import { SHORT_FORM } from './short-form.ts';
import type { Section } from './split-sections.ts';

const head = z.strictObject({
  role: z.string().trim().min(1, 'is empty'),
  figure: z.string().trim().min(1, 'is empty').max(100, 'must be at most 100 characters'),
});

/**
 * Reads the section that shows what a good thing to confirm looks like: `role: id` and `figure: words`, then the statement as a quotation
 * (`> `), then why it's worth asking.
 */
export function parsePresentation(
  section: Section | undefined,
  locale: Locale,
): { presentation?: ModelPresentation; findings: Finding[] } {
  // splitSections has already reported an empty section.
  if (section === undefined || section.markdown === '') return { findings: [] };
  const { markdown, line, bodyLine } = section;
  const rows = markdown.split('\n');
  const start = rows.findIndex((row) => row.startsWith('>'));
  const quoted = rows.slice(start).findIndex((row) => !row.startsWith('>'));
  const end = quoted === -1 ? rows.length : start + quoted;
  const fields = parseYaml(dropComments(rows.slice(0, Math.max(0, start)).join('\n')), head, bodyLine);
  const findings: Finding[] = fields.ok ? [] : [...fields.findings];
  const statement = start === -1 ? '' : unquote(rows.slice(start, end));
  const why = start === -1 ? '' : rows.slice(end).join('\n').trim();
  if (statement === '') findings.push({ line, reason: 'needs the statement as a quotation (> )' });
  if (why === '') findings.push({ line, reason: 'needs why it is worth asking, below the quotation' });
  const { short, unit, sizeOf } = SHORT_FORM[locale];
  const size = sizeOf(statement);
  if (size > short) findings.push({ line, reason: `the statement has ${size}; at most ${short} ${unit}` });
  if (!fields.ok || findings.length > 0) {
    return { findings: findings.map((each) => ({ ...each, reason: `{#presentation}: ${each.reason}` })) };
  }
  return { presentation: { ...fields.value, statement, why, line }, findings };
}
