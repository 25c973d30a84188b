import type { RequestKind } from '../course/request-kind.ts';
import { hintRequest } from './hint-request.ts';
import type { Request } from './request.ts';

/** What a question back asks for. `enough`: the text lacks nothing that shows, so the question is about what matters most in it. */
export type AskedFor = 'what' | 'why' | 'when' | 'enough';

/** The order in which one question matters more than another. Work needs its day before its reason, because others wait for it. */
const ORDER = {
  information: ['what', 'why', 'when'],
  work: ['what', 'when', 'why'],
  review: ['what', 'why', 'when'],
} as const;

/** Most characters of the asker's words that a question back quotes. */
export const QUOTED = 200;

const SENTENCES = new Intl.Segmenter('ja', { granularity: 'sentence' });
const QUESTION = /[?？]|(?:か|かね|かな)[。．]?$/u;
const BULLET = /^(?:[•・*-]|\(\w\))\s*/u;

/**
 * Chooses the one question to ask back about a request that no example answers: what its text lacks most for its kind, and which of its
 * sentences the question is about. That is its first question, else its longest sentence.
 */
export function askAbout({ kind, text, dueAt }: Pick<Request, 'text' | 'dueAt'> & { kind: RequestKind }): {
  askedFor: AskedFor;
  about: string;
} {
  const lacks = new Set<string>(
    hintRequest({ exampleRequests: [] }, { roles: [], kind, text }).map(({ hint }) => hint),
  );
  if (dueAt !== undefined) lacks.delete('when');
  const sentences = [...SENTENCES.segment(text)]
    .map(({ segment }) => segment.trim().replace(BULLET, ''))
    .filter((sentence) => /[\p{L}\p{N}]/u.test(sentence));
  const [longest = text.trim()] = [...sentences].sort((a, b) => b.length - a.length);
  return {
    askedFor: ORDER[kind].find((each) => lacks.has(each)) ?? 'enough',
    about: cut(sentences.find((sentence) => QUESTION.test(sentence)) ?? longest),
  };
}

function cut(sentence: string): string {
  const letters = [...sentence];
  return letters.length <= QUOTED ? sentence : `${letters.slice(0, QUOTED - 1).join('')}…`;
}
