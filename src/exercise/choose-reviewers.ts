/** How many peers are asked to review an answered request. */
export const REVIEWERS_PER_REQUEST = 2;

/**
 * Chooses the peers who review: never the asker, never those who answered, those with the fewest reviews first, then by user
 * id so that the choice is the same everywhere. Fewer than `count` are returned when the team is smaller.
 */
export function chooseReviewers(input: {
  members: string[];
  asker: string;
  answeredBy: readonly string[];
  loads: ReadonlyMap<string, number>;
  count?: number;
}): string[] {
  const load = (user: string): number => input.loads.get(user) ?? 0;
  return [...new Set(input.members)]
    .filter((user) => user !== input.asker && !input.answeredBy.includes(user))
    .sort((a, b) => load(a) - load(b) || (a < b ? -1 : 1))
    .slice(0, input.count ?? REVIEWERS_PER_REQUEST);
}
