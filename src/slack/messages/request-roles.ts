import type { Request } from '../../exercise/request.ts';
import { isOpen } from '../../exercise/request-state.ts';
import { nameRoles } from './name-people.ts';
import type { Words } from './words.ts';

/** The names of the roles that a request asks, as mrkdwn. */
export function rolesOf(words: Words, request: Pick<Request, 'assignments'>): string {
  return nameRoles(
    words,
    request.assignments.map(({ role }) => role),
  );
}

/** The roles in which a person is asked and has not answered yet; all roles of the request where there are none. */
export function rolesAskedOf(words: Words, request: Pick<Request, 'assignments'>, userId: string): string {
  const own = request.assignments.filter((each) => isOpen(each) && each.assigneeId === userId);
  return rolesOf(words, own.length === 0 ? request : { assignments: own });
}

/** The name of the role in which a remark's author speaks, as mrkdwn; empty for a request. */
export function spokenAs(words: Words, { as }: Pick<Request, 'as'>): string {
  return as === undefined ? '' : nameRoles(words, [as]);
}
