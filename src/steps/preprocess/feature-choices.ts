import type { Locale } from '../../course/locale.ts';
import type { Translate } from '../../course/translate.ts';
import type { AnalyzeFindings } from '../analyze/analyze-findings.ts';
import { findingsOf, type History } from '../history.ts';
import type { ColumnChoice } from '../parameters.ts';
import { doubtInWords, doubtsOf } from '../prepare/doubts.ts';
import type { PrepareFindings } from '../prepare/prepare-findings.ts';

/** The features of the Dataset that the parameters of Preprocess offer, each where something can be decided about it. */
export function featureChoices(history: History, locale: Locale, t: Translate): ColumnChoice[] {
  const types = new Map(Object.entries(findingsOf<PrepareFindings>(history, 'prepare').types));
  return doubtsOf(findingsOf<AnalyzeFindings>(history, 'analyze')).flatMap((doubt) => {
    const type = types.get(doubt.column);
    if (type === undefined || type === 'date') return [];
    return [
      {
        column: doubt.column,
        note: doubtInWords(doubt, locale, t) || t(locale, 'step.prepare.choice.full'),
        only: type === 'numeric' ? ['blankZero'] : ['blankNone', 'byTarget'],
      },
    ];
  });
}
