const CR = 13;
/** Of the hash FNV-1a, http://www.isthe.com/chongo/tech/comp/fnv/ */
const FNV_PRIME = 16_777_619;

/** How bytes become texts: ASCII as Latin-1, which is quicker than UTF-8. */
export type PlainEncoding = 'latin1' | 'utf8';

/** The different texts of a column. A text is looked up by a hash of its bytes and compared byte by byte. */
export class ByteDictionary {
  readonly codes: Int32Array;
  private readonly bytes: Uint8Array;
  private readonly encoding: PlainEncoding;
  private slots = new Int32Array(64);
  private readonly hashes: number[] = [];
  private readonly begins: number[] = [];
  private readonly stops: number[] = [];
  private last = -1;

  constructor(bytes: Uint8Array, rows: number, encoding: PlainEncoding) {
    this.encoding = encoding;
    this.bytes = bytes;
    this.codes = new Int32Array(rows);
  }

  /**
   * Takes a row's text.
   * @returns false for a CR inside that isn't in quotation marks: it ends a row, and only papaparse can place it
   */
  take(row: number, begin: number, stop: number, isQuoted: boolean): boolean {
    const { bytes, last } = this;
    // Many rows have what the row before them has.
    if (last >= 0 && this.equals(last, begin, stop)) {
      this.codes[row] = last;
      return true;
    }
    let hash = stop - begin;
    for (let at = begin; at < stop; at += 1) {
      const byte = bytes[at] as number;
      if (byte === CR && !isQuoted) return false;
      hash = Math.imul(hash ^ byte, FNV_PRIME);
    }
    let slot = slotOf(hash, this.slots.length);
    for (;;) {
      const code = (this.slots[slot] as number) - 1;
      if (code < 0) break;
      if (this.hashes[code] === hash && this.equals(code, begin, stop)) {
        this.codes[row] = this.last = code;
        return true;
      }
      slot = (slot + 1) & (this.slots.length - 1);
    }
    const code = this.hashes.length;
    this.slots[slot] = code + 1;
    this.hashes.push(hash);
    this.begins.push(begin);
    this.stops.push(stop);
    this.codes[row] = this.last = code;
    if (this.hashes.length * 2 > this.slots.length) this.grow();
    return true;
  }

  private equals(code: number, begin: number, stop: number): boolean {
    const { bytes } = this;
    const start = this.begins[code] as number;
    const length = stop - begin;
    if ((this.stops[code] as number) - start !== length) return false;
    for (let at = 0; at < length; at += 1) if (bytes[start + at] !== bytes[begin + at]) return false;
    return true;
  }

  private grow(): void {
    this.slots = new Int32Array(this.slots.length * 4);
    for (const [code, hash] of this.hashes.entries()) {
      let slot = slotOf(hash, this.slots.length);
      while (this.slots[slot] !== 0) slot = (slot + 1) & (this.slots.length - 1);
      this.slots[slot] = code + 1;
    }
  }

  /** The texts by code, null for a blank one; undefined when one has other spaces around it than those of ASCII. */
  words(): (string | null)[] | undefined {
    const words: (string | null)[] = [];
    // Several times as fast as a decoder's call for each text. A part of one text of all bytes would keep that text in memory.
    const { buffer, byteOffset, byteLength } = this.bytes;
    const bytes = Buffer.from(buffer, byteOffset, byteLength);
    for (const [code, begin] of this.begins.entries()) {
      const stop = this.stops[code] as number;
      const written = bytes.toString(this.encoding, begin, stop);
      // Only a cell in quotation marks has some, each of them twice.
      const text = written.includes('"') ? written.replaceAll('""', '"') : written;
      if (text.trim() !== text) return undefined;
      words.push(text === '' ? null : text);
    }
    return words;
  }
}

/** The slot of a hash among a power of two: all its bits decide, so that similar numbers are far from each other. */
function slotOf(hash: number, slots: number): number {
  const mixed = Math.imul(hash ^ (hash >>> 16), 0x45d9f3b);
  return (mixed ^ (mixed >>> 16)) & (slots - 1);
}
