import { z } from 'zod';
import { dropComments } from '../drop-comments.ts';
import type { ExampleRequest } from '../lesson.ts';
import type { Locale } from '../locale.ts';
import { parseYaml } from '../parse-yaml.ts';
import type { Finding } from '../problem.ts';
import { REQUEST_KINDS } from '../request-kind.ts';
import { quotationIn, unquote } from './read-quotation.ts';
import { SHORT_FORM } from './short-form.ts';
import { parseEntries, type Section, splitSections } from './split-sections.ts';

const head = z.strictObject({
  roles: z
    .string()
    .transform((text) => text.split(',').map((role) => role.trim()))
    .refine((roles) => roles.every((role) => role !== ''), 'must be ids of roles, separated by commas'),
  kind: z.enum(REQUEST_KINDS),
  keeps: z.string().trim().min(1, 'is empty').optional(),
});

/** The sections below an example request, in order: the request in full, the stand-in's reply, and its reply to a follow-up question. */
const BELOW = ['full', 'reply', 'asked-back'] as const;
/** Of these, the one that an example has only where its reply is a poor one. */
const OPTIONAL = ['asked-back'] as const;
/** Most characters of a quotation: what a section of a modal takes. */
const MOST = 3000;

/**
 * Reads the section of example requests. Each is a `### Gist {#id}`, two lines `roles: a, b` and `kind: work`, the
 * request in its short form as a quotation (`> `), its reason as the text after it, `#### In full {#full}` with the long form as a
 * quotation, and `#### Stand-in reply {#reply}` with a plausible answer as a quotation. If that answer is evasive, `#### When asked back
 * {#asked-back}` has the one that a follow-up question gets. Only authors see the gist. Comments are dropped from all of them.
 */
export function parseExampleRequests(
  section: Section | undefined,
  locale: Locale,
): {
  requests: ExampleRequest[];
  findings: Finding[];
} {
  const { entries, findings } = parseEntries(section, (each) => parseOne(each, locale), 'request');
  return { requests: entries, findings };
}

function parseOne(
  { id, markdown: whole, line, bodyLine, headings }: Section,
  locale: Locale,
): ExampleRequest | Finding[] {
  const below = splitSections(whole, BELOW, {
    ...{ depth: 4, firstLine: bodyLine, owner: 'example request', headings },
    optional: OPTIONAL,
  });
  const { short: most, reply: mostOfReply, unit, sizeOf } = SHORT_FORM[locale];
  const [full, reply, askedBack] = BELOW.map((part) => {
    const limit = part === 'full' ? undefined : { most: mostOfReply, unit, sizeOf };
    return readQuotation(
      below.sections.find((each) => each.id === part),
      limit,
    );
  });
  const lines = below.before.split('\n');
  const from = lines.findIndex((line) => line.startsWith('>'));
  if (from < 0) return [{ line: bodyLine, reason: 'needs the request itself, as a quotation (> )' }];
  const after = lines.slice(from).findIndex((line) => !line.startsWith('>'));
  const to = after < 0 ? lines.length : from + after;
  const fields = parseYaml(lines.slice(0, from).join('\n'), head, bodyLine);
  const text = unquote(lines.slice(from, to));
  const why = dropComments(lines.slice(to).join('\n')).trim();
  const findings: Finding[] = [...(fields.ok ? [] : fields.findings), ...below.findings];
  findings.push(...[full, reply, askedBack].flatMap((each) => each?.findings ?? []));
  if (lines.some((each, index) => index >= to && each.startsWith('>'))) {
    findings.push({ line, reason: 'has two quotations: the long form stands below {#full}, the reply below {#reply}' });
  }
  const size = sizeOf(text);
  if (text === '') findings.push({ line: bodyLine + from, reason: 'the request is empty' });
  if (size > most) {
    const reason = `the short form has ${size}; at most ${most} ${unit}: the rest belongs below {#full}`;
    findings.push({ line: bodyLine + from, reason });
  }
  if (why === '') findings.push({ line: bodyLine + to, reason: 'needs why it is asked, below the quotation' });
  if (why.length > 1000) findings.push({ line: bodyLine + to, reason: 'why: at most 1,000 characters' });
  if (!fields.ok || full === undefined || reply === undefined || findings.length > 0) return findings;
  const second = askedBack === undefined || askedBack.text === '' ? {} : { askedBack: askedBack.text };
  return { id, ...fields.value, text, full: full.text, why, reply: reply.text, ...second };
}

interface Limit {
  most: number;
  unit: string;
  sizeOf: (text: string) => number;
}

/** The whole quotation below a heading. @param limit how long it may be, if it has to be short */
function readQuotation(section: Section | undefined, limit?: Limit): { text: string; findings: Finding[] } {
  // splitSections has already reported a missing or empty section.
  if (section === undefined || section.markdown === '') return { text: '', findings: [] };
  const { id, line } = section;
  const text = quotationIn(section.markdown) ?? '';
  if (text === '' || text.length > MOST) {
    const reason = `{#${id}}: a quotation (> ) of 1 to ${MOST.toLocaleString('en')} characters`;
    return { text, findings: [{ line, reason }] };
  }
  const size = limit?.sizeOf(text) ?? 0;
  if (limit === undefined || size <= limit.most) return { text, findings: [] };
  return { text, findings: [{ line, reason: `{#${id}}: the reply has ${size}; at most ${limit.most} ${limit.unit}` }] };
}
