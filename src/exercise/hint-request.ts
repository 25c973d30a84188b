import type { Lesson } from '../course/lesson.ts';
import type { RequestKind } from '../course/request-kind.ts';
import type { RoleId } from '../course/role.ts';
import { countWording, kindOfWording, signsOf } from './request-signs.ts';

/** What could make a request easier to act on, before it is sent. */
export type RequestHint =
  | { hint: 'what' | 'when' | 'why' }
  /** It is worded as a request of another kind than the one chosen. */
  | { hint: 'kind'; wording: RequestKind }
  /** The course never asks this role in this process. */
  | { hint: 'role'; role: RoleId };

/** A request as far as it is written. */
export interface UnsentRequest {
  roles: readonly RoleId[];
  /** Undefined until one is chosen. */
  kind?: RequestKind | undefined;
  text: string;
}

/**
 * Hints at what a request may lack: it names nothing, no day, no reason; it is worded as another kind; a role is not one that the
 * course asks in this process. Hints, not rules: none of them keeps anybody from sending.
 * Source: COURSE "The communication exercise".
 */
export function hintRequest(
  { modelRequests }: Pick<Lesson, 'modelRequests'>,
  { roles, kind, text }: UnsentRequest,
): RequestHint[] {
  const { what, when, why, enough } = signsOf(text);
  // A long text describes what it means, also where it names no column; a short one has no room for a reason.
  const vague = [!what && !isLong(text) && 'what', !when && 'when', !(why && enough) && 'why'] as const;
  const wording = kindOfWording(text);
  const isOther = kind !== undefined && wording !== undefined && wording !== kind && countWording(text, kind) === 0;
  // One may well ask for a review in nothing but questions.
  const wordedAs = isOther && !(kind === 'review' && wording === 'information') ? wording : undefined;
  const known = new Set(modelRequests.flatMap((request) => request.roles));
  return [
    ...vague.filter((hint) => hint !== false).map((hint) => ({ hint })),
    ...(wordedAs === undefined ? [] : [{ hint: 'kind' as const, wording: wordedAs }]),
    // Where the course asks nobody, it knows no better.
    ...(known.size === 0 ? [] : roles.filter((role) => !known.has(role))).map((role) => ({
      hint: 'role' as const,
      role,
    })),
  ];
}

/** Twice what is enough for a sentence or two. */
function isLong(text: string): boolean {
  const half = [...text.trim()];
  return signsOf(half.slice(0, Math.floor(half.length / 2)).join('')).enough;
}
