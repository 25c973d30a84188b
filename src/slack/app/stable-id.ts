import { createHash } from 'node:crypto';

/**
 * An id that is the same each time for the same deed, so that what the deed adds is added once. Slack's ids of triggers stay out of the
 * database.
 */
export function stableId(...parts: string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 32);
}
