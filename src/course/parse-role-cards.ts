import { z } from 'zod';
import { type Parsed, parseYaml } from './parse-yaml.ts';
import { HEARER, type RoleCard, type RoleId } from './role.ts';

/** The cards of a process, in one language. */
export type RoleCards = Record<RoleId, RoleCard>;

/** Most words of a model remark, and most characters of one in Japanese: what one says without notes. */
const MOST_WORDS = 60;
const MOST_LETTERS = 150;
const JAPANESE = /[\p{Script=Hiragana}\p{Script=Katakana}]/u;

/** The limits keep a card readable on a phone. */
const line = z.string().trim().min(1, 'is empty');
const question = line.max(160, 'must be at most 160 characters');
const ask = z.array(question).min(2, 'needs 2 or 3 questions').max(3, 'needs 2 or 3 questions');
const listen = line.max(100, 'must be at most 100 characters');
const remark = line.refine(
  (text) => (JAPANESE.test(text) ? [...text].length <= MOST_LETTERS : text.split(/\s+/u).length <= MOST_WORDS),
  `must be at most ${MOST_WORDS} words, or ${MOST_LETTERS} characters in Japanese`,
);
const remarks = z.array(remark).min(1, 'needs 1 or 2 model remarks').max(2, 'needs 1 or 2 model remarks');

/**
 * Reads `lessons/<locale>/role-cards/NN-process.yml`. It must have a card for each role that the process offers, and for no other role.
 * Source: COURSE, learning goal 3 ("say the right thing to the data scientist in each process").
 */
export function parseRoleCards(text: string, offers: readonly RoleId[]): Parsed<RoleCards> {
  const own = z.strictObject({ ask }).transform((card): RoleCard => ({ ...card, remarks: [] }));
  const other = z.strictObject({ listen, remarks }).transform((card): RoleCard => ({ ...card, ask: [] }));
  const schema = z.strictObject(Object.fromEntries(offers.map((role) => [role, role === HEARER ? own : other])));
  return parseYaml<RoleCards>(text, schema);
}

/** Path of a process's role cards below a locale's folder. */
export function roleCardsFile({ number, id }: { number: number; id: string }): string {
  return `role-cards/${String(number).padStart(2, '0')}-${id}.yml`;
}
