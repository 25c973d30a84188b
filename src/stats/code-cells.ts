/** A column of categories as codes: its different words in the order of first appearance, and the word of each row. */
export interface CodedCells {
  words: readonly string[];
  /** Place in `words`; -1 where a cell is missing. */
  codes: Int32Array;
}

const kept = new WeakMap<readonly (string | null)[], CodedCells>();

/**
 * Codes a column of categories. The codes are kept as long as the column, because several computations read them; the caller
 * must not change them.
 * @param values never changed; a missing cell is null
 */
export function codeCells(values: readonly (string | null)[]): CodedCells {
  const found = kept.get(values);
  if (found !== undefined) return found;
  const places = new Map<string, number>();
  const words: string[] = [];
  const codes = new Int32Array(values.length);
  for (let row = 0; row < codes.length; row += 1) {
    const value = values[row] ?? null;
    let code = value === null ? -1 : places.get(value);
    if (code === undefined) {
      code = words.length;
      places.set(value as string, code);
      words.push(value as string);
    }
    codes[row] = code;
  }
  const coded = { words, codes };
  kept.set(values, coded);
  return coded;
}

/** How often each word occurs in some rows. @param rows default: all */
export function countCodes({ words, codes }: CodedCells, rows?: ArrayLike<number>): Int32Array {
  const counts = new Int32Array(words.length);
  const all = rows?.length ?? codes.length;
  for (let i = 0; i < all; i += 1) {
    const code = codes[rows === undefined ? i : (rows[i] as number)] as number;
    if (code >= 0) counts[code] = (counts[code] as number) + 1;
  }
  return counts;
}
