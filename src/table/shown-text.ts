/** Characters of a cell, or of a name, that a sentence shows. */
const SHOWN = 40;

/** As much of a text from a file as a sentence shows. */
export function shownText(text: string): string {
  return [...text].slice(0, SHOWN).join('');
}
