/** Drops HTML comments, also one that isn't closed. Readers never see them: they are notes to authors, and how a figure is computed. */
export function dropComments(text: string): string {
  return text.replace(/<!--[\s\S]*?(?:-->|$)/gu, '');
}
