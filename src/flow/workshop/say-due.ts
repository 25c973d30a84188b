import { drawPairs } from '../../exercise/draw-pairs.ts';
import type { Content } from '../../messages/content.ts';
import { workshopKey } from '../../messages/post-keys.ts';
import type { Chat } from '../../ports/chat.ts';
import type { Cohort } from '../../team/cohort.ts';
import { blockOf, type Due, type Workshop } from '../../team/workshop.ts';
import { addLesson } from '../lessons/add-lesson.ts';
import { addPage } from './add-page.ts';
import type { Participant } from './find-participants.ts';
import type { WorkshopsPort, WorkshopsStore } from './port.ts';
import { sumUp } from './sum-up.ts';

/**
 * Adds the messages for what is due in a workshop, after it has moved. Each has the workshop's step in its key, so it's posted once. Runs
 * inside the caller's transaction, with the cohort locked; the caller has saved the workshop and announces the posts.
 * @param people who can be asked now
 * @param chat answers for everyone on the workshop's page from memory; undefined where the workshop doesn't end
 */
export async function sayDue(
  needs: Pick<WorkshopsPort, 'clock' | 'course' | 'random'>,
  tx: WorkshopsStore,
  cohort: Cohort,
  {
    workshop,
    due,
    people,
    chat,
  }: {
    workshop: Workshop;
    due: readonly Due[];
    people: readonly Participant[];
    chat: Pick<Chat, 'personOf'> | undefined;
  },
): Promise<void> {
  const { id: workshopId, step, startedBy } = workshop;
  const block = blockOf(workshop);
  const endsAt = workshop.endsAt.toISOString();
  const post = (part: string, content: Content) =>
    tx.posts.add({
      teamId: cohort.teamId,
      channelId: cohort.channelId,
      locale: cohort.locale,
      key: workshopKey(workshopId, `${part}-${step}`),
      content,
    });
  for (const { say } of due) {
    if (say === 'last-minutes') await post(say, { type: 'workshop-line', workshopId, what: say, block, endsAt });
    if (say === 'held') await post(say, { type: 'workshop-line', workshopId, what: say, block, by: startedBy });
    if (say === 'begins') {
      const common = { type: 'workshop-block' as const, workshopId, step, block, endsAt };
      if (!('process' in block)) await post('block', common);
      else if (block.kind === 'lesson') {
        await post('block', common);
        await addLesson(needs, tx, cohort, { process: block.process });
      } else {
        const lesson = await tx.lessons.latest(cohort.teamId, cohort.id, block.process);
        const pairs = block.kind === 'ask' ? await draw(needs, tx, cohort, { workshop, people }) : undefined;
        await post('block', {
          ...common,
          ...(lesson === undefined ? {} : { lessonId: lesson.id }),
          ...(pairs === undefined ? {} : { pairs }),
        });
      }
    }
    if (say === 'ends') {
      const summed = await sumUp(tx, cohort, workshop);
      await post('end', { type: 'workshop-end', workshopId, by: startedBy, ...summed });
      if (chat !== undefined) await addPage({ ...needs, chat }, tx, cohort, workshop);
      await restorePace(needs, tx, cohort, workshop);
    }
  }
}

/** Draws who asks whom in the ask that begins, and keeps it. */
async function draw(
  { course }: Pick<WorkshopsPort, 'course'>,
  tx: Pick<WorkshopsStore, 'workshops'>,
  cohort: Cohort,
  { workshop, people }: { workshop: Workshop; people: readonly Participant[] },
) {
  const { teamId, id, step, seed, groupSize } = workshop;
  const block = blockOf(workshop);
  const { offers } = course.lessonInfo(cohort.locale, 'process' in block ? block.process : 'closing');
  const before = await tx.workshops.pairs(teamId, id);
  const pairs = drawPairs({ people, offers, before, groupSize, seed: seed + step });
  await tx.workshops.addPairs(teamId, id, step, pairs);
  return pairs;
}

/** Gives the cohort the pace that it had before, unless somebody has changed it meanwhile. */
async function restorePace(
  { clock }: Pick<WorkshopsPort, 'clock'>,
  tx: Pick<WorkshopsStore, 'cohorts' | 'requests'>,
  cohort: Cohort,
  { paceBefore: pace }: Workshop,
): Promise<void> {
  const now = await tx.cohorts.byId(cohort.teamId, cohort.id);
  if (now?.pace !== 'workshop' || pace === 'workshop') return;
  await tx.cohorts.setSettings({ ...now, pace });
  await tx.requests.planAgain(cohort.teamId, cohort.id, clock.now());
}
