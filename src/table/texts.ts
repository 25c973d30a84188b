/** A column as text: its different texts in the order in which they first occur, null for a blank cell, and which of them each row has. */
export interface Texts {
  words: readonly (string | null)[];
  codes: Int32Array;
}

/** Finds the different texts of a column, cell by cell. */
export class TextsFinder {
  private readonly codeOf = new Map<string, number>();
  private readonly words: (string | null)[] = [];
  private readonly codes: Int32Array;
  private last = '';
  private lastCode = -1;

  constructor(rows: number) {
    this.codes = new Int32Array(rows);
  }

  /** @param text trimmed; the empty text is a blank cell */
  take(row: number, text: string): void {
    // Many rows have what the row before them has.
    if (this.lastCode < 0 || text !== this.last) {
      let code = this.codeOf.get(text);
      if (code === undefined) {
        code = this.words.length;
        this.words.push(text === '' ? null : text);
        this.codeOf.set(text, code);
      }
      this.last = text;
      this.lastCode = code;
    }
    this.codes[row] = this.lastCode;
  }

  found(): Texts {
    return { words: this.words, codes: this.codes };
  }
}

/** How often each text occurs. */
export function countTexts({ words, codes }: Texts): Int32Array {
  const counts = new Int32Array(words.length);
  for (let row = 0; row < codes.length; row += 1) {
    const code = codes[row] as number;
    counts[code] = (counts[code] as number) + 1;
  }
  return counts;
}
