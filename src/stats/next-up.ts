const bits = new DataView(new ArrayBuffer(8));

/**
 * The smallest double above a finite number.
 * @example nextUp(1) // 1.0000000000000002
 */
export function nextUp(value: number): number {
  if (value === 0) return Number.MIN_VALUE;
  bits.setFloat64(0, value);
  const low = bits.getUint32(4);
  const high = bits.getUint32(0);
  // The bits of a double without its sign are a whole number, in the order of the doubles.
  if (value > 0) {
    bits.setUint32(4, low + 1);
    if (low === 0xffffffff) bits.setUint32(0, high + 1);
  } else {
    bits.setUint32(4, low - 1);
    if (low === 0) bits.setUint32(0, high - 1);
  }
  return bits.getFloat64(0);
}
