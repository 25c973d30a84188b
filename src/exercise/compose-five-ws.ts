import type { Locale } from '../course/locale.ts';
import type { Translate } from '../course/translate.ts';

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
