import type { Course } from '../../course/course.ts';
import { escapeMarkdown } from '../../course/escape-markdown.ts';
import { PROCESS_IDS } from '../../course/lesson-id.ts';
import { markdownTable } from '../../course/markdown-table.ts';
import { chooseBest } from '../../exercise/choose-best.ts';
import { firstWords } from '../../exercise/first-words.ts';
import { mentionedIn } from '../../messages/name-people-in.ts';
import { pageMarkdown } from '../../messages/page-markdown.ts';
import type { Chat } from '../../ports/chat.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Cohort } from '../../team/cohort.ts';
import type { Person } from '../../team/person.ts';
import type { Workshop } from '../../team/workshop.ts';
import { NO_WORDS } from '../members/erase-content.ts';
import { gatherPage } from '../project-page/gather-page.ts';
import { createReportWords, type ReportWords } from '../reports/create-report-words.ts';
import { decisionLine } from '../reports/decision-line.ts';
import { findRated } from './find-rated.ts';
import type { WorkshopsStore } from './port.ts';
import { sumUp } from './sum-up.ts';

/** What it takes to write the page of a workshop. */
export interface WorkshopPagePort {
  store: Pick<WorkshopsStore, 'decisions' | 'lessons' | 'ownQuestions' | 'requests' | 'reviews' | 'runs' | 'workshops'>;
  chat: Pick<Chat, 'personOf'>;
  clock: Clock;
  course: Course;
}

/** Most entries of a list. More wouldn't fit on one page beside the rest. */
const MOST = 5;
/** Most places of a text that somebody wrote: about two lines of print. */
const TEXT = 160;
/** Most places of the best request, which is quoted because it's worth reading. */
const BEST = 480;

/**
 * Writes the one page about a workshop that a sponsor reads: what the team asked, found out and decided, the request that reviewers rated best,
 * the parking lot, and what comes next. It names those whom the project page names, and nobody else. What doesn't fit is counted, and
 * stands on the project page.
 */
export async function writeWorkshopPage(
  { store, chat, clock, course }: WorkshopPagePort,
  cohort: Cohort,
  workshop: Workshop,
  reader: Person,
): Promise<Uint8Array> {
  const { teamId } = cohort;
  const page = await gatherPage(store, cohort);
  const summed = await sumUp(store, cohort, workshop);
  const best = await bestOf(store, cohort, workshop);
  const posted = await store.lessons.posted(teamId, cohort.id);
  const toCome = PROCESS_IDS.filter((process) => !posted.includes(process));
  const notes = summed.notes.map(({ text }) => text).filter((text) => text !== NO_WORDS);
  const texts = [best?.text ?? '', ...page.open.map(({ about }) => about), ...notes];
  const people = [
    ...page.open.map(({ asker }) => asker),
    ...page.decisions.map(({ byId }) => byId),
    ...texts.flatMap(mentionedIn),
  ];
  const words = await createReportWords({ course, chat }, { teamId, told: [], decisions: [], reader, people });
  const { t, locale, when, zone, plain } = words;
  const written = (text: string, most = TEXT) => escapeMarkdown(firstWords(plain(text), most));
  const parts = [
    `# ${t('workshop-page.title')}`,
    t('report.made', { at: when(clock.now()), zone }),
    `## ${t('workshop-page.asked')}`,
    figures(summed.rows, words),
    ...pageMarkdown(
      { ...page, decisions: page.decisions.slice(0, MOST), open: page.open.slice(0, MOST) },
      {
        ...words,
        decisionLine: (decision) => decisionLine({ ...decision, at: new Date(decision.at) }, words),
        // A sponsor has no button to press.
        empty: (name) => t(name === 'open' ? 'page.no-open' : `workshop-page.no-${name}`),
        left: { decisions: page.decisions.length - MOST, open: page.open.length - MOST },
      },
    ),
    ...(best === undefined
      ? []
      : [
          `## ${t('workshop-page.best', { roles: best.assignments.map(({ role }) => course.role(locale, role).name).join(t('list.comma')) })}`,
          `> ${written(best.text, BEST)}`,
        ]),
    ...(notes.length === 0
      ? []
      : [
          `## ${t('workshop.end.notes')}`,
          [
            ...notes.slice(0, MOST).map((note) => `- ${written(note)}`),
            ...(notes.length > MOST ? [`- ${t('page.more', { n: notes.length - MOST })}`] : []),
          ].join('\n'),
        ]),
    `## ${t('workshop-page.next')}`,
    [
      ...(page.open.length === 0 ? [] : [`- ${t('workshop-page.next.open', { n: page.open.length })}`]),
      ...(notes.length === 0 ? [] : [`- ${t('workshop-page.next.notes', { n: notes.length })}`]),
      ...(toCome.length === 0
        ? []
        : [
            `- ${t('workshop-page.next.lessons', { lessons: toCome.map((id) => course.process(locale, id).name).join(t('list.comma')) })}`,
          ]),
      `- ${t('workshop-page.next.monday')}`,
    ].join('\n'),
    '---',
    t('workshop-page.whole'),
  ];
  return new TextEncoder().encode(`${parts.join('\n\n')}\n`);
}

async function bestOf(store: WorkshopPagePort['store'], cohort: Cohort, workshop: Workshop) {
  const rated = [];
  for (const process of PROCESS_IDS) rated.push(...(await findRated(store, cohort, workshop, process)));
  return chooseBest(rated.filter(({ request }) => request.text !== NO_WORDS));
}

function figures(rows: Awaited<ReturnType<typeof sumUp>>['rows'], { t, course, locale }: ReportWords): string {
  const head = (['process', 'asked', 'people', 'stand-ins', 'reviews'] as const).map((column) =>
    t(`workshop-page.column.${column}`),
  );
  const cells = rows.map(({ process, asked, byPeople, byStandIns, reviews }) => [
    course.process(locale, process).name,
    asked,
    byPeople,
    byStandIns,
    reviews,
  ]);
  return markdownTable(head, cells, { numbers: true });
}
