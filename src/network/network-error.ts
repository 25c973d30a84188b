/** Another machine was not reached, or did not answer. The message says why and what to do, and holds no secret. */
export class NetworkError extends Error {
  /** Node's code of the failure, or `PROXY_REFUSED` for a proxy that opens no way, or `NO_ANSWER`. */
  readonly code: string;
  /** Why, as the beginning of a sentence without its full stop. */
  readonly why: string;
  /** What to do: one sentence or more. */
  readonly todo: string;

  constructor({ code, why, todo }: { code: string; why: string; todo: string }, cause: unknown) {
    super(`${why}. ${todo}`, { cause });
    this.name = 'NetworkError';
    this.code = code;
    this.why = why;
    this.todo = todo;
  }
}

/** The NetworkError that an error is or hides. Slack's clients wrap it. */
export function findNetworkError(error: unknown): NetworkError | undefined {
  let each = error;
  for (let depth = 0; depth < DEEPEST && each instanceof Error; depth += 1) {
    if (each instanceof NetworkError) return each;
    each = each.cause;
  }
  return undefined;
}

/** A chain of causes may be a circle. */
export const DEEPEST = 10;
