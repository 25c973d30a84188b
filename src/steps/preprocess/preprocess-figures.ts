import { formatter } from '../../charts/formatter.ts';
import { inUnit } from '../../charts/in-unit.ts';
import type { Locale } from '../../course/locale.ts';
import type { Translate } from '../../course/translate.ts';
import type { Figure } from '../../exercise/presentation.ts';
import { nameFigures } from '../name-figures.ts';
import type { PreprocessFindings } from './preprocess-findings.ts';

/** Most columns whose blanks are filled that are offered. */
const MOST_FILLED = 5;

/** What somebody in the business can confirm of the preprocessing: which rows are left out, and what fills a blank. */
export function preprocessFigures(findings: PreprocessFindings, locale: Locale, t: Translate): Figure[] {
  const { figure } = formatter(locale);
  const { trainRows, trainRowsAfterFence, testRows, fence, target, numeric, categorical, charts } = findings;
  const named = nameFigures('preprocess', locale, t);
  const filled = numeric.filter(({ blank }) => blank === undefined).slice(0, MOST_FILLED);
  return [
    ...(fence === null
      ? []
      : [
          named('fence', inUnit(charts.unit, locale, t).amount(fence), { target: target.column }),
          named('left-out', figure(trainRows - trainRowsAfterFence)),
        ]),
    ...filled.map(({ column, median }) => named('filled', figure(median), { column }, column)),
    named('train', figure(trainRowsAfterFence)),
    named('test', figure(testRows)),
    named('numeric', figure(numeric.length)),
    named('categorical', figure(categorical.length)),
  ];
}
