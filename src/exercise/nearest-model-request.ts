import type { Lesson, ModelRequest } from '../course/lesson.ts';
import type { RequestKind } from '../course/request-kind.ts';
import type { RoleId } from '../course/role.ts';

/** What a request asks, as far as an answer depends on it. */
interface Asked {
  role: RoleId;
  kind: RequestKind;
  text: string;
}

/**
 * The model request whose answer the stand-in gives: one to the same role, rather of the same kind, rather in the same words.
 * Undefined where the course asks this role nothing in this lesson.
 */
export function nearestModelRequest({ modelRequests }: Pick<Lesson, 'modelRequests'>, asked: Asked) {
  const score = (each: ModelRequest): number => (each.kind === asked.kind ? 1 : 0) + similarity(each.text, asked.text);
  return modelRequests
    .filter(({ roles }) => roles.includes(asked.role))
    .map((request) => ({ request, score: score(request) }))
    .sort((a, b) => b.score - a.score)[0]?.request;
}

/**
 * How alike two texts are, from 0 to 1, in any language: Dice's coefficient of their pairs of neighbouring letters.
 * Source: Dice, "Measures of the Amount of Ecologic Association Between Species", Ecology 26 (1945).
 */
export function similarity(a: string, b: string): number {
  const [first, second] = [pairs(a), pairs(b)];
  if (first.size + second.size === 0) return 0;
  let shared = 0;
  for (const pair of first) if (second.has(pair)) shared += 1;
  return (2 * shared) / (first.size + second.size);
}

function pairs(text: string): Set<string> {
  const letters = [...text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')];
  return new Set(letters.slice(1).map((letter, index) => `${letters[index]}${letter}`));
}
