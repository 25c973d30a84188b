import { plainText } from './cell-text.ts';
import { readEntry } from './read-entry.ts';

/**
 * Reads the texts that cells share. Of a text with formats, all parts; how a Japanese word is read aloud stays out.
 * Source: ECMA-376, part 1, 18.4
 * @param path undefined where the workbook has none
 * @throws AppError workbook_unreadable
 */
export function readSharedTexts(bytes: Uint8Array, path: string | undefined): string[] {
  const texts: string[] = [];
  let text = '';
  let isInText = false;
  let isAloud = false;
  if (path === undefined) return texts;
  readEntry(bytes, path, {
    open(name) {
      if (name === 'si') text = '';
      if (name === 'rPh') isAloud = true;
      if (name === 't') isInText = true;
    },
    text(found) {
      if (isInText && !isAloud) text += found;
    },
    close(name) {
      if (name === 'si') texts.push(plainText(text));
      if (name === 'rPh') isAloud = false;
      if (name === 't') isInText = false;
    },
  });
  return texts;
}
