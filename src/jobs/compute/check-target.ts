import { AppError } from '../../errors.ts';
import type { Reading } from '../../table/reading/reading.ts';
import type { Table } from '../../table/table.ts';

/**
 * Checks that a column can be predicted, and says which cell it is that spoils a column of numbers.
 * @param reading how the table was read; absent where nothing was guessed
 * @throws AppError column_not_found and target_not_numeric (values: column), target_not_numeric_line and target_not_numeric_kind (values: line,
 *   column, text)
 */
export function checkTarget(
  { columns }: Pick<Table, 'columns'>,
  name: string,
  reading?: Pick<Reading, 'spoilt'>,
): void {
  const found = columns.find((column) => column.name === name);
  if (found === undefined) throw new AppError('column_not_found', { column: name });
  if (found.type === 'numeric') return;
  const spoilt = reading?.spoilt.find(({ column }) => column === name);
  if (spoilt === undefined) throw new AppError('target_not_numeric', { column: name });
  const { line, text } = spoilt;
  if (spoilt.isOfOtherKind) throw new AppError('target_not_numeric_kind', { line, column: name, text });
  throw new AppError('target_not_numeric_line', { line, column: name, text });
}
