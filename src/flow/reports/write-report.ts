import { PROCESS_IDS } from '../../course/lesson-id.ts';
import { isAnswer, type Reply } from '../../exercise/reply.ts';
import type { Request } from '../../exercise/request.ts';
import type { Cohort } from '../../team/cohort.ts';
import type { Person } from '../../team/person.ts';
import { workingHoursBetween } from '../../team/working-hours.ts';
import { STAND_IN } from '../requests/compose-stand-in-reply.ts';
import { findWorkingHours } from '../requests/find-working-hours.ts';
import { createReportWords, type ReportedRequest } from './create-report-words.ts';
import type { ReportsPort } from './port.ts';
import { writeProjectFile } from './write-project-file.ts';
import { writeReportPage } from './write-report-page.ts';
import { writeReportTable } from './write-report-table.ts';

/** Kinds of a report's files. */
export const REPORT_KINDS = ['report', 'report-csv', 'report-project'] as const;

/** What it takes to write a report. */
export type ReportPort = Pick<ReportsPort, 'chat' | 'clock' | 'course'> & {
  store: Pick<
    ReportsPort['store'],
    | 'artifacts'
    | 'decisions'
    | 'lessons'
    | 'members'
    | 'ownQuestions'
    | 'posts'
    | 'replies'
    | 'requests'
    | 'reviews'
    | 'runs'
    | 'surveys'
  >;
};

/**
 * Writes a cohort's report as it is now, in its reader's language and time zone.
 * @returns its files, and how many requests it tells of
 */
export async function writeReport(needs: ReportPort, cohort: Cohort, reader: Person) {
  const told = await gather(needs, cohort);
  const decisions = await needs.store.decisions.inCohort(cohort.teamId, cohort.id);
  const survey = await needs.store.surveys.results(cohort.teamId, cohort.id);
  const words = await createReportWords(needs, { teamId: cohort.teamId, told, decisions, reader });
  const files = [
    {
      kind: 'report',
      filename: 'report.md',
      mediaType: 'text/markdown',
      content: await writeReportPage(needs, { cohort, told, decisions, survey, words }),
    },
    { kind: 'report-csv', filename: 'report.csv', mediaType: 'text/csv', content: writeReportTable(told, words) },
    {
      kind: 'report-project',
      filename: 'project.md',
      mediaType: 'text/markdown',
      content: await writeProjectFile(needs, { cohort, told, words }),
    },
  ] satisfies { kind: (typeof REPORT_KINDS)[number]; filename: string; mediaType: string; content: Uint8Array }[];
  return { files, requests: told.length };
}

async function gather(needs: ReportPort, cohort: Cohort): Promise<ReportedRequest[]> {
  const { store } = needs;
  const { teamId } = cohort;
  const requests: Request[] = [];
  for (const process of PROCESS_IDS) requests.push(...(await store.requests.ofLesson(teamId, cohort.id, process)));
  const told: ReportedRequest[] = [];
  for (const request of requests) {
    const replies = (await store.replies.of(teamId, request.id)).filter(isAnswer);
    const reviews = (await store.reviews.of(teamId, request.id)).filter(({ state }) => state === 'done');
    told.push({ request, replies, reviews, hours: await hoursToReply(needs, cohort, request, replies[0]) });
  }
  return told;
}

/** Working hours from a request to its first answer; undefined when a stand-in gave it. */
async function hoursToReply(
  needs: ReportPort,
  cohort: Cohort,
  request: Request,
  first: Reply | undefined,
): Promise<number | undefined> {
  if (first === undefined || first.authorId === STAND_IN) return undefined;
  return workingHoursBetween(request.createdAt, first.createdAt, await findWorkingHours(needs, cohort, first.authorId));
}
