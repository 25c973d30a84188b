/**
 * Compares two strings by code points, as Python sorts them. It ignores the locale. An order by UTF-16 units would put
 * rare kanji and emoji before the end of the basic plane.
 * @example ['い', 'あ', 'B', 'a'].sort(compareCodePoints) // ['B', 'a', 'あ', 'い']
 */
export function compareCodePoints(a: string, b: string): number {
  for (let i = 0; i < a.length && i < b.length; ) {
    const x = a.codePointAt(i) ?? 0;
    const y = b.codePointAt(i) ?? 0;
    if (x !== y) return x - y;
    i += x > 0xffff ? 2 : 1;
  }
  return a.length - b.length;
}
