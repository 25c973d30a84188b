import { z } from 'zod';
import { type Parsed, parseYaml } from './parse-yaml.ts';
import type { RoleId } from './role.ts';

/** Questions that each role should ask the data scientist in one process, in one language. */
export type RoleCards = Record<RoleId, string[]>;

/** The limits keep a card readable on a phone. */
const question = z.string().trim().min(1, 'is empty').max(160, 'must be at most 160 characters');
const questions = z.array(question).min(2, 'needs 2 or 3 questions').max(3, 'needs 2 or 3 questions');

/**
 * Reads `lessons/<locale>/role-cards/NN-process.yml`. It must have questions for each role that the process offers, and
 * for no other role.
 * Source: COURSE, learning goal 3 ("say the right thing to the data scientist in each process").
 */
export function parseRoleCards(text: string, offers: readonly RoleId[]): Parsed<RoleCards> {
  const schema = z.strictObject(Object.fromEntries(offers.map((role) => [role, questions])));
  return parseYaml<RoleCards>(text, schema);
}

/** Path of a process's role cards below a locale's folder. */
export function roleCardsFile({ number, id }: { number: number; id: string }): string {
  return `role-cards/${String(number).padStart(2, '0')}-${id}.yml`;
}
