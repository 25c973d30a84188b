import { dropComments } from '../drop-comments.ts';
import type { QuickOption, QuickQuestion } from '../lesson.ts';
import type { Finding } from '../problem.ts';
import { type Section, splitEntries } from './split-sections.ts';

/** Most questions, so that the check stays quick. */
const MOST_QUESTIONS = 3;
/** A question with two options is a coin toss; more than four take too long to read. */
const OPTIONS = { least: 3, most: 4 };
/** What an explanation may take, in characters. People read it in a modal, at one go. */
const MOST_WHY = 400;
/** What the name of a misconception may take, in characters: it's a line of the facilitator's list. */
const MOST_NAME = 75;
/** What a source may take, in characters: authors, title and year. */
const MOST_SOURCE = 130;

const OPTION = /^- \[(?<mark>[ x])\] (?<text>.+?) \{#(?<id>[a-z][a-z0-9-]*)\}$/u;
const FIELD = /^- (?<name>misconception|source):(?<value>.*)$/u;

/**
 * Reads the quick check. Each question is a `### Question {#id}` with its options as a list: `- [x] The right one {#id}`, and
 * `- [ ] A wrong one {#id}` with these indented below it: `- misconception: its name`, `- source: where it's described`, and a paragraph that says why it's wrong.
 */
export function parseQuickCheck(section: Section | undefined): { questions: QuickQuestion[]; findings: Finding[] } {
  if (section === undefined) return { questions: [], findings: [] };
  const { sections, findings } = splitEntries(section);
  const questions = sections.map((each) => {
    const { options, findings: own } = parseOptions(each);
    findings.push(...own.map(({ line, reason }) => ({ line, reason: `{#${each.id}} ${reason}` })));
    return { id: each.id, text: each.heading, options, line: each.line };
  });
  if (questions.length === 0 || questions.length > MOST_QUESTIONS) {
    const reason = `{#quick-check}: ${questions.length} questions; must be 1 to ${MOST_QUESTIONS}`;
    findings.push({ line: section.line, reason });
  }
  return { questions, findings };
}

function parseOptions({ markdown, line, bodyLine }: Section): { options: QuickOption[]; findings: Finding[] } {
  const findings: Finding[] = [];
  // splitEntries has already reported an empty section.
  if (markdown === '') return { options: [], findings };
  const lines = withoutComments(markdown).split('\n');
  const starts = lines.flatMap((each, index) => (each.startsWith('- ') ? [index] : []));
  const before = lines.slice(0, starts[0]).findIndex((each) => each.trim() !== '');
  if (before >= 0) findings.push({ line: bodyLine + before, reason: 'takes only a list of options below its title' });
  const options = starts.flatMap((start, nth) => {
    const parsed = parseOption(lines.slice(start, starts[nth + 1]), bodyLine + start);
    if ('id' in parsed) return [parsed];
    findings.push(...parsed);
    return [];
  });
  // A list with a broken option would only repeat what is reported about the option.
  if (findings.length > 0) return { options, findings };
  const { least, most } = OPTIONS;
  if (options.length < least || options.length > most) {
    findings.push({ line, reason: `has ${options.length} options; must be ${least} or ${most}` });
  }
  const right = options.filter(({ misconception }) => misconception === undefined).length;
  if (right !== 1) findings.push({ line, reason: `marks ${right} options as right with [x]; must be one` });
  const twice = options.find(({ id }, index) => options.findIndex((each) => each.id === id) < index);
  if (twice !== undefined) findings.push({ line, reason: `{#${twice.id}}: is there twice` });
  return { options, findings };
}

function parseOption([first = '', ...below]: readonly string[], line: number): QuickOption | Finding[] {
  const found = OPTION.exec(first)?.groups;
  if (found === undefined) {
    return [
      { line, reason: `"${first}": an option is "- [x] Text {#id}" when it's right, "- [ ] Text {#id}" otherwise` },
    ];
  }
  const { mark, text = '', id = '' } = found;
  const complain = (reason: string, at = 0): Finding => ({ line: line + at, reason: `{#${id}}: ${reason}` });
  const loose = below.findIndex((each) => each.trim() !== '' && !each.startsWith('  '));
  if (loose >= 0) return [complain('indent what belongs to an option by two spaces', loose + 1)];
  const fields: Record<string, string> = {};
  const words: string[] = [];
  for (const each of below) {
    const field = FIELD.exec(each.trim())?.groups;
    if (field?.name === undefined) words.push(each.trim());
    else fields[field.name] = (field.value ?? '').trim();
  }
  const { misconception: name = '', source = '' } = fields;
  const why = words.join('\n').trim();
  if (mark === 'x') {
    return why + name + source === '' ? { id, text } : [complain('is right, so nothing stands below it')];
  }
  const findings = [
    ...(name === '' ? [complain('needs "- misconception: …", what a person who chooses it thinks')] : []),
    ...(name.length > MOST_NAME ? [complain(`misconception: at most ${MOST_NAME} characters`)] : []),
    ...(source === '' ? [complain('needs "- source: …", where the misconception is described')] : []),
    ...(source.length > MOST_SOURCE ? [complain(`source: at most ${MOST_SOURCE} characters`)] : []),
    ...(why === '' ? [complain('needs a text that says why it is wrong')] : []),
    ...(why.includes('\n\n') ? [complain('one paragraph says why it is wrong, so that the modal has room')] : []),
    ...(why.length > MOST_WHY ? [complain(`${why.length} characters say why it is wrong; at most ${MOST_WHY}`)] : []),
  ];
  return findings.length > 0 ? findings : { id, text, misconception: { name, source, why } };
}

/** Drops comments and keeps the numbers of the lines. */
function withoutComments(markdown: string): string {
  return markdown.includes('<!--')
    ? markdown.replace(/<!--[\s\S]*?(?:-->|$)/gu, (comment) => dropComments(comment) + comment.replace(/[^\n]/gu, ''))
    : markdown;
}
