import type { AnyMiddlewareArgs, Middleware } from '@slack/bolt';

/** NUL and halves of surrogate pairs: PostgreSQL stores neither, and no one can see or type them. */
const UNSTORABLE = /[\0\p{Cs}]/gu;

/**
 * Drops what the database can't store from every text of a delivery, before a listener reads it. Otherwise a text with one such
 * character would end in an error that no one can explain.
 */
export const dropUnstorable: Middleware<AnyMiddlewareArgs> = async ({ body, next }) => {
  // A list instead of recursion, because a body may be nested deeper than the stack.
  const left: unknown[] = [body];
  for (let one = left.pop(); one !== undefined; one = left.pop()) {
    const holder = one as Record<string, unknown>;
    for (const [key, value] of Object.entries(holder)) {
      if (typeof value === 'string') {
        if (value.search(UNSTORABLE) >= 0) holder[key] = value.replace(UNSTORABLE, '');
      } else if (typeof value === 'object' && value !== null) left.push(value);
    }
  }
  await next();
};
