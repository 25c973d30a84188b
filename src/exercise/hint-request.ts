import type { Lesson } from '../course/lesson.ts';
import type { RequestKind } from '../course/request-kind.ts';
import type { RoleId } from '../course/role.ts';
import { countWording, kindOfWording, signsOf } from './request-signs.ts';

/** A suggestion that would make an unsent request easier to act on. */
export type RequestHint =
  | { hint: 'what' | 'when' | 'why' }
  /** The wording suits another kind than the chosen one. */
  | { hint: 'kind'; wording: RequestKind }
  /** The course never asks this role in this lesson. */
  | { hint: 'role'; role: RoleId };

/** An unfinished request. */
export interface UnsentRequest {
  roles: readonly RoleId[];
  /** Undefined until one is chosen. */
  kind?: RequestKind | undefined;
  text: string;
}

/**
 * Finds what a request may lack: a named thing, a day, a reason, the wording of its kind, a role that the course asks
 * in this lesson. Hints never block sending.
 * Source: COURSE "The communication exercise".
 */
export function hintRequest(
  { exampleRequests }: Pick<Lesson, 'exampleRequests'>,
  { roles, kind, text }: UnsentRequest,
): RequestHint[] {
  const { what, when, why, enough } = signsOf(text);
  // A long text can describe a thing without naming a column. A short text has no room for a reason.
  const vague = [!what && !isLong(text) && 'what', !when && 'when', !(why && enough) && 'why'] as const;
  const wording = kindOfWording(text);
  const isOther = kind !== undefined && wording !== undefined && wording !== kind && countWording(text, kind) === 0;
  // A request for a review may consist of questions only.
  const wordedAs = isOther && !(kind === 'review' && wording === 'information') ? wording : undefined;
  const known = new Set(exampleRequests.flatMap((request) => request.roles));
  return [
    ...vague.filter((hint) => hint !== false).map((hint) => ({ hint })),
    ...(wordedAs === undefined ? [] : [{ hint: 'kind' as const, wording: wordedAs }]),
    // Without example requests, the course gives no advice on roles.
    ...(known.size === 0 ? [] : roles.filter((role) => !known.has(role))).map((role) => ({
      hint: 'role' as const,
      role,
    })),
  ];
}

/** True when half of the text would be long enough for a sentence or two. */
function isLong(text: string): boolean {
  const half = [...text.trim()];
  return signsOf(half.slice(0, Math.floor(half.length / 2)).join('')).enough;
}
