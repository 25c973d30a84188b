import { AppError } from '../../errors.ts';
import type { Assignment, Request } from '../../exercise/request.ts';
import type { Chat } from '../../ports/chat.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Store } from '../../ports/store.ts';
import { MAX_ROLES } from '../../team/check-roles.ts';
import type { Cohort } from '../../team/cohort.ts';
import type { Person } from '../../team/person.ts';
import { maySee } from '../members/check-member.ts';
import { isAway } from '../members/find-presence.ts';

/** What the chat platform says about a person to whom a request is handed on. `inChannel` absent: it doesn't say. */
export interface Candidate {
  userId: string;
  person: Person;
  inChannel?: boolean;
}

/** Looks a person up to whom a request is handed on. Call it before a transaction: it asks the chat platform. */
export async function findCandidate(
  chat: Pick<Chat, 'membersOf' | 'personOf'>,
  cohort: Pick<Cohort, 'teamId' | 'channelId'>,
  userId: string,
): Promise<Candidate> {
  const [person, members] = await Promise.all([chat.personOf(cohort.teamId, userId), chat.membersOf(cohort)]);
  return { userId, person, ...(typeof members === 'string' ? {} : { inChannel: members.has(userId) }) };
}

/**
 * Refuses a person who can't take an assignment over: only people in the channel can, who haven't asked it, had it or are asked in it already,
 * and aren't away. They needn't hold the role.
 * @param about.by who hands it on, if they have it themselves
 * @returns whether they hold the role
 * @throws AppError hand_on_self, hand_on_asker, hand_on_app, hand_on_outside, hand_on_again, hand_on_away, hand_on_full (values: max)
 */
export async function checkHandOn(
  tx: Pick<Store, 'members' | 'roles'>,
  clock: Clock,
  { cohort, request, assignment, by }: { cohort: Cohort; request: Request; assignment: Assignment; by?: string },
  { userId, person, inChannel }: Candidate,
): Promise<{ holds: boolean }> {
  const { teamId, id } = cohort;
  const now = clock.now();
  if (userId === by) throw new AppError('hand_on_self');
  if (userId === request.askerId) throw new AppError('hand_on_asker');
  if (person.kind === 'bot') throw new AppError('hand_on_app');
  const isOutside = person.kind === 'gone' || inChannel === false || !(await maySee(tx, cohort, userId));
  if (isOutside) throw new AppError('hand_on_outside');
  const isAsked = request.assignments.some(({ assigneeId }) => assigneeId === userId);
  if (isAsked || assignment.passed.includes(userId)) throw new AppError('hand_on_again');
  const toldAway = (await tx.members.away(teamId, now)).some((each) => each.userId === userId);
  if (toldAway || isAway(person, now)) throw new AppError('hand_on_away');
  const held = (await tx.roles.list(teamId, id)).filter((each) => each.userId === userId);
  const holds = held.some(({ role }) => role === assignment.role);
  if (!holds && held.length >= MAX_ROLES) throw new AppError('hand_on_full', { max: MAX_ROLES });
  return { holds };
}
