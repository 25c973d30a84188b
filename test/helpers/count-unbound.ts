/** Tables of the installation. All other tables belong to a workspace. */
export const OF_INSTALLATION = ['duty_lease', 'migration', 'scrub'];

/** Matches each place of a statement that reads or changes rows of a workspace. Inserts name the workspace in the row. */
const REFERENCE = /\b(?:FROM|JOIN|UPDATE)\s+kakehashi\.(\w+)/gu;
/** Matches a condition that binds such a place to the workspace parameter or to another place of the statement. */
const CONDITION = /\b(?:\w+\.)?team_id = (?:\$1\b|\w+\.team_id\b|\w+\."teamId")/gu;

/**
 * Counts the places of a statement without a workspace condition. Each place needs its own condition: without one, a join or a
 * subquery reads rows of other workspaces that share an id. The count does not depend on a test's data.
 */
export function countUnbound(sql: string): number {
  const places = [...sql.matchAll(REFERENCE)].filter(([, table]) => !OF_INSTALLATION.includes(table ?? ''));
  return Math.max(0, places.length - [...sql.matchAll(CONDITION)].length);
}

/** Whether an insert's row does not begin with its workspace. */
export function insertsWithoutTeam(sql: string): boolean {
  const [, table = '', column] = /\bINSERT INTO kakehashi\.(\w+)(?: AS \w+)?\s*\((\w+)/u.exec(sql) ?? [];
  return table !== '' && !OF_INSTALLATION.includes(table) && column !== 'team_id';
}
