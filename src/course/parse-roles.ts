import { z } from 'zod';
import { type Parsed, parseYaml } from './parse-yaml.ts';
import type { Role, RoleId } from './role.ts';

/** Texts of the roles in one language, by role. */
export type RoleWords = Record<RoleId, Pick<Role, 'name' | 'does' | 'knows' | 'worries'>>;

/** Slack's menu options take 75 characters for a text and 75 for its description. */
const line = z.string().trim().min(1, 'is empty').max(75, 'must be at most 75 characters, as a menu shows it');
const sentence = z.string().trim().min(1, 'is empty').max(150, 'must be at most 150 characters: one sentence');
const words = z.strictObject({ name: line, does: line, knows: sentence, worries: sentence });

/** Reads `lessons/<locale>/roles.yml`. It must have every role of the course and no other. */
export function parseRoles(text: string, ids: readonly RoleId[]): Parsed<RoleWords> {
  return parseYaml<RoleWords>(text, z.strictObject(Object.fromEntries(ids.map((id) => [id, words]))));
}
