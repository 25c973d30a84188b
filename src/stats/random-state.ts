const WORDS = 624;
const MIDDLE = 397;
const LARGEST = 0xffffffff;

/**
 * NumPy's legacy `RandomState`. The same seed gives the same permutations and integers as in a learner's notebook.
 * Source: Matsumoto and Nishimura 1998, Mersenne Twister (MT19937); numpy/random/mtrand of NumPy 1.24.
 * @example new RandomState(40).permutation(5)
 */
export class RandomState {
  readonly #key = new Uint32Array(WORDS);
  #position = WORDS;

  /**
   * @param seed integer from 0 to 2^32 - 1
   * @throws RangeError for another seed
   */
  constructor(seed: number) {
    if (!Number.isInteger(seed) || seed < 0 || seed > LARGEST) {
      throw new RangeError(`a seed is a whole number from 0 to ${LARGEST}, not ${seed}`);
    }
    let word = seed >>> 0;
    for (let i = 0; i < WORDS; i += 1) {
      this.#key[i] = word;
      word = (Math.imul(1812433253, word ^ (word >>> 30)) + i + 1) >>> 0;
    }
  }

  /** @returns an integer from 0 to 2^32 - 1 */
  uint32(): number {
    if (this.#position === WORDS) this.#generate();
    let y = this.#key[this.#position] ?? 0;
    this.#position += 1;
    y ^= y >>> 11;
    y ^= (y << 7) & 0x9d2c5680;
    y ^= (y << 15) & 0xefc60000;
    y ^= y >>> 18;
    return y >>> 0;
  }

  /**
   * A uniform integer from 0 to `max`, both included. Draws with a bit mask until the value fits (`random_interval`).
   * @param max 0 to 2^32 - 1
   */
  interval(max: number): number {
    if (max === 0) return 0;
    const mask = LARGEST >>> Math.clz32(max);
    for (;;) {
      const value = (this.uint32() & mask) >>> 0;
      if (value <= max) return value;
    }
  }

  /**
   * `size` uniform integers from 0 to `high` - 1, drawn with replacement, like `randint(0, high, size)`.
   * @param high 1 to 2^31 - 1
   */
  integers(high: number, size: number): Int32Array {
    const drawn = new Int32Array(size);
    for (let i = 0; i < size; i += 1) drawn[i] = this.interval(high - 1);
    return drawn;
  }

  /** Shuffles the elements in place (Fisher and Yates, from the end). */
  shuffle(values: { [index: number]: number; readonly length: number }): void {
    for (let i = values.length - 1; i > 0; i -= 1) {
      const j = this.interval(i);
      const kept = values[i] as number;
      values[i] = values[j] as number;
      values[j] = kept;
    }
  }

  /** @returns the integers from 0 to `size` - 1 in random order */
  permutation(size: number): Int32Array {
    const order = Int32Array.from({ length: size }, (_, i) => i);
    this.shuffle(order);
    return order;
  }

  #generate(): void {
    const key = this.#key;
    for (let i = 0; i < WORDS; i += 1) {
      const y = ((key[i] ?? 0) & 0x80000000) | ((key[(i + 1) % WORDS] ?? 0) & 0x7fffffff);
      key[i] = (key[(i + MIDDLE) % WORDS] ?? 0) ^ (y >>> 1) ^ ((y & 1) === 1 ? 0x9908b0df : 0);
    }
    this.#position = 0;
  }
}
