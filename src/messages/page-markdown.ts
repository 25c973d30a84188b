import { formatter } from '../charts/formatter.ts';
import type { Course } from '../course/course.ts';
import { escapeMarkdown } from '../course/escape-markdown.ts';
import type { Locale } from '../course/locale.ts';
import type { OwnQuestion } from '../exercise/own-question.ts';
import type { ContentOf, FoundOut, OpenQuestion } from './content.ts';

export type PageDecision = ContentOf<'project-page'>['decisions'][number];

/** The parts that every project page has. */
type PagePart = 'goal' | 'found' | 'decisions' | 'open';

/** How a project page is written as Markdown. Its canvas and its file differ in this alone. */
export interface PageWriting {
  locale: Locale;
  course: Course;
  t: (key: string, values?: Record<string, string | number>) => string;
  /** A person's name. */
  nameOf: (userId: string) => string;
  /** A text that somebody wrote, with people's names in place of their ids. */
  plain: (text: string) => string;
  /** A decision, whose word it is, and when, as Markdown. */
  decisionLine: (decision: PageDecision) => string;
  /** The address of a run's findings or of a request, by its id. */
  linkOf?: (id: string) => string | undefined;
  /** When a request was sent. */
  askedAt?: (requestId: string) => string | undefined;
  /** Lines below what a process has found. */
  below?: (found: FoundOut) => readonly string[];
  /** What stands in a part that has nothing yet. Absent: how a team gets there. */
  empty?: (name: PagePart) => string;
  /** How many decisions and open requests are left out. */
  left?: { decisions: number; open: number };
}

/** Writes the parts of a project page as Markdown, each with its heading. No text in it becomes a format, a link or a mention. */
export function pageMarkdown(
  { goal, found, decisions, open, questions = [] }: ContentOf<'project-page'>,
  writing: PageWriting,
): string[] {
  return [
    ...part(writing, 'goal', goal === undefined ? [] : goalLines(writing, goal)),
    ...part(
      writing,
      'found',
      found.map((one) => foundLines(writing, one)),
    ),
    ...part(writing, 'decisions', [
      ...decisions.map((one) => `- ${writing.decisionLine(one)}`),
      ...more(writing, writing.left?.decisions),
    ]),
    ...part(writing, 'open', [...open.map((one) => openLine(writing, one)), ...more(writing, writing.left?.open)]),
    ...(questions.length === 0
      ? []
      : [`## ${writing.t('page.questions')}`, questions.map((one) => questionLine(writing, one)).join('\n')]),
  ];
}

function part({ t, empty }: PageWriting, name: PagePart, lines: readonly string[]): string[] {
  // The sentence may have Slack's marks of bold words, which Markdown would read as italics.
  const none = () => empty?.(name) ?? t(`page.no-${name}`).replaceAll('*', '');
  const text = lines.length === 0 ? none() : lines.join('\n');
  return [`## ${t(`page.${name}`)}`, text];
}

/** Says how many entries are left out. */
function more({ t }: PageWriting, n = 0): string[] {
  return n > 0 ? [`- ${t('page.more', { n })}`] : [];
}

function goalLines(
  { t, locale }: PageWriting,
  { sentence, targetR2 }: { sentence: string; targetR2: number },
): string[] {
  const said = t('page.goal-line', { goal: escapeMarkdown(sentence), target: formatter(locale).two(targetR2) });
  return said.split('\n').map((line) => `- ${line}`);
}

function foundLines(writing: PageWriting, found: FoundOut): string {
  const { t, course, locale, linkOf, below } = writing;
  const name = escapeMarkdown(course.process(locale, found.process).name);
  const label = `**${link(name, linkOf?.(found.runId))}**`;
  const line = `- ${t('list.pair', { label, text: escapeMarkdown(found.headline) })}`;
  return [line, ...(below?.(found) ?? []).map((each) => `  - ${each}`)].join('\n');
}

function openLine(writing: PageWriting, { requestId, asker, about, roles }: OpenQuestion): string {
  const { t, course, locale, nameOf, plain, linkOf, askedAt } = writing;
  const values = {
    about: link(escapeMarkdown(plain(about)), linkOf?.(requestId)),
    asker: escapeMarkdown(nameOf(asker)),
    role: roles.map((role) => escapeMarkdown(course.role(locale, role).name)).join(t('list.comma')),
  };
  const at = askedAt?.(requestId);
  return `- ${at === undefined ? t('page.open-line', values) : t('page.file-open', { ...values, at })}`;
}

function questionLine({ t, course, locale, plain }: PageWriting, { text, role }: OwnQuestion): string {
  const question = escapeMarkdown(plain(text));
  if (role === undefined) return `- ${question}`;
  return `- ${t('list.pair', { label: escapeMarkdown(course.role(locale, role).name), text: question })}`;
}

function link(label: string, address: string | undefined): string {
  return address === undefined ? label : `[${label}](${address})`;
}
