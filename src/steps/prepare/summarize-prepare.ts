import { formatter } from '../../charts/formatter.ts';
import type { Locale } from '../../course/locale.ts';
import type { Translate } from '../../course/translate.ts';
import type { PrepareFindings } from './prepare-findings.ts';

/** Most names that a sentence lists. The data dictionary lists them all. */
const NAMED = 15;

/** Findings of Prepare in words: the team's decisions and their effect on the table. */
export function summarizePrepare(findings: PrepareFindings, locale: Locale, t: Translate): string {
  const { figure, percent } = formatter(locale);
  const say = (key: string, values: Record<string, string | number>) =>
    t(locale, `step.prepare.summary.${key}`, values);
  const { kept, dropped, asked, rows, completenessBefore, completenessAfter } = findings;
  return [
    say('size', { rows: figure(rows), kept: kept.length }),
    say('dropped', { count: dropped.length, names: named(dropped, locale, t) }),
    asked.length === 0
      ? t(locale, 'step.prepare.summary.nothing-asked')
      : say('asked', { count: asked.length, names: named(asked, locale, t) }),
    say('completeness', { before: percent(completenessBefore), after: percent(completenessAfter) }),
  ].join('\n\n');
}

/** One line that the communication exercise quotes. */
export function prepareHeadline(findings: PrepareFindings, locale: Locale, t: Translate): string {
  const { percent } = formatter(locale);
  const { kept, dropped, asked, completenessBefore, completenessAfter } = findings;
  return t(locale, 'step.prepare.headline', {
    kept: kept.length,
    dropped: dropped.length,
    asked: asked.length,
    before: percent(completenessBefore),
    after: percent(completenessAfter),
  });
}

function named(names: string[], locale: Locale, t: Translate): string {
  if (names.length === 0) return t(locale, 'step.analyze.none');
  const comma = t(locale, 'list.comma');
  return [...names.slice(0, NAMED), ...(names.length > NAMED ? ['…'] : [])].join(comma);
}
