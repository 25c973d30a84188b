import type { Locale } from '../../course/locale.ts';
import type { Translate } from '../../course/translate.ts';
import type { AnalyzeFindings } from '../analyze/analyze-findings.ts';
import { findingsOf, type History } from '../history.ts';
import type { ColumnChoice } from '../parameters.ts';
import { doubtInWords, doubtsOf } from './doubts.ts';

/** Every column that a team may drop or ask about, most doubtful first. */
export function columnChoices(history: History, locale: Locale, t: Translate): ColumnChoice[] {
  return doubtsOf(findingsOf<AnalyzeFindings>(history, 'analyze')).map((doubt) => ({
    column: doubt.column,
    note: doubtInWords(doubt, locale, t) || t(locale, 'step.prepare.choice.full'),
  }));
}
