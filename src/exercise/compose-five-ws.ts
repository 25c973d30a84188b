import type { Locale } from '../course/locale.ts';
import type { Translate } from '../course/translate.ts';

/** Questions of the 5W1H form, in the order of the composed text. */
export const FIVE_WS = ['why', 'what', 'who', 'where', 'when', 'how'] as const;
type FiveW = (typeof FIVE_WS)[number];
export type FiveWs = Partial<Record<FiveW, string>>;

/** Most characters of an answer. Six answers with their labels fit a request. */
export const ANSWER_LIMIT = 400;

/** Composes a request from the answers, one labelled line for each. Blank answers are omitted. */
export function composeFiveWs(t: Translate, locale: Locale, answers: FiveWs): string {
  return FIVE_WS.flatMap((id) => {
    const answer = (answers[id] ?? '').trim();
    return answer === '' ? [] : [t(locale, 'five-ws.line', { label: t(locale, `five-ws.${id}`), answer })];
  }).join('\n');
}
