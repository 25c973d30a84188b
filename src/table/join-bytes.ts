/** Joins parts of a file in one piece of memory. */
export function joinBytes(parts: readonly Uint8Array[]): Uint8Array {
  if (parts.length === 1 && parts[0] !== undefined) return parts[0];
  const whole = new Uint8Array(parts.reduce((length, { byteLength }) => length + byteLength, 0));
  let from = 0;
  for (const part of parts) {
    whole.set(part, from);
    from += part.byteLength;
  }
  return whole;
}
