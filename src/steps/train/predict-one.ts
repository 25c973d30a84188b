import { AppError } from '../../errors.ts';
import { codeCells } from '../../stats/code-cells.ts';
import type { Column, Table } from '../../table/table.ts';
import { encodeRows } from '../preprocess/table-encoder.ts';
import type { TrainedModel } from './model-file.ts';
import { predictRows } from './predict-rows.ts';
import { readNumber } from './read-number.ts';

/**
 * Predicts one row that a person typed. Blank and absent cells get the fill values of the training.
 * @throws AppError cell_not_numeric (values: column, typed)
 */
export function predictOne(
  model: TrainedModel,
  cells: Readonly<Record<string, string>>,
): { elasticNet: number; forest: number } {
  const columns: Column[] = [
    ...model.encoder.numeric.map(({ column }) => numericCell(column, cells[column] ?? '')),
    ...model.encoder.categorical.map(({ column }): Column => {
      const given = cells[column]?.trim() ?? '';
      return { name: column, type: 'categorical', ...codeCells([given === '' ? null : given]) };
    }),
  ];
  const table: Table = { rows: 1, columns };
  const { elasticNet, forest } = predictRows(model, encodeRows(model.encoder, table, [0]));
  return { elasticNet: elasticNet[0] ?? 0, forest: forest[0] ?? 0 };
}

function numericCell(column: string, given: string): Column {
  const value = readNumber(given);
  if (Number.isNaN(value)) throw new AppError('cell_not_numeric', { column, typed: given.trim() });
  return { name: column, type: 'numeric', values: Float64Array.of(value ?? Number.NaN) };
}
