/**
 * Control characters, the marks that turn the direction of text (U+202E shows "gpj.exe" as "exe.jpg"), and characters without
 * width that hide in a word. Joiners stay, because emoji and some scripts need them.
 */
const INVISIBLE = /(?![\t\n\v\f\r\u0085])[\p{Cc}\u00AD\u061C\u200B\u200E\u200F\u202A-\u202E\u2060-\u206F\uFEFF]/gu;

/** Text from people or data without characters that nobody sees and that change how the rest is read. */
export function dropInvisible(text: string): string {
  return text.replace(INVISIBLE, '');
}
