/** Collapses whitespace: headlines and files quote a typed text in one line. */
export function inOneLine(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}
