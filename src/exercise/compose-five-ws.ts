import type { Locale } from '../course/locale.ts';
import type { RequestKind } from '../course/request-kind.ts';
import type { Translate } from '../course/translate.ts';
import { listOf } from '../course/translate.ts';
import { TEXT_LIMIT } from './check-text.ts';

/** The questions of the form, in the order in which the text answers them. */
export const FIVE_WS = ['why', 'what', 'who', 'where', 'when', 'how'] as const;
type FiveW = (typeof FIVE_WS)[number];
export type FiveWs = Partial<Record<FiveW, string>>;

/** Characters that an answer may have: all six and their labels fit a request. */
export const ANSWER_LIMIT = 400;

/** The answers as one text, each on a line of its own with its label; what is blank is left out. */
export function composeFiveWs(t: Translate, locale: Locale, answers: FiveWs): string {
  return FIVE_WS.flatMap((id) => {
    const answer = (answers[id] ?? '').trim();
    return answer === '' ? [] : [t(locale, 'five-ws.line', { label: t(locale, `five-ws.${id}`), answer })];
  }).join('\n');
}

/** A sentence or two to begin with: what the team found, and what this kind of request asks of these roles about it. */
export function draftFromFindings(
  t: Translate,
  locale: Locale,
  found: { process: string; headline: string; roles: readonly string[]; kind?: RequestKind | undefined },
): string {
  const { process, headline, roles, kind } = found;
  const values = { process, headline };
  if (roles.length === 0) return t(locale, `draft.${kind ?? 'information'}`, values);
  return t(locale, `draft.to.${kind ?? 'information'}`, { ...values, roles: listOf(locale, roles) });
}

/**
 * What was typed, with more after it: nothing that was typed is lost.
 * @returns undefined where both together are longer than a request may be
 */
export function appendText(typed: string, more: string): string | undefined {
  return join(typed.trimEnd(), more);
}

/** The same with `more` in front: it is what the text begins with. */
export function prependText(typed: string, more: string): string | undefined {
  return join(more, typed.trim());
}

function join(first: string, second: string): string | undefined {
  const whole = [first, second].filter((part) => part !== '').join('\n\n');
  return whole.length > TEXT_LIMIT ? undefined : whole;
}
