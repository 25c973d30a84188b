import Papa from 'papaparse';
import type { Feature } from '../../stats/feature.ts';
import { parseTable } from '../../table/parse-table.ts';
import { artifactOf, type History } from '../history.ts';
import { featureNames, type TableEncoder } from './table-encoder.ts';

/** What Preprocess leaves for Train. */
export interface Preprocessed {
  encoder: TableEncoder;
  /** Training rows below the fence, in the order of the split. */
  train: { rows: number[]; features: Feature[]; target: Feature };
  /** Held-out rows, in the order of the split. */
  test: { rows: number[]; features: Feature[]; target: Feature };
}

/** Columns that are none of the data's: the row of the Dataset from 0, and whether it is trained or tested on. */
const OWN = ['__row', '__split'] as const;

/** The Preprocessed Dataset as CSV: z scores and codes, of training rows and then of held-out rows. */
export function writePreprocessed({ encoder, train, test }: Preprocessed): string {
  const header = Papa.unparse([[...OWN, encoder.target.column, ...featureNames(encoder)]]);
  const lines = [
    { part: train, name: 'train' },
    { part: test, name: 'test' },
  ].flatMap(({ part: { rows, features, target }, name }) =>
    // Numbers need no quotes, and JavaScript writes them so that they are read back the same.
    rows.map((row, i) => `${row},${name},${target.values[i]},${features.map(({ values }) => values[i]).join(',')}`),
  );
  return `${header}\n${lines.join('\n')}\n`;
}

/** Reads it back. @param encoder the artifact `encoder.json` */
export function readPreprocessed(content: string, encoder: TableEncoder): Preprocessed {
  const { columns } = parseTable(new TextEncoder().encode(content), { types: { __split: 'categorical' } });
  const [row, split, target, ...features] = columns;
  const part = (name: string) => {
    const places = (split?.values ?? []).flatMap((value, place) => (value === name ? [place] : []));
    const numbers = (values: readonly unknown[] = []) => places.map((place) => Number(values[place]));
    return {
      rows: numbers(row?.values),
      features: features.map((column) => ({ name: column.name, values: Float64Array.from(numbers(column.values)) })),
      target: { name: encoder.target.column, values: Float64Array.from(numbers(target?.values)) },
    };
  };
  return { encoder, train: part('train'), test: part('test') };
}

/** The Preprocessed Dataset that Preprocess left. @throws AppError predecessor_missing */
export function preprocessedOf(history: History): Preprocessed {
  const data = history.preprocess?.data;
  if (data !== undefined) return data as Preprocessed;
  const encoder = JSON.parse(artifactOf(history, 'preprocess', 'encoder')) as TableEncoder;
  return readPreprocessed(artifactOf(history, 'preprocess', 'preprocessed-dataset'), encoder);
}
