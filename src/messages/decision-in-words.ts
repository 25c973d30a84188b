import type { Locale } from '../course/locale.ts';
import type { Translate } from '../course/translate.ts';
import type { Decided } from '../exercise/decision.ts';
import { figureInWords } from './figure-in-words.ts';

/** What was decided, in a few words. @param written what names and texts pass before they stand in Slack's or Markdown's notation */
export function decisionInWords(
  what: Decided,
  locale: Locale,
  t: Translate,
  written: (text: string) => string = (text) => text,
): string {
  if (what.kind === 'statement') {
    const text = t(locale, 'decision.statement', { text: written(what.text) });
    if (what.figure === undefined) return text;
    return t(locale, 'list.note', { text, note: figureInWords(what.figure, locale, t, written) });
  }
  const say = (key: string, values: Record<string, string> = {}) =>
    t(locale, `decision.${key}`, { column: written(what.column), ...values });
  switch (what.kind) {
    case 'keep-column':
    case 'drop-column':
      return say(what.kind);
    case 'blank-means':
      return say(`blank-${what.meaning}`);
    case 'order-categories':
      return what.by === 'target-median'
        ? say('by-target')
        : say('order', { order: what.by.map(written).join(t(locale, 'decision.before')) });
  }
}
