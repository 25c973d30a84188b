import { presentIn } from '../../stats/present-in.ts';
import { lengthOf } from '../../table/cells-of.ts';
import { countMissing } from '../../table/count-missing.ts';
import type { Column } from '../../table/table.ts';

/** A column that tells the rows apart and says nothing else. */
export interface Identifier {
  column: string;
  /** Different values among `values`. */
  distinct: number;
  /** Cells that are not blank. */
  values: number;
}

/**
 * Names that say "identifier": id and no as a word of their own (customer_id, order no., customerId, 顧客ID), and 番号. The
 * notebook uses the same pattern in Python.
 */
export const IDENTIFIER_NAME = /(?:^|[^A-Za-z])(?:id|Id|ID|ＩＤ|no|No|NO|Ｎｏ|ＮＯ)\.?$|[a-z](?:Id|ID|No)$|番号$/u;

/** Share of different values from which a text column is one of identifiers, whatever its name is. */
export const IDENTIFIER_SHARE = 0.95;

/** Fewest values for that: a few values may all differ by chance. */
export const IDENTIFIER_LEAST = 10;

/**
 * Columns that look like identifiers, in the order of the table: text in which nearly every value differs, and text or whole
 * numbers in which every value differs and whose name says so. Numbers of another name are measurements, and dates are dates.
 */
export function findIdentifiers(columns: readonly Column[]): Identifier[] {
  return columns.flatMap((column) => {
    if (column.type === 'date') return [];
    const isCalledSo = IDENTIFIER_NAME.test(column.name);
    // Numbers of another name are measurements, however many differ.
    if (column.type === 'numeric' && !isCalledSo) return [];
    const values = lengthOf(column) - countMissing(column);
    const distinct = column.type === 'numeric' ? new Set(presentIn(column.values)).size : column.words.length;
    const found = { column: column.name, distinct, values };
    return (isCalledSo && areCodes(found, column)) || isNearlyUnique(column, found) ? [found] : [];
  });
}

function areCodes({ distinct, values }: Identifier, column: Column): boolean {
  if (values < 2 || distinct !== values) return false;
  return column.type !== 'numeric' || column.values.every((value) => Number.isNaN(value) || Number.isInteger(value));
}

function isNearlyUnique({ type }: Column, { distinct, values }: Identifier): boolean {
  return type === 'categorical' && values >= IDENTIFIER_LEAST && distinct >= IDENTIFIER_SHARE * values;
}
