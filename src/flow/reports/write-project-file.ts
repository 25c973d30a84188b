import { escapeMarkdown } from '../../course/escape-markdown.ts';
import type { Decision } from '../../exercise/decision.ts';
import { standing } from '../../exercise/decision.ts';
import { runKey } from '../../messages/post-keys.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Store } from '../../ports/store.ts';
import type { Cohort } from '../../team/cohort.ts';
import { gatherPage, type Page } from '../project-page/gather-page.ts';
import type { ReportedRequest, ReportWords } from './create-report-words.ts';
import { decisionLine } from './decision-line.ts';

interface Needs {
  store: Pick<Store, 'artifacts' | 'decisions' | 'posts' | 'requests' | 'runs'>;
  clock: Clock;
}

/** Writes the project page as Markdown: all that the channel's page tells, with names and dates, and the charts and files of each process. */
export async function writeProjectFile(
  { store, clock }: Needs,
  {
    cohort,
    told,
    decisions,
    words,
  }: { cohort: Cohort; told: readonly ReportedRequest[]; decisions: readonly Decision[]; words: ReportWords },
): Promise<Uint8Array> {
  const { t, when, zone, course, locale } = words;
  const { goal, found, open } = await gatherPage(store, cohort);
  const results = [];
  for (const each of found) results.push(await resultLines(store, cohort, each, words));
  const decided = standing(decisions, cohort.dataset).toReversed();
  const askedAt = new Map(told.map(({ request }) => [request.id, request.createdAt]));
  const waiting = open.map(({ requestId, asker, about, roles }) => {
    const values = {
      about: escapeMarkdown(words.plain(about)),
      asker: escapeMarkdown(words.nameOf(asker)),
      role: roles.map((role) => escapeMarkdown(course.role(locale, role).name)).join(t('list.comma')),
    };
    const at = askedAt.get(requestId);
    return `- ${at === undefined ? t('page.open-line', values) : t('page.file-open', { ...values, at: when(at) })}`;
  });
  const goalLines = goal && t('page.goal-line', { goal: escapeMarkdown(goal.sentence), target: String(goal.targetR2) });
  const part = (name: 'goal' | 'found' | 'decisions' | 'open', lines: readonly string[]) => [
    `## ${t(`page.${name}`)}`,
    lines.length === 0 ? withoutMarks(t(`page.no-${name}`)) : lines.join('\n'),
  ];
  const lines = [
    `# ${t('page.title')}`,
    t('report.made', { at: when(clock.now()), zone }),
    ...part('goal', goalLines === undefined ? [] : goalLines.split('\n').map((line) => `${line}  `)),
    ...part('found', results),
    ...part(
      'decisions',
      decided.map((one) => `- ${decisionLine(one, words)}`),
    ),
    ...part('open', waiting),
  ];
  return new TextEncoder().encode(`${lines.join('\n\n')}\n`);
}

/** What a process found, and what its charts and files are called. Slack has the charts, the app's *Files* button the files. */
async function resultLines(
  store: Needs['store'],
  { teamId }: Cohort,
  { process, runId, headline }: Page['found'][number],
  { t, course, locale }: ReportWords,
): Promise<string> {
  const name = escapeMarkdown(course.process(locale, process).name);
  const charts = await store.posts.byKey(teamId, runKey(runId, 'charts'));
  const titles = charts?.content.type === 'files' ? charts.content.files.map(({ title }) => escapeMarkdown(title)) : [];
  const files = (await store.artifacts.namesOfRun(teamId, runId))
    .filter(({ mediaType }) => !mediaType.startsWith('image/'))
    .map(({ filename }) => escapeMarkdown(filename));
  const listed = (key: string, names: readonly string[]) =>
    names.length === 0 ? [] : [`  - ${t('list.pair', { label: t(key), text: names.join(t('list.comma')) })}`];
  return [
    `- **${name}** ${escapeMarkdown(headline)}`,
    ...listed('page.charts', titles),
    ...listed('page.files', files),
  ].join('\n');
}

/** Slack's marks of bold words, which Markdown would read as italics. */
function withoutMarks(text: string): string {
  return text.replaceAll('*', '');
}
