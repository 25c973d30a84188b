import { PROCESS_IDS } from '../../course/types.ts';
import type { Reply } from '../../exercise/reply.ts';
import type { Request } from '../../exercise/request.ts';
import { reportKey } from '../../messages/post-keys.ts';
import type { Cohort } from '../../team/cohort.ts';
import type { Place } from '../../team/place.ts';
import { workingHoursBetween } from '../../team/working-hours.ts';
import { announce } from '../announce.ts';
import { findAsFacilitator } from '../members/find-as-facilitator.ts';
import type { FlowDeps } from '../port.ts';
import { STAND_IN } from '../requests/compose-stand-in-reply.ts';
import { findWorkingHours } from '../requests/find-working-hours.ts';
import { createReportWords, type ReportedRequest } from './create-report-words.ts';
import { writeReportPage } from './write-report-page.ts';
import { writeReportTable } from './write-report-table.ts';

/**
 * Sends the facilitator, in their messages with the app, what the team asked and answered: a Markdown page and a CSV file with a line
 * a request, in their language and on their clock. Durations are in working hours of the person who answered.
 * @param input.id of the command: one that is delivered twice sends it once
 * @throws AppError cohort_missing, not_facilitator
 */
export async function sendReport(
  deps: FlowDeps,
  { place, userId, id }: { place: Place; userId: string; id: string },
): Promise<void> {
  const { store, chat, random } = deps;
  const cohort = await findAsFacilitator(deps, place, userId);
  const reader = await chat.personOf(place.teamId, userId);
  const { locale } = reader;
  const told = await gather(deps, cohort);
  const words = await createReportWords(deps, { teamId: place.teamId, told, reader });
  const files = [
    {
      kind: 'report',
      filename: 'report.md',
      mediaType: 'text/markdown',
      content: await writeReportPage(deps, { cohort, told, words }),
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
  await announce(deps, to);
}

async function gather(deps: FlowDeps, cohort: Cohort): Promise<ReportedRequest[]> {
  const { store } = deps;
  const { teamId } = cohort;
  const requests: Request[] = [];
  for (const process of PROCESS_IDS) requests.push(...(await store.requests.ofLesson(teamId, cohort.id, process)));
  const told: ReportedRequest[] = [];
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
  return workingHoursBetween(request.createdAt, first.createdAt, await findWorkingHours(deps, cohort, first.authorId));
}
