import type { ProcessId } from '../../src/course/lesson-id.ts';
import type { Locale } from '../../src/course/locale.ts';
import type { History } from '../../src/steps/history.ts';
import type { NotebookChart, NotebookInput } from '../../src/steps/notebook/notebook-input.ts';
import { writeNotebook } from '../../src/steps/notebook/write-notebook.ts';
import type { StepOutcome } from '../../src/steps/step-outcome.ts';
import { course } from './course.ts';
import { kept } from './run-steps.ts';

/** Writes the notebook of every run, by process. The earlier runs are given as they are read from the store. */
export function writeNotebooks(
  outcomes: ReadonlyMap<ProcessId, StepOutcome>,
  source: NotebookInput['source'] = { dataset: 'house_prices.csv', target: 'Sale_Price', id: 'Id' },
  locale: Locale = 'en',
  charts: readonly NotebookChart[] = [],
): Map<ProcessId, string> {
  const { t } = course;
  const history: History = Object.fromEntries([...outcomes].map(([process, outcome]) => [process, kept(outcome)]));
  return new Map(
    [...outcomes].map(([process, { findings, parameters, summary }]) => [
      process,
      writeNotebook({ process, history, findings, parameters, source, charts, locale, t, summary }),
    ]),
  );
}
