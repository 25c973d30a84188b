import type { Column } from '../table.ts';
import { isNumberByEither } from './read-number.ts';
import type { TypedColumn } from './type-column.ts';
import { isWrittenDate } from './written-date.ts';

/**
 * Whether a header looks like a row of data: each name is a number above numbers, a date above dates, or a word that its column has, too,
 * and not all are words. Names of years stand beside a word that is a name.
 */
export function isHeaderData(
  names: readonly string[],
  typed: readonly Pick<TypedColumn, 'column' | 'isCode'>[],
): boolean {
  return (
    typed.every(({ column, isCode }, place) => isOf(names[place] ?? '', column, isCode)) &&
    names.some((name) => isNumberByEither(name) || isWrittenDate(name))
  );
}

function isOf(name: string, column: Column, isCode: boolean): boolean {
  if (column.type === 'numeric') return isNumberByEither(name);
  if (column.type === 'date') return isWrittenDate(name);
  return column.words.includes(name) || (isCode && isNumberByEither(name));
}
