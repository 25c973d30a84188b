import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { COLUMN_TYPES } from '../../table/table.ts';
import { DATA } from './folders.ts';
import type { Source } from './thread-messages.ts';

const Datasets = z.record(
  z.string(),
  z.object({
    file: z.string(),
    target: z.string(),
    id: z.string().optional(),
    /** Unit of the target, in which Business Understanding counts, too; its words are the messages `unit.<unit>.…`. */
    unit: z.string().optional(),
    /** Units of other columns, by column. */
    columnUnits: z.record(z.string(), z.string()).optional(),
    /** What a row is; its words are the messages `row.<row>.…`. */
    row: z.string().optional(),
    missing: z.string().optional(),
    types: z.record(z.string(), z.enum(COLUMN_TYPES)).optional(),
  }),
);
export type Dataset = z.infer<typeof Datasets>[string];

/** Reads the data sets that a cohort can choose from `data/datasets.json`. @throws ZodError */
export function readDatasets(): Record<string, Dataset> {
  return Datasets.parse(JSON.parse(readFileSync(new URL('datasets.json', DATA), 'utf8')));
}

/** Path of a data set's file. */
export function datasetFile(dataset: Dataset): string {
  return fileURLToPath(new URL(dataset.file, DATA));
}

/** How to read a data set: its file, by path and by the name that reports show, and its columns. */
export function sourceOf(dataset: Dataset): Source {
  return { ...dataset, file: datasetFile(dataset), dataset: basename(dataset.file) };
}
