import type { Feature } from '../../stats/feature.ts';
import { cellOf } from '../../table/cells-of.ts';
import { csvText } from '../../table/csv-text.ts';
import { parseTable } from '../../table/parse-table.ts';
import type { Column } from '../../table/table.ts';
import { artifactOf, type History } from '../history.ts';
import { featureNames, type TableEncoder } from './table-encoder.ts';

/** Result of Preprocess for Train. */
export interface Preprocessed {
  encoder: TableEncoder;
  /** Training rows up to the fence, in the order of the split. */
  train: { rows: number[]; features: Feature[]; target: Feature };
  /** Held-out rows, in the order of the split. */
  test: { rows: number[]; features: Feature[]; target: Feature };
}

/** Extra columns of the CSV: the row of the Dataset (from 0) and its part, `train` or `test`. */
const OWN = ['__row', '__split'] as const;

/** Writes the Preprocessed Dataset as CSV: z scores and codes of the training rows, then of the held-out rows. */
export function writePreprocessed({ encoder, train, test }: Preprocessed): string {
  const header = csvText([...OWN, encoder.target.column, ...featureNames(encoder)], [], '\n');
  const lines = [
    { part: train, name: 'train' },
    { part: test, name: 'test' },
  ].flatMap(({ part: { rows, features, target }, name }) =>
    // Numbers need no quotes, and JavaScript's notation reads back exactly.
    rows.map((row, i) => `${row},${name},${target.values[i]},${features.map(({ values }) => values[i]).join(',')}`),
  );
  return `${header}${lines.join('\n')}\n`;
}

/** Reads the Preprocessed Dataset back. @param encoder content of the artifact `encoder.json` */
export function readPreprocessed(content: string, encoder: TableEncoder): Preprocessed {
  const { rows, columns } = parseTable(new TextEncoder().encode(content), {
    types: { __split: 'categorical' },
    ours: true,
  });
  const [row, split, target, ...features] = columns;
  const of = (column: Column | undefined, place: number) => (column === undefined ? null : cellOf(column, place));
  const part = (name: string) => {
    const places = Array.from({ length: rows }, (_, place) => place).filter((place) => of(split, place) === name);
    const numbers = (column: Column | undefined) => places.map((place) => Number(of(column, place)));
    return {
      rows: numbers(row),
      features: features.map((column) => ({ name: column.name, values: Float64Array.from(numbers(column)) })),
      target: { name: encoder.target.column, values: Float64Array.from(numbers(target)) },
    };
  };
  return { encoder, train: part('train'), test: part('test') };
}

/** The Preprocessed Dataset of the latest Preprocess in the history. @throws AppError predecessor_missing */
export function preprocessedOf(history: History): Preprocessed {
  const data = history.preprocess?.data;
  if (data !== undefined) return data as Preprocessed;
  const encoder = JSON.parse(artifactOf(history, 'preprocess', 'encoder')) as TableEncoder;
  return readPreprocessed(artifactOf(history, 'preprocess', 'preprocessed-dataset'), encoder);
}
