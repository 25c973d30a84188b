import type { Request } from '../exercise/request.ts';
import type { Content } from './content.ts';

/** Content of a request's own message. */
export function requestContent(request: Request, reviews: { done: number; invited: number }): Content {
  return {
    type: 'request',
    requestId: request.id,
    process: request.process,
    asker: request.askerId,
    kind: request.kind,
    text: request.text,
    ...(request.dueAt === undefined ? {} : { due: request.dueAt.toISOString() }),
    asked: request.assignments.map(({ role, assigneeId, why, state, away }) => ({
      role,
      ...(assigneeId === undefined ? {} : { assignee: assigneeId }),
      why,
      state,
      ...(away === undefined ? {} : { away }),
    })),
    state: request.state,
    reviews,
  };
}
