/** Characters of a cell that a sentence shows. */
const SHOWN = 40;

/** As much of a cell's text as a sentence shows. */
export function shownText(text: string): string {
  return [...text].slice(0, SHOWN).join('');
}
