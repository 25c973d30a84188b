import type { ProcessId } from '../../src/course/lesson-id.ts';
import type { Locale } from '../../src/course/locale.ts';
import type { FinishedRun } from '../../src/steps/finished-run.ts';
import type { History } from '../../src/steps/history.ts';
import type { Parameters } from '../../src/steps/parameters.ts';
import { runStep } from '../../src/steps/run-step.ts';
import type { ArtifactContext, StepInput } from '../../src/steps/step.ts';
import { stepOf } from '../../src/steps/step-of.ts';
import type { Column, Table } from '../../src/table/table.ts';
import { columnOf, valuesOf } from './columns.ts';
import { course } from './course.ts';

export const { t: say } = course;

const HEATING = ['gas', 'oil', null, 'wood, "own"'];
const DISTRICTS = ['北', '南', 'East\nWest', 'Ōta'];

/** A table of invented flats, with blanks, quotes, line breaks, a constant column, and one expensive flat in forty. */
export function flats(rows = 120): Table {
  const all = Array.from({ length: rows }, (_, row) => row);
  const area = all.map((row) => 30 + ((row * 37) % 91));
  const columns: Column[] = [
    columnOf({ name: 'Id', type: 'numeric', values: all }),
    columnOf({ name: 'Area, m²', type: 'numeric', values: area.map((value, row) => (row % 11 === 3 ? null : value)) }),
    columnOf({ name: 'Heating', type: 'categorical', values: all.map((row) => HEATING[(row * 7) % 4] ?? null) }),
    columnOf({ name: 'Floor', type: 'numeric', values: all.map((row) => (row * 13) % 9) }),
    columnOf({
      name: 'District',
      type: 'categorical',
      values: all.map((row) => DISTRICTS[(row * 5 + (row >> 2)) % 4] ?? ''),
    }),
    columnOf({ name: 'Lifts', type: 'numeric', values: all.map(() => 1) }),
    columnOf({
      name: 'Rent',
      type: 'numeric',
      values: area.map(
        (value, row) => value * 11.3 + ((row * 13) % 9) * 7 + (row % 5) * 9.1 + (row % 40 === 7 ? 9e3 : 0),
      ),
    }),
  ];
  return { rows, columns };
}

/** Copies the table and changes cells of one column. */
export function altered(table: Table, name: string, change: (value: unknown, row: number) => unknown): Table {
  return {
    ...table,
    columns: table.columns.map((column) =>
      column.name === name ? columnOf({ ...column, values: valuesOf(column).map(change) }) : column,
    ),
  };
}

/** A history that holds the Dataset of Prepare. */
export function prepared(table: Table): History {
  const types = Object.fromEntries(table.columns.map(({ name, type }) => [name, type]));
  return { prepare: { findings: { types }, parameters: { drop: ['Rooms'], ask: [] }, artifacts: [], data: table } };
}

export interface FlatsOptions {
  parameters?: Parameters;
  earlier?: readonly FinishedRun[];
  locale?: Locale;
  /** Unit of the target. */
  unit?: string | undefined;
  progress?: (share: number, stage: string) => void;
}

/** Runs one step on the flats with its files, as the app does. */
export function runOnFlats(process: ProcessId, history: History, options: FlatsOptions = {}): FinishedRun {
  const { locale = 'en', parameters = {}, earlier = [], unit, progress = () => {} } = options;
  const step = stepOf(process);
  let now = 0;
  const input: StepInput = {
    table: (history.prepare?.data as Table | undefined) ?? flats(),
    target: 'Rent',
    id: 'Id',
    unit,
    history,
    dataHash: 'the flats',
    packageVersion: '1.2.3',
    milliseconds: () => {
      now += 5;
      return now;
    },
    locale,
    t: say,
    earlier,
  };
  const result = runStep(step, input, parameters, progress);
  const context: ArtifactContext = { ...input, parameters: result.parameters, dataset: 'flats.csv' };
  return { ...result, artifacts: step.artifacts(result, context) };
}

/** Runs the steps on the flats, up to and including one process. */
export function runUpTo(
  process: 'preprocess' | 'train' | 'test',
  table = flats(),
  options: Partial<Record<ProcessId, FlatsOptions>> = {},
): History {
  const history = prepared(table);
  for (const one of ['business-understanding', 'preprocess', 'train', 'test'] as const) {
    history[one] = runOnFlats(one, history, options[one]);
    if (one === process) break;
  }
  return history;
}
