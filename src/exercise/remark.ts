import { HEARER, type RoleId } from '../course/role.ts';
import { AppError } from '../errors.ts';
import { checkText } from './check-text.ts';
import { isRemark, type Request } from './request.ts';
import { asksForSomething, signsOf } from './request-signs.ts';

/** The fewest words of a remark. Fewer can't say what was seen and what follows from it. */
export const LEAST_WORDS = 8;

const WORDS = new Intl.Segmenter('ja', { granularity: 'word' });

/** A suggestion that would make an unsent remark easier to act on. */
export type RemarkHint = 'what' | 'why' | 'act';

/**
 * The roles in which a person can tell the data scientist something in a lesson: their own that it offers, or any that it offers for a person
 * who has none of these, as alone or where the data scientist has no other role. Nobody speaks as the data scientist.
 * @returns empty where the lesson offers no data scientist to hear it
 */
export function speakingRoles({ offers, held }: { offers: readonly RoleId[]; held: readonly RoleId[] }): RoleId[] {
  if (!offers.includes(HEARER)) return [];
  const all = offers.filter((role) => role !== HEARER);
  const own = all.filter((role) => held.includes(role));
  return own.length === 0 ? all : own;
}

/**
 * The roles whose model remarks a person may see in a process: those in which they have told the data scientist something there. Seeing them
 * earlier would spoil the exercise.
 * @param sent what was sent in the process, in one cohort
 */
export function revealedRoles(sent: readonly Pick<Request, 'askerId' | 'kind' | 'as'>[], userId: string): RoleId[] {
  return rolesTold(sent.filter(({ askerId }) => askerId === userId));
}

/** The roles in which somebody has told the data scientist something, each once, in the order in which they did. */
export function rolesTold(sent: readonly Pick<Request, 'kind' | 'as'>[]): RoleId[] {
  return [...new Set(sent.filter(isRemark).map(({ as }) => as))];
}

/**
 * Trims and checks a remark.
 * @throws AppError remark_short (values: least, count), and as checkText does
 */
export function checkRemark(text: string): string {
  const checked = checkText(text);
  const count = [...WORDS.segment(checked)].filter(({ isWordLike }) => isWordLike === true).length;
  if (count < LEAST_WORDS) throw new AppError('remark_short', { least: LEAST_WORDS, count });
  return checked;
}

/** Finds what a remark may lack: a named thing, a reason, and what the data scientist is to do. Hints never block sending. */
export function hintRemark(text: string): RemarkHint[] {
  const { what, why } = signsOf(text);
  return [
    ...(what ? [] : ['what' as const]),
    ...(why ? [] : ['why' as const]),
    ...(asksForSomething(text) ? [] : ['act' as const]),
  ];
}
