import { z } from 'zod';
import { type Parsed, parseYaml } from './parse-yaml.ts';
import type { Role, RoleId } from './role.ts';

/** Words of the roles in one language. */
export type RoleWords = Record<RoleId, Pick<Role, 'name' | 'does' | 'knows' | 'worries'>>;

/** Slack shows a role as an option of a menu: 75 characters for its name and 75 for what it does. */
const line = z.string().trim().min(1, 'is empty').max(75, 'must be at most 75 characters, as a menu shows it');
const sentence = z.string().trim().min(1, 'is empty').max(150, 'must be at most 150 characters: one sentence');
const words = z.strictObject({ name: line, does: line, knows: sentence, worries: sentence });

/** Reads `lessons/<locale>/roles.yml`; every role of the course must be there, and no other. */
export function parseRoles(text: string, ids: readonly RoleId[]): Parsed<RoleWords> {
  return parseYaml<RoleWords>(text, z.strictObject(Object.fromEntries(ids.map((id) => [id, words]))));
}
