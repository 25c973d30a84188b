import { z } from 'zod';
import { type Parsed, parseYaml } from './parse-yaml.ts';
import type { RoleId } from './types.ts';

/** Words of the roles in one language. */
export type RoleWords = Record<RoleId, { name: string; does: string }>;

/** Slack shows a role as an option of a menu: 75 characters for its name and 75 for what it does. */
const line = z.string().trim().min(1, 'is empty').max(75, 'must be at most 75 characters, as a menu shows it');

/** Reads `lessons/<locale>/roles.yml`; every role of the course must be there, and no other. */
export function parseRoles(text: string, ids: readonly RoleId[]): Parsed<RoleWords> {
  const schema = z.strictObject(Object.fromEntries(ids.map((id) => [id, z.strictObject({ name: line, does: line })])));
  return parseYaml<RoleWords>(text, schema);
}
