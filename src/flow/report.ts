import { workingHoursBetween } from '../cohort/working-hours.ts';
import { PROCESS_IDS, type RoleId, RUBRIC } from '../course/types.ts';
import { coverageOf } from '../exercise/coverage.ts';
import { summarise } from '../exercise/rubric.ts';
import type { Cohort, Place, Reply, Request, Review } from '../ports.ts';
import { type CsvRow, writeCsv } from '../table/write-csv.ts';
import { findAsFacilitator } from './change-settings.ts';
import { announce, type FlowDeps } from './deps.ts';
import { gatherProgress } from './gather-progress.ts';
import { hoursOf } from './remind.ts';
import { STAND_IN } from './stand-in.ts';

const COLUMNS = [
  'process',
  'request',
  'asked_at',
  'asker',
  'kind',
  'roles',
  'asked',
  'state',
  'text',
  'first_reply_at',
  'working_hours_to_first_reply',
  'replies',
  'reviews',
  ...RUBRIC.map((criterion) => `median_${criterion}`),
] as const;

/** One request with what came of it. */
interface Told {
  request: Request;
  replies: Reply[];
  reviews: Review[];
  /** Working hours of whoever was asked; undefined without an answer. */
  hours: number | undefined;
}

/**
 * Sends the facilitator, in their messages with the app, what the team asked and answered: a Markdown page and a CSV file with a line
 * a request. Times are in working hours of the person who was asked.
 * @param input.id of the command: one that is delivered twice sends it once
 * @throws AppError cohort_missing, not_facilitator
 */
export async function sendReport(
  deps: FlowDeps,
  { place, userId, id }: { place: Place; userId: string; id: string },
): Promise<void> {
  const { store, chat, random } = deps;
  const cohort = await findAsFacilitator(deps, place, userId);
  const { locale } = await chat.personOf(place.teamId, userId);
  const told = await gather(deps, cohort);
  const files = [
    {
      kind: 'report',
      filename: 'report.md',
      mediaType: 'text/markdown',
      content: await page(deps, cohort, told, locale),
    },
    { kind: 'report-csv', filename: 'report.csv', mediaType: 'text/csv', content: await table(deps, cohort, told) },
  ];
  const to = { teamId: place.teamId, channelId: userId, locale };
  await store.transaction(async (tx) => {
    const key = `report:${id}`;
    const lead = { type: 'report' as const, to: userId, channel: cohort.channelId, requests: told.length };
    if (!(await tx.posts.add({ ...to, key, content: lead }))) return;
    for (const { content, ...file } of files) {
      const artifactId = random.uuid();
      await tx.artifacts.add(place.teamId, { id: artifactId, ...file, content });
      const title = file.filename;
      const shown = { type: 'file' as const, artifactId, title, altText: '', isImage: false };
      await tx.posts.add({ ...to, key: `${key}:${file.kind}`, content: shown });
    }
  });
  await announce(deps, to);
}

async function gather(deps: FlowDeps, cohort: Cohort): Promise<Told[]> {
  const { store } = deps;
  const { teamId } = cohort;
  const requests: Request[] = [];
  for (const process of PROCESS_IDS) requests.push(...(await store.requests.ofLesson(teamId, cohort.id, process)));
  const told: Told[] = [];
  for (const request of requests) {
    const replies = (await store.replies.of(teamId, request.id)).filter(({ source }) => source !== 'ask-back');
    const reviews = (await store.reviews.of(teamId, request.id)).filter(({ state }) => state === 'done');
    told.push({ request, replies, reviews, hours: await hoursToReply(deps, cohort, request, replies[0]) });
  }
  return told;
}

/** From when it was asked until the first answer of a person, on the clock of who answered. */
async function hoursToReply(
  deps: FlowDeps,
  cohort: Cohort,
  request: Request,
  first: Reply | undefined,
): Promise<number | undefined> {
  if (first === undefined || first.authorId === STAND_IN) return undefined;
  return workingHoursBetween(request.createdAt, first.createdAt, await hoursOf(deps, cohort, first.authorId));
}

