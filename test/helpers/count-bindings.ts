/** Tables that belong to the installation and not to a workspace. */
export const OF_INSTALLATION = ['duty_lease', 'migration'];

/** Every place of a statement where rows of a workspace are looked up or changed; inserting names the workspace in the row. */
const REFERENCE = /\b(?:FROM|JOIN|UPDATE)\s+kakehashi\.(\w+)/gu;
/** A condition that ties such a place to the workspace that is asked for, or to another place of the statement. */
const CONDITION = /\b(?:\w+\.)?team_id = (?:\$1\b|\w+\.team_id\b|\w+\."teamId")/gu;

/**
 * How many places of a statement are tied to no workspace. Each place needs a condition of its own: with one taken away, a join
 * or a subquery reaches into other workspaces whose ids happen to be the same. This holds by counting, whatever data a test has.
 */
export function countUnbound(sql: string): number {
  const places = [...sql.matchAll(REFERENCE)].filter(([, table]) => !OF_INSTALLATION.includes(table ?? ''));
  return Math.max(0, places.length - [...sql.matchAll(CONDITION)].length);
}

/** An insert whose row does not begin with its workspace. */
export function insertsWithoutTeam(sql: string): boolean {
  const [, table = '', column] = /\bINSERT INTO kakehashi\.(\w+)(?: AS \w+)?\s*\((\w+)/u.exec(sql) ?? [];
  return table !== '' && !OF_INSTALLATION.includes(table) && column !== 'team_id';
}
