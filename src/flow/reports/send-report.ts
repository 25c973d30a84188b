import { PROCESS_IDS } from '../../course/lesson-id.ts';
import type { Reply } from '../../exercise/reply.ts';
import type { Request } from '../../exercise/request.ts';
import { reportKey } from '../../messages/post-keys.ts';
import type { Cohort } from '../../team/cohort.ts';
import type { Place } from '../../team/place.ts';
import { workingHoursBetween } from '../../team/working-hours.ts';
import { announce } from '../announce.ts';
import { findAsFacilitator } from '../members/find-as-facilitator.ts';
import { STAND_IN } from '../requests/compose-stand-in-reply.ts';
import { findWorkingHours } from '../requests/find-working-hours.ts';
import { createReportWords, type ReportedRequest } from './create-report-words.ts';
import type { ReportsPort } from './port.ts';
import { writeReportPage } from './write-report-page.ts';
import { writeReportTable } from './write-report-table.ts';

/**
 * Sends the facilitator what the team asked and answered, in their direct messages with the app: a Markdown page, and a CSV
 * file with one row a request, in their language and time zone. Durations are in working hours of the person who answered.
 * @param input.id id of the command, so that one that Slack delivers twice sends it once
 * @throws AppError as findAsFacilitator does
 */
export async function sendReport(
  needs: Omit<ReportsPort, 'compute'>,
  { place, userId, id }: { place: Place; userId: string; id: string },
): Promise<void> {
  const { store, chat, random } = needs;
  const cohort = await findAsFacilitator(needs, place, userId);
  const reader = await chat.personOf(place.teamId, userId);
  const { locale } = reader;
  const told = await gather(needs, cohort);
  const words = await createReportWords(needs, { teamId: place.teamId, told, reader });
  const files = [
    {
      kind: 'report',
      filename: 'report.md',
      mediaType: 'text/markdown',
      content: await writeReportPage(needs, { cohort, told, words }),
    },
    { kind: 'report-csv', filename: 'report.csv', mediaType: 'text/csv', content: writeReportTable(told, words) },
  ];
  const to = { teamId: place.teamId, channelId: userId, locale };
  await store.transaction(async (tx) => {
    const lead = { type: 'report' as const, to: userId, channel: cohort.channelId, requests: told.length };
    if (!(await tx.posts.add({ ...to, key: reportKey(id), content: lead }))) return;
    for (const { content, ...file } of files) {
      const artifactId = random.uuid();
      await tx.artifacts.add(place.teamId, { id: artifactId, ...file, content });
      const title = file.filename;
      const shown = { type: 'file' as const, artifactId, title, altText: '', isImage: false };
      await tx.posts.add({ ...to, key: reportKey(id, file.kind), content: shown });
    }
  });
  await announce(needs, to);
}

async function gather(needs: Pick<ReportsPort, 'chat' | 'store'>, cohort: Cohort): Promise<ReportedRequest[]> {
  const { store } = needs;
  const { teamId } = cohort;
  const requests: Request[] = [];
  for (const process of PROCESS_IDS) requests.push(...(await store.requests.ofLesson(teamId, cohort.id, process)));
  const told: ReportedRequest[] = [];
  for (const request of requests) {
    const replies = (await store.replies.of(teamId, request.id)).filter(({ source }) => source !== 'ask-back');
    const reviews = (await store.reviews.of(teamId, request.id)).filter(({ state }) => state === 'done');
    told.push({ request, replies, reviews, hours: await hoursToReply(needs, cohort, request, replies[0]) });
  }
  return told;
}

/** Working hours from a request to its first answer; undefined when a stand-in gave it. */
async function hoursToReply(
  needs: Pick<ReportsPort, 'chat'>,
  cohort: Cohort,
  request: Request,
  first: Reply | undefined,
): Promise<number | undefined> {
  if (first === undefined || first.authorId === STAND_IN) return undefined;
  return workingHoursBetween(request.createdAt, first.createdAt, await findWorkingHours(needs, cohort, first.authorId));
}
