import { escapeMarkdown } from '../../course/escape-markdown.ts';
import type { Decision } from '../../exercise/decision.ts';
import { decisionInWords } from '../../messages/decision-in-words.ts';
import type { ReportWords } from './create-report-words.ts';

/** A decision, whose word it is, and when. */
export function decisionLine(
  { what, byId, role, at, withdrawn }: Pick<Decision, 'what' | 'byId' | 'role' | 'at' | 'withdrawn'>,
  words: ReportWords,
): string {
  const { t, course, locale, nameOf, when, plain } = words;
  const said = decisionInWords(what, locale, course.t, (text) => escapeMarkdown(plain(text)));
  const values = { what: said, person: escapeMarkdown(nameOf(byId)), at: when(at) };
  const line =
    role === undefined
      ? t('report.decision-no-role', values)
      : t('report.decision', { ...values, role: course.role(locale, role).name });
  return withdrawn === undefined ? line : t('report.decision-withdrawn', { decision: line });
}
