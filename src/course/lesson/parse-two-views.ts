import type { RoleView, TwoViews } from '../lesson.ts';
import type { Locale } from '../locale.ts';
import type { Finding } from '../problem.ts';
import { quotationIn } from './read-quotation.ts';
import { SHORT_FORM } from './short-form.ts';
import { type Section, splitSections } from './split-sections.ts';

/** What stands below the two views, in order. */
const TEXTS = ['task', 'answer'] as const;

/**
 * Reads the section in which two roles contradict each other: the situation, then for each role a `### Name {#role}` with what it says as a
 * quotation (`> `), `### Task {#task}`, and `### Answer {#answer}`, which the app shows once the learner has asked both.
 */
export function parseTwoViews(
  section: Section | undefined,
  locale: Locale,
): { twoViews?: TwoViews; findings: Finding[] } {
  // splitSections has already reported an empty section.
  if (section === undefined || section.markdown === '') return { findings: [] };
  const { markdown, line, bodyLine, headings } = section;
  const { sections, findings, before } = splitSections(markdown, undefined, {
    depth: 3,
    firstLine: bodyLine,
    headings,
  });
  const isText = ({ id }: Section) => TEXTS.some((each) => each === id);
  const textOf = (id: (typeof TEXTS)[number]) => sections.find((each) => each.id === id)?.markdown ?? '';
  const roles = sections.filter((each) => !isText(each));
  if (before === '') findings.push({ line, reason: 'needs the situation, below its title' });
  if (roles.length !== 2)
    findings.push({ line, reason: `${roles.length} views; must be two, each below "### Name {#role}"` });
  const last = sections.slice(-TEXTS.length).map(({ id }) => id);
  if (last.join() !== TEXTS.join()) {
    findings.push({ line, reason: 'ends with "### … {#task}" and "### … {#answer}"' });
  }
  const views = roles.flatMap((each) => {
    const parsed = parseView(each, locale);
    if ('role' in parsed) return [parsed];
    findings.push(parsed);
    return [];
  });
  const [first, second] = views;
  if (findings.length > 0 || first === undefined || second === undefined) {
    return { findings: findings.map((each) => ({ ...each, reason: `{#two-views}: ${each.reason}` })) };
  }
  const texts = { situation: before, task: textOf('task'), answer: textOf('answer') };
  return { twoViews: { ...texts, views: [first, second], line }, findings };
}

function parseView({ id, markdown, line }: Section, locale: Locale): RoleView | Finding {
  const text = quotationIn(markdown);
  if (text === undefined) return { line, reason: `{#${id}}: what the role says is a quotation (> )` };
  const { reply: most, unit, sizeOf } = SHORT_FORM[locale];
  const size = sizeOf(text);
  return size > most ? { line, reason: `{#${id}}: ${size}; at most ${most} ${unit}` } : { role: id, text };
}
