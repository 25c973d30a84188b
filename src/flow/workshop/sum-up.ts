import type { ProcessId } from '../../course/lesson-id.ts';
import type { ContentOf } from '../../messages/content.ts';
import type { Cohort } from '../../team/cohort.ts';
import type { Workshop } from '../../team/workshop.ts';
import type { WorkshopsStore } from './port.ts';
import { sentIn } from './show-board.ts';

type Summed = Omit<ContentOf<'workshop-end'>, 'type' | 'workshopId' | 'by'>;

/** What a workshop has come to: requests, answers and reviews of each process, decisions, and what was left for later. */
export async function sumUp(
  store: Pick<WorkshopsStore, 'decisions' | 'requests' | 'reviews' | 'workshops'>,
  cohort: Cohort,
  workshop: Workshop,
): Promise<Summed> {
  const { teamId } = cohort;
  const taught = new Set(workshop.blocks.flatMap((block) => ('process' in block ? [block.process] : [])));
  const rows: Summed['rows'] = [];
  for (const process of taught) rows.push(await rowOf(store, cohort, workshop, process));
  const decisions = await store.decisions.inCohort(teamId, cohort.id);
  const notes = await store.workshops.parked(teamId, workshop.id);
  return {
    rows,
    decisions: decisions.filter(({ at, withdrawn }) => at >= workshop.startedAt && withdrawn === undefined).length,
    notes: notes.map(({ authorId: author, text }) => ({ author, text })),
  };
}

async function rowOf(
  store: Pick<WorkshopsStore, 'requests' | 'reviews'>,
  cohort: Cohort,
  workshop: Workshop,
  process: ProcessId,
): Promise<Summed['rows'][number]> {
  const sent = await sentIn(store, cohort, workshop, process);
  const answered = sent.flatMap(({ assignments }) => assignments.filter(({ state }) => state === 'answered'));
  let reviews = 0;
  // A transaction has one connection, so one query follows the other.
  for (const { id } of sent)
    reviews += (await store.reviews.of(cohort.teamId, id)).filter(({ state }) => state === 'done').length;
  return {
    process,
    asked: sent.length,
    byPeople: answered.filter(({ why }) => why !== 'stand-in').length,
    byStandIns: answered.filter(({ why }) => why === 'stand-in').length,
    reviews,
  };
}
