/** Replaces equal texts by one shared string. A categorical column repeats few values; shared strings compare faster. */
export function shareStrings(cells: readonly (string | null)[]): (string | null)[] {
  const words = new Map<string, string>();
  return cells.map((text) => {
    if (text === null) return null;
    const word = words.get(text);
    if (word !== undefined) return word;
    words.set(text, text);
    return text;
  });
}
