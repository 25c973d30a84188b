import { isProcess, type LessonId, PROCESS_IDS, type ProcessId } from '../../course/lesson-id.ts';
import type { RoleId } from '../../course/role.ts';
import { AppError } from '../../errors.ts';
import type { Cohort } from '../../team/cohort.ts';
import { isDirectChannel } from '../../team/is-direct-channel.ts';
import type { Place } from '../../team/place.ts';
import { beginWorkshop } from '../../team/workshop.ts';
import { type Block, planAgenda } from '../../team/workshop-agenda.ts';
import { announce } from '../announce.ts';
import { findAsFacilitator } from '../members/find-as-facilitator.ts';
import { giveRoles } from '../members/give-roles.ts';
import { enqueueDue } from './enqueue-due.ts';
import { findParticipants } from './find-participants.ts';
import type { WorkshopsPort } from './port.ts';
import { sayDue } from './say-due.ts';
import { boardKey, boardOf } from './show-board.ts';

/** A workshop as the facilitator's form gives it. */
export interface WorkshopDraft {
  minutes: number;
  processes: ProcessId[];
  groupSize: number;
  standInAfter: number;
}

/** Up to so many people can be in one group. */
export const GROUP_SIZES = [2, 3, 4, 5] as const;
/** A stand-in answers after so many minutes, from the least to the most. */
const STAND_IN_AFTER = { min: 3, max: 30 };
/** A workshop needs so many people: one asks, and the other one is asked. */
const LEAST_PEOPLE = 2;
/** Seeds are whole numbers below this. */
const SEEDS = 2 ** 31;

/**
 * The blocks of a workshop.
 * @throws AppError workshop_lessons when no process is chosen; workshop_stand_in for a wait that is too short or too long; workshop_too_short
 *   as `planAgenda` does
 */
export function agendaOf(
  { course }: Pick<WorkshopsPort, 'course'>,
  { locale }: Pick<Cohort, 'locale'>,
  { minutes, processes, standInAfter }: WorkshopDraft,
): Block[] {
  const { min, max } = STAND_IN_AFTER;
  if (!(Number.isInteger(standInAfter) && standInAfter >= min && standInAfter <= max))
    throw new AppError('workshop_stand_in', { min, max });
  const chosen = PROCESS_IDS.filter((id) => processes.includes(id));
  if (chosen.length === 0) throw new AppError('workshop_lessons');
  const lessons = chosen.map((process) => ({ process, minutes: course.lesson(locale, process).minutes }));
  return planAgenda({ minutes, lessons });
}

/** The processes that a workshop can have. */
export function teachable({ course }: Pick<WorkshopsPort, 'course'>, { locale }: Pick<Cohort, 'locale'>): ProcessId[] {
  const isTeachable = (id: LessonId): id is ProcessId => isProcess(id) && course.lessonInfo(locale, id).available;
  return course
    .lessons(locale)
    .map(({ id }) => id)
    .filter(isTeachable);
}

/**
 * Finds the cohort in which a person may start a workshop now.
 * @throws AppError as findAsFacilitator does; workshop_alone in a direct message; workshop_resting while the course is paused; workshop_on;
 *   workshop_scheduled while a schedule posts lessons there
 */
export async function findForWorkshop(needs: WorkshopsPort, place: Place, userId: string): Promise<Cohort> {
  const cohort = await findAsFacilitator(needs, place, userId);
  if (isDirectChannel(place.channelId)) throw new AppError('workshop_alone');
  if (cohort.paused) throw new AppError('workshop_resting');
  if ((await needs.store.workshops.ofCohort(cohort.teamId, cohort.id)) !== undefined) throw new AppError('workshop_on');
  const schedule = await needs.store.schedules.ofCohort(cohort.teamId, cohort.id);
  if (schedule !== undefined && !schedule.paused) throw new AppError('workshop_scheduled');
  return cohort;
}

/**
 * Starts a workshop: sets the roles that the form names, sets the pace to that of a workshop until the end, posts the board, and announces the first block.
 * @param input.id the workshop's; a second submission of the same form finds it started
 * @throws AppError as findForWorkshop and agendaOf do; workshop_too_few
 */
export async function startWorkshop(
  needs: WorkshopsPort,
  input: {
    place: Place;
    userId: string;
    id: string;
    draft: WorkshopDraft;
    roles: { userId: string; roles: RoleId[] }[];
  },
): Promise<void> {
  const { teamId } = input.place;
  if ((await needs.store.workshops.byId(teamId, input.id)) !== undefined) return;
  const cohort = await findForWorkshop(needs, input.place, input.userId);
  const blocks = agendaOf(needs, cohort, input.draft);
  await giveRoles(needs, cohort, input.userId, input.roles);
  const people = await findParticipants(needs, cohort);
  if (people.length < LEAST_PEOPLE) throw new AppError('workshop_too_few', { count: people.length });
  const { groupSize, standInAfter } = input.draft;
  const started = await needs.store.transaction(async (tx) => {
    await tx.cohorts.lock(teamId, cohort.id);
    const workshop = beginWorkshop({
      teamId,
      id: input.id,
      cohortId: cohort.id,
      startedBy: input.userId,
      startedAt: needs.clock.now(),
      blocks,
      groupSize,
      standInAfter,
      seed: seedOf(input.id),
      paceBefore: cohort.pace,
    });
    if (!(await tx.workshops.create(workshop))) throw new AppError('workshop_on');
    if (cohort.pace !== 'workshop') {
      await tx.cohorts.setSettings({ ...cohort, pace: 'workshop' });
      await tx.requests.planAgain(teamId, cohort.id, needs.clock.now());
    }
    const entry = { cohortId: cohort.id, at: needs.clock.now(), byId: input.userId };
    await tx.audit.add(teamId, { ...entry, change: { what: 'workshop', did: 'start' } });
    const content = await boardOf(needs, tx, cohort, workshop);
    const { channelId, locale } = cohort;
    await tx.posts.add({ teamId, channelId, locale, key: boardKey(workshop), content });
    await sayDue(needs, tx, cohort, { workshop, due: [{ say: 'begins' }], people, chat: undefined });
    return workshop;
  });
  await announce(needs, cohort);
  await enqueueDue(needs, started);
}

/** A number that depends on the workshop's id alone. */
function seedOf(id: string): number {
  return [...id].reduce((hash, sign) => (hash * 31 + (sign.codePointAt(0) ?? 0)) % SEEDS, 7);
}
