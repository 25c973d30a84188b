import { z } from 'zod';
import type { ExampleRequest } from '../lesson.ts';
import { parseYaml } from '../parse-yaml.ts';
import type { Finding } from '../problem.ts';
import { REQUEST_KINDS } from '../request-kind.ts';
import { type Section, splitSections } from './split-sections.ts';

const head = z.strictObject({
  roles: z
    .string()
    .transform((text) => text.split(',').map((role) => role.trim()))
    .refine((roles) => roles.every((role) => role !== ''), 'must be ids of roles, separated by commas'),
  kind: z.enum(REQUEST_KINDS),
});

/** The section below an example request: the stand-in's reply. */
const BELOW = ['reply'] as const;

/**
 * Reads the section of example requests. Each is a `### Gist {#id}`, two lines `roles: a, b` and `kind: work`, the
 * request as a quotation (`> `), its reason as the text after it, and `#### Stand-in reply {#reply}` with a plausible
 * answer as a quotation. Only authors see the gist.
 */
export function parseExampleRequests(section: Section | undefined): {
  requests: ExampleRequest[];
  findings: Finding[];
} {
  if (section === undefined) return { requests: [], findings: [] };
  const { sections, findings } = splitSections(section.markdown, undefined, {
    depth: 3,
    firstLine: section.bodyLine,
    headings: section.headings,
  });
  const requests = sections.flatMap((each) => {
    const parsed = parseOne(each);
    if ('roles' in parsed) return [parsed];
    findings.push(...parsed.map((finding) => ({ ...finding, reason: `{#${each.id}} ${finding.reason}` })));
    return [];
  });
  if (sections.length === 0) findings.push({ line: section.line, reason: '{#example-requests}: holds no request' });
  return { requests, findings };
}

function parseOne({ id, markdown: whole, line, bodyLine, headings }: Section): ExampleRequest | Finding[] {
  const below = splitSections(whole, BELOW, { depth: 4, firstLine: bodyLine, owner: 'example request', headings });
  const answer = readReply(below.sections[0]);
  const lines = below.before.split('\n');
  const from = lines.findIndex((line) => line.startsWith('>'));
  if (from < 0) return [{ line: bodyLine, reason: 'needs the request itself, as a quotation (> )' }];
  const after = lines.slice(from).findIndex((line) => !line.startsWith('>'));
  const to = after < 0 ? lines.length : from + after;
  const fields = parseYaml(lines.slice(0, from).join('\n'), head, bodyLine);
  const text = unquote(lines.slice(from, to));
  const why = lines.slice(to).join('\n').trim();
  const findings: Finding[] = [...(fields.ok ? [] : fields.findings), ...below.findings, ...answer.findings];
  if (lines.some((each, index) => index >= to && each.startsWith('>'))) {
    findings.push({ line, reason: 'has two quotations: the reply stands below #### Stand-in reply {#reply}' });
  }
  if (text === '' || text.length > 3000)
    findings.push({ line: bodyLine + from, reason: 'request: 1 to 3,000 characters' });
  if (why === '') findings.push({ line: bodyLine + to, reason: 'needs why it is asked, below the quotation' });
  if (why.length > 1000) findings.push({ line: bodyLine + to, reason: 'why: at most 1,000 characters' });
  return fields.ok && findings.length === 0 ? { id, ...fields.value, text, why, reply: answer.reply } : findings;
}

function readReply(section: Section | undefined): { reply: string; findings: Finding[] } {
  // splitSections has already reported a missing or empty section.
  if (section === undefined || section.markdown === '') return { reply: '', findings: [] };
  const lines = section.markdown.split('\n');
  const reply = unquote(lines);
  const isQuoted = lines.every((each) => each.startsWith('>'));
  if (isQuoted && reply !== '' && reply.length <= 3000) return { reply, findings: [] };
  return { reply, findings: [{ line: section.line, reason: 'reply: a quotation (> ) of 1 to 3,000 characters' }] };
}

function unquote(lines: readonly string[]): string {
  return lines
    .map((line) => line.replace(/^> ?/u, ''))
    .join('\n')
    .trim();
}
