/** Most places of a quotation that only says which text is meant. A wide character, such as those of Japanese, takes two. */
const MOST = 60;
const WIDE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uff60]/u;

/**
 * The beginning of a text in one line, to recognise the text by. A longer text is cut after a word, or within the text where it has no spaces.
 * @param most places, the ellipsis included
 */
export function firstWords(text: string, most: number = MOST): string {
  const line = text.trim().split(/\s+/u).join(' ');
  const fits = fitting(line, most);
  if (fits.length === line.length) return line;
  const cut = fitting(line, most - 1);
  const space = cut.lastIndexOf(' ');
  return `${(space > cut.length / 2 ? cut.slice(0, space) : cut).trimEnd()}…`;
}

/** The longest beginning of a line that takes at most `most` places. */
function fitting(line: string, most: number): string {
  let left = most;
  let fits = '';
  for (const character of line) {
    left -= WIDE.test(character) ? 2 : 1;
    if (left < 0) break;
    fits += character;
  }
  return fits;
}
