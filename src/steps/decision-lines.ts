import { escapeMarkdown } from '../course/escape-markdown.ts';
import type { Locale } from '../course/locale.ts';
import type { Translate } from '../course/translate.ts';
import type { NamedDecision } from './named-decision.ts';

/** The decisions that a run follows as Markdown, one a line; nothing where there are none. */
export function decisionLines(decisions: readonly NamedDecision[], locale: Locale, t: Translate): string[] {
  if (decisions.length === 0) return [];
  return [t(locale, 'notebook.decisions'), decisions.map(({ words }) => `- ${escapeMarkdown(words)}`).join('\n')];
}
