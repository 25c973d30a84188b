/** Letters that are as wide as two Latin letters. */
const WIDE =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|[\u{1f000}-\u{3fffd}]/u;
/** What half of a chart's width has room for. */
const WIDEST = 28;
/** What an upright axis has room for. */
export const UPRIGHT = 18;

/**
 * Shortens the name of a column or category for a chart. It removes the middle, because columns of a table often begin
 * alike (`Garage area in square feet`, `Garage area in cars`). Summaries and alt texts keep the whole name.
 * @param widest width in Latin letters; a Japanese letter counts two
 */
export function shortName(name: string, widest = WIDEST): string {
  const letters = [...name.replaceAll(/\s+/gu, ' ')];
  if (widthOf(letters) <= widest) return letters.join('');
  const head = take(letters, (widest - 1) * 0.6);
  const tail = take(letters.toReversed(), widest - 1 - widthOf(head)).reverse();
  return `${head.join('').trimEnd()}…${tail.join('').trimStart()}`;
}

/** Width of a text in Latin letters. A Japanese letter counts two. */
export function widthOf(letters: string | readonly string[]): number {
  return [...letters].reduce<number>((sum, letter) => sum + (WIDE.test(letter) ? 2 : 1), 0);
}

/** The first letters that fit into `room`. */
function take(letters: readonly string[], room: number): string[] {
  let used = 0;
  const end = letters.findIndex((letter) => {
    used += WIDE.test(letter) ? 2 : 1;
    return used > room;
  });
  return letters.slice(0, end === -1 ? letters.length : end);
}
