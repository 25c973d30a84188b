import { escapeMarkdown } from '../../course/escape-markdown.ts';
import { PROCESS_IDS } from '../../course/lesson-id.ts';
import { markdownTable } from '../../course/markdown-table.ts';
import { keyFor } from '../../course/request-kind.ts';
import type { RoleId } from '../../course/role.ts';
import { coverageOf } from '../../exercise/coverage.ts';
import type { Decision } from '../../exercise/decision.ts';
import { isRequest } from '../../exercise/request.ts';
import { summarizeReviews } from '../../exercise/summarize-reviews.ts';
import type { SurveyResults } from '../../exercise/survey.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Cohort } from '../../team/cohort.ts';
import type { ReportedRequest, ReportWords } from './create-report-words.ts';
import { decisionLine } from './decision-line.ts';
import { gatherProgress } from './gather-progress.ts';
import type { ProgressPort } from './port.ts';
import { roundHours } from './write-report-table.ts';
import { surveyLines } from './write-survey.ts';

/**
 * Writes the report as Markdown: counts, then every request with its answers and the medians of its reviews. It names no
 * reviewers, even if the channel does.
 */
export async function writeReportPage(
  needs: ProgressPort & { clock: Clock },
  {
    cohort,
    told,
    decisions,
    survey,
    words,
  }: {
    cohort: Cohort;
    told: readonly ReportedRequest[];
    decisions: readonly Decision[];
    survey: SurveyResults;
    words: ReportWords;
  },
): Promise<Uint8Array> {
  const { t, course, locale, when, zone } = words;
  const progress = await gatherProgress(needs, cohort);
  const byProcess = progress.map((row) => [
    course.process(locale, row.process).name,
    t(`progress.state.${row.state}`),
    ...[row.requests, row.answered, row.reviewed].map(String),
    t('progress.of', { n: row.covered, of: row.models }),
    t('progress.of', { n: row.told ?? 0, of: row.tellers ?? 0 }),
  ]);
  const names = ['process', 'state', 'requests', 'answered', 'reviewed', 'covered', 'told'].map((name) =>
    t(`progress.column.${name}`),
  );
  const lines = [
    `# ${t('report.title')}`,
    t('report.made', { at: when(needs.clock.now()), zone }),
    `## ${t('report.by-process')}`,
    markdownTable(names, byProcess),
    `## ${t('report.by-role')}`,
    t('report.by-role-note'),
    markdownTable(
      [t('report.column.role'), t('progress.column.requests'), t('progress.column.covered')],
      byRole(told, words),
    ),
    `## ${t('report.times')}`,
    times(told, words),
    ...surveyLines(survey, words),
    ...(decisions.length === 0
      ? []
      : [`## ${t('report.decisions')}`, decisions.map((one) => `- ${decisionLine(one, words)}`).join('\n')]),
    ...PROCESS_IDS.flatMap((process) => {
      const own = told.filter(({ request }) => request.process === process);
      const info = course.process(locale, process);
      return own.length === 0 ? [] : [`## ${info.name}`, ...own.map((one) => requestLines(one, words))];
    }),
    '---',
    t('report.csv'),
  ];
  return new TextEncoder().encode(`${lines.join('\n\n')}\n`);
}

/** One request: the asker, the roles asked, the time, the text, each answer, and the medians of its reviews. */
function requestLines({ request, replies, reviews }: ReportedRequest, words: ReportWords): string {
  const { t, course, locale, nameOf, when, plain } = words;
  const name = (user: string) => escapeMarkdown(nameOf(user));
  const asked = request.assignments.map(({ role, assigneeId }) => {
    const roleName = course.role(locale, role).name;
    return assigneeId === undefined ? roleName : t('report.asked', { role: roleName, person: name(assigneeId) });
  });
  const { criteria } = summarizeReviews(reviews.flatMap(({ ratings }) => ratings ?? []));
  const medians = criteria.map(({ criterion, median }) => `${t(`rubric.${criterion}.short`)} ${median}`);
  return [
    `### ${t(keyFor(request.kind, 'report.request'), { asker: name(request.askerId), asked: asked.join(t('list.comma')), as: speaks(request, words) })}`,
    [t(`kind.${request.kind}`), when(request.createdAt), t(`report.state.${request.state}`)].join(' · '),
    quote(plain(request.text)),
    ...replies.flatMap(({ authorId, createdAt, text }) => [
      t('report.reply', { person: name(authorId), at: when(createdAt) }),
      quote(plain(text)),
    ]),
    ...(replies.length === 0 ? [t('report.no-reply')] : []),
    ...(reviews.length === 0
      ? []
      : [t('report.medians', { n: reviews.length, medians: medians.join(t('list.comma')) })]),
  ].join('\n\n');
}

/** The name of the role in which a remark's author speaks; empty for a request. */
function speaks({ as }: ReportedRequest['request'], { course, locale }: ReportWords): string {
  return as === undefined ? '' : course.role(locale, as).name;
}

/** Quotes a text line by line, and escapes Markdown in it. */
function quote(text: string): string {
  return text
    .split(/\r\n|[\n\r\v\f\u0085\u2028\u2029]/u)
    .map((line) => `> ${escapeMarkdown(line)}`)
    .join('  \n');
}

function times(told: readonly ReportedRequest[], { t }: ReportWords): string {
  const hours = told.flatMap((one) => one.hours ?? []).toSorted((a, b) => a - b);
  if (hours.length === 0) return t('report.no-times');
  // A time that rounds to 0 hours gets words instead, because "0 hours" reads like a mistake.
  const said = (value: number) => (roundHours(value) === 0 ? t('report.least') : String(roundHours(value)));
  const median = said(middle(hours));
  if (hours.length === 1) return t('report.hours-one', { median });
  return t('report.hours', { n: hours.length, median, longest: said(hours.at(-1) ?? 0) });
}

/**
 * For each role, how often it was asked, and how many of its example requests the team has covered by asking that role. An example
 * request covered by asking another role counts only for its process. A role with neither has no row.
 */
function byRole(told: readonly ReportedRequest[], { course, locale, t }: ReportWords): string[][] {
  const covered = new Map<RoleId, number>();
  const examples = new Map<RoleId, number>();
  const count = (map: Map<RoleId, number>, roles: readonly RoleId[]) => {
    for (const role of roles) map.set(role, (map.get(role) ?? 0) + 1);
  };
  for (const process of PROCESS_IDS) {
    const { exampleRequests } = course.lesson(locale, process);
    for (const example of exampleRequests) count(examples, example.roles);
    const asked = told
      .map(({ request }) => request)
      .filter(({ process: of }) => of === process)
      .filter(isRequest)
      .map(({ id, assignments, kind, text }) => ({ id, roles: assignments.map(({ role }) => role), kind, text }));
    for (const { example, by } of coverageOf(exampleRequests, asked).covered)
      count(
        covered,
        example.roles.filter((role) => by.roles.includes(role)),
      );
  }
  return course.roles(locale).flatMap(({ id, name }) => {
    const requests = told.filter(
      ({ request }) => isRequest(request) && request.assignments.some(({ role }) => role === id),
    ).length;
    const of = examples.get(id) ?? 0;
    return requests + of === 0
      ? []
      : [[name, String(requests), of === 0 ? '' : t('progress.of', { n: covered.get(id) ?? 0, of })]];
  });
}

function middle(sorted: readonly number[]): number {
  const half = sorted.length / 2;
  const upper = sorted[Math.floor(half)] ?? 0;
  return Number.isInteger(half) ? ((sorted[half - 1] ?? 0) + upper) / 2 : upper;
}
