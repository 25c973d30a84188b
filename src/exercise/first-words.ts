/** Most characters of a quotation that only says which text is meant. */
const MOST = 60;

/**
 * The beginning of a text in one line, to recognise the text by. A longer text is cut after a word, or within the text where it has no spaces.
 * @param most characters, the ellipsis included
 */
export function firstWords(text: string, most: number = MOST): string {
  const line = text.trim().split(/\s+/u).join(' ');
  const characters = [...line];
  if (characters.length <= most) return line;
  const cut = characters.slice(0, most - 1).join('');
  const space = cut.lastIndexOf(' ');
  return `${(space > cut.length / 2 ? cut.slice(0, space) : cut).trimEnd()}…`;
}
