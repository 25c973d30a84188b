import type { Chart } from '../charts/chart.ts';
import { nameTarget } from '../charts/name-target.ts';
import { escapeFindings } from '../course/escape-markdown.ts';
import { PROCESS_IDS, type ProcessId } from '../course/lesson-id.ts';
import type { Locale } from '../course/locale.ts';
import type { Translate } from '../course/translate.ts';
import { AppError } from '../errors.ts';
import type { GrowTrees } from '../stats/grow-trees.ts';
import type { Table } from '../table/table.ts';
import type { Artifact } from './artifact.ts';
import type { FinishedRun } from './finished-run.ts';
import type { History } from './history.ts';
import type { NotebookInput } from './notebook/notebook-input.ts';
import { writeNotebook } from './notebook/write-notebook.ts';
import type { Parameters } from './parameters.ts';
import { runStep } from './run-step.ts';
import type { Step } from './step.ts';
import { chainOf, stepOf } from './step-of.ts';
import type { StepOutcome } from './step-outcome.ts';

export interface ProcessesInput {
  source: NotebookInput['source'];
  table: Table;
  dataHash: string;
  packageVersion: string;
  milliseconds: () => number;
  growTrees?: GrowTrees;
  /** Processes whose outcome the caller wants, in order. */
  processes: readonly ProcessId[];
  parameters: Partial<Record<ProcessId, Parameters>>;
  history: History;
  earlier: readonly FinishedRun[];
  locale: Locale;
  t: Translate;
  /** True to build all files of these processes. Otherwise a file is built only when a later step reads it. */
  files: boolean;
  /** Draws a chart. Undefined means neither charts nor notebooks. */
  render: ((chart: Chart) => Promise<Uint8Array>) | undefined;
  progress: (share: number, stage: string) => void;
  finished: (process: ProcessId, outcome: StepOutcome) => void;
}

/** Share of a process's progress bar for reading and running; the rest is for charts. */
const RUNNING = 0.7;
/** Default name of the identifier column. */
const ID = 'Id';

/**
 * Runs processes on one table, in order. Each builds on the results of those before it. A needed process that is
 * missing from the history runs first with its defaults; its outcome is not reported.
 * @throws AppError as the steps do; column_not_found when the named identifier is no column
 */
export async function runProcesses(input: ProcessesInput): Promise<void> {
  const history: History = { ...input.history };
  const { id } = input.source;
  if (id !== undefined && !input.table.columns.some(({ name }) => name === id)) {
    throw new AppError('column_not_found', { column: id });
  }
  for (const process of input.processes) {
    for (const needed of chainOf(process)) {
      if (history[needed] === undefined && needed !== process) history[needed] = run(input, needed, history).finished;
    }
    const step = stepOf(process);
    const { finished, result } = run(input, process, history, (share, stage) =>
      input.progress(0.05 + share * (RUNNING - 0.05), stage),
    );
    history[process] = finished;
    const charts = await draw(input, step, finished);
    const artifacts = input.files ? [...finished.artifacts] : [];
    if (input.files && input.render !== undefined) {
      artifacts.push(notebook(input, history, process, { ...result, charts }));
    }
    input.finished(process, { ...result, artifacts, charts });
  }
}

function run(
  input: ProcessesInput,
  process: ProcessId,
  history: History,
  progress: (share: number, stage: string) => void = () => {},
): { finished: FinishedRun; result: Omit<StepOutcome, 'artifacts' | 'charts'> } {
  const { source, table, locale, t } = input;
  const step = stepOf(process);
  const id = source.id ?? (table.columns.some((column) => column.name === ID) ? ID : undefined);
  const { target } = source;
  const { findings, data, parameters } = runStep(
    step,
    { ...input, target, id, history, unit: source.unit, columnUnits: source.columnUnits, row: source.row },
    input.parameters[process] ?? {},
    progress,
  );
  const { dataset, origin, decisions } = source;
  const context = { parameters, dataset, target, id, origin, decisions, locale, t };
  let artifacts: Artifact[] | undefined;
  const draft = step.draft?.(findings, locale, t);
  return {
    finished: {
      findings,
      data,
      parameters,
      // Built at the first read. A model is megabytes of text, and a later step in the same thread reads `data`
      // instead.
      get artifacts() {
        artifacts ??= step.artifacts({ findings, data }, context);
        return artifacts;
      },
    },
    result: {
      findings,
      parameters,
      summary: step.summarize(escapeFindings(findings), locale, t),
      headline: step.headline(findings, locale, t),
      ...(draft === undefined ? {} : { draft }),
    },
  };
}

/** The run as a Jupyter notebook that computes the same figures in Python. */
function notebook(
  input: ProcessesInput,
  history: History,
  process: ProcessId,
  outcome: Omit<StepOutcome, 'artifacts'>,
): Artifact {
  const { source, locale, t } = input;
  const number = String(PROCESS_IDS.indexOf(process) + 1).padStart(2, '0');
  return {
    kind: process === 'business-understanding' ? 'notebook-formula' : 'notebook',
    filename: `${number}-${process}.ipynb`,
    mediaType: 'application/x-ipynb+json',
    content: writeNotebook({ ...outcome, process, history, source, locale, t }),
  };
}

async function draw(input: ProcessesInput, step: Step, { findings }: FinishedRun): Promise<StepOutcome['charts']> {
  const { render, source, locale, t } = input;
  if (render === undefined) return [];
  const charts = step.charts(findings, locale, t).map((chart) => nameTarget(chart, source, locale, t));
  const drawn: StepOutcome['charts'] = [];
  for (const [index, chart] of charts.entries()) {
    input.progress(RUNNING + ((1 - RUNNING) * index) / charts.length, 'charts');
    const { id, title, altText } = chart;
    drawn.push({ id, title, altText, png: await render(chart) });
  }
  return drawn;
}
