import { escapeMarkdown } from '../course/escape-markdown.ts';
import type { Locale } from '../course/locale.ts';
import type { Translate } from '../course/translate.ts';
import type { NamedDecision } from './named-decision.ts';

/** The decisions that a run follows and the figures that were confirmed as Markdown, one a line; nothing where there are none. */
export function decisionLines(decisions: readonly NamedDecision[], locale: Locale, t: Translate): string[] {
  const list = (key: string, those: readonly NamedDecision[]) =>
    those.length === 0 ? [] : [t(locale, key), those.map(({ words }) => `- ${escapeMarkdown(words)}`).join('\n')];
  return [
    ...list(
      'notebook.decisions',
      decisions.filter(({ column }) => column !== undefined),
    ),
    ...list(
      'notebook.confirmed',
      decisions.filter(({ column }) => column === undefined),
    ),
  ];
}
