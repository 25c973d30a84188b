import { formatter } from '../../charts/formatter.ts';
import type { Locale } from '../../course/locale.ts';
import type { Translate } from '../../course/translate.ts';
import type { Figure } from '../../exercise/presentation.ts';
import { nameFigures } from '../name-figures.ts';
import { type AnalyzeFindings, markedForRemoval } from './analyze-findings.ts';
import { strongest } from './summarize-analyze.ts';
import { targetInWords } from './target-in-words.ts';

/** Most columns with blanks that are offered. */
const MOST_BLANK = 10;

/** What somebody in the business can confirm of a diagnosis: the target, the blanks, and what goes along with the target. */
export function analyzeFigures(findings: AnalyzeFindings, locale: Locale, t: Translate): Figure[] {
  const { figure, two, percent } = formatter(locale);
  const { target, rows, columns, missing } = findings;
  const { median, mean, above, fence } = targetInWords(findings, locale, t);
  const named = nameFigures('analyze', locale, t);
  const blank = missing.toSorted((a, b) => b.percent - a.percent).slice(0, MOST_BLANK);
  return [
    named('median', median, { target: target.column }),
    named('mean', mean, { target: target.column }),
    ...(fence === null ? [] : [named('fence', fence, { target: target.column }), named('above-fence', above)]),
    ...strongest(findings).map(({ column, r }) =>
      named('correlation', two(r), { column, target: target.column }, column),
    ),
    ...blank.map(({ column, percent: share }) => named('blank', percent(share), { column }, column)),
    named('removal', figure(markedForRemoval(findings).length)),
    named('rows', figure(rows)),
    named('columns', figure(columns)),
  ];
}
