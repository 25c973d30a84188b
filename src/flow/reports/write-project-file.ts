import { escapeMarkdown } from '../../course/escape-markdown.ts';
import type { FoundOut } from '../../messages/content.ts';
import { pageMarkdown } from '../../messages/page-markdown.ts';
import { runKey } from '../../messages/post-keys.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Store } from '../../ports/store.ts';
import type { Cohort } from '../../team/cohort.ts';
import { gatherPage } from '../project-page/gather-page.ts';
import type { ReportedRequest, ReportWords } from './create-report-words.ts';
import { decisionLine } from './decision-line.ts';

interface Needs {
  store: Pick<Store, 'artifacts' | 'decisions' | 'ownQuestions' | 'posts' | 'requests' | 'runs'>;
  clock: Clock;
}

/** Writes the project page as Markdown: all that the channel's page tells, with names and dates, and the charts and files of each process. */
export async function writeProjectFile(
  { store, clock }: Needs,
  { cohort, told, words }: { cohort: Cohort; told: readonly ReportedRequest[]; words: ReportWords },
): Promise<Uint8Array> {
  const { t, when, zone } = words;
  const page = await gatherPage(store, cohort);
  const below = new Map<string, string[]>();
  for (const { runId } of page.found) below.set(runId, await chartsAndFiles(store, cohort, runId, words));
  const askedAt = new Map(told.map(({ request }) => [request.id, when(request.createdAt)]));
  const parts = pageMarkdown(page, {
    ...words,
    decisionLine: (decision) => decisionLine({ ...decision, at: new Date(decision.at) }, words),
    askedAt: (requestId) => askedAt.get(requestId),
    below: ({ runId }) => below.get(runId) ?? [],
  });
  const lines = [`# ${t('page.title')}`, t('report.made', { at: when(clock.now()), zone }), ...parts];
  return new TextEncoder().encode(`${lines.join('\n\n')}\n`);
}

/** What a run's charts and files are called. Slack has the charts, the app's *Files* button the files. */
async function chartsAndFiles(
  store: Needs['store'],
  { teamId }: Cohort,
  runId: FoundOut['runId'],
  { t }: ReportWords,
): Promise<string[]> {
  const charts = await store.posts.byKey(teamId, runKey(runId, 'charts'));
  const titles = charts?.content.type === 'files' ? charts.content.files.map(({ title }) => title) : [];
  const files = (await store.artifacts.namesOfRun(teamId, runId)).filter(
    ({ mediaType }) => !mediaType.startsWith('image/'),
  );
  const listed = (key: string, names: readonly string[]) =>
    names.length === 0
      ? []
      : [t('list.pair', { label: t(key), text: names.map(escapeMarkdown).join(t('list.comma')) })];
  return [
    ...listed('page.charts', titles),
    ...listed(
      'page.files',
      files.map(({ filename }) => filename),
    ),
  ];
}
