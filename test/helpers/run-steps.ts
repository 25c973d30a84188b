import { readFileSync } from 'node:fs';
import type { Chart } from '../../src/charts/chart.ts';
import { PROCESS_IDS, type ProcessId } from '../../src/course/lesson-id.ts';
import type { Locale } from '../../src/course/locale.ts';
import type { FinishedRun } from '../../src/steps/finished-run.ts';
import type { History } from '../../src/steps/history.ts';
import type { Parameters } from '../../src/steps/parameters.ts';
import { runProcesses } from '../../src/steps/run-processes.ts';
import type { StepOutcome } from '../../src/steps/step-outcome.ts';
import { parseTable } from '../../src/table/parse-table.ts';
import type { Table } from '../../src/table/table.ts';
import { course } from './course.ts';

const root = new URL('../../', import.meta.url);
let parsed: Table | undefined;
/** The house prices. They are parsed once, and tests share them. */
export const houses = (): Table => {
  parsed ??= parseTable(readFileSync(new URL('data/house_prices.csv', root)));
  return parsed;
};
export const reference = JSON.parse(readFileSync(new URL('test/reference/reference-ames.json', root), 'utf8'));

/** Runs steps as the worker thread does, but in this thread and without charts. Default: all six on the house prices. */
export async function runSteps(
  options: {
    processes?: readonly ProcessId[];
    parameters?: Partial<Record<ProcessId, Parameters>>;
    table?: Table;
    target?: string;
    id?: string;
    /** What a row is, as `data/datasets.json` names it. */
    row?: string;
    /** The unit of the target, as `data/datasets.json` names it. */
    unit?: string;
    /** What else is known of the table's file. */
    source?: { dataset: string; plain?: string };
    history?: History;
    earlier?: readonly FinishedRun[];
    locale?: Locale;
    /** Draws charts; without it there are neither charts nor notebooks. */
    render?: (chart: Chart) => Promise<Uint8Array>;
  } = {},
): Promise<Map<ProcessId, StepOutcome>> {
  const outcomes = new Map<ProcessId, StepOutcome>();
  let now = 0;
  await runProcesses({
    source: {
      dataset: 'house_prices.csv',
      target: options.target ?? 'Sale_Price',
      id: options.id,
      row: options.row,
      ...(options.unit === undefined ? {} : { unit: options.unit }),
      ...options.source,
    },
    table: options.table ?? houses(),
    dataHash: 'a hash',
    packageVersion: '0.0.0',
    milliseconds: () => {
      now += 1;
      return now;
    },
    processes: options.processes ?? PROCESS_IDS,
    parameters: options.parameters ?? {},
    history: options.history ?? {},
    earlier: options.earlier ?? [],
    locale: options.locale ?? 'en',
    t: course.t,
    files: true,
    render: options.render,
    progress: () => {},
    finished: (process, outcome) => outcomes.set(process, outcome),
  });
  return outcomes;
}

/** Returns the findings of a process. */
export function found<Findings>(outcomes: Map<ProcessId, StepOutcome>, process: ProcessId): Findings {
  const outcome = outcomes.get(process);
  if (outcome === undefined) throw new Error(`${process} did not run`);
  return outcome.findings as Findings;
}

/** A run as it is kept and found again another day: its files and findings, and no data in memory. */
export function kept({ findings, parameters, artifacts }: StepOutcome): FinishedRun {
  return { findings: JSON.parse(JSON.stringify(findings)), parameters, artifacts };
}

/** Rounds every number to this many significant digits and leaves other values unchanged. */
export function rounded(value: unknown, digits = 9): unknown {
  if (typeof value === 'number') return Number(value.toPrecision(digits));
  if (Array.isArray(value)) return value.map((inner) => rounded(inner, digits));
  if (value !== null && typeof value === 'object') {
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, rounded(inner, digits)]));
  }
  return value;
}
