import { isRequest, type Request } from '../../exercise/request.ts';
import { isOpen } from '../../exercise/request-state.ts';
import type { ContentOf } from '../../messages/content.ts';
import { workshopKey } from '../../messages/post-keys.ts';
import type { Cohort } from '../../team/cohort.ts';
import { MINUTE } from '../../team/local-time.ts';
import { blockOf, isOn, laterTimes, type Workshop } from '../../team/workshop.ts';
import type { WorkshopsPort, WorkshopsStore } from './port.ts';

/** So many people for whom requests wait are on the board. */
const MOST_WAITING = 3;

/** What a workshop's board needs. */
type BoardNeeds = Pick<WorkshopsPort, 'clock'>;

/**
 * Brings a workshop's board up to date. Equal content changes nothing, so the sweep calls it each time: the board changes at most once a
 * sweep, and at once when somebody moves the workshop. Runs inside the caller's transaction or alone; the caller announces it.
 * @returns whether the board is a post already
 */
export async function renewBoard(
  needs: BoardNeeds,
  tx: Pick<WorkshopsStore, 'members' | 'posts' | 'requests' | 'roles' | 'workshops'>,
  cohort: Cohort,
  workshop: Workshop,
): Promise<boolean> {
  return tx.posts.revise(cohort.teamId, boardKey(workshop), await boardOf(needs, tx, cohort, workshop));
}

/** The key of a workshop's board. */
export function boardKey({ id }: Pick<Workshop, 'id'>): string {
  return workshopKey(id, 'board');
}

/** What a workshop's board shows now. */
export async function boardOf(
  { clock }: BoardNeeds,
  store: Pick<WorkshopsStore, 'members' | 'requests' | 'roles' | 'workshops'>,
  cohort: Cohort,
  workshop: Workshop,
): Promise<ContentOf<'workshop-board'>> {
  const { teamId, id } = cohort;
  const now = clock.now();
  const block = blockOf(workshop);
  const departed = new Set(await store.members.departed(teamId, id));
  const holders = new Set((await store.roles.list(teamId, id)).map(({ userId }) => userId));
  const people = [...holders].filter((userId) => !departed.has(userId));
  const sent = 'process' in block ? await sentIn(store, cohort, workshop, block.process) : [];
  const askers = new Set(sent.map(({ askerId }) => askerId));
  const { pausedAt, endsAt } = workshop;
  return {
    type: 'workshop-board',
    workshopId: workshop.id,
    step: workshop.step,
    block,
    ...(isOn(workshop)
      ? pausedAt === undefined
        ? { endsAt: endsAt.toISOString() }
        : { left: Math.max(0, Math.ceil((endsAt.getTime() - pausedAt.getTime()) / MINUTE)) }
      : { over: true as const }),
    people: { asked: people.filter((userId) => askers.has(userId)).length, of: people.length },
    waiting: isOn(workshop) ? await waitingIn(store, cohort, workshop) : [],
    notes: (await store.workshops.parked(teamId, workshop.id)).length,
    // In a pause, nobody knows when the later blocks begin.
    later:
      isOn(workshop) && pausedAt === undefined
        ? laterTimes(workshop, now).map((each) => ({ block: each.block, at: each.from.toISOString() }))
        : [],
  };
}

/** The requests of one process that were sent in a workshop, oldest first. */
export async function sentIn(
  store: Pick<WorkshopsStore, 'requests'>,
  { teamId, id }: Cohort,
  { startedAt, endedAt }: Workshop,
  process: Request['process'],
): Promise<Request[]> {
  const sent = await store.requests.ofLesson(teamId, id, process);
  return sent.filter(
    (each) => isRequest(each) && each.createdAt >= startedAt && (endedAt === undefined || each.createdAt <= endedAt),
  );
}

/** For whom the most requests of a workshop wait, the most first. */
async function waitingIn(
  store: Pick<WorkshopsStore, 'requests'>,
  { teamId, id }: Cohort,
  { startedAt }: Workshop,
): Promise<{ userId: string; count: number }[]> {
  const counts = new Map<string, number>();
  for (const { createdAt, assignments } of await store.requests.openIn(teamId, id)) {
    if (createdAt < startedAt) continue;
    for (const assignment of assignments) {
      const { assigneeId } = assignment;
      if (assigneeId !== undefined && isOpen(assignment)) counts.set(assigneeId, (counts.get(assigneeId) ?? 0) + 1);
    }
  }
  return [...counts]
    .map(([userId, count]) => ({ userId, count }))
    .sort((a, b) => b.count - a.count || (a.userId < b.userId ? -1 : 1))
    .slice(0, MOST_WAITING);
}
