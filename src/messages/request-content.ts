import type { Statement } from '../exercise/presentation.ts';
import type { Assignment, Request } from '../exercise/request.ts';
import type { Content, ContentOf } from './content.ts';

/** Content of a request's own message. */
export function requestContent(request: Request, reviews: { done: number; invited: number }): Content {
  return {
    type: 'request',
    requestId: request.id,
    process: request.process,
    asker: request.askerId,
    kind: request.kind,
    ...(request.as === undefined ? {} : { as: request.as }),
    text: request.text,
    ...(request.statements === undefined ? {} : { statements: request.statements.map(shownOf) }),
    ...(request.dueAt === undefined ? {} : { due: request.dueAt.toISOString() }),
    asked: request.assignments.map(askedOf),
    state: request.state,
    reviews,
  };
}

/** A statement as its presentation's message shows it. */
function shownOf({ text, figure, said }: Statement) {
  return {
    text,
    ...(figure === undefined ? {} : { figure }),
    ...(said === undefined ? {} : { verdict: said.verdict }),
  };
}

/** What a digest says of a request that waits for an answer in a role. */
export function digestOf(
  channelId: string,
  { id, askerId, kind, as, text, dueAt }: Request,
  { role, askedAt }: Assignment,
): ContentOf<'digest'>['requests'][number] {
  return {
    requestId: id,
    channelId,
    asker: askerId,
    role,
    kind,
    ...(as === undefined ? {} : { as }),
    text,
    askedAt: askedAt.toISOString(),
    ...(dueAt === undefined ? {} : { due: dueAt.toISOString() }),
  };
}

/** What a request's message says about one role: who is asked, why, and how far they are. */
export function askedOf({ role, assigneeId, why, state, away }: Assignment): ContentOf<'request'>['asked'][number] {
  return {
    role,
    ...(assigneeId === undefined ? {} : { assignee: assigneeId }),
    why,
    state,
    ...(away === undefined ? {} : { away }),
  };
}

/** Marks what is said about a remark to the data scientist. */
export function remarkField({ kind }: Pick<Request, 'kind'>): { remark?: true } {
  return kind === 'remark' ? { remark: true } : {};
}