async function table({ chat, course }: FlowDeps, { teamId }: Cohort, told: readonly Told[]): Promise<Uint8Array> {
  const nameOf = async (user: string) =>
    user === STAND_IN ? 'stand-in' : ((await chat.personOf(teamId, user)).name ?? user);
  const rows = told.map(async ({ request, replies, reviews, hours }): Promise<CsvRow> => {
    const asked = request.assignments.flatMap(({ assigneeId }) => assigneeId ?? []);
    const { criteria } = summarise(reviews.flatMap(({ ratings }) => ratings ?? []));
    return {
      process: request.process,
      request: request.id,
      asked_at: request.createdAt.toISOString(),
      asker: await nameOf(request.askerId),
      kind: request.kind,
      roles: request.assignments.map(({ role }) => course.role('en', role).name).join('; '),
      asked: (await Promise.all(asked.map(nameOf))).join('; '),
      state: request.state,
      text: request.text,
      first_reply_at: replies[0]?.createdAt.toISOString(),
      working_hours_to_first_reply: hours === undefined ? undefined : round(hours),
      replies: replies.length,
      reviews: reviews.length,
      ...Object.fromEntries(criteria.map(({ criterion, median }) => [`median_${criterion}`, median])),
    };
  });
  return writeCsv(COLUMNS, await Promise.all(rows));
}

async function page(
  deps: FlowDeps,
  cohort: Cohort,
  told: readonly Told[],
  locale: Cohort['locale'],
): Promise<Uint8Array> {
  const { course, clock } = deps;
  const t = (key: string, values?: Record<string, string | number>) => course.t(locale, key, values);
  const progress = await gatherProgress(deps, cohort);
  const byProcess = progress.map((row) => [
    course.process(locale, row.process).name,
    t(`progress.state.${row.state}`),
    ...[row.requests, row.answered, row.reviewed].map(String),
    t('progress.of', { n: row.covered, of: row.models }),
  ]);
  const names = ['process', 'state', 'requests', 'answered', 'reviewed', 'covered'].map((name) =>
    t(`progress.column.${name}`),
  );
  const hours = told.flatMap((one) => one.hours ?? []).toSorted((a, b) => a - b);
  const lines = [
    `# ${t('report.title')}`,
    t('report.made', { at: clock.now().toISOString().slice(0, 16).replace('T', ' ') }),
    `## ${t('report.by-process')}`,
    markdownTable(names, byProcess),
    `## ${t('report.by-role')}`,
    markdownTable(
      [t('roles.column-role'), t('progress.column.requests'), t('progress.column.covered')],
      byRole(deps, told, locale),
    ),
    `## ${t('report.times')}`,
    hours.length === 0
      ? t('report.no-times')
      : t('report.hours', { n: hours.length, median: round(middle(hours)), longest: round(hours.at(-1) ?? 0) }),
    t('report.csv'),
  ];
  return new TextEncoder().encode(`${lines.join('\n\n')}\n`);
}

/** Each role: how often it was asked, and how many of the model requests to it the team has asked. */
function byRole({ course }: FlowDeps, told: readonly Told[], locale: Cohort['locale']): string[][] {
  const covered = new Map<RoleId, number>();
  const models = new Map<RoleId, number>();
  const count = (map: Map<RoleId, number>, roles: readonly RoleId[]) => {
    for (const role of roles) map.set(role, (map.get(role) ?? 0) + 1);
  };
  for (const process of PROCESS_IDS) {
    const { modelRequests } = course.lesson(locale, process);
    for (const model of modelRequests) count(models, model.roles);
    const asked = told
      .filter(({ request }) => request.process === process)
      .map(({ request: { id, assignments, kind, text } }) => ({
        id,
        roles: assignments.map(({ role }) => role),
        kind,
        text,
      }));
    for (const { model } of coverageOf(modelRequests, asked).covered) count(covered, model.roles);
  }
  return course
    .roles(locale)
    .map(({ id, name }) => [
      name,
      String(told.filter(({ request }) => request.assignments.some(({ role }) => role === id)).length),
      course.t(locale, 'progress.of', { n: covered.get(id) ?? 0, of: models.get(id) ?? 0 }),
    ]);
}

function markdownTable(head: readonly string[], rows: readonly string[][]): string {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

function middle(sorted: readonly number[]): number {
  const half = sorted.length / 2;
  const upper = sorted[Math.floor(half)] ?? 0;
  return Number.isInteger(half) ? ((sorted[half - 1] ?? 0) + upper) / 2 : upper;
}

function round(hours: number): number {
  return Math.round(hours * 10) / 10;
}
