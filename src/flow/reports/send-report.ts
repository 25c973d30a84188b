import { reportKey } from '../../messages/post-keys.ts';
import type { Place } from '../../team/place.ts';
import { announce } from '../announce.ts';
import { findAsFacilitator } from '../members/find-as-facilitator.ts';
import { writeWhatWasRead } from '../write-what-was-read.ts';
import type { ReportsPort } from './port.ts';
import { writeReport } from './write-report.ts';

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
  const to = { teamId: place.teamId, channelId: userId, locale };
  const read = () => writeReport(needs, cohort, reader);
  await writeWhatWasRead(store, place.teamId, read, async (tx, { files, requests }) => {
    const lead = { type: 'report' as const, to: userId, channel: cohort.channelId, requests };
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
