/** A column of texts as codes: its different words in the order of first appearance, and the word of each row. */
export interface CodedCells {
  words: readonly string[];
  /** Place in `words`; -1 where a cell is missing. */
  codes: Int32Array;
}

const UNSEEN = -2;

/** Codes a column of texts. @param values a missing cell is null */
export function codeCells(values: readonly (string | null)[]): CodedCells {
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
  return { words, codes };
}

/**
 * Codes a column whose texts are coded already, but in another order, or some are missing or the same as others.
 * @param words texts by their codes; a missing one is null
 * @param codes left as they are
 */
export function recode(words: readonly (string | null)[], codes: Int32Array): CodedCells {
  const placeOf = new Map<string, number>();
  const places = new Int32Array(words.length).fill(UNSEEN);
  const found: string[] = [];
  let isSame = true;
  for (let row = 0; row < codes.length; row += 1) {
    const code = codes[row] as number;
    if (places[code] !== UNSEEN) continue;
    const word = words[code] ?? null;
    let place = word === null ? -1 : placeOf.get(word);
    if (place === undefined) {
      place = found.length;
      placeOf.set(word as string, place);
      found.push(word as string);
    }
    places[code] = place;
    if (place !== code) isSame = false;
  }
  return { words: found, codes: isSame ? codes : codes.map((code) => places[code] as number) };
}

/** The cells with a word for those that are missing. */
export function fillCodes({ words, codes }: CodedCells, word: string): CodedCells {
  const place = words.indexOf(word);
  const filled = place < 0 ? words.length : place;
  return { words: place < 0 ? [...words, word] : words, codes: codes.map((code) => (code < 0 ? filled : code)) };
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
