import { fromMarkdown } from 'mdast-util-from-markdown';
import type { Finding } from '../problem.ts';

/** A heading and the text below it. */
export interface Section {
  id: string;
  heading: string;
  markdown: string;
  /** Line of the heading. */
  line: number;
  /** Line of the first text below the heading. */
  bodyLine: number;
  /** Deeper headings; offsets count in `markdown`. */
  headings: Heading[];
}

/** A heading of any depth that is not inside a list, a quotation or code. */
export interface Heading {
  depth: number;
  /** Offset of the first character. */
  from: number;
  /** Offset after the last character. */
  to: number;
  line: number;
  /** Text of the heading without its `#` marks. */
  words: string;
}

/**
 * Splits Markdown at its headings of one depth, each written `## Words {#id}`. The id is the same in every language.
 * Deeper headings stay in their section. Headings inside code blocks do not count.
 * @param expected all ids, in order; undefined allows any ids
 * @param optional the expected ids that may be missing
 * @param owner name of the thing that has these sections, for reports
 * @param firstLine line of the file at which `markdown` begins
 * @param headings the headings of `markdown`, when they are known already; parsing is the slowest part
 * @returns the sections, the problems, and `before`, the text before the first section
 */
export function splitSections(
  markdown: string,
  expected: readonly string[] | undefined,
  {
    depth = 2,
    firstLine = 1,
    optional = [] as readonly string[],
    owner = 'lesson',
    headings = findHeadings(markdown, firstLine),
  } = {},
): { sections: Section[]; findings: Finding[]; before: string } {
  const findings: Finding[] = [];
  const heads = headings.flatMap((heading) => {
    if (heading.depth > depth) return [];
    const { from, to, line, words } = heading;
    const match = /\{#([a-z][a-z0-9-]*)\}$/u.exec(words);
    if (heading.depth < depth)
      findings.push({ line, reason: `"${words}": headings here begin with ${'#'.repeat(depth)}` });
    else if (match === null) findings.push({ line, reason: `"${words}": the heading needs an id at its end: {#id}` });
    return [{ from, to, line, heading: words.slice(0, match?.index).trimEnd(), id: match?.[1] ?? '' }];
  });
  const sections = heads.flatMap((head, index): Section[] => {
    if (head.id === '') return [];
    const end = heads[index + 1]?.from ?? markdown.length;
    const body = markdown.slice(head.to, end);
    const before = /^\s*/u.exec(body)?.[0] ?? '';
    const start = head.to + before.length;
    const inside = headings
      .filter(({ from }) => from >= start && from < end)
      .map((each) => ({ ...each, from: each.from - start, to: each.to - start }));
    const { id, heading, line } = head;
    const bodyLine = line + before.split('\n').length - 1;
    return [{ id, heading, line, markdown: body.trim(), bodyLine, headings: inside }];
  });
  findings.push(...checkSections(sections, { expected, optional, owner, firstLine }));
  return { sections, findings, before: markdown.slice(0, heads[0]?.from).trim() };
}

/**
 * Reads the entries of a section, each with `parse`.
 * @param parse returns the problems of an entry that it can't read
 * @param none what is missing where the section has no entry
 */
export function parseEntries<Entry extends object>(
  section: Section | undefined,
  parse: (entry: Section) => Entry | Finding[],
  none: string,
): { entries: Entry[]; findings: Finding[] } {
  if (section === undefined) return { entries: [], findings: [] };
  const { sections, findings } = splitEntries(section);
  const entries = sections.flatMap((each) => {
    const parsed = parse(each);
    if (!Array.isArray(parsed)) return [parsed];
    findings.push(...parsed.map((finding) => ({ ...finding, reason: `{#${each.id}} ${finding.reason}` })));
    return [];
  });
  if (sections.length === 0) findings.push({ line: section.line, reason: `{#${section.id}}: holds no ${none}` });
  return { entries, findings };
}

/** Splits a section of a lesson into its entries, each written `### Words {#id}`. The author chooses the ids. */
export function splitEntries({ markdown, bodyLine, headings }: Section) {
  return splitSections(markdown, undefined, { depth: 3, firstLine: bodyLine, headings });
}

function findHeadings(markdown: string, firstLine: number): Heading[] {
  return fromMarkdown(markdown).children.flatMap((node) => {
    const start = node.position?.start;
    const end = node.position?.end;
    if (node.type !== 'heading' || start?.offset === undefined || end?.offset === undefined) return [];
    const words = withoutMarks(markdown.slice(start.offset, end.offset));
    return [{ depth: node.depth, from: start.offset, to: end.offset, line: start.line + firstLine - 1, words }];
  });
}

/** A heading's words, without the marks before and behind them. */
function withoutMarks(heading: string): string {
  let end = heading.length;
  while (heading[end - 1] === '#') end -= 1;
  return heading.slice(0, end).replace(/^#+/u, '').trim();
}

function checkSections(
  sections: Section[],
  {
    expected,
    optional,
    owner,
    firstLine,
  }: { expected: readonly string[] | undefined; optional: readonly string[]; owner: string; firstLine: number },
): Finding[] {
  const findings: Finding[] = [];
  const seen = new Set<string>();
  const article = /^[aeiou]/u.test(owner) ? 'an' : 'a';
  for (const { id, line, heading, markdown } of sections) {
    if (seen.has(id)) findings.push({ line, reason: `{#${id}}: is there twice` });
    seen.add(id);
    if (markdown === '') findings.push({ line, reason: `{#${id}}: has nothing below its heading` });
    if (heading === '' || heading.length > 150) findings.push({ line, reason: `{#${id}}: 1 to 150 characters` });
    if (expected !== undefined && !expected.includes(id)) {
      findings.push({ line, reason: `{#${id}}: not a known section; ${article} ${owner} has ${expected.join(', ')}` });
    }
  }
  const last = sections.at(-1)?.line ?? firstLine;
  for (const id of expected ?? []) {
    if (!seen.has(id) && !optional.includes(id))
      findings.push({ line: last, reason: `{#${id}}: the section is missing` });
  }
  const known = sections.filter(({ id }) => expected?.includes(id));
  const order = (id: string): number => expected?.indexOf(id) ?? 0;
  const late = known.find(({ id }, index) => index > 0 && order(id) < order(known[index - 1]?.id ?? ''));
  if (late !== undefined) findings.push({ line: late.line, reason: `{#${late.id}}: order is ${expected?.join(', ')}` });
  return findings;
}
