import type { ProcessId } from '../course/lesson-id.ts';
import type { Locale } from '../course/locale.ts';
import type { Translate } from '../course/translate.ts';
import type { Figure } from '../exercise/presentation.ts';
import { stepOf } from './step-of.ts';

/** What a run shows: its figures with their values, then the charts of its notebook. */
export function figuresOf(process: ProcessId, findings: unknown, locale: Locale, t: Translate): Figure[] {
  const step = stepOf(process);
  const charts = step.charts(findings, locale, t).map(({ id, title }) => ({ id: `chart:${id}`, name: title }));
  return [...step.figures(findings, locale, t), ...charts];
}
